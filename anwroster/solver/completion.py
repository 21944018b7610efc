"""What a given choice of assignments costs, read off the ledger without a solver."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from anwroster.model import Level
from anwroster.solver.ledger import Ledger, Row
from anwroster.solver.matrix import Ints, Matrix, matrix_of


@dataclass(frozen=True)
class Completion:
    """The measures that go with a choice of assignments.

    Parameters
    ----------
    values
        Value of every column.
    broken
        Rows that no measure can satisfy: hard rules that the choice breaks.
    """

    values: Sequence[int]
    broken: tuple[Row, ...]

    def cost(self, ledger: Ledger, level: Level) -> int:
        """Return what the choice costs on a level."""
        return sum(cost * self.values[column] for column, cost in ledger.costs(level).items())


def complete(ledger: Ledger, chosen: Collection[int]) -> Completion:
    """Return the least measures for ``chosen`` assignment columns.

    Parameters
    ----------
    chosen
        Columns of assignments that are 1; all other assignments are 0, held ones too.

    Notes
    -----
    Rows are taken in the order of the ledger. Where a row falls short, its measures are raised from the left to the
    right (rules write convex steps cheapest first) until it holds.
    """
    matrix = matrix_of(ledger)
    values = np.asarray(ledger.lower, dtype=np.int64)
    held = values[matrix.assignments] > 0
    values[matrix.assignments] = 0
    values[np.fromiter(chosen, dtype=np.int64, count=len(chosen))] = 1
    broken = [ledger.rows[number] for number in _raise_all(ledger, matrix, values)]
    standing = matrix.assignments[held & (values[matrix.assignments] == 0)]
    return Completion(values.tolist(), (*broken, *(_not_held(column) for column in sorted(standing.tolist()))))


def _raise_all(ledger: Ledger, matrix: Matrix, values: Ints) -> list[int]:
    """Raise the measures row by row, and return the numbers of rows that fall short all the same.

    Only rows that fall short are looked at, at first or once a measure of theirs was raised by an earlier one.
    """
    activity, broken = matrix.activity(values), []
    seen = (activity < matrix.lower) | (activity > matrix.upper)
    waiting = np.flatnonzero(seen).tolist()
    while waiting:
        number = heappop(waiting)
        row, now = ledger.rows[number], int(activity[number])
        if row.lower is not None and now < row.lower:
            short, sign = row.lower - now, 1
        elif row.upper is not None and now > row.upper:
            short, sign = now - row.upper, -1
        else:
            continue
        for column, coefficient in row.terms:
            help_per_unit = coefficient * sign
            if short <= 0 or help_per_unit <= 0 or matrix.is_assignment[column]:
                continue
            raised = min(ledger.upper[column] - int(values[column]), -(-short // help_per_unit))
            values[column] += raised
            short -= raised * help_per_unit
            for later in matrix.raise_in(activity, column, raised, number):
                if not seen[later]:
                    seen[later] = True
                    heappush(waiting, later)
        if short > 0:
            broken.append(number)
    return broken


def _not_held(column: int) -> Row:
    from anwroster.model import Because, RuleId

    return Row(((column, 1),), 1, None, Because(rule=RuleId.FIXED, subject=str(column)))
