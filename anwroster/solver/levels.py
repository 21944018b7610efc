"""The levels, strictly one above the other: each fixes what it may cost for the next."""

from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass

from anwroster.model import Level, LevelProof, LevelResult
from anwroster.problem import Problem
from anwroster.solver.arrays import Stage, stage
from anwroster.solver.aside import Aside
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import AIM, BEAMS, UPPER, Improver
from anwroster.solver.ledger import Ledger
from anwroster.solver.options import Options, Watch
from anwroster.solver.patience import LONG, SHORT
from anwroster.solver.upper import round_vertex
from anwroster.solver.whole import Flags, conclude, liked, open_to, rounded, settle
from anwroster.solver.worstoff import RATE, solve_worst_off

SHARES: dict[Level, float] = {
    Level.COVERAGE: 0.3,
    Level.OBLIGATIONS: 0.3,
    Level.CHANGES: 0.3,
    Level.WORST_OFF: 0.65,
    Level.FAIRNESS: 0.5,
    Level.WISHES: 0.6,
    Level.COMFORT: 1.0,
}
"""Part of the time left that each level may use."""

TRADING = (Level.WISHES, Level.COMFORT)
"""Levels that may spend what those above them are near enough by."""

WHILE = 6.0
"""Most seconds of whole-number search among what a relaxation likes."""


@dataclass(frozen=True)
class Solved:
    """A legal choice of assignments with what was reached on each level, and what proves the bounds."""

    chosen: frozenset[int]
    levels: tuple[LevelResult, ...]
    proofs: tuple[LevelProof, ...]


class Levels:
    """One run over the levels of one ledger.

    On each level, exchange makes the roster better while the relaxation finds, on another core, what no roster can
    pass and where a good one lies. What is near enough by then is left; the rest is searched in whole numbers.
    """

    def __init__(self, problem: Problem, ledger: Ledger, options: Options, watch: Watch) -> None:
        self.ledger, self.options, self.watch = ledger, options, watch
        self.work = Improver(problem, ledger, options, watch)
        self.best = self.work.best
        self._fair: tuple[Stage, Relaxed] | None = None

    def run(self) -> Solved:
        """Solve every level that charges anything, and return the roster."""
        levels = self.best.levels
        with Aside(self.watch, self.options.seed, self.options.workers) as aside:
            for level in levels:
                self.work.tell(level, "relaxation")
                if self.watch.left() > 0 and not self.best.is_proven(level):
                    self.work.begin(level, SHORT if level is Level.COMFORT else LONG)
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
        if level in UPPER and round_vertex(self.work, level, end):
            return
        if level is Level.WORST_OFF:
            self._fair = solve_worst_off(self.work, end, aside)
            return
        model, within = self._improve_and_relax(level, end, aside)
        self.work.tell(level, "search")
        conclude(self.work, level, model, within, end)

    def _improve_and_relax(self, level: Level, end: float, aside: Aside) -> tuple[Stage, Flags]:
        """Improve a level with and from its relaxation; return its model, and where in it a better roster can lie."""
        model = stage(self.ledger, level, self.best.reached)
        if level is Level.FAIRNESS and self._fair is not None and len(self._fair[1].duals):
            earlier, relaxed = self._fair
            self.work.prove(level, earlier, relaxed, {Level.WORST_OFF: RATE})
            self._improve(level, end)
            self._refine(level, model, relaxed, end)
            if self.work.is_done(level) or 2 * relaxed.seconds > self.watch.left() - end:
                above = Level.WORST_OFF
                room = RATE * (self.best.reached[above] - self.best.cost(above))
                return model, open_to(self.work, earlier, relaxed, room)
        waiting = aside.relax(model, end, self.work.shake(level))
        self._improve(level, end)
        relaxed = self._meanwhile(level, waiting, end, aside)
        self.work.prove(level, model, relaxed)
        self._refine(level, model, relaxed, end)
        return model, open_to(self.work, model, relaxed)

    def _improve(self, level: Level, end: float, start: Collection[int] | None = None) -> None:
        if level in TRADING:
            self.work.trade(level, end, start)
        else:
            self.work.hand_round(level, end, BEAMS[:2], start)

    def _refine(self, level: Level, model: Stage, relaxed: Relaxed, end: float) -> None:
        """Improve a level from what its relaxation likes: by exchange, then in whole numbers among just that."""
        if len(relaxed.values) and not self.work.is_done(level, AIM):
            self._improve(level, end, rounded(self.work, model, relaxed))
        if len(relaxed.values) and not self.work.is_done(level, AIM):
            within = liked(self.work, model, relaxed)
            settle(self.work, level, model, within, max(end, self.watch.left() - WHILE), proving=False)
            self.work.tell(level, "search")

    def _meanwhile(self, level: Level, waiting: "Future[Relaxed]", end: float, aside: Aside) -> Relaxed:
        """Solve neighbourhoods again until a relaxation is done, and return it.

        On the levels that trade, whose relaxations say little, it is waited for no longer than patience lasts.
        """
        self.work.resolve(level, end, waiting.done)
        if level in TRADING:
            end = max(end, self.watch.left() - max(0.0, self.work.patience.left()))
        relaxed = aside.wait(waiting, end, UNKNOWN)
        if relaxed is UNKNOWN:
            aside.drop(waiting)
        return relaxed
