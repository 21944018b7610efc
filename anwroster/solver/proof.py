"""Exact bounds by weak duality: whole numbers only, no solver, no tolerance.

For a level that minimises c·x over the rows L ≤ A x ≤ U and the columns l ≤ x ≤ u, any choice of one number y per row
gives a bound that no roster passes:

    Σ over rows of (y·L where y > 0, y·U where y < 0) + Σ over columns of the least that (c − Aᵀy)·x can be.

Good numbers y come from a solver's relaxation; that they are good need not be believed, for the sum is a bound
whatever they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from anwroster.model import LEVELS, Level
from anwroster.solver.caps import ceilings, lowered, worst_rows
from anwroster.solver.ledger import Ledger, Terms

SCALE = 2**36
"""Dual values are whole numbers of 1 ÷ SCALE: fine enough for coefficients of millions."""


@dataclass(frozen=True)
class Duals:
    """Dual values of one level, times ``SCALE``.

    Parameters
    ----------
    rows
        Number of a row of the ledger → value; rows that are left out have 0.
    above
        Level above → value of the row that keeps what it reached.
    """

    rows: Mapping[int, int] = field(default_factory=dict)
    above: Mapping[Level, int] = field(default_factory=dict)


def rows_at(ledger: Ledger, level: Level) -> Iterator[int]:
    """Yield the numbers of the rows that a level needs: hard rules, and measures of its own and of those above."""
    depth = LEVELS.index(level)
    for number, row in enumerate(ledger.rows):
        if row.level is None or LEVELS.index(row.level) <= depth:
            yield number


def exact_bound(
    ledger: Ledger,
    level: Level,
    reached: Mapping[Level, int],
    duals: Duals,
    scale: int = SCALE,
    floors: Mapping[int, int] = MappingProxyType({}),
) -> int:
    """Return the bound that dual values prove, rounded up: what rosters cost is whole.

    Parameters
    ----------
    reached
        Values of the levels above, which no roster in question may exceed.
    duals
        Any numbers; those of rows that the level does not need, and those that point to a bound that a row does not
        have, count as 0.
    floors
        Column of a worst-off measure → what no roster passes that costs no more above; below that level they say how
        far off anybody can be (``caps.py``).
    """
    left = [0] * len(ledger.lower)
    for column, cost in ledger.costs(level).items():
        left[column] = cost * scale
    upper = lowered(ledger, floors, reached.get(Level.WORST_OFF))
    return -(-_least(ledger, left, _weighed(ledger, level, reached, duals), upper) // scale)


def excludes(ledger: Ledger, caps: Mapping[int, int], reached: Mapping[Level, int], duals: Duals) -> bool:
    """Return whether dual values prove that no roster keeps caps on worst-off measures.

    Parameters
    ----------
    caps
        Column of a worst-off measure → value not to be passed.
    reached
        Values of the levels above, which no roster in question may exceed.

    Notes
    -----
    With nothing charged at all, a bound above 0 says that the rows cannot hold together: a roster would cost 0. The
    caps count by what they leave each step in whole numbers (``caps.py``), which is more than the relaxation sees.
    """
    upper = list(ledger.upper)
    for column, most in {**ceilings(ledger, worst_rows(ledger), caps), **caps}.items():
        upper[column] = min(upper[column], most)
    rows = _weighed(ledger, Level.WORST_OFF, reached, duals)
    return _least(ledger, [0] * len(ledger.lower), rows, upper) > 0


def _least(
    ledger: Ledger,
    left: list[int],
    rows: Iterator[tuple[Terms, int | None, int | None, int]],
    upper: Sequence[int],
) -> int:
    """Return the sum of the module's docstring; ``left`` holds the costs, and is used up."""
    total = 0
    for terms, lower, most, dual in rows:
        limit = lower if dual > 0 else most
        if limit is None:
            continue
        total += dual * limit
        for column, coefficient in terms:
            left[column] -= dual * coefficient
    return total + sum(
        cost * (ledger.lower[column] if cost > 0 else upper[column]) for column, cost in enumerate(left) if cost
    )


def _weighed(
    ledger: Ledger, level: Level, reached: Mapping[Level, int], duals: Duals
) -> Iterator[tuple[Terms, int | None, int | None, int]]:
    """Yield (terms, lower, upper, dual value) of every row with a dual value other than 0."""
    for number in rows_at(ledger, level):
        if dual := duals.rows.get(number):
            row = ledger.rows[number]
            yield row.terms, row.lower, row.upper, dual
    for above, value in reached.items():
        if (dual := duals.above.get(above)) and LEVELS.index(above) < LEVELS.index(level):
            yield tuple(ledger.costs(above).items()), None, value, dual
