"""The relaxations of wishes and comfort, one after the other on another core, from when fairness has its bound.

By then it is known what fairness may cost, and of each level what those above may cost can be guessed: dual values
prove a bound whatever the guess was, and a roster is looked for by exchange that knows better. So nobody waits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level
from anwroster.solver.arrays import Stage, priced, stage
from anwroster.solver.aside import Aside
from anwroster.solver.highs import Relaxed
from anwroster.solver.improver import Improver
from anwroster.solver.lean import relax_lean
from anwroster.solver.rated import Rated, Task, relax_rated

TRADING = (Level.WISHES, Level.COMFORT)
"""Levels that may spend what those above them are near enough by."""

MOST = 20_000
"""Assignments from which on a relaxation that is to guide takes part of them only."""

FEWEST = 2
"""Assignments of each shift that take part in any case."""

TIGHTER = 0.9
"""What a level above may cost in a relaxation that is to guide, as a part of what it may: rounding costs the rest."""


SOFT = (Level.FAIRNESS, Level.WISHES)
"""Levels of which more may be spent."""

SHAKE = 0.01
"""Most that the cost of an assignment is shaken by where a relaxation is to guide."""

ABOUT = 0.3
"""How near to what it may cost fairness has to come there, as a part of that."""

LIKED = 1e-3
"""Part of an assignment that the relaxation of fairness must use for it to take part in any case."""


@dataclass(frozen=True)
class Fair:
    """The relaxation that served the worst-off and fairness.

    Parameters
    ----------
    later
        What is still to be proven about the worst-off, when there is time.
    """

    model: Stage
    relaxed: Relaxed
    later: Sequence[Callable[[], object]] = ()


class Guides:
    """Begins them all; those of a level that is over are not waited for."""

    def __init__(self, work: Improver, aside: Aside, fair: Fair | None) -> None:
        self._work, self._aside, self._fair = work, aside, fair
        self._tasks: dict[Level, Task] = {}
        self._reached = dict(work.best.reached)
        if Level.FAIRNESS in work.best.levels:
            self._reached[Level.FAIRNESS] = int(work.best.bounds[Level.FAIRNESS] + work.slack(Level.FAIRNESS))
        levels = [level for level in TRADING if level in work.best.levels and Level.FAIRNESS in self._reached]
        self.guide = {level: aside.run(partial(self._guided, level)) for level in levels}
        self.lean = {level: aside.run(partial(self._leaned, level)) for level in levels}
        self.whole = {level: aside.run(partial(self._bounded, level)) for level in levels}
        for each in fair.later if fair else ():
            aside.run(each)

    def _guided(self, level: Level) -> Rated:
        """Relax what is to guide, and guess from it what the level will come to."""
        work, best = self._work, self._work.best
        reached = {above: self._reached[above] for above in best.levels[: best.levels.index(level)]}
        model = stage(work.ledger, level, reached)
        task = Task(work.ledger, model, reached, work.start(model), model.upper, np.ones(len(model.columns), dtype=bool))
        self._tasks[level] = task
        # Exchange finds the rate by itself.
        tighter = {above: int(value * (TIGHTER if above in SOFT else 1)) for above, value in reached.items()}
        task = replace(task, reached=tighter, model=stage(work.ledger, level, tighter), upper=work.capped(model), open_to=_some(work, model, self._fair), shake=SHAKE, near=ABOUT)
        found = relax_rated(task, 0.0, work.options.seed, self._aside)
        known = len(found.relaxed.values) > 0
        self._reached[level] = ceil(float(model.cost @ found.relaxed.values) / TIGHTER) if known else best.cost(level)
        return found

    def _leaned(self, level: Level) -> Relaxed:
        task, work = self._tasks[level], self._work
        seconds, seed = self._aside.left(), work.options.seed
        return relax_lean(work.ledger, task.model, tuple(task.reached), seconds, seed, self._aside)

    def _bounded(self, level: Level) -> Relaxed:
        rate = self.guide[level].result().rates.get(Level.FAIRNESS)
        task = replace(self._tasks[level], rate=rate)
        return relax_rated(task, 0.0, self._work.options.seed, self._aside).relaxed

    def prove(self, level: Level) -> Relaxed | None:
        """Prove of a level what is known by now, and return the relaxation that says most, if there is one."""
        done = [each[level] for each in (self.lean, self.whole) if level in each and each[level].done()]
        for each in done:
            self._work.prove(level, self._tasks[level].model, each.result())
        return done[-1].result() if done else None


def _some(work: Improver, model: Stage, fair: Fair | None) -> NDArray[np.bool_]:
    """Return the columns that take part: of many assignments those that fairness likes best, shift by shift."""
    flags = np.ones(len(model.columns), dtype=bool)
    every = np.flatnonzero(model.assignment)
    if len(every) <= MOST or fair is None or not len(fair.relaxed.duals):
        return flags
    reduced, _ = priced(fair.model, fair.relaxed.duals)
    price, value = np.zeros(len(work.ledger.lower)), np.zeros(len(work.ledger.lower))
    price[fair.model.columns], value[fair.model.columns] = reduced, fair.relaxed.values
    shift_of = np.zeros(len(work.ledger.lower), dtype=np.int64)
    for (_, number), column in work.ledger.assignments.items():
        shift_of[column] = number
    columns = model.columns[every]
    shift = shift_of[columns]
    # Most of them cost fairness nothing: which of these take part is drawn by lot.
    tie = np.random.default_rng(work.options.seed).random(len(every))
    order = np.lexsort((np.maximum(0, price[columns]) + tie, shift))
    rank = np.empty(len(every), dtype=np.int64)
    rank[order] = np.arange(len(every)) - np.searchsorted(shift[order], shift[order])
    most = max(FEWEST, MOST // len(np.unique(shift)))
    kept = (rank < most) | (value[columns] > LIKED) | (work.start(model)[every] > 0.5) | (model.lower[every] > 0)
    flags[every] = kept
    return flags
