"""Caps on worst-off measures: what they leave each step of a deviation, in whole numbers."""

from collections.abc import Mapping, Sequence

from anwroster.model import Level
from anwroster.solver.ledger import Ledger, Row


def worst_rows(ledger: Ledger) -> list[Row]:
    """Return the rows that say how high each doctor drives a worst-off measure."""
    worst = ledger.costs(Level.WORST_OFF)
    return [
        row for row in ledger.rows if row.level is Level.WORST_OFF and any(column in worst for column, _ in row.terms)
    ]


def ceilings(ledger: Ledger, rows: Sequence[Row], caps: Mapping[int, int]) -> dict[int, int]:
    """Return the most of each step under which no worst-off measure passes its cap.

    Parameters
    ----------
    rows
        As ``worst_rows`` gives them.
    caps
        Column of a worst-off measure → value not to be passed; those left out are free.

    Notes
    -----
    A worst-off row reads scale × worst − coefficient × Σ steps ≥ lower, with its steps cheapest first. Steps are whole,
    so that a cap leaves them ⌊(scale × cap − lower) ÷ coefficient⌋ together; and a roster's steps are filled in order
    (``completion.py``), so that each has at most what those before it leave.
    """
    ceiling: dict[int, int] = {}
    for row in rows if caps else ():
        worst = [(column, scale) for column, scale in row.terms if column in caps]
        if not worst or row.lower is None:
            continue
        ((column, scale),) = worst
        room = scale * caps[column] - row.lower
        for step, coefficient in row.terms:
            if step != column:
                ceiling[step] = max(0, min(ledger.upper[step], room // -coefficient))
                room += coefficient * ceiling[step]
    return ceiling


def lowered(ledger: Ledger, floors: Mapping[int, int], reached: int | None) -> list[int]:
    """Return the upper bound of each column that is left when the level worst_off costs no more than it did.

    Parameters
    ----------
    floors
        Column of a worst-off measure → what no roster passes.
    reached
        What the level may cost; None where it is not among the levels above.

    Notes
    -----
    Where all other measures cost at least what their floors say, one can be no higher than what these leave of what the
    level may cost: ⌊(reached − Σ over the others of cost × floor) ÷ cost⌋.
    """
    upper = list(ledger.upper)
    if reached is None or not floors:
        return upper
    caps = left_to_each(ledger, floors, reached)
    for column, most in {**ceilings(ledger, worst_rows(ledger), caps), **caps}.items():
        upper[column] = max(ledger.lower[column], min(upper[column], most))
    return upper


def left_to_each(ledger: Ledger, floors: Mapping[int, int], reached: int) -> dict[int, int]:
    """Return the most that each worst-off measure can be, as in ``lowered``."""
    costs = ledger.costs(Level.WORST_OFF)
    least = sum(cost * floors.get(column, 0) for column, cost in costs.items())
    return {column: (reached - least) // cost + floors.get(column, 0) for column, cost in costs.items()}


def thresholds(ledger: Ledger, rows: Sequence[Row], column: int, most: int) -> list[int]:
    """Return the values from 0 to ``most`` that a worst-off measure can have, the lowest first."""
    found = {0}
    for row in rows:
        terms = dict(row.terms)
        scale = terms.pop(column, 0)
        if not scale or row.lower is None or not terms:
            continue
        coefficient = min(-each for each in terms.values())
        reach = sum(ledger.upper[step] for step in terms)
        units = min(reach, (scale * most - row.lower) // coefficient)
        found |= {-(-(row.lower + coefficient * unit) // scale) for unit in range(units + 1)}
    return sorted(each for each in found if 0 <= each <= most)
