"""Prices that make every level outweigh all levels below it, in whole numbers of 64 bits."""

from collections.abc import Mapping, Sequence

from anwroster.model import Level
from anwroster.solver.exchange.search import LONGEST
from anwroster.solver.exchange.tables import Prices
from anwroster.solver.ledger import Ledger, Row

_MOST = 2**62
"""Greatest change in cost that a chain may come to."""


class PriceList:
    """Works out prices for one ledger, again and again."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._assignments = set(ledger.assignments.values())
        self._costs = {level: ledger.costs(level) for level in ledger.levels()}
        self._worst = self._costs.get(Level.WORST_OFF, {})
        self._rows = [row for row in ledger.rows if any(column in self._worst for column, _ in row.terms)]
        self._heaviest: dict[Level, int] = {
            level: self._heaviest_of(level) for level in self._costs if level is not Level.WORST_OFF
        }
        self._heaviest[Level.WORST_OFF] = self._largest()

    def prices(self, levels: Sequence[Level], caps: Mapping[int, int] | None = None, *, hard: bool = True) -> Prices:
        """Return prices under which a chain helps when it lowers the cost level by level.

        Parameters
        ----------
        levels
            Levels that count, from the top down; those at the end that do not fit in 64 bits are left out. The level
            worst_off stands for what exceeds the caps.
        caps
            Column of a worst-off measure → value not to be passed; those left out are free.
        hard
            Whether passing a cap is forbidden; else it is charged at the place of worst_off among the levels.
        """
        outweighed, weight = 1, {}
        for level in reversed(self._that_fit(levels)):
            weight[level] = outweighed
            outweighed *= 1 + 2 * LONGEST * self._heaviest[level]
        unit: dict[int, int] = {}
        for level in weight.keys() - {Level.WORST_OFF}:
            for column, cost in self._costs[level].items():
                unit[column] = unit.get(column, 0) + cost * weight[level]
        return Prices(unit, self._ceilings(caps or {}), None if hard else weight.get(Level.WORST_OFF))

    def _that_fit(self, levels: Sequence[Level]) -> list[Level]:
        fitting, outweighed = [], 1
        for level in levels:
            outweighed *= 1 + 2 * LONGEST * self._heaviest[level]
            if outweighed > _MOST:
                break
            fitting.append(level)
        return fitting

    def _heaviest_of(self, level: Level) -> int:
        """Return the most that one assignment can change on a level."""
        cost = self._costs[level]
        changes = {column: cost.get(column, 0) for column in self._assignments}
        for row in self._ledger.rows:
            dearest = max((cost[column] for column, _ in row.terms if column in cost), default=0)
            if dearest:
                _add(changes, row, dearest)
        return max(changes.values(), default=0)

    def _largest(self) -> int:
        """Return the most units above a ceiling that one assignment can bring."""
        steps = {column for row in self._rows for column, _ in row.terms}
        changes = dict.fromkeys(self._assignments, 0)
        for row in self._ledger.rows:
            if any(column in steps for column, _ in row.terms):
                _add(changes, row, 1)
        return max(changes.values(), default=0)

    def _ceilings(self, caps: Mapping[int, int]) -> dict[int, int]:
        """Return the most of each measure under which no worst-off measure passes its cap.

        Notes
        -----
        A worst-off row reads scale × worst − coefficient × Σ steps ≥ lower, with its steps cheapest first.
        """
        ceiling: dict[int, int] = {}
        for row in self._rows if caps else ():
            worst = [(column, scale) for column, scale in row.terms if column in caps]
            if not worst or row.lower is None:
                continue
            ((column, scale),) = worst
            room = scale * caps[column] - row.lower
            for step, coefficient in row.terms:
                if step != column:
                    ceiling[step] = max(0, min(self._ledger.upper[step], room // -coefficient))
                    room += coefficient * ceiling[step]
        return ceiling


def _add(changes: dict[int, int], row: Row, dearest: int) -> None:
    for column, coefficient in row.terms:
        if column in changes:
            changes[column] += abs(coefficient) * dearest
