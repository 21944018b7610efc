"""The levels, strictly one above the other: each fixes the value it reached for the next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level, LevelResult, Status
from anwroster.problem import Problem
from anwroster.solver import cpsat, highs
from anwroster.solver.arrays import Numbers, Stage, stage
from anwroster.solver.climb import climb
from anwroster.solver.completion import complete
from anwroster.solver.greedy import greedy
from anwroster.solver.ledger import Ledger
from anwroster.solver.options import Options, Watch

SHARES: dict[Level, float] = {
    Level.COVERAGE: 0.25,
    Level.OBLIGATIONS: 0.25,
    Level.WORST_OFF: 0.4,
    Level.FAIRNESS: 0.3,
    Level.WISHES: 0.5,
    Level.COMFORT: 1.0,
}
"""Part of the time left that each level may use."""

RELAXED_FIRST = (Level.COVERAGE, Level.OBLIGATIONS, Level.WORST_OFF, Level.FAIRNESS)
"""Levels whose relaxation is quick and tells much; on the others CP-SAT finds bound and roster by itself."""

WARM_UP = 0.55
"""Part of the time left for a first fair roster, before the worst-off doctor is looked at."""


@dataclass(frozen=True)
class Solved:
    """A legal choice of assignments with what was reached on each level."""

    chosen: frozenset[int]
    levels: tuple[LevelResult, ...]


class Levels:
    """One run over the levels of one ledger.

    Holds the best choice so far. A new one is taken only when exact whole-number arithmetic on the ledger shows
    that it breaks no row and is better on the level at hand: what a solver says in floating point is never believed.
    ``support`` holds the columns that the relaxation of a fair roster uses: a small set with a good roster in it.
    """

    def __init__(self, problem: Problem, ledger: Ledger, options: Options, watch: Watch) -> None:
        self.problem, self.ledger, self.options, self.watch = problem, ledger, options, watch
        self.reached: dict[Level, int] = {}
        self.bounds: dict[Level, int] = dict.fromkeys(ledger.levels(), 0)
        self.support: frozenset[int] = frozenset()
        self.chosen = frozenset(greedy(problem, ledger))
        self.values = complete(ledger, self.chosen).values
        self._costs = {level: ledger.costs(level) for level in ledger.levels()}

    def run(self) -> Solved:
        """Solve every level that charges anything, and return the roster."""
        levels = self.ledger.levels()
        for level in levels:
            self._tell(level, "relaxation")
            if level is Level.WORST_OFF and Level.FAIRNESS in levels:
                self._warm_up()
            if self.cost(level) > 0 and self.watch.left() > 0:
                self._improve(level, self.watch.left() * SHARES[level])
            self.reached[level] = self.cost(level)
            self._tell(level, "done")
        return Solved(chosen=self.chosen, levels=tuple(self._result(level) for level in levels))

    def cost(self, level: Level) -> int:
        """Return what the best choice so far costs on a level."""
        return sum(cost * self.values[column] for column, cost in self._costs[level].items())

    def _result(self, level: Level) -> LevelResult:
        value, bound = self.cost(level), self.bounds[level]
        status: Status = "optimal" if value == bound else "feasible"
        return LevelResult(
            name=level.value, value=value, bound=bound, gap=(value - bound) / max(value, 1), status=status
        )

    def _tell(self, level: Level, note: str) -> None:
        self.watch.tell(level, self.cost(level), min(self.bounds[level], self.cost(level)), note)

    def _warm_up(self) -> None:
        """Make the roster fair for all together: the worst-off doctor is then rarely far from the best possible.

        The relaxation of fairness is rounded, mended by handovers, and improved in the columns that it uses.
        """
        left = self.watch.left()
        if left <= 0 or self.cost(Level.FAIRNESS) == 0:
            return
        end = left * (1 - WARM_UP)
        model = stage(self.ledger, Level.FAIRNESS, self.reached)
        relaxed = highs.relax(model, (left - end) / 2, self.options.seed, self.watch)
        self._tell(Level.FAIRNESS, "search")
        start: set[int] | frozenset[int] = self.chosen
        if relaxed.objective is not None:
            # Fewer rows than the level itself will have, so this bounds that level too.
            self._raise_bound(Level.FAIRNESS, relaxed.objective)
            self.support = frozenset(model.columns[relaxed.values > 1e-7].tolist())
            start = greedy(self.problem, self.ledger, self._liking(model, relaxed.values))
        self._climb(Level.FAIRNESS, start, (self.watch.left() - end) / 2)
        self._tell(Level.FAIRNESS, "polish")
        self._search(Level.FAIRNESS, model, self.watch.left() - end, gap=self.options.gap)

    def _climb(self, level: Level, start: Collection[int], seconds: float) -> None:
        """Improve a choice by handovers on this level, the ones above and the ones below."""
        end = self.watch.left() - seconds
        counted = [each for each in self._costs if each is not Level.WORST_OFF]
        capped = {
            each.column: self.values[each.column]
            for each in self.ledger.penalties
            if each.level is Level.WORST_OFF and Level.WORST_OFF in self.reached
        }
        self._offer(level, frozenset(climb(self.ledger, start, counted, lambda: self.watch.left() > end, capped)))

    def _improve(self, level: Level, seconds: float) -> None:
        """Find a bound and a better roster for one level: relaxation, restricted search, polishing."""
        end = self.watch.left() - seconds
        model = stage(self.ledger, level, self.reached)
        within, whole = np.ones(len(model.columns), dtype=bool), True
        if level in RELAXED_FIRST:
            within, whole = self._relax(level, model, 0.8 * seconds)
        if not self._close(level):
            self._climb(level, self.chosen, seconds / 4)
        left = self.watch.left() - end
        if level in RELAXED_FIRST and not self._close(level):
            self._search(level, model, left / 2, within)
            left = self.watch.left() - end
        self._tell(level, "polish")
        if self._close(level) or left <= 0.1:
            return
        polished = cpsat.polish(model, within, self._start(model), left, self.options, self.watch)
        self._hear(level, model, polished.values)
        if whole:
            self._raise_bound(level, polished.proven)

    def _relax(self, level: Level, model: Stage, seconds: float) -> tuple[NDArray[np.bool_], bool]:
        """Bound a level by its relaxation, and return columns to search in and whether no better roster needs others.

        Before there is a fair roster's support, the relaxation goes on to a vertex. Then a column whose reduced cost
        is more than the gap cannot be in a better roster: leaving it out loses nothing.
        """
        if self.support:
            if not self.bounds[level]:
                relaxed = highs.relax(model, seconds, self.options.seed, self.watch, vertex=False)
                self._raise_bound(level, relaxed.objective)
            self._tell(level, "search")
            return self._mine(model) | np.isin(model.columns, list(self.support)), False
        relaxed = highs.relax(model, seconds, self.options.seed, self.watch)
        if relaxed.objective is None:
            return np.ones(len(model.columns), dtype=bool), True
        self._raise_bound(level, relaxed.objective)
        self._offer(level, frozenset(greedy(self.problem, self.ledger, self._liking(model, relaxed.values))))
        self._tell(level, "search")
        return self._mine(model) | (relaxed.reduced <= self.cost(level) - relaxed.objective + 1e-6), True

    def _raise_bound(self, level: Level, proven: float | None) -> None:
        """Take a solver's bound when it is higher; rounded up to a whole value with room for its tolerance."""
        if proven is not None and np.isfinite(proven):
            rounded = ceil(proven - 1e-6 * max(1.0, abs(proven)))
            self.bounds[level] = max(self.bounds[level], min(rounded, self.cost(level)))

    def _search(
        self, level: Level, model: Stage, seconds: float, within: NDArray[np.bool_] | None = None, gap: float = 0.0
    ) -> None:
        """Search in whole numbers within columns; by default those of a fair roster and of the choice so far."""
        if seconds <= 0.1:
            return
        if within is None:
            within = self._mine(model) | np.isin(model.columns, list(self.support))
        found = highs.search(model, within, self._start(model), seconds, self.options.seed, self.watch, gap)
        self._hear(level, model, found.values)

    def _close(self, level: Level) -> bool:
        """Return whether a level is proven, or near enough to its bound to spend the time on the others."""
        value, bound = self.cost(level), self.bounds[level]
        exact = level in (Level.COVERAGE, Level.OBLIGATIONS)
        return value <= bound or (not exact and value - bound <= self.options.gap * value)

    def _mine(self, model: Stage) -> NDArray[np.bool_]:
        """Return the columns that a search may always use: all measures, and the assignments chosen so far."""
        return ~model.assignment | (self._start(model) > 0.5)

    def _start(self, model: Stage) -> Numbers:
        return np.asarray(self.values, dtype=float)[model.columns]

    def _hear(self, level: Level, model: Stage, values: Numbers | None) -> None:
        if values is not None:
            taken = model.columns[model.assignment & (values > 0.5)]
            self._offer(level, frozenset(int(column) for column in taken))

    def _liking(self, model: Stage, values: Numbers) -> Mapping[int, float]:
        """Return how much a relaxation likes each assignment that it uses at all."""
        liked = np.flatnonzero(model.assignment & (values > 0.01))
        return {int(model.columns[at]): float(values[at]) for at in liked}

    def _offer(self, level: Level, chosen: frozenset[int]) -> None:
        """Take a choice when it is legal, no worse on the levels above and better on this one."""
        completion = complete(self.ledger, chosen)
        if completion.broken or any(completion.cost(self.ledger, above) > cost for above, cost in self.reached.items()):
            return
        if completion.cost(self.ledger, level) < self.cost(level):
            self.chosen, self.values = chosen, completion.values
