"""The relaxations of wishes and comfort, one after the other on another core, from when fairness has its bound.

By then it is known what fairness may cost, and of each level what those above may cost can be guessed: dual values
prove a bound whatever the guess was, and a roster is looked for by exchange that knows better. So nobody waits.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level
from anwroster.solver.arrays import Stage, priced, stage
from anwroster.solver.aside import Aside
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import Improver
from anwroster.solver.lean import relax_lean
from anwroster.solver.rated import UNRATED, Rated, Task, relax_rated

TRADING = (Level.WISHES, Level.COMFORT)
"""Levels that may spend what those above them are near enough by."""

MOST = {Level.WISHES: 30_000, Level.COMFORT: 20_000}
"""Assignments from which on a relaxation that is to guide takes part of them only."""

FEWEST = 2
"""Assignments of each shift that take part in any case."""

TIGHTER = 0.9
"""What a relaxation costs as a part of what a roster will: so much room is left for rounding."""

SHAKE = 0.01
"""Most that the cost of an assignment is shaken by where a relaxation is to guide."""

ABOUT = 0.5
"""How near to what it may cost fairness has to come there, as a part of that."""

LONGER = {Level.WISHES: 1.5, Level.COMFORT: 1.5}
"""How many times as long as the relaxation of fairness took has to be left, for one of these to be of any use."""

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

    def __init__(self, work: Improver, aside: Aside) -> None:
        self._work, self._aside = work, aside
        self._fair: Fair | None = None
        self._begun = False
        self._proven: list[Future[Relaxed]] = []
        self._tasks: dict[Level, Task] = {}
        self._reached = {level: work.best.cost(level) for level in work.best.levels if level not in TRADING}
        self._levels = [
            level for level in TRADING if level in work.best.levels and Level.FAIRNESS in self._above(level)
        ]
        self.guide: dict[Level, Future[Rated]] = {}
        self.lean: dict[Level, Future[Relaxed]] = {}
        self.whole: dict[Level, Future[Relaxed]] = {}

    def _above(self, level: Level) -> tuple[Level, ...]:
        return self._work.best.levels[: self._work.best.levels.index(level)]

    def begin(self, fair: Fair | None) -> None:
        """Begin what is left to do on the other core, unless it has begun.

        Parameters
        ----------
        fair
            The relaxation that served the worst-off and fairness; None where there was none.
        """
        if self._begun:
            return
        self._begun = True
        work, aside, self._fair = self._work, self._aside, fair
        self._reached |= work.best.reached
        if fair and len(fair.relaxed.values) and Level.FAIRNESS in self._reached:
            spent = _cost(work, fair.model, Level.FAIRNESS, fair.relaxed)
            self._reached[Level.FAIRNESS] = int(spent + work.slack(Level.FAIRNESS))
        self.guide = {level: aside.run(partial(self._guided, level)) for level in self._levels}
        self.lean = {level: aside.run(partial(self._leaned, level)) for level in self._levels}
        for each in fair.later if fair else ():
            aside.run(each)
        self.whole = {level: aside.run(partial(self._bounded, level)) for level in self._levels}

    def _task(self, level: Level) -> Task:
        """Return the task of a level, whole."""
        reached = {above: self._reached.get(above, self._work.best.cost(above)) for above in self._above(level)}
        model = stage(self._work.ledger, level, reached)
        model = replace(model, upper=np.asarray(self._work.best.lowered(), dtype=float)[model.columns])
        every = np.ones(len(model.columns), dtype=bool)
        task = Task(self._work.ledger, model, reached, self._work.start(model), model.upper, every)
        self._tasks[level] = task
        return task

    def _guess(self, level: Level, found: Rated) -> None:
        """Guess what a level will come to, for those below."""
        values, model = found.relaxed.values, self._tasks[level].model
        cost = ceil(float(model.cost @ values) / TIGHTER) if len(values) else self._work.best.cost(level)
        self._reached[level] = cost

    def _guided(self, level: Level) -> Rated:
        """Relax what is to guide."""
        if self._is_hopeless(level):
            return UNRATED
        work, task = self._work, self._task(level)
        tighter = dict(task.reached)
        tighter[Level.FAIRNESS] = int(TIGHTER * tighter[Level.FAIRNESS])
        task = replace(
            task,
            reached=tighter,
            model=stage(work.ledger, level, tighter),
            upper=work.capped(task.model),
            open_to=_some(work, task.model, self._fair),
            shake=SHAKE,
            near=ABOUT,  # exchange finds the rate by itself
        )
        found = relax_rated(task, 0.0, work.options.seed, self._aside)
        self._guess(level, found)
        return found

    def _is_hopeless(self, level: Level) -> bool:
        """Return whether there is no time for the relaxation of a level, and to use it."""
        return self._fair is not None and self._aside.left() < LONGER[level] * self._fair.relaxed.seconds

    def _leaned(self, level: Level) -> Relaxed:
        task, work = self._tasks.get(level) or self._task(level), self._work
        seconds, seed = self._aside.left(), work.options.seed
        return relax_lean(work.ledger, task.model, tuple(task.reached), seconds, seed, self._aside)

    def _bounded(self, level: Level) -> Relaxed:
        if self._is_hopeless(level):
            return UNKNOWN
        self._reached |= {above: most for above, most in self._work.best.reached.items() if above is not level}
        rate = self.guide[level].result().rates.get(Level.FAIRNESS)
        task = replace(self._task(level), rate=rate)
        return relax_rated(task, 0.0, self._work.options.seed, self._aside).relaxed

    def prove(self, level: Level) -> Relaxed | None:
        """Prove of a level what is known by now, and return the relaxation that says most, if there is one."""
        done = [each[level] for each in (self.lean, self.whole) if level in each and each[level].done()]
        for each in done:
            if each not in self._proven:  # adding up takes seconds where rows are many
                self._proven.append(each)
                self._work.prove(level, self._tasks[level].model, each.result())
        return done[-1].result() if done else None


def _cost(work: Improver, model: Stage, level: Level, relaxed: Relaxed) -> float:
    """Return what a relaxation of a stage costs on some level."""
    costs = work.ledger.costs(level)
    amounts = np.asarray([costs.get(column, 0) for column in model.columns.tolist()], dtype=float)
    return float(amounts @ relaxed.values)


def _some(work: Improver, model: Stage, fair: Fair | None) -> NDArray[np.bool_]:
    """Return the columns that take part: of many assignments those that fairness likes best, shift by shift."""
    flags = np.ones(len(model.columns), dtype=bool)
    every = np.flatnonzero(model.assignment)
    if len(every) <= MOST[model.level] or fair is None or not len(fair.relaxed.duals):
        return flags
    reduced, _ = priced(fair.model, fair.relaxed.duals)
    price, value = np.zeros(len(work.ledger.lower)), np.zeros(len(work.ledger.lower))
    price[fair.model.columns], value[fair.model.columns] = reduced, fair.relaxed.values
    shift_of = np.zeros(len(work.ledger.lower), dtype=np.int64)
    for (_, number), column in work.ledger.assignments.items():
        shift_of[column] = number
    columns = model.columns[every]
    shift = shift_of[columns]
    # Most of them cost fairness nothing: which of these take part is drawn by lot, those that nobody wants last.
    tie = np.random.default_rng(work.options.seed).random(len(every))
    unwanted = _unwanted(work)[columns]
    order = np.lexsort((np.maximum(0, price[columns]) + tie, unwanted, shift))
    rank = np.empty(len(every), dtype=np.int64)
    rank[order] = np.arange(len(every)) - np.searchsorted(shift[order], shift[order])
    most = max(FEWEST, MOST[model.level] // len(np.unique(shift)))
    kept = (
        (rank < most)
        | (unwanted < 0)
        | (value[columns] > LIKED)
        | (work.start(model)[every] > 0.5)
        | (model.lower[every] > 0)
    )
    flags[every] = kept
    return flags


def _unwanted(work: Improver) -> NDArray[np.int64]:
    """Return of each column of the ledger 1 where it is unwanted, -1 where it is wanted, and else 0."""
    found = np.zeros(len(work.ledger.lower), dtype=np.int64)
    for row in work.ledger.rows:
        if row.level is Level.WISHES:
            for column, _ in row.terms:
                found[column] = 1 if row.lower is None else -1
    return found
