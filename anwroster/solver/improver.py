"""The best roster so far, how near each level is to its bound, and exchange to bring it nearer."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level
from anwroster.problem import Problem
from anwroster.solver import neighbourhood
from anwroster.solver.arrays import Numbers, Stage, duals_of, stage
from anwroster.solver.caps import ceilings, worst_rows
from anwroster.solver.completion import complete
from anwroster.solver.exchange import Exchange, PriceList, Prices
from anwroster.solver.gains import Border, Gains
from anwroster.solver.greedy import greedy
from anwroster.solver.highs import Relaxed
from anwroster.solver.incumbent import Incumbent
from anwroster.solver.ledger import Ledger
from anwroster.solver.options import Options, Watch
from anwroster.solver.patience import LONG, Patience
from anwroster.solver.proof import SCALE, Duals

NARROWEST = 2_000
"""Fewest partial chains kept."""

BEAMS = (1, 3, 10)
"""How widely chains are looked for, from quick to thorough: partial chains kept, per seat."""

AIM = 0.4
"""Part of what is near enough that exchange aims for: what is left can be spent on the levels below."""

UPPER = (Level.COVERAGE, Level.OBLIGATIONS, Level.CHANGES)
"""Levels whose relaxation has nearly whole vertices."""


class Improver:
    """The best roster so far, and the ways to make it better on one level."""

    def __init__(self, problem: Problem, ledger: Ledger, options: Options, watch: Watch) -> None:
        self.problem, self.ledger, self.options, self.watch = problem, ledger, options, watch
        self.best = Incumbent(ledger, greedy(problem, ledger))
        idle = complete(ledger, [column for column in ledger.assignments.values() if ledger.lower[column]])
        self.patience = Patience(watch, inf, LONG)
        self._dearest = {level: max(self.best.cost(level), idle.cost(ledger, level)) for level in self.best.levels}

    @cached_property
    def _exchange(self) -> Exchange:
        return Exchange(self.ledger, self.best.chosen)

    @cached_property
    def price_list(self) -> PriceList:
        """Prices of exchange."""
        return PriceList(self.ledger)

    def begin(self, level: Level, least: float = LONG) -> None:
        """Begin with a level, with new patience of so many seconds at least."""
        self.patience = Patience(self.watch, self.best.cost(level), least)

    def is_done(self, level: Level, part: float = 1.0) -> bool:
        """Return whether a level is proven, or so near its bound that the user wants no more, or ``part`` of that."""
        off = self.best.cost(level) - self.best.bounds[level]
        return off <= part * self.slack(level)

    def slack(self, level: Level) -> float:
        """Return by how much a level may miss its bound and be near enough; 0 for coverage and obligations."""
        bound = self.best.bounds[level]
        return 0.0 if level in UPPER else max(0.0, self.options.gap * (self._dearest[level] - bound))

    def finish(self, level: Level) -> None:
        """Fix what a level may cost from now on: what is proven is kept, what is near enough may be spent below."""
        cost = self.best.cost(level)
        near = int(self.best.bounds[level] + self.slack(level))
        self.best.reached[level] = cost if self.best.is_proven(level) else max(cost, near)

    def shake(self, level: Level) -> float:
        """Return how much a relaxation's costs may be shaken: a tenth of what is near enough, over all seats."""
        return self.slack(level) / (10 * len(self.best.chosen) + 1)

    def tell(self, level: Level, note: str) -> None:
        """Tell the watch what was reached on a level; ``note`` is a key of ``words/solver.toml``."""
        self.watch.tell(level, self.best.cost(level), min(self.best.bounds[level], self.best.cost(level)), note)

    def resolve(
        self,
        level: Level,
        end: float,
        until: Callable[[], bool] = lambda: False,
        among: NDArray[np.bool_] | None = None,
    ) -> None:
        """Solve neighbourhoods again until the level is done, none helps, or only ``end`` seconds are left.

        It also ends when patience is gone, or something else is waiting.

        Parameters
        ----------
        among
            Columns of the level's stage that take part; None for all.
        """
        seed, stop = (
            self.options.seed,
            lambda: until() or self.is_done(level) or self.patience.is_gone(self.best.cost(level)),
        )
        neighbourhood.improve(self.best, level, seed, self.watch, end, stop, among)
        self.tell(level, "search")

    def prove(
        self, level: Level, model: Stage, relaxed: Relaxed, rates: Mapping[Level, int] = MappingProxyType({})
    ) -> None:
        """Claim of a relaxation only what exact arithmetic proves from its dual values.

        Parameters
        ----------
        rates
            Level above → what a unit of it cost in the relaxation, instead of having a row.
        """
        if len(relaxed.duals):
            reached = list(self.best.reached.items())[: model.finished]
            duals = duals_of(self.ledger, model, dict(reached), relaxed.duals)
            above = {**duals.above, **{each: -rate * SCALE for each, rate in rates.items()}}
            self.best.prove_exactly(level, Duals(duals.rows, above))
        if relaxed.failed:
            self.tell(level, "failed")

    def hand_round(
        self,
        level: Level,
        end: float,
        beams: Sequence[int],
        start: Collection[int] | None = None,
        seconds: float = inf,
        until: Callable[[], bool] = lambda: False,
    ) -> None:
        """Improve a roster, by default the best one, by exchange: on this level and, below it, on the others.

        It ends when only ``end`` seconds are left, after some ``seconds``, or when something else is waiting.
        """
        hard = start is None  # another roster may begin above the caps, and must be let down
        counted = [each for each in self.best.levels if not hard or each is not Level.WORST_OFF]
        end = max(end, self.watch.left() - seconds)
        self.exchange(level, self.price_list.prices(counted, self.caps(), hard=hard), end, beams, start, until)

    def hand_under(
        self,
        caps: Mapping[int, int],
        end: float,
        start: Collection[int] | None = None,
        beams: Sequence[int] = BEAMS[:2],
    ) -> None:
        """Bring the worst-off doctors under caps (measure → per mille), the others as fair as that allows."""
        at = [each for each in self.best.levels if each in (*UPPER, Level.WORST_OFF)]
        below = [each for each in self.best.levels if each not in at]
        prices = self.price_list.prices([*at, *below], caps, hard=False)
        self.exchange(Level.WORST_OFF, prices, end, beams, start)

    def capped(self, model: Stage, caps: Mapping[int, int] | None = None) -> Numbers:
        """Return the upper bound of each step under which nobody is worse off than caps allow.

        Parameters
        ----------
        caps
            Column of a worst-off measure → value not to be passed; by default what it is.
        """
        upper, caps = np.asarray(self.ledger.upper, dtype=float), self.caps() if caps is None else caps
        for column, most in ceilings(self.ledger, worst_rows(self.ledger), caps).items():
            upper[column] = min(upper[column], most)
        return upper[model.columns]

    def caps(self) -> dict[int, int]:
        """Return what no worst-off measure may pass any more: what it is, once that level is finished."""
        finished = Level.WORST_OFF in self.best.reached
        return {column: self.best.values[column] for column in self.ledger.costs(Level.WORST_OFF)} if finished else {}

    def exchange(
        self,
        level: Level,
        prices: Prices,
        end: float,
        beams: Sequence[int],
        start: Collection[int] | None = None,
        until: Callable[[], bool] = lambda: False,
    ) -> set[Level]:
        """Exchange at some prices, and return the levels above that came to cost more than they may."""
        self._exchange.price(prices)
        self._exchange.start_from(self.best.chosen if start is None else start)
        # Behind who is worst off all the others are brought nearer as well.
        judged = Level.FAIRNESS if level is Level.WORST_OFF and Level.FAIRNESS in self.best.levels else level
        for beam in beams:
            if self.is_done(level, AIM):
                break
            left = 0 if judged in UPPER else self.best.cost(judged) - self.best.bounds[judged]
            gains = Gains(prices.weight.get(judged, 0) * left)
            border = Border(self.best, self._exchange.chosen)

            def go_on(gains: Gains = gains, border: Border = border) -> bool:
                going = self.watch.left() > end and not until() and not gains.are_small(self._exchange.gained)
                return going and not border.is_passed(self._exchange.chosen)

            self._exchange.improve(go_on, max(NARROWEST, beam * len(self.best.chosen)))
            self.best.offer(level, border.within(self._exchange.chosen))
            self.tell(level, "search")
            if border.passed:
                return border.passed
        return set()

    @property
    def exchanged(self) -> frozenset[int]:
        """The roster in which the last exchange ended, whether it was taken or not."""
        return frozenset(self._exchange.chosen)

    def stage(self, level: Level) -> Stage:
        """Return the model of a level, with what is proven of the worst-off."""
        model = stage(self.ledger, level, self.best.reached)
        return replace(model, upper=np.asarray(self.best.lowered(), dtype=float)[model.columns])

    def start(self, model: Stage) -> Numbers:
        """Return the value of each column of a model in the best roster."""
        return np.asarray(self.best.values, dtype=float)[model.columns]
