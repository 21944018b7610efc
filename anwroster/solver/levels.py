"""The levels, strictly one above the other: each fixes the value it reached for the next."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass

import numpy as np

from anwroster.model import Level, LevelProof, LevelResult
from anwroster.problem import Problem
from anwroster.solver import highs, neighbourhood
from anwroster.solver.arrays import Stage, stage
from anwroster.solver.aside import Aside
from anwroster.solver.greedy import greedy
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import UPPER, Improver
from anwroster.solver.ledger import Ledger
from anwroster.solver.options import Options, Watch

SHARES: dict[Level, float] = {
    Level.COVERAGE: 0.3,
    Level.OBLIGATIONS: 0.3,
    Level.WORST_OFF: 0.5,
    Level.FAIRNESS: 0.6,
    Level.WISHES: 0.6,
    Level.COMFORT: 1.0,
}
"""Part of the time left that each level may use."""

BEAMS = (1, 3, 10)
"""How widely chains are looked for, from quick to thorough: partial chains kept, per seat."""

FEW = {Level.COVERAGE: 8_000, Level.OBLIGATIONS: 8_000}
"""Most assignments that may still improve a level for which whole-number search is worth the time."""

FEW_ELSE = 3_000
"""The same on the other levels, whose measures are many."""

TRIFLE = 300
"""The same where the level is near enough to its bound already: what is proven in a moment is proven all the same."""

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
                self.best.reached[level] = self.best.cost(level)
                self.work.tell(level, "done")
            self._prove_late()
        return Solved(
            chosen=self.best.chosen,
            levels=tuple(self.best.result(level) for level in levels),
            proofs=tuple(self.best.proof(level) for level in levels),
        )

    def _solve(self, level: Level, end: float, aside: Aside) -> None:
        """Improve and bound one level until it is proven, or only ``end`` seconds are left."""
        model = stage(self.ledger, level, self.best.reached)
        if level in UPPER and self._round_vertex(level, model, end):
            return
        model, relaxed = self._improve_and_relax(level, model, end, aside)
        self.work.prove(level, model, relaxed)
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
        elif level is not Level.WORST_OFF:
            self.work.hand_round(level, end, BEAMS[1:])
            self.work.resolve(level, end)

    def _improve_and_relax(self, level: Level, model: Stage, end: float, aside: Aside) -> tuple[Stage, Relaxed]:
        """Improve a level while its relaxation is solved, and return that with the model that it is of."""
        if level is Level.FAIRNESS and self._fair is not None:
            self.work.hand_round(level, end, BEAMS[:2])
            earlier, waiting = self._fair
            relaxed = self._meanwhile(level, waiting, end)
            if relaxed.objective is None or 2 * relaxed.seconds > self.watch.left() - end:
                return earlier, relaxed
            # The level itself has one row more than what was relaxed: the worst-off reached.
            self.work.prove(level, earlier, relaxed)
            return model, self._meanwhile(level, aside.relax(model, end), end)
        waiting = aside.relax(model, end)
        if level is not Level.WORST_OFF:
            self.work.hand_round(level, end, BEAMS[:2])
            return model, self._meanwhile(level, waiting, end)
        if Level.FAIRNESS in self.best.levels:
            self._make_fair(end, aside)
        self.work.resolve(level, end)
        return model, waiting.result()

    def _meanwhile(self, level: Level, waiting: "Future[Relaxed]", end: float) -> Relaxed:
        """Solve neighbourhoods again until a relaxation is done, and return it; ``UNKNOWN`` when it is not in time."""
        if not waiting.done():
            neighbourhood.improve(self.best, level, self.options.seed, self.watch, end, waiting.done)
        try:
            return waiting.result(max(0.0, self.watch.left() - end) + GRACE)
        except TimeoutError:
            return UNKNOWN

    def _round_vertex(self, level: Level, model: Stage, end: float) -> bool:
        """Exchange a little, round a vertex of the relaxation, settle the rest; return whether the level is proven."""
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

    def _make_fair(self, end: float, aside: Aside) -> None:
        """Make the roster fair for all together: the worst-off doctor is then rarely far from the best possible."""
        level = Level.FAIRNESS
        model = stage(self.ledger, level, self.best.reached)
        waiting = aside.relax(model, 0.0)
        self._fair = model, waiting
        then = end + (self.watch.left() - end) / 4
        self.work.hand_round(level, then, BEAMS[:2])
        if not waiting.done():
            neighbourhood.improve(self.best, level, self.options.seed, self.watch, then, waiting.done)
        if not waiting.done():
            return
        relaxed = waiting.result()
        # The level itself will have more rows than this, so what bounds this bounds the level too.
        self.work.prove(level, model, relaxed)
        self.work.tell(level, "search")
        if relaxed.objective is not None:
            self.work.hand_round(level, then, BEAMS[:2], greedy(self.problem, self.ledger, _liking(model, relaxed)))


def _liking(model: Stage, relaxed: Relaxed) -> Mapping[int, float]:
    """Return how much a relaxation likes each assignment that it uses at all."""
    liked = np.flatnonzero(model.assignment & (relaxed.values > 0.01))
    return {int(model.columns[at]): float(relaxed.values[at]) for at in liked}
