"""A ledger as lines of whole numbers, for the Java program.

The first line counts seats, doctors, columns, rows and worst-off rows. Then, a line each: every seat (doctor who is
held or -1; doctor and column of each candidate), every row (lower and upper bound or ``-``; column and coefficient of
each assignment; level, cost and width of each measure that helps from below, then from above), every worst-off row
(measure, weight, row, side, lower bound, coefficient, scale), and one line of what columns cost by themselves (column,
level, cost). Lists begin with their length.
"""

from collections.abc import Iterator

from anwroster.model import LEVELS, Level
from anwroster.solver.exchange.seats import seats_of
from anwroster.solver.ledger import Ledger, Row

RACED = tuple(level for level in LEVELS if level is not Level.CHANGES)
"""Levels of a race, by the number that the Java program knows them by: no race keeps to an earlier roster."""

Pieces = list[tuple[int, int, int]]


def lines_of(ledger: Ledger) -> Iterator[str]:
    """Return the lines."""
    worst = ledger.costs(Level.WORST_OFF)
    charged = {each.column: (RACED.index(each.level), each.cost) for each in ledger.penalties}
    assignments = {column: pair for pair, column in ledger.assignments.items()}
    seats = list(_seats(ledger))
    rows = [row for row in ledger.rows if not any(column in worst for column, _ in row.terms)]
    measured = {
        column: (number, int(coefficient < 0))
        for number, row in enumerate(rows)
        for column, coefficient in row.terms
        if column not in assignments
    }
    pressing = [row for row in ledger.rows if any(column in worst for column, _ in row.terms)]
    doctors = 1 + max(doctor for doctor, _ in ledger.assignments)
    yield f"{len(seats)} {doctors} {len(ledger.lower)} {len(rows)} {len(pressing)}"
    yield from seats
    for row in rows:
        yield _row(row, ledger, assignments, charged)
    for row in pressing:
        yield _pressing(row, worst, measured)
    direct = [(column, *charged[column]) for column in assignments if column in charged]
    yield _list(direct)


def _list(items: list) -> str:
    return " ".join([str(len(items)), *(str(number) for item in items for number in item)])


def _seats(ledger: Ledger) -> Iterator[str]:
    who: dict[int, list[tuple[int, int]]] = {}
    for (doctor, shift), column in ledger.assignments.items():
        who.setdefault(shift, []).append((doctor, column))
    for shift, demand in sorted(seats_of(ledger).demand.items()):
        held = [doctor for doctor, column in who[shift] if ledger.lower[column]]
        for seat in range(demand):
            yield f"{held[seat] if seat < len(held) else -1} {_list(who[shift])}"


def _row(row: Row, ledger: Ledger, assignments: dict, charged: dict) -> str:
    own = [(column, coefficient) for column, coefficient in row.terms if column in assignments]
    sides: tuple[Pieces, Pieces] = ([], [])
    for column, coefficient in row.terms:
        if column not in assignments:
            if abs(coefficient) != 1:
                raise ValueError(f"a measure helps by other than 1: {row}")
            sides[int(coefficient < 0)].append((*charged.get(column, (0, 0)), ledger.upper[column]))
    bounds = ["-" if bound is None else str(bound) for bound in (row.lower, row.upper)]
    return " ".join([*bounds, _list(own), _list(sides[0]), _list(sides[1])])


def _pressing(row: Row, worst: dict, measured: dict) -> str:
    """Return the line of scale × worst − coefficient × Σ steps ≥ lower."""
    ((measure, scale),) = [(column, c) for column, c in row.terms if column in worst]
    step, coefficient = next((column, -c) for column, c in row.terms if column != measure)
    number, side = measured[step]
    return f"{measure} {worst[measure]} {number} {side} {row.lower} {coefficient} {scale}"
