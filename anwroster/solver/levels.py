"""The levels, strictly one above the other: each fixes what it may cost for the next."""

from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass, replace

import numpy as np

from anwroster.model import Level, LevelProof, LevelResult
from anwroster.problem import Problem
from anwroster.solver.ahead import RATE, Ahead, rates
from anwroster.solver.arrays import Stage
from anwroster.solver.aside import Aside
from anwroster.solver.guide import TRADING, Fair
from anwroster.solver.guides import Guides
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import BEAMS, UPPER, Improver
from anwroster.solver.ledger import Ledger
from anwroster.solver.options import Options, Watch
from anwroster.solver.trading import Trading
from anwroster.solver.upper import round_vertex
from anwroster.solver.whole import Flags, conclude, likes, open_to, rounded, settle
from anwroster.solver.worstoff import solve_worst_off

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

MANY = 8_000
"""Columns of a ledger from which on a process beside is worth its start, half a second of the other core."""

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
        self._fair: Fair | None = None
        self._guides: Guides | None = None
        self._trading: Trading | None = None

    def run(self) -> Solved:
        """Solve every level that charges anything, and return the roster."""
        levels = self.best.levels
        with Aside(self.watch, self.options.seed, self.options.workers) as aside:
            if len(self.ledger.lower) >= MANY:
                aside.begin()
            self._ahead = Ahead(self.work, aside)
            for level in levels:
                self.work.tell(level, "relaxation")
                if self.watch.left() > 0 and not self.best.is_proven(level):
                    self.work.begin(level)
                    self._solve(level, self.watch.left() * (1 - SHARES[level]), aside)
                self.work.finish(level)
                self.work.tell(level, "done")
            if self._guides:
                self._guides.conclude()
        return Solved(
            chosen=self.best.chosen,
            levels=tuple(self.best.result(level) for level in levels),
            proofs=tuple(self.best.proof(level) for level in levels),
        )

    def _solve(self, level: Level, end: float, aside: Aside) -> None:
        """Improve and bound one level until it is proven, or only ``end`` seconds are left."""
        if level in UPPER and round_vertex(self.work, level, end, self._ahead):
            return
        if level is Level.WORST_OFF:
            self._guides = Guides(self.work, aside)
            self._fair = solve_worst_off(self.work, end, aside, self._ahead, self._guides)
            self._guides.begin(self._fair)
            return
        if level in TRADING and Level.FAIRNESS in self.best.reached:
            if self._guides is None:
                self._guides = Guides(self.work, aside)
                self._guides.begin(None)
            self._trading = self._trading or Trading(self.work, aside, self._guides)
            self._trading.solve(level, end)
            return
        model, within = self._improve_and_relax(level, end, aside)
        self.work.tell(level, "search")
        conclude(self.work, level, model, within, end)

    def _improve_and_relax(self, level: Level, end: float, aside: Aside) -> tuple[Stage, Flags]:
        """Improve a level with and from its relaxation; return its model, and where in it a better roster can lie."""
        model = self.work.stage(level)
        if level is Level.FAIRNESS and self._fair is not None and len(self._fair.relaxed.duals):
            joint, relaxed = self._fair.model, self._fair.relaxed
            self.work.prove(level, joint, relaxed, {Level.WORST_OFF: RATE})
            self._improve(level, end)
            here = np.isin(joint.columns, model.columns)
            self._refine(level, model, replace(relaxed, values=relaxed.values[here]), end)
            if self.work.is_done(level) or 2 * relaxed.seconds > self.watch.left() - end:
                return model, open_to(self.work, joint, relaxed, self._room())[here]
        waiting = self._relax(model, end, aside)
        self._improve(level, end)
        relaxed = self._meanwhile(level, waiting, end, aside)
        self.work.prove(level, model, relaxed)
        self._refine(level, model, relaxed, end)
        return model, open_to(self.work, model, relaxed)

    def _relax(self, model: Stage, end: float, aside: Aside) -> "Future[Relaxed]":
        return aside.relax(model, self.work.start(model), end, self.work.shake(model.level))

    def _room(self) -> float:
        """Return how much more a roster that is no worse may cost in what the joint relaxation charges besides."""
        room = 0.0
        for level, rate in rates(self.work).items():
            costs = self.ledger.costs(level)
            most = sum(cost * self.ledger.upper[column] for column, cost in costs.items())
            room += rate * (self.best.reached.get(level, most) - self.best.cost(level))
        return room

    def _improve(self, level: Level, end: float, start: Collection[int] | None = None) -> None:
        self.work.hand_round(level, end, BEAMS[:2], start)

    def _refine(self, level: Level, model: Stage, relaxed: Relaxed, end: float) -> None:
        """Improve a level from what its relaxation likes: by exchange, then in whole numbers among just that."""
        if relaxed.objective is None:
            return
        if not self.work.is_done(level):
            self._improve(level, end, rounded(self.work, model, relaxed))
        if not self.work.is_done(level):
            within = likes(self.work, model, relaxed.values)
            settle(self.work, level, model, within, max(end, self.watch.left() - WHILE), proving=False)
            self.work.tell(level, "search")

    def _meanwhile(self, level: Level, waiting: "Future[Relaxed]", end: float, aside: Aside) -> Relaxed:
        """Solve neighbourhoods again until a relaxation is done, and return it."""
        self.work.resolve(level, end, waiting.done)
        relaxed = aside.wait(waiting, end, UNKNOWN)
        if relaxed is UNKNOWN:
            aside.drop(waiting)
        return relaxed
