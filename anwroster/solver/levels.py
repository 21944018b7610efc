"""The levels, strictly one above the other: each fixes the value it reached for the next."""

from collections.abc import Collection, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from math import ceil

import numpy as np

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
    Level.WORST_OFF: 0.4,
    Level.FAIRNESS: 0.5,
    Level.WISHES: 0.6,
    Level.COMFORT: 1.0,
}
"""Part of the time left that each level may use."""

FEW = {Level.COVERAGE: 8_000, Level.OBLIGATIONS: 8_000}
"""Most assignments that may still improve a level for which whole-number search is worth the time."""

FEW_ELSE = 3_000
"""The same on the other levels, whose measures are many."""

TRIFLE = 300
"""The same where the level is near enough to its bound already: what is proven in a moment is proven all the same."""

SPENDING = (Level.WISHES, Level.COMFORT)
"""Levels that may spend what those above them are near enough by."""

NEAR = 2
"""Per mille above the relaxation's worst-off at which fairness is relaxed ahead."""

TOLERANCE = 1e-3
"""Room for the inexactness of a relaxation's value, per mille of a fair part."""

QUICK = 0.5
"""Seconds of exchange at first on an upper level: where nothing is in the way, that is all it takes."""

GRACE = 0.2
"""Seconds that a relaxation may take to end when its time is up."""

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
        self._fair: tuple[Stage, Future[Relaxed]] | None = None

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
            self._prove_late()
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
        model, relaxed = self._improve_and_relax(level, end, aside)
        self.work.tell(level, "search")
        if self.best.is_proven(level):
            return
        within = self.work.open_to(level, model, relaxed)
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
        model = stage(self.ledger, level, self.best.reached)
        shake = self.work.shake(level)
        relaxed = highs.relax(model, self.watch.left() - end, self.options.seed, self.watch, shake=shake)
        self.work.prove(level, model, relaxed)
        worst = np.flatnonzero(np.isin(model.columns, list(self.ledger.costs(level))))
        if Level.FAIRNESS in self.best.levels:
            # Near the least of the worst-off, whatever will be reached: the bound holds for that all the same.
            near = ceil(model.cost @ relaxed.values) + NEAR if len(relaxed.values) else self.best.cost(level)
            fair = stage(self.ledger, Level.FAIRNESS, {**self.best.reached, level: near})
            self._fair = fair, aside.relax(fair, 0.0, self.work.shake(Level.FAIRNESS))
        values = relaxed.values if len(relaxed.values) else np.zeros(len(model.columns))
        hints = {int(model.columns[at]): float(values[at]) for at in worst}
        caps = {measure: ceil(hint - TOLERANCE) for measure, hint in hints.items()}
        self.work.hand_under(caps, end)
        if len(relaxed.values):
            self.work.hand_under(caps, end, greedy(self.problem, self.ledger, _liking(model, relaxed)))
        if self.best.is_proven(level):
            return
        floors = Floors(self.best, self.options.seed, self.watch)
        half = end + (self.watch.left() - end) / 2
        for measure, hint in sorted(hints.items(), key=lambda each: each[1]):
            floors.prove(measure, hint - TOLERANCE, half)
            self.work.tell(level, "relaxation")
        if not self.work.is_done(level):
            caps = {measure: max(caps[measure], least) for measure, (least, _) in self.best.floors.items()}
            self.work.hand_under(caps, end)
            self.work.resolve(level, end)

    def _improve_and_relax(self, level: Level, end: float, aside: Aside) -> tuple[Stage, Relaxed]:
        """Improve a level while its relaxation is solved and from what that likes; return it with its model."""
        if level is Level.FAIRNESS and self._fair is not None:
            model, waiting = self._fair
            relaxed = self._improve_with(level, model, waiting, end)
            if self.work.is_done(level) or relaxed.objective is None or 2 * relaxed.seconds > self.watch.left() - end:
                return model, relaxed
        # The level itself has one row more than what was relaxed ahead: the worst-off reached.
        model = stage(self.ledger, level, self.best.reached)
        waiting = aside.relax(model, end, self.work.shake(level))
        return model, self._improve_with(level, model, waiting, end)

    def _improve_with(self, level: Level, model: Stage, waiting: "Future[Relaxed]", end: float) -> Relaxed:
        improve = self.work.trade if level in SPENDING else self._hand_round
        improve(level, end)
        relaxed = self._meanwhile(level, waiting, end)
        self.work.prove(level, model, relaxed)
        if len(relaxed.values) and not self.work.is_done(level, AIM):
            improve(level, end, greedy(self.problem, self.ledger, _liking(model, relaxed)))
        return relaxed

    def _hand_round(self, level: Level, end: float, start: Collection[int] | None = None) -> None:
        self.work.hand_round(level, end, BEAMS[:2], start)

    def _meanwhile(self, level: Level, waiting: "Future[Relaxed]", end: float) -> Relaxed:
        """Solve neighbourhoods again until a relaxation is done, and return it; ``UNKNOWN`` when it is not in time."""
        if not waiting.done():
            neighbourhood.improve(self.best, level, self.options.seed, self.watch, end, waiting.done)
        try:
            return waiting.result(max(0.0, self.watch.left() - end) + GRACE)
        except TimeoutError:
            return UNKNOWN

    def _round_vertex(self, level: Level, end: float) -> bool:
        """Exchange a little, round a vertex of the relaxation, settle the rest; return whether the level is proven."""
        model = stage(self.ledger, level, self.best.reached)
        self.work.hand_round(level, end, BEAMS[:1], seconds=QUICK)
        if self.best.is_proven(level):
            return True
        relaxed = highs.relax(model, self.watch.left() - end, self.options.seed, self.watch, vertex=True)
        self.work.prove(level, model, relaxed)
        if relaxed.objective is not None and not self.best.is_proven(level):
            self.best.offer(level, greedy(self.problem, self.ledger, _liking(model, relaxed)))
            self.work.tell(level, "search")
            within = self.work.start(model) > 0.5
            within |= ~model.assignment | (relaxed.values > 1e-6)
            self.work.settle(level, model, within, end, proving=False)
        return self.best.is_proven(level)

    def _prove_late(self) -> None:
        """Take the bound of fairness that came only after its level had ended."""
        if self._fair is not None and self.best.bounds[Level.FAIRNESS] == 0:
            model, waiting = self._fair
            self.work.prove(Level.FAIRNESS, model, self._meanwhile(Level.FAIRNESS, waiting, 0.0))
            self.work.tell(Level.FAIRNESS, "done")


def _liking(model: Stage, relaxed: Relaxed) -> Mapping[int, float]:
    """Return how much a relaxation likes each assignment that it uses at all."""
    liked = np.flatnonzero(model.assignment & (relaxed.values > 0.01))
    return {int(model.columns[at]): float(relaxed.values[at]) for at in liked}
