"""Trading: a level made better by exchange at what those above it may still be made to cost."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from math import sqrt
from types import MappingProxyType

import numpy as np

from anwroster.model import Level
from anwroster.solver import neighbourhood
from anwroster.solver.arrays import Numbers, Stage, part, stage
from anwroster.solver.gains import Back
from anwroster.solver.improver import AIM, BEAMS, UPPER, Improver
from anwroster.solver.incumbent import Incumbent

LOWEST = 0.005
"""Lowest rate, times ``KEEN``: so little of a level above that a trade hardly ever comes about."""

KEEN = 4.0
"""First rate: a unit may cost so much more of a level above than if all that is left to gain were bought with it."""

IN_VAIN = 3
"""Rates tried in a row that gain nothing before trading ends."""

DEARER = 0.5
"""What a rate falls to, from one to the next, at which a level above costs more than it may."""

MENDING = 4.0
"""Most seconds for bringing back who has become worse off than anybody may be."""

DEALS = (0.4, 0.6)
"""What a rate falls to, each time that groups are dealt anew, at which a level above costs more than it may."""

DEALING = 2.0
"""Most seconds for each of them."""

RISES = 4
"""Most rates on the way to a roster that costs the levels above no more than it may."""


class Trade:
    """The ways to make a level better that cost the levels above something."""

    def __init__(self, work: Improver) -> None:
        self._work = work

    def trade(
        self,
        level: Level,
        end: float,
        rates: Mapping[Level, float] = MappingProxyType({}),
        until: Callable[[], bool] = lambda: False,
    ) -> None:
        """Improve a level by exchange at what those above may still be made to cost, at better and worse rates.

        Parameters
        ----------
        rates
            Level above → units of it that a unit of this level is worth at first; by default so many that a little
            more than all that is left to gain could be bought with what may be spent.
        until
            Says when something else is waiting.
        """
        soft, in_vain = self._soft(), 0
        rates = {above: rates.get(above) or self._keen(level, above) for above in soft}
        while (
            in_vain < IN_VAIN and self._work.watch.left() > end and not until() and not self._work.is_done(level, AIM)
        ):
            before = self._work.best.cost(level)
            prices = self._work.price_list.exchanging(level, rates, self._work.caps())
            passed = self._work.exchange(level, prices, end, BEAMS[:2], until=until)
            is_gone = self._work.patience.is_gone(self._work.best.cost(level))
            if is_gone and in_vain:
                return  # the first rate, which is a guess, may well have been too high
            rates = {above: rate * (0.4 if above in passed else 1 if passed else 2) for above, rate in rates.items()}
            in_vain = 0 if self._work.best.cost(level) < before else in_vain + 1

    def approach(
        self, level: Level, end: float, start: Collection[int], rates: Mapping[Level, float]
    ) -> Collection[int]:
        """Improve a roster that may cost the levels above too much, at prices that rise until it does not.

        Where exchange comes near to what they may cost and no nearer, groups of doctors are dealt anew.

        Returns
        -------
        Collection of int
            The assignment columns in the end, whether it has come back to what they may cost or not.
        """
        chosen: Collection[int] = start
        rates = {above: rates.get(above) or self._keen(level, above) for above in self._soft()}
        passed: set[Level] = set()
        for rise in range(RISES):
            back = Back(self._work.best) if rise else None
            self._exchange_at(level, rates, chosen, end, back)
            chosen = self._work.exchanged
            passed = self._passed(chosen)
            if not passed or self._work.watch.left() <= end:
                return chosen
            if rise and Level.WORST_OFF in passed and passed <= {Level.WORST_OFF, *rates}:
                chosen = self._mended(chosen, end)
            rates = {above: rate * (DEARER if above in passed else sqrt(DEARER)) for above, rate in rates.items()}
        for dearer in DEALS if passed <= set(rates) else ():
            chosen = self._dealt(level, chosen, rates, max(end, self._work.watch.left() - DEALING))
            self._work.best.offer(level, chosen)
            passed = self._passed(chosen)
            if not passed or self._work.watch.left() <= end:
                return chosen
            rates = {above: rate * (dearer if above in passed else 1) for above, rate in rates.items()}
        return chosen

    def _exchange_at(
        self, level: Level, rates: Mapping[Level, float], start: Collection[int], end: float, back: Back | None
    ) -> None:
        """Exchange from a roster at rates; with a way back no longer than until the levels above are kept."""

        def is_back() -> bool:
            return back is not None and back.is_there(self._work.exchanged)

        prices = self._work.price_list.exchanging(level, rates, self._work.caps(), hard=False)
        self._work.exchange(level, prices, end, BEAMS[:2], start, is_back)

    def _passed(self, chosen: Collection[int]) -> set[Level]:
        """Return the levels above that a roster makes cost more than they may; all of them where it breaks a rule."""
        costs = self._work.best.costs_of(chosen)
        return {above for above, most in self._work.best.reached.items() if costs.get(above, most + 1) > most}

    def _mended(self, chosen: Collection[int], end: float) -> frozenset[int]:
        """Return a roster in which nobody is worse off than may be, whatever that costs the levels below."""
        mended = Incumbent(self._work.ledger, chosen)
        most = self._work.best.reached[Level.WORST_OFF]
        mended.reached = {above: reached for above, reached in self._work.best.reached.items() if above in UPPER}
        mended.floors = self._work.best.floors
        neighbourhood.improve(
            mended,
            Level.WORST_OFF,
            self._work.options.seed,
            self._work.watch,
            max(end, self._work.watch.left() - MENDING),
            lambda: mended.cost(Level.WORST_OFF) <= most,
        )
        return mended.chosen

    def _dealt(
        self, level: Level, chosen: Collection[int], rates: Mapping[Level, float], end: float
    ) -> Collection[int]:
        """Return a roster dealt anew, group by group, at rates, until the levels above cost no more than they may."""
        hard = {above: most for above, most in self._work.best.reached.items() if above not in rates}
        model = stage(self._work.ledger, level, {**hard, **dict.fromkeys(rates, 0)})
        ordinary = len(model.row_lower) - len(rates)
        model = replace(
            part(model, np.arange(ordinary)),
            cost=self._priced(model, level, rates),
            upper=self._work.capped(model),
            finished=len(hard),
        )

        seed = self._work.options.seed
        return neighbourhood.deal(
            self._work.ledger, model, chosen, seed, self._work.watch, end, lambda each: not self._passed(each)
        )

    def _priced(self, model: Stage, level: Level, rates: Mapping[Level, float]) -> Numbers:
        cost = np.zeros(len(self._work.ledger.lower))
        for each, rate in {level: 1.0, **rates}.items():
            for column, amount in self._work.ledger.costs(each).items():
                cost[column] += amount / rate
        return cost[model.columns]

    def _soft(self) -> list[Level]:
        """Return the levels above that may be made to cost more than they do."""
        return [above for above in self._work.best.reached if above not in (*UPPER, Level.WORST_OFF)]

    def _keen(self, level: Level, above: Level) -> float:
        cost = max(1, self._work.best.cost(level) - self._work.best.bounds[level])
        return KEEN * max(LOWEST, (self._work.best.reached[above] - self._work.best.cost(above)) / cost)
