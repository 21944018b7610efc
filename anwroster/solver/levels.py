"""The levels, strictly one above the other: each fixes the value it reached for the next."""

from dataclasses import dataclass
from math import ceil

import numpy as np

from anwroster.model import Level, LevelResult
from anwroster.problem import Problem
from anwroster.solver import highs
from anwroster.solver.arrays import Numbers, Stage, stage
from anwroster.solver.completion import complete
from anwroster.solver.greedy import greedy
from anwroster.solver.ledger import Ledger
from anwroster.solver.options import Options, Watch

SHARES: dict[Level, float] = {
    Level.COVERAGE: 0.25,
    Level.OBLIGATIONS: 0.25,
    Level.WORST_OFF: 0.3,
    Level.FAIRNESS: 0.6,
    Level.WISHES: 0.5,
    Level.COMFORT: 1.0,
}
"""Part of the time left that each level may use."""


@dataclass(frozen=True)
class Solved:
    """A legal choice of assignments with what was reached on each level."""

    chosen: frozenset[int]
    levels: tuple[LevelResult, ...]


class Levels:
    """One run over the levels of one ledger.

    Holds the best choice so far. A new one is taken only when exact whole-number arithmetic on the ledger shows
    that it breaks no row and is better on the level at hand: what a solver says in floating point is never believed.
    """

    def __init__(self, problem: Problem, ledger: Ledger, options: Options, watch: Watch) -> None:
        self.problem, self.ledger, self.options, self.watch = problem, ledger, options, watch
        self.reached: dict[Level, int] = {}
        self.chosen = frozenset(greedy(problem, ledger))
        self.values = complete(ledger, self.chosen).values

    def run(self) -> Solved:
        """Solve every level that charges anything, and return the roster."""
        results = []
        for level in self.ledger.levels():
            results.append(self._solve(level))
            self.reached[level] = results[-1].value
        return Solved(chosen=self.chosen, levels=tuple(results))

    def _cost(self, level: Level) -> int:
        return sum(cost * self.values[column] for column, cost in self.ledger.costs(level).items())

    def _solve(self, level: Level) -> LevelResult:
        value, bound = self._cost(level), 0
        self.watch.tell(level, value, bound, "relaxation")
        if value > 0 and self.watch.left() > 0:
            model = stage(self.ledger, level, self.reached)
            seconds = self.watch.left() * SHARES[level]
            bound = self._improve(level, model, seconds)
        value = self._cost(level)
        self.watch.tell(level, value, bound, "done")
        gap = (value - bound) / max(value, 1)
        status = "optimal" if value == bound else "feasible"
        return LevelResult(name=level.value, value=value, bound=bound, gap=gap, status=status)

    def _improve(self, level: Level, model: Stage, seconds: float) -> int:
        end = self.watch.left() - seconds
        relaxed = highs.relax(model, seconds, self.options.seed)
        if relaxed.objective is None:
            return 0
        bound = max(0, ceil(relaxed.objective - 1e-6 * max(1.0, abs(relaxed.objective))))
        liking = {
            int(model.columns[at]): float(relaxed.values[at])
            for at in np.flatnonzero(model.assignment)
            if relaxed.values[at] > 0.01
        }
        self._offer(level, frozenset(greedy(self.problem, self.ledger, liking)))
        self.watch.tell(level, self._cost(level), bound, "search")
        for width in (0.02, 0.2, 1.0):
            value = self._cost(level)
            left = self.watch.left() - end
            if value <= bound or left <= 0.2 or (value - bound) / max(value, 1) <= self.options.gap / 10:
                break
            slack = value - relaxed.objective
            within = self._within(model, relaxed, width * slack)
            found = highs.search(model, within, self._start(model), left, self.options.seed)
            self._hear(level, model, found)
            if width == 1.0:
                bound = max(bound, ceil(found.proven - 1e-6 * max(1.0, abs(found.proven))))
            self.watch.tell(level, self._cost(level), bound, "search")
        return min(bound, self._cost(level))

    def _within(self, model: Stage, relaxed: highs.Relaxed, slack: float) -> np.ndarray:
        mine = self._start(model) > 0.5
        return ~model.assignment | mine | (relaxed.values > 1e-7) | (relaxed.reduced <= slack + 1e-6)

    def _start(self, model: Stage) -> Numbers:
        return np.asarray([self.values[column] for column in model.columns], dtype=float)

    def _hear(self, level: Level, model: Stage, found: highs.Found) -> None:
        if found.values is not None:
            taken = model.columns[model.assignment & (found.values > 0.5)]
            self._offer(level, frozenset(int(column) for column in taken))

    def _offer(self, level: Level, chosen: frozenset[int]) -> None:
        """Take a choice when it is legal, no worse on the levels above and better on this one."""
        completion = complete(self.ledger, chosen)
        if completion.broken or any(completion.cost(self.ledger, above) > cost for above, cost in self.reached.items()):
            return
        if completion.cost(self.ledger, level) < self._cost(level):
            self.chosen, self.values = chosen, completion.values
