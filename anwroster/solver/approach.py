"""The way back: from a roster that costs the levels above too much to one that costs them no more than it may."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from types import MappingProxyType

import numpy as np

from anwroster.model import LEVELS, Level
from anwroster.solver import neighbourhood
from anwroster.solver.arrays import Numbers, Stage, stage
from anwroster.solver.dealing import deal
from anwroster.solver.gains import Back
from anwroster.solver.improver import BEAMS, UPPER, Improver
from anwroster.solver.incumbent import Incumbent
from anwroster.solver.trade import keen, soft

DEARER = 0.5
"""What a rate falls to, from one to the next, at which a level above costs far more than it may."""

A_LITTLE = 0.75
"""The same where it costs hardly more."""

HARDLY = 0.05
"""Part of what it may cost that is hardly more."""

WORST = 1.0
"""Per mille of the worst-off that a unit of a level is worth while those who are too badly off are brought back."""

MENDING = 2.0
"""Most seconds for each way of bringing back who has become worse off than anybody may be."""

DEALS = (0.4, 0.6)
"""What a rate falls to, each time that groups are dealt anew, at which a level above costs more than it may."""

DEALING = 2.0
"""Most seconds for each of them."""

RISES = 6
"""Most rates on the way to a roster that costs the levels above no more than it may."""


class Approach:
    """Exchange at prices that rise, and groups of doctors dealt anew, from a roster beyond what it may cost."""

    def __init__(self, work: Improver) -> None:
        self._work = work

    def approach(
        self, level: Level, end: float, start: Collection[int], rates: Mapping[Level, float]
    ) -> Collection[int]:
        """Improve a roster that may cost the levels above too much, at prices that rise until it does not.

        Where exchange comes near to what they may cost and no nearer, groups of doctors are dealt anew.

        Parameters
        ----------
        rates
            Other level → units of it that a unit of this level is worth at first; those of levels below stay.

        Returns
        -------
        Collection of int
            The assignment columns in the end, whether it has come back to what they may cost or not.
        """
        chosen: Collection[int] = start
        below = {each: rate for each, rate in rates.items() if each not in self._work.best.reached}
        rates = {above: rates.get(above) or keen(self._work, level, above) for above in soft(self._work)}
        passed: set[Level] = set()
        for rise in range(RISES):
            back = Back(self._work.best) if rise else None
            beams = BEAMS[1:] if rise else BEAMS[:2]
            self._exchange_at(level, {**rates, **below}, chosen, end, beams, back)
            chosen = self._work.exchanged
            passed = self._passed(chosen)
            if not passed or self._work.watch.left() <= end:
                return chosen
            if rise and Level.WORST_OFF in passed and passed <= {Level.WORST_OFF, *rates}:
                chosen = self._mended(level, chosen, {**rates, **below}, end)
                self._work.best.offer(level, chosen)
                passed = self._passed(chosen)
                if not passed:
                    return chosen
            rates = {above: rate * self._dearer(above, chosen) for above, rate in rates.items()}
        for dearer in DEALS if passed <= set(rates) else ():
            chosen = self._dealt(level, chosen, {**rates, **below}, max(end, self._work.watch.left() - DEALING))
            self._work.best.offer(level, chosen)
            passed = self._passed(chosen)
            if not passed or self._work.watch.left() <= end:
                return chosen
            rates = {above: rate * (dearer if above in passed else 1) for above, rate in rates.items()}
        return chosen

    def _dearer(self, above: Level, chosen: Collection[int]) -> float:
        """Return what the rate of a level above falls to, after one at which a roster makes it cost so much."""
        most = self._work.best.reached[above]
        cost = self._work.best.costs_of(chosen).get(above, most)
        return sqrt(DEARER) if cost <= most else A_LITTLE if cost <= (1 + HARDLY) * most else DEARER

    def _exchange_at(
        self,
        level: Level,
        rates: Mapping[Level, float],
        start: Collection[int],
        end: float,
        beams: Sequence[int],
        back: Back | None,
    ) -> None:
        """Exchange from a roster at rates; with a way back no longer than until the levels above are kept."""

        def is_back() -> bool:
            return back is not None and back.is_there(self._work.exchanged)

        prices = self._work.price_list.exchanging(level, rates, self._work.caps(), hard=False)
        self._work.exchange(level, prices, end, beams, start, is_back)

    def _passed(self, chosen: Collection[int]) -> set[Level]:
        """Return the levels above that a roster makes cost more than they may; all of them where it breaks a rule."""
        costs = self._work.best.costs_of(chosen)
        return {above for above, most in self._work.best.reached.items() if costs.get(above, most + 1) > most}

    def _mended(
        self, level: Level, chosen: Collection[int], rates: Mapping[Level, float], end: float
    ) -> Collection[int]:
        """Return a roster in which nobody is worse off than may be: at rates, or else whatever that costs."""
        model = self._model(level, {**rates, Level.WORST_OFF: WORST})
        most = self._work.best.reached[Level.WORST_OFF]
        until = max(end, self._work.watch.left() - MENDING)
        chosen = self._deal(
            model, chosen, until, lambda each: Level.WORST_OFF not in self._passed(each), self._work.caps()
        )
        if Level.WORST_OFF not in self._passed(chosen):
            return chosen
        mended = Incumbent(self._work.ledger, chosen)
        mended.reached = {above: reached for above, reached in self._work.best.reached.items() if above in UPPER}
        mended.floors = self._work.best.floors
        seed, watch = self._work.options.seed, self._work.watch
        until = max(end, watch.left() - MENDING)
        neighbourhood.improve(mended, Level.WORST_OFF, seed, watch, until, lambda: mended.cost(Level.WORST_OFF) <= most)
        return mended.chosen

    def _dealt(
        self, level: Level, chosen: Collection[int], rates: Mapping[Level, float], end: float
    ) -> Collection[int]:
        """Return a roster dealt anew, group by group, at rates, until the levels above cost no more than they may."""
        model = self._model(level, rates)
        model = replace(model, upper=self._work.capped(model))
        return self._deal(model, chosen, end, lambda each: not self._passed(each))

    def _deal(
        self,
        model: Stage,
        chosen: Collection[int],
        end: float,
        is_there: Callable[[Collection[int]], bool],
        caps: Mapping[int, int] = MappingProxyType({}),
    ) -> Collection[int]:
        seed, watch = self._work.options.seed, self._work.watch
        return deal(self._work.ledger, model, chosen, seed, watch, end, is_there, caps)

    def _model(self, level: Level, rates: Mapping[Level, float]) -> Stage:
        """Return a level with all that have a rate charged at it, and rows for what the others above may cost."""
        hard = {above: most for above, most in self._work.best.reached.items() if above not in rates}
        lowest = max((level, *rates), key=LEVELS.index)
        model = stage(self._work.ledger, lowest, hard)
        return replace(model, cost=self._priced(model, level, rates))

    def _priced(self, model: Stage, level: Level, rates: Mapping[Level, float]) -> Numbers:
        cost = np.zeros(len(self._work.ledger.lower))
        for each, rate in {level: 1.0, **rates}.items():
            for column, amount in self._work.ledger.costs(each).items():
                cost[column] += amount / rate
        return cost[model.columns]
