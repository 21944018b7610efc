"""Prices that make every level outweigh all levels below it, in whole numbers of 64 bits."""

from collections.abc import Mapping, Sequence

from anwroster.model import Level
from anwroster.solver.caps import ceilings, worst_rows
from anwroster.solver.exchange.search import LONGEST
from anwroster.solver.exchange.tables import Prices
from anwroster.solver.ledger import Ledger, Row

FINE = (16, 4, 1)
"""What a unit costs of the level with the cheapest: the more, the more finely rates are told apart."""

_MOST = 2**62
"""Greatest change in cost that a chain may come to."""


class PriceList:
    """Works out prices for one ledger, again and again."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._assignments = set(ledger.assignments.values())
        self._costs = {level: ledger.costs(level) for level in ledger.levels()}
        self._rows = worst_rows(ledger)
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
        weight, _ = self._weighed(self._that_fit(levels), 1)
        return self._priced(weight, caps or {}, hard=hard)

    def exchanging(
        self, level: Level, rates: Mapping[Level, float], caps: Mapping[int, int], *, hard: bool = True
    ) -> Prices:
        """Return prices under which a level may cost other levels something, at a rate.

        Parameters
        ----------
        rates
            Other level → units of it that one unit of this level is worth. Levels above that have no rate outweigh
            everything; levels below that have none count for next to nothing.
        caps, hard
            As in ``prices``.
        """
        order: list[Level] = [each for each in self._costs if not hard or each is not Level.WORST_OFF]
        at = order.index(level)
        strict = [above for above in order[:at] if above not in rates]
        lower = [below for below in order[at + 1 :] if below not in rates]
        # Levels below count as long as all prices fit in 64 bits; where even that is not enough, rates are raised.
        dearest = max([1.0, *rates.values()])
        for below, fine, times in (
            *(((lower, 1, 1),) if lower else ()),
            *(([], fine, 1) for fine in FINE),
            *(([], 1, 10**power) for power in range(1, 7)),
        ):
            weight, outweighed = self._weighed(below, 1)
            weight[level] = round(outweighed * fine * dearest)
            weight |= {each: max(1, round(weight[level] / (times * rate))) for each, rate in rates.items()}
            outweighed = 1 + 2 * LONGEST * sum(weight[each] * self._heaviest[each] for each in weight)
            upper, outweighed = self._weighed(strict, outweighed)
            weight |= upper
            if outweighed <= _MOST:
                return self._priced(weight, caps, hard=hard)
        return self.prices(order, caps, hard=hard)

    def _priced(self, weight: Mapping[Level, int], caps: Mapping[int, int], *, hard: bool) -> Prices:
        unit: dict[int, int] = {}
        for level in weight.keys() - {Level.WORST_OFF}:
            for column, cost in self._costs[level].items():
                unit[column] = unit.get(column, 0) + cost * weight[level]
        over = None if hard else weight.get(Level.WORST_OFF)
        return Prices(unit, ceilings(self._ledger, self._rows, caps), over, weight)

    def _weighed(self, levels: Sequence[Level], outweighed: int) -> tuple[dict[Level, int], int]:
        """Return weights under which each level outweighs those after it, and what outweighs them all."""
        weight = {}
        for level in reversed(levels):
            weight[level] = outweighed
            outweighed *= 1 + 2 * LONGEST * self._heaviest[level]
        return weight, outweighed

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


def _add(changes: dict[int, int], row: Row, dearest: int) -> None:
    for column, coefficient in row.terms:
        if column in changes:
            changes[column] += abs(coefficient) * dearest
