"""The levels, strictly one above the other: each fixes the value it reached for the next."""

from collections.abc import Collection, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level, LevelProof, LevelResult
from anwroster.problem import Problem
from anwroster.solver import highs, neighbourhood
from anwroster.solver.arrays import Stage, stage
from anwroster.solver.aside import Aside
from anwroster.solver.floors import Floors
from anwroster.solver.greedy import greedy
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import AIM, BEAMS, UPPER, Improver
from anwroster.solver.ledger import Ledger
from anwroster.solver.options import Options, Watch

SHARES: dict[Level, float] = {
    Level.COVERAGE: 0.3,
    Level.OBLIGATIONS: 0.3,
    Level.WORST_OFF: 0.6,
    Level.FAIRNESS: 0.5,
    Level.WISHES: 0.6,
    Level.COMFORT: 1.0,
}
"""Part of the time left that each level may use."""

FEW = {Level.COVERAGE: 8_000, Level.OBLIGATIONS: 8_000}
"""Most assignments that may still improve a level for which whole-number search is worth the time."""

FEW_ELSE = 6_000
"""The same on the other levels, whose measures are many."""

TRIFLE = 300
"""The same where the level is near enough to its bound already: what is proven in a moment is proven all the same."""

SPENDING = (Level.WISHES, Level.COMFORT)
"""Levels that may spend what those above them are near enough by."""

RATE = 10
"""What one per mille of the worst-off is worth on fairness, where one relaxation serves both."""

MANY = 80_000
"""Columns from which on exchange and a relaxation are not run at once: on two cores each slows the other down."""

TOLERANCE = 1e-3
"""Room for the inexactness of a relaxation's value, per mille of a fair part."""

QUICK = 4.0
"""Most seconds of exchange on an upper level that a rounded vertex does not settle, beginning with a slow start."""

GRACE = 0.2
"""Seconds that a relaxation may take to end when its time is up."""

LIKED = 0.01
"""Part of an assignment that a relaxation must use to like it."""

WHILE = 6.0
"""Most seconds of whole-number search among what a relaxation likes."""

MOMENT = 2.0
"""Seconds of whole-number search for such a trifle."""


@dataclass(frozen=True)
class Solved:
    """A legal choice of assignments with what was reached on each level, and what proves the bounds."""

    chosen: frozenset[int]
    levels: tuple[LevelResult, ...]
    proofs: tuple[LevelProof, ...]


