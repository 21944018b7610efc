"""The levels, strictly one above the other: each fixes the value it reached for the next."""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from math import inf

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level, LevelProof, LevelResult
from anwroster.problem import Problem
from anwroster.solver import cpsat, highs, neighbourhood
from anwroster.solver.arrays import Numbers, Stage, duals_of, priced, stage
from anwroster.solver.aside import Aside
from anwroster.solver.completion import complete
from anwroster.solver.exchange import Exchange, PriceList
from anwroster.solver.greedy import greedy
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.incumbent import Incumbent
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

NARROWEST = 2_000
"""Fewest partial chains kept."""

UPPER = (Level.COVERAGE, Level.OBLIGATIONS)
"""Levels whose relaxation has nearly whole vertices."""

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
"""Seconds for that."""


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
        self.best = Incumbent(ledger, greedy(problem, ledger))
        idle = complete(ledger, [column for column in ledger.assignments.values() if ledger.lower[column]])
        self._fair: tuple[Stage, Future[Relaxed]] | None = None
        self._dearest = {level: max(self.best.cost(level), idle.cost(ledger, level)) for level in self.best.levels}

    @cached_property
    def _exchange(self) -> Exchange:
        return Exchange(self.ledger, self.best.chosen)

    @cached_property
    def _price_list(self) -> PriceList:
        return PriceList(self.ledger)

    def run(self) -> Solved:
        """Solve every level that charges anything, and return the roster."""
        levels = self.best.levels
        with Aside(self.watch, self.options.seed) as aside:
            for level in levels:
                self._tell(level, "relaxation")
                if self.watch.left() > 0 and not self.best.is_proven(level):
                    self._solve(level, self.watch.left() * (1 - SHARES[level]), aside)
                self.best.reached[level] = self.best.cost(level)
                self._tell(level, "done")
            self._prove_late()
        return Solved(
            chosen=self.best.chosen,
            levels=tuple(self.best.result(level) for level in levels),
            proofs=tuple(self.best.proof(level) for level in levels),
        )

    def _is_done(self, level: Level) -> bool:
        """Return whether a level is proven, or so near its bound that the user wants no more."""
        off, bound = self.best.cost(level), self.best.bounds[level]
        slack = 0.0 if level in UPPER else self.options.gap * (self._dearest[level] - bound)
        return off - bound <= slack

    def _tell(self, level: Level, note: str) -> None:
        self.watch.tell(level, self.best.cost(level), min(self.best.bounds[level], self.best.cost(level)), note)

    def _solve(self, level: Level, end: float, aside: Aside) -> None:
        """Improve and bound one level until it is proven, or only ``end`` seconds are left."""
        model = stage(self.ledger, level, self.best.reached)
        if level in UPPER and self._round_vertex(level, model, end):
            return
        model, relaxed = self._improve_and_relax(level, model, end, aside)
        self._prove(level, model, relaxed)
        self._tell(level, "search")
        if self.best.is_proven(level):
            return
        within = self._open_to(level, model, relaxed)
        left = np.count_nonzero(within & model.assignment)
        if self._is_done(level):
            if left <= TRIFLE:
                self._settle(level, model, within, max(end, self.watch.left() - MOMENT))
        elif left <= FEW.get(level, FEW_ELSE):
            self._settle(level, model, within, end)
        elif level is not Level.WORST_OFF:
            self._hand_round(level, end, BEAMS[1:])
            self._resolve(level, end)

    def _improve_and_relax(self, level: Level, model: Stage, end: float, aside: Aside) -> tuple[Stage, Relaxed]:
        """Improve a level while its relaxation is solved, and return that with the model that it is of."""
        if level is Level.FAIRNESS and self._fair is not None:
            self._hand_round(level, end, BEAMS[:2])
            earlier, waiting = self._fair
            relaxed = self._meanwhile(level, waiting, end)
            if relaxed.objective is None or 2 * relaxed.seconds > self.watch.left() - end:
                return earlier, relaxed
            # The level itself has one row more than what was relaxed: the worst-off reached.
            self._prove(level, earlier, relaxed)
            return model, self._meanwhile(level, aside.relax(model, end), end)
        waiting = aside.relax(model, end)
        if level is not Level.WORST_OFF:
            self._hand_round(level, end, BEAMS[:2])
            return model, self._meanwhile(level, waiting, end)
        if Level.FAIRNESS in self.best.levels:
            self._make_fair(end, aside)
        self._resolve(level, end)
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
        self._hand_round(level, end, BEAMS[:1], seconds=QUICK)
        if self.best.is_proven(level):
            return True
        relaxed = highs.relax(model, self.watch.left() - end, self.options.seed, self.watch, vertex=True)
        self._prove(level, model, relaxed)
        if relaxed.objective is not None and not self.best.is_proven(level):
            self.best.offer(level, greedy(self.problem, self.ledger, _liking(model, relaxed)))
            self._tell(level, "search")
            within = self._start(model) > 0.5
            within |= ~model.assignment | (relaxed.values > 1e-6)
            self._settle(level, model, within, end, proving=False)
        return self.best.is_proven(level)

    def _resolve(self, level: Level, end: float) -> None:
        neighbourhood.improve(self.best, level, self.options.seed, self.watch, end, lambda: self._is_done(level))
        self._tell(level, "search")

    def _prove(self, level: Level, model: Stage, relaxed: Relaxed) -> None:
        """Claim of a relaxation only what exact arithmetic proves from its dual values."""
        if len(relaxed.duals):
            reached = list(self.best.reached.items())[: model.finished]
            self.best.prove_exactly(level, duals_of(self.ledger, model, dict(reached), relaxed.duals))
        if relaxed.failed:
            self._tell(level, "failed")

    def _prove_late(self) -> None:
        """Take the bound of fairness that came only after its level had ended."""
        if self._fair is not None and self.best.bounds[Level.FAIRNESS] == 0:
            model, waiting = self._fair
            self._prove(Level.FAIRNESS, model, self._meanwhile(Level.FAIRNESS, waiting, 0.0))
            self._tell(Level.FAIRNESS, "done")

    def _make_fair(self, end: float, aside: Aside) -> None:
        """Make the roster fair for all together: the worst-off doctor is then rarely far from the best possible."""
        level = Level.FAIRNESS
        model = stage(self.ledger, level, self.best.reached)
        waiting = aside.relax(model, 0.0)
        self._fair = model, waiting
        then = end + (self.watch.left() - end) / 4
        self._hand_round(level, then, BEAMS[:2])
        if not waiting.done():
            neighbourhood.improve(self.best, level, self.options.seed, self.watch, then, waiting.done)
        if not waiting.done():
            return
        relaxed = waiting.result()
        # The level itself will have more rows than this, so what bounds this bounds the level too.
        self._prove(level, model, relaxed)
        self._tell(level, "search")
        if relaxed.objective is not None:
            self._hand_round(level, then, BEAMS[:2], greedy(self.problem, self.ledger, _liking(model, relaxed)))

    def _hand_round(
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
            if self._is_done(level):
                return
            self._exchange.improve(lambda: self.watch.left() > end, max(NARROWEST, beam * len(self.best.chosen)))
            self.best.offer(level, self._exchange.chosen)
            self._tell(level, "search")

    def _open_to(self, level: Level, model: Stage, relaxed: Relaxed) -> NDArray[np.bool_]:
        """Return the columns in which any better roster lies: what costs more than the gap by itself is not in it."""
        if not len(relaxed.duals):
            return np.ones(len(model.columns), dtype=bool)
        reduced, bound = priced(model, relaxed.duals)
        gap = self.best.cost(level) - bound
        within: NDArray[np.bool_] = ~model.assignment | (self._start(model) > 0.5)
        within |= reduced <= gap + 1e-6 * max(1.0, abs(bound))
        return within

    def _settle(
        self, level: Level, model: Stage, within: NDArray[np.bool_], end: float, *, proving: bool = True
    ) -> None:
        """Search a level in whole numbers within columns; what is found proves if they hold every better roster."""
        for last in (False, True) if proving else (False,):
            left = self.watch.left() - end
            if left <= 0.1 or self.best.is_proven(level):
                return
            self._tell(level, "polish")
            start = self._start(model)
            if last:
                found = cpsat.polish(model, within, start, left, self.options, self.watch)
            else:
                found = highs.search(model, within, start, left / 2, self.options.seed, self.watch)
            if found.values is not None:
                taken = model.columns[model.assignment & (found.values > 0.5)]
                self.best.offer(level, {int(column) for column in taken})
            if proving:
                self.best.prove(level, found.proven)

    def _start(self, model: Stage) -> Numbers:
        return np.asarray(self.best.values, dtype=float)[model.columns]


def _liking(model: Stage, relaxed: Relaxed) -> Mapping[int, float]:
    """Return how much a relaxation likes each assignment that it uses at all."""
    liked = np.flatnonzero(model.assignment & (relaxed.values > 0.01))
    return {int(model.columns[at]): float(relaxed.values[at]) for at in liked}
