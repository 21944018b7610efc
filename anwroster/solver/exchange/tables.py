"""What one doctor's shifts cost: every row of the ledger that is the doctor's own, as a table over its activity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import gcd

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level
from anwroster.solver.ledger import Ledger, Row

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Prices:
    """What a unit of each measure costs in an exchange.

    Parameters
    ----------
    unit
        Cost per unit of a column; a column that is not in it costs nothing.
    ceiling
        Most of a measure before ``over`` is charged besides; a column that is not in it has its upper bound.
    over
        Cost per unit above the ceiling; None where that is forbidden.
    weight
        What a unit of each level's cost is worth.
    """

    unit: Mapping[int, int]
    ceiling: Mapping[int, int] = field(default_factory=dict)
    over: int | None = None
    weight: Mapping[Level, int] = field(default_factory=dict)


Pieces = tuple[tuple[int, int], ...]
"""(cost per unit, width) of a convex cost, cheapest first."""


@dataclass
class _Side:
    """What a row costs by how far it falls short of one of its bounds."""

    bound: int
    sign: int
    measures: tuple[int, ...]

    def pieces(self, ledger: Ledger, prices: Prices) -> Pieces:
        found = []
        for column in self.measures:
            unit, upper = prices.unit.get(column, 0), ledger.upper[column]
            ceiling = min(upper, prices.ceiling.get(column, upper))
            found.append((unit, ceiling))
            if prices.over is not None and upper > ceiling:
                found.append((unit + prices.over, upper - ceiling))
        return tuple(sorted(found))

    def cost(self, activity: Ints, pieces: Pieces) -> tuple[Ints, Flags]:
        """Return (cost, whether the measures reach that far) for each activity."""
        short = np.maximum(0, self.sign * (self.bound - activity))
        reach = int(short.max(initial=0))
        units = np.asarray([unit for unit, _ in pieces], dtype=np.int64)
        widths = np.asarray([min(width, reach) for _, width in pieces], dtype=np.int64)
        rising = np.append(0, np.cumsum(np.repeat(units, widths)[:reach]))
        return rising[np.minimum(short, len(rising) - 1)], short < len(rising)


Curve = tuple[Ints, Flags]
"""Of each activity from the least to the most of a row: what it costs, and whether it is legal."""

Shape = tuple[int, int, int, tuple[tuple[int, int, Pieces], ...]]
"""All that the curve of a row follows from: least and most activity, the unit that both are counted in (what lies
between whole units no choice of shifts comes to), and bound, sign and pieces of each side."""


class DoctorTable:
    """The rows of one doctor, with the cost of each possible activity at the latest prices; it needs some first.

    Parameters
    ----------
    columns
        The doctor's assignment columns, in the order of the ledger.
    rows
        Rows whose assignments are all this doctor's. Every measure in them must have coefficient 1 or -1.
    curves
        Curves worked out so far, shared by all doctors: most rows have a shape that many others have too.
    """

    def __init__(
        self, ledger: Ledger, columns: Sequence[int], rows: Sequence[Row], curves: dict[Shape, Curve] | None = None
    ) -> None:
        self._curves: dict[Shape, Curve] = {} if curves is None else curves
        self.columns = np.asarray(columns, dtype=np.int64)
        self.held = np.asarray([ledger.lower[column] > 0 for column in columns], dtype=bool)
        self._ledger = ledger
        place = {column: at for at, column in enumerate(columns)}
        self._full = np.zeros((len(rows), len(columns)), dtype=np.int64)
        self._reach: list[tuple[int, int, int]] = []
        self._sides: list[list[_Side]] = []
        for number, row in enumerate(rows):
            own = [(place[column], coefficient) for column, coefficient in row.terms if column in place]
            unit = gcd(*(coefficient for _, coefficient in own)) or 1
            for at, coefficient in own:
                self._full[number, at] = coefficient // unit
            least, most = sum(c for _, c in own if c < 0), sum(c for _, c in own if c > 0)
            self._reach.append((least // unit, most // unit, unit))
            self._sides.append(_sides(row, place))
        self._base = np.full(len(columns), -1, dtype=np.int64)
        self._priced: list[Shape | None] = [None] * len(rows)
        self._tables: list[Curve] = [_NONE] * len(rows)

    def price(self, prices: Prices) -> bool:
        """Take new prices, and return whether any cost changed."""
        base = np.asarray([prices.unit.get(column, 0) for column in self.columns.tolist()], dtype=np.int64)
        changed = bool((base != self._base).any())
        self._base = base
        for number, sides in enumerate(self._sides):
            pieces = tuple((side.bound, side.sign, side.pieces(self._ledger, prices)) for side in sides)
            shape = (*self._reach[number], pieces)
            if shape != self._priced[number]:
                self._priced[number], changed = shape, True
                self._tables[number] = self._curve(shape, sides)
        if changed:
            self._gather()
        return changed

    def _curve(self, shape: Shape, sides: Sequence[_Side]) -> Curve:
        found = self._curves.get(shape)
        if found is None:
            least, most, unit, pieces = shape
            activity = unit * np.arange(least, most + 1)
            costs = [side.cost(activity, each) for side, (_, _, each) in zip(sides, pieces, strict=True)]
            total = sum((cost for cost, _ in costs), np.zeros(len(activity), dtype=np.int64))
            legal = np.logical_and.reduce([each for _, each in costs])
            found = self._curves[shape] = (total, legal)
        return found

    def _gather(self) -> None:
        """Put the tables that say anything one behind the other."""
        telling = [at for at, (cost, legal) in enumerate(self._tables) if cost.any() or not legal.all()]
        sizes = [len(self._tables[at][0]) for at in telling]
        begins = np.cumsum([0, *sizes])[:-1]
        least = np.asarray([self._reach[at][0] for at in telling], dtype=np.int64)
        self._offsets = begins.astype(np.int64) - least
        self._matrix = self._full[telling]
        self._cost = np.concatenate([np.zeros(0, dtype=np.int64), *(self._tables[at][0] for at in telling)])
        self._legal = np.concatenate([np.zeros(0, dtype=bool), *(self._tables[at][1] for at in telling)])

    def changes(self, chosen: Flags) -> tuple[Ints, Ints, Ints]:
        """Return every legal way to give one shift, to take one, or both: (given, taken, change in cost).

        Given and taken are columns, -1 for none. Held shifts are never given.
        """
        at = self._matrix @ chosen + self._offsets
        gives = np.flatnonzero(chosen & ~self.held)
        takes = np.flatnonzero(~chosen)
        then = (at[:, None] - self._padded(gives))[:, :, None] + self._padded(takes)[:, None, :]
        legal = self._legal[then].all(axis=0)
        legal[0, 0] = False
        given, taken = np.nonzero(legal)
        change = self._cost[then[:, given, taken]].sum(axis=0) - self._cost[at].sum()
        base, columns = np.append(self._base, 0), np.append(self.columns, -1)
        given, taken = np.append(-1, gives)[given], np.append(-1, takes)[taken]
        return columns[given], columns[taken], change - base[given] + base[taken]

    def _padded(self, places: Ints) -> Ints:
        none = np.zeros((len(self._offsets), 1), dtype=np.int64)
        return np.concatenate([none, self._matrix[:, places]], axis=1)


_NONE: Curve = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool))


def _sides(row: Row, place: Mapping[int, int]) -> list[_Side]:
    found = []
    for bound, sign in ((row.lower, 1), (row.upper, -1)):
        if bound is None:
            continue
        helping = [(column, sign * c) for column, c in row.terms if column not in place and sign * c > 0]
        if any(helps != 1 for _, helps in helping):
            raise ValueError(f"a measure helps by other than 1: {row}")
        found.append(_Side(bound, sign, tuple(column for column, _ in helping)))
    return found