class Levels:
    """One run over the levels of one ledger.

    On each level, exchange makes the roster better while the relaxation finds, on another core, what no roster can
    pass. Where the two do not meet and few assignments remain that could still help, whole-number search settles it.
    """

    def __init__(self, problem: Problem, ledger: Ledger, options: Options, watch: Watch) -> None:
        self.problem, self.ledger, self.options, self.watch = problem, ledger, options, watch
        self.work = Improver(problem, ledger, options, watch)
        self.best = self.work.best
        self._fair: tuple[Stage, Relaxed] | None = None

    def run(self) -> Solved:
        """Solve every level that charges anything, and return the roster."""
        levels = self.best.levels
        with Aside(self.watch, self.options.seed) as aside:
            for level in levels:
                self.work.tell(level, "relaxation")
                if self.watch.left() > 0 and not self.best.is_proven(level):
                    self._solve(level, self.watch.left() * (1 - SHARES[level]), aside)
                self.work.finish(level)
                self.work.tell(level, "done")
        return Solved(
            chosen=self.best.chosen,
            levels=tuple(self.best.result(level) for level in levels),
            proofs=tuple(self.best.proof(level) for level in levels),
        )

    def _solve(self, level: Level, end: float, aside: Aside) -> None:
        """Improve and bound one level until it is proven, or only ``end`` seconds are left."""
        if level in UPPER and self._round_vertex(level, end):
            return
        if level is Level.WORST_OFF:
            self._solve_worst_off(end, aside)
            return
        model, within = self._improve_and_relax(level, end, aside)
        self.work.tell(level, "search")
        self._settle(level, model, within, end)

    def _settle(self, level: Level, model: Stage, within: NDArray[np.bool_], end: float) -> None:
        """Search in whole numbers where few columns are left, in neighbourhoods where there are many."""
        if self.best.is_proven(level):
            return
        left = np.count_nonzero(within & model.assignment)
        if self.work.is_done(level):
            if left <= TRIFLE:
                self.work.settle(level, model, within, max(end, self.watch.left() - MOMENT))
        elif left <= FEW.get(level, FEW_ELSE):
            self.work.settle(level, model, within, end)
        else:
            self.work.resolve(level, end)

    def _solve_worst_off(self, end: float, aside: Aside) -> None:
        """Bring the worst-off doctors as near as relaxation, exchange and neighbourhoods can, and prove it by rule."""
        level = Level.WORST_OFF
        model = self._fairest()
        waiting = aside.relax(model, end, self.work.shake(model.level))
        if len(model.columns) < MANY:
            self.work.hand_round(Level.FAIRNESS, self._within(end, 0.5), BEAMS[:1], until=waiting.done)
        relaxed = self._wait(waiting, end)
        self._fair = model, relaxed
        worst = np.flatnonzero(np.isin(model.columns, list(self.ledger.costs(level))))
        values = relaxed.values if len(relaxed.values) else np.zeros(len(model.columns))
        hints = {int(model.columns[at]): float(values[at]) for at in worst}
        caps = {measure: ceil(hint - TOLERANCE) for measure, hint in hints.items()}
        start = greedy(self.problem, self.ledger, _liking(model, relaxed)) if len(relaxed.values) else None
        self.work.hand_under(caps, end, start)
        floors = Floors(self.best, self.options.seed, self.watch)
        half = self._within(end, 0.5)
        for measure in floors.measures():
            floors.prove(measure, hints[measure] - TOLERANCE, half)
            self.work.tell(level, "relaxation")
        if not self.work.is_done(level):
            caps = {measure: max(caps[measure], least) for measure, (least, _) in self.best.floors.items()}
            self.work.hand_under(caps, end)
        if not self.best.is_proven(level):
            own = stage(self.ledger, level, self.best.reached)
            self._settle(level, own, np.ones(len(own.columns), dtype=bool), self._within(end, 0.5))

    def _within(self, end: float, part: float) -> float:
        """Return the seconds that are left when ``part`` of the time until ``end`` has passed."""
        return end + (self.watch.left() - end) * (1 - part)

    def _fairest(self) -> Stage:
        """Return fairness with the worst-off at a rate: one relaxation says where both are best."""
        if Level.FAIRNESS not in self.best.levels:
            return stage(self.ledger, Level.WORST_OFF, self.best.reached)
        model = stage(self.ledger, Level.FAIRNESS, self.best.reached)
        weight = np.zeros(len(self.ledger.lower))
        for column, cost in self.ledger.costs(Level.WORST_OFF).items():
            weight[column] = RATE * cost
        return replace(model, cost=model.cost + weight[model.columns])

    def _improve_and_relax(self, level: Level, end: float, aside: Aside) -> tuple[Stage, NDArray[np.bool_]]:
        """Improve a level with and from its relaxation; return its model, and where in it a better roster can lie."""
        model = stage(self.ledger, level, self.best.reached)
        if level is Level.FAIRNESS and self._fair is not None and len(self._fair[1].duals):
            earlier, relaxed = self._fair
            self.work.prove(level, earlier, relaxed, {Level.WORST_OFF: RATE})
            self._hand_round(level, end)
            self._refine(level, model, relaxed, end)
            within = self.work.open_to(earlier, relaxed)
            if self.work.is_done(level) or 2 * relaxed.seconds > self.watch.left() - end:
                return model, within
        relaxed = self._improve_with(level, model, aside.relax(model, end, self.work.shake(level)), end)
        return model, self.work.open_to(model, relaxed)

    def _improve_with(self, level: Level, model: Stage, waiting: "Future[Relaxed]", end: float) -> Relaxed:
        improve = self.work.trade if level in SPENDING else self._hand_round
        improve(level, end)
        relaxed = self._meanwhile(level, waiting, end)
        self.work.prove(level, model, relaxed)
        self._refine(level, model, relaxed, end)
        return relaxed

    def _refine(self, level: Level, model: Stage, relaxed: Relaxed, end: float) -> None:
        """Improve a level from what its relaxation likes: by exchange, then in whole numbers among just that."""
        if not len(relaxed.values):
            return
        improve = self.work.trade if level in SPENDING else self._hand_round
        if not self.work.is_done(level, AIM):
            improve(level, end, greedy(self.problem, self.ledger, _liking(model, relaxed)))
        if not self.work.is_done(level, AIM):
            within = ~model.assignment | (relaxed.values > LIKED) | (self.work.start(model) > 0.5)
            self.work.settle(level, model, within, max(end, self.watch.left() - WHILE), proving=False)
            self.work.tell(level, "search")

    def _hand_round(self, level: Level, end: float, start: Collection[int] | None = None) -> None:
        self.work.hand_round(level, end, BEAMS[:2], start)

    def _meanwhile(self, level: Level, waiting: "Future[Relaxed]", end: float) -> Relaxed:
        """Solve neighbourhoods again until a relaxation is done, and return it; ``UNKNOWN`` when it is not in time."""
        if not waiting.done():
            neighbourhood.improve(self.best, level, self.options.seed, self.watch, end, waiting.done)
        return self._wait(waiting, end)

    def _wait(self, waiting: "Future[Relaxed]", end: float) -> Relaxed:
        try:
            return waiting.result(max(0.0, self.watch.left() - end) + GRACE)
        except TimeoutError:
            return UNKNOWN

    def _round_vertex(self, level: Level, end: float) -> bool:
        """Round a vertex of the relaxation, settle the rest, if need be after exchange; return whether it is proven."""
        model = stage(self.ledger, level, self.best.reached)
        relaxed = highs.relax(model, self.watch.left() - end, self.options.seed, self.watch, vertex=True)
        self.work.prove(level, model, relaxed)
        liked = relaxed.values > 1e-6 if len(relaxed.values) else np.zeros(len(model.columns), dtype=bool)
        if liked.any():
            self.best.offer(level, greedy(self.problem, self.ledger, _liking(model, relaxed)))
        for last in (False, True):
            self.work.tell(level, "search")
            if self.best.is_proven(level):
                return True
            if last:
                self.work.hand_round(level, end, BEAMS[:1], seconds=QUICK)
            within = ~model.assignment | liked | (self.work.start(model) > 0.5)
            self.work.settle(level, model, within, end, proving=False)
        return self.best.is_proven(level)


def _liking(model: Stage, relaxed: Relaxed) -> Mapping[int, float]:
    """Return how much a relaxation likes each assignment that it uses at all."""
    liked = np.flatnonzero(model.assignment & (relaxed.values > LIKED))
    return {int(model.columns[at]): float(relaxed.values[at]) for at in liked}
