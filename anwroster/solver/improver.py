"""What every level is improved and bounded with: exchange, neighbourhoods, whole-number search, exact proofs."""

from collections.abc import Collection, Sequence
from functools import cached_property
from math import inf

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level
from anwroster.problem import Problem
from anwroster.solver import cpsat, highs, neighbourhood
from anwroster.solver.arrays import Numbers, Stage, duals_of, priced
from anwroster.solver.completion import complete
from anwroster.solver.exchange import Exchange, PriceList
from anwroster.solver.greedy import greedy
from anwroster.solver.highs import Relaxed
from anwroster.solver.incumbent import Incumbent
from anwroster.solver.ledger import Ledger
from anwroster.solver.options import Options, Watch

NARROWEST = 2_000
"""Fewest partial chains kept."""

UPPER = (Level.COVERAGE, Level.OBLIGATIONS)
"""Levels whose relaxation has nearly whole vertices."""


class Improver:
    """The best roster so far, and the ways to make it better on one level."""

    def __init__(self, problem: Problem, ledger: Ledger, options: Options, watch: Watch) -> None:
        self.problem, self.ledger, self.options, self.watch = problem, ledger, options, watch
        self.best = Incumbent(ledger, greedy(problem, ledger))
        idle = complete(ledger, [column for column in ledger.assignments.values() if ledger.lower[column]])
        self._dearest = {level: max(self.best.cost(level), idle.cost(ledger, level)) for level in self.best.levels}

    @cached_property
    def _exchange(self) -> Exchange:
        return Exchange(self.ledger, self.best.chosen)

    @cached_property
    def _price_list(self) -> PriceList:
        return PriceList(self.ledger)

    def is_done(self, level: Level) -> bool:
        """Return whether a level is proven, or so near its bound that the user wants no more."""
        off, bound = self.best.cost(level), self.best.bounds[level]
        slack = 0.0 if level in UPPER else self.options.gap * (self._dearest[level] - bound)
        return off - bound <= slack

    def tell(self, level: Level, note: str) -> None:
        """Tell the watch what was reached on a level; ``note`` is a key of ``words/solver.toml``."""
        self.watch.tell(level, self.best.cost(level), min(self.best.bounds[level], self.best.cost(level)), note)

    def resolve(self, level: Level, end: float) -> None:
        """Solve neighbourhoods again until the level is done, none helps, or only ``end`` seconds are left."""
        neighbourhood.improve(self.best, level, self.options.seed, self.watch, end, lambda: self.is_done(level))
        self.tell(level, "search")

    def prove(self, level: Level, model: Stage, relaxed: Relaxed) -> None:
        """Claim of a relaxation only what exact arithmetic proves from its dual values."""
        if len(relaxed.duals):
            reached = list(self.best.reached.items())[: model.finished]
            self.best.prove_exactly(level, duals_of(self.ledger, model, dict(reached), relaxed.duals))
        if relaxed.failed:
            self.tell(level, "failed")

    def hand_round(
        self,
        level: Level,
        end: float,
        beams: Sequence[int],
        start: Collection[int] | None = None,
        seconds: float = inf,
    ) -> None:
        """Improve a roster, by default the best one, by exchange: on this level and, below it, on the others.

        It ends when only ``end`` seconds are left, or after some ``seconds``.
        """
        finished = Level.WORST_OFF in self.best.reached
        caps = {column: self.best.values[column] for column in self.ledger.costs(Level.WORST_OFF)} if finished else {}
        counted = [each for each in self.best.levels if each is not Level.WORST_OFF]
        self._exchange.price(self._price_list.prices(counted, caps))
        self._exchange.start_from(self.best.chosen if start is None else start)
        end = max(end, self.watch.left() - seconds)
        for beam in beams:
            if self.is_done(level):
                return
            self._exchange.improve(lambda: self.watch.left() > end, max(NARROWEST, beam * len(self.best.chosen)))
            self.best.offer(level, self._exchange.chosen)
            self.tell(level, "search")

    def open_to(self, level: Level, model: Stage, relaxed: Relaxed) -> NDArray[np.bool_]:
        """Return the columns in which any better roster lies: what costs more than the gap by itself is not in it."""
        if not len(relaxed.duals):
            return np.ones(len(model.columns), dtype=bool)
        reduced, bound = priced(model, relaxed.duals)
        gap = self.best.cost(level) - bound
        within: NDArray[np.bool_] = ~model.assignment | (self.start(model) > 0.5)
        within |= reduced <= gap + 1e-6 * max(1.0, abs(bound))
        return within

    def settle(
        self, level: Level, model: Stage, within: NDArray[np.bool_], end: float, *, proving: bool = True
    ) -> None:
        """Search a level in whole numbers within columns; what is found proves if they hold every better roster."""
        for last in (False, True) if proving else (False,):
            left = self.watch.left() - end
            if left <= 0.1 or self.best.is_proven(level):
                return
            self.tell(level, "polish")
            start = self.start(model)
            if last:
                found = cpsat.polish(model, within, start, left, self.options, self.watch)
            else:
                found = highs.search(model, within, start, left / 2, self.options.seed, self.watch)
            if found.values is not None:
                taken = model.columns[model.assignment & (found.values > 0.5)]
                self.best.offer(level, {int(column) for column in taken})
            if proving:
                self.best.prove(level, found.proven)

    def start(self, model: Stage) -> Numbers:
        """Return the value of each column of a model in the best roster."""
        return np.asarray(self.best.values, dtype=float)[model.columns]
