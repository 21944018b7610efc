"""Relaxations of levels below, begun on another core as soon as it is known what those above will come to.

Coverage and obligations mostly come to their bounds. Long before they do, obligations can be relaxed with coverage at
its bound, and worst-off and fairness, in one, with both at theirs. Where a bound is not reached, it is done again.
"""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace

import numpy as np

from anwroster.model import Level
from anwroster.solver.arrays import Stage, duals_of, stage
from anwroster.solver.aside import Aside
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import UPPER, Improver
from anwroster.solver.proof import exact_bound
from anwroster.solver.relaxing import relax, relax_within

RATE = 10
"""What one per mille of the worst-off is worth on fairness, where one relaxation serves both."""

LATEST = 0.35
"""Part of the time left, when it begins, at which the relaxation of worst-off and fairness is of no use any more."""


@dataclass(frozen=True)
class Guess:
    """A relaxation, and what the levels above were taken to come to."""

    reached: Mapping[Level, int]
    model: Stage
    relaxed: Relaxed


class Ahead:
    """What was begun ahead, for the levels that come to it."""

    def __init__(self, work: Improver, aside: Aside) -> None:
        self._work, self._aside = work, aside
        self._upper: Future[Guess] | None = None
        self._fairest: Future[Guess] | None = None
        # What the levels above worst-off are taken to come to; None as long as that is not known.
        self._reached: Mapping[Level, int] | None = None

    def bounded(self, level: Level) -> None:
        """Begin what can be begun now that coverage, or obligations, has its bound."""
        reached = {**self._work.best.reached, level: self._work.best.bounds[level]}
        below = self._below(level)
        if below is Level.WORST_OFF:
            self._begin_with(reached)
        elif below in UPPER and self._work.options.workers > 1:
            self._upper = self._aside.run(lambda: self._relax_upper(below, reached))
            if self._below(below) is Level.WORST_OFF:
                self._fairest = self._aside.run(self._relax_fairest)

    def upper(self, level: Level, end: float) -> Guess | None:
        """Return the relaxation of obligations, if it was begun with what coverage came to."""
        waiting, self._upper = self._upper, None
        guess = self._aside.wait(waiting, end, None) if waiting else None
        if guess is None or guess.model.level is not level or guess.reached != self._work.best.reached:
            return None
        return guess if len(guess.relaxed.duals) else None

    def fairest(self) -> "Future[Guess]":
        """Return the relaxation of worst-off and fairness with what the levels above came to, begun now if need be."""
        self._begin_with(self._work.best.reached)
        assert self._fairest is not None
        return self._fairest

    def _below(self, level: Level) -> Level | None:
        order = self._work.best.levels
        return next(iter(order[order.index(level) + 1 :]), None)

    def _begin_with(self, reached: Mapping[Level, int]) -> None:
        """Begin the relaxation of worst-off and fairness, unless it has begun with these values above."""
        if self._fairest is not None:
            if self._reached == reached:
                return
            self._aside.drop(self._fairest)
        self._reached = dict(reached)
        self._fairest = self._aside.run(self._relax_fairest)

    def _relax_upper(self, level: Level, reached: Mapping[Level, int]) -> Guess:
        work = self._work
        model = stage(work.ledger, level, reached)
        relaxed = relax(model, self._aside.left(), work.options.seed, self._aside)
        if len(relaxed.duals):
            bound = exact_bound(work.ledger, level, reached, duals_of(work.ledger, model, reached, relaxed.duals))
            self._reached = {**reached, level: max(0, bound)}
        return Guess(reached, model, relaxed)

    def _relax_fairest(self) -> Guess:
        work, aside, seed = self._work, self._aside, self._work.options.seed
        reached = self._reached
        if reached is None:  # what it was to begin with did not come out
            return Guess({}, fairest(work, {}), UNKNOWN)
        model = fairest(work, reached)
        seconds = (1 - LATEST) * aside.left()
        shake = work.shake(fair(work))
        return Guess(reached, model, relax_within(model, work.start(model), seconds, seed, aside, shake))


def fair(work: Improver) -> Level:
    """Return the level that the relaxation is about."""
    return Level.FAIRNESS if Level.FAIRNESS in work.best.levels else Level.WORST_OFF


def fairest(work: Improver, reached: Mapping[Level, int]) -> Stage:
    """Return fairness with the worst-off at a rate, and wishes at so little that only what is as fair is told apart."""
    if Level.FAIRNESS not in work.best.levels:
        return stage(work.ledger, Level.WORST_OFF, reached)
    lowest = Level.WISHES if Level.WISHES in work.best.levels else Level.FAIRNESS
    model = stage(work.ledger, lowest, reached)
    weight = np.zeros(len(work.ledger.lower))
    for level, rate in {Level.FAIRNESS: 1.0, **rates(work)}.items():
        for column, cost in work.ledger.costs(level).items():
            weight[column] += rate * cost
    return replace(model, cost=weight[model.columns])


def rates(work: Improver) -> dict[Level, float]:
    """Return what a unit of each other level is worth on fairness where one relaxation serves them all."""
    rates = {Level.WORST_OFF: RATE, Level.WISHES: work.shake(Level.FAIRNESS)}
    return {level: rate for level, rate in rates.items() if level in work.best.levels}
