"""The linear model, every row and every penalty with its reason; it knows no solver."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from anwroster.model import LEVELS, Because, Level

Terms = Sequence[tuple[int, int]]
"""(column, coefficient) pairs; each column at most once."""


@dataclass(frozen=True)
class Row:
    """``lower`` ≤ Σ coefficient × column ≤ ``upper``; None is no bound.

    Parameters
    ----------
    level
        First level at which the row is needed; None for a hard rule, which always is.
    """

    terms: Terms
    lower: int | None
    upper: int | None
    because: Because
    level: Level | None = None


@dataclass(frozen=True)
class Penalty:
    """``cost`` per unit of ``column``, counted in ``level``; both column and cost are never negative."""

    column: int
    cost: int
    level: Level
    because: Because


@dataclass(eq=False)
class Ledger:
    """Columns, rows and penalties; rules write on it, solvers, certificate and explanation read it.

    A column is either an *assignment* (whole, 0 to 1) or a *measure* (what a soft rule counts). For given
    assignments every measure is raised from its lower bound just as far as the rows ask, cheapest first
    (``solver/completion.py``); a rule may only write measures for which that is right.
    """

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    first: list[Level | None] = field(default_factory=list)
    assignments: dict[tuple[int, int], int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    penalties: list[Penalty] = field(default_factory=list)

    def assignment(self, doctor: int, shift: int, *, held: bool) -> int:
        """Add the column of a candidate pair and return it; a held one is 1 for certain."""
        column = self._column(int(held), 1, whole=True, level=None)
        self.assignments[doctor, shift] = column
        return column

    def measure(self, upper: int, level: Level, *, whole: bool = False) -> int:
        """Add a column from 0 to ``upper`` for what a soft rule counts, needed from ``level`` on."""
        return self._column(0, upper, whole=whole, level=level)

    def row(
        self,
        terms: Iterable[tuple[int, int]],
        because: Because,
        *,
        lower: int | None = None,
        upper: int | None = None,
        level: Level | None = None,
    ) -> None:
        """Add a row, unless its bounds make it idle."""
        terms = tuple(terms)
        least = sum(c * (self.lower[v] if c > 0 else self.upper[v]) for v, c in terms)
        most = sum(c * (self.upper[v] if c > 0 else self.lower[v]) for v, c in terms)
        if (lower is None or least >= lower) and (upper is None or most <= upper):
            return
        self.rows.append(Row(terms, lower, upper, because, level))

    def limit(self, measure: int, terms: Terms, lower: int) -> None:
        """Raise the upper bound of a measure to the most that the row Σ terms ≥ ``lower`` could ask of it."""
        scale = dict(terms)[measure]
        least = sum(c * (self.lower[v] if c > 0 else self.upper[v]) for v, c in terms if v != measure)
        self.upper[measure] = max(self.upper[measure], -((least - lower) // scale))

    def penalise(self, column: int, cost: int, level: Level, because: Because) -> None:
        """Charge ``cost`` (whole, 0 or more) per unit of a column."""
        if cost:
            self.penalties.append(Penalty(column, cost, level, because))

    def steps(self, costs: Iterable[tuple[int, int]], level: Level, charged: Level, because: Because) -> list[int]:
        """Add measures whose (width, cost per unit) never fall in cost: a convex cost, one column a step."""
        columns = []
        for width, cost in costs:
            column = self.measure(width, level)
            self.penalise(column, cost, charged, because)
            columns.append(column)
        return columns

    def costs(self, level: Level) -> dict[int, int]:
        """Return cost per unit of each column that is charged in ``level``."""
        found: dict[int, int] = {}
        for each in self.penalties:
            if each.level is level:
                found[each.column] = found.get(each.column, 0) + each.cost
        return found

    def levels(self) -> tuple[Level, ...]:
        """Return the levels that charge anything, from the top down."""
        used = {each.level for each in self.penalties}
        return tuple(level for level in LEVELS if level in used)

    def _column(self, lower: int, upper: int, *, whole: bool, level: Level | None) -> int:
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        self.first.append(level)
        return len(self.lower) - 1
