"""The relaxations of wishes and comfort, one after the other on another core.

The first one guides both levels: it takes fairness and wishes at prices and says where a good roster lies. It begins
when the relaxation of fairness has ended, for by then it is known what fairness may cost. Those that prove follow: what
is soon there for both levels, and for each, when it begins, what proves most.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from math import ceil

import numpy as np

from anwroster.model import Level
from anwroster.solver.arrays import Stage, stage
from anwroster.solver.aside import Aside
from anwroster.solver.guide import TRADING, Fair, Floor, Guide, Together
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import Improver
from anwroster.solver.lean import relax_lean
from anwroster.solver.rated import WORTH, Task, relax_rated
from anwroster.solver.relaxing import Here, Machine
from anwroster.solver.taking_part import taking_part

TIGHTER = 0.9
"""What fairness costs in a relaxation that guides as a part of what it may: so much room is left for rounding."""

SHAKE = 0.01
"""Most that the cost of an assignment is shaken by there."""

ABOUT = 0.5
"""How near to what it may cost fairness has to come there, as a part of that."""

LONGER = {Level.WISHES: 1.0, Level.COMFORT: 2.0}
"""How many times as long as the relaxation of fairness took what proves most about a level may take."""

USEFUL = 1.0
"""How many times as long as that has to be left for what guides to be of any use."""


class Guides:
    """Begins them all; those of a level that is over are not waited for."""

    def __init__(self, work: Improver, aside: Aside) -> None:
        self._work, self._aside = work, aside
        self._fair: Fair | None = None
        self._begun = False
        self._proven: list[Future[Relaxed]] = []
        self._tasks: dict[Level, Task] = {}
        self._reached: dict[Level, int] = {}
        self._levels = [
            level for level in TRADING if level in work.best.levels and Level.FAIRNESS in self._above(level)
        ]
        self._floors: deque[Floor] = deque()
        self._floored: Future[None] | None = None
        self._together: Together | None = None
        self._lean: dict[Level, Future[Relaxed]] = {}
        self._whole: dict[Level, Future[Relaxed]] = {}
        self.guide: Future[Guide] | None = None

    def _above(self, level: Level) -> tuple[Level, ...]:
        return self._work.best.levels[: self._work.best.levels.index(level)]

    def begin(self, fair: Fair | None) -> None:
        """Begin what guides, unless it has begun.

        Parameters
        ----------
        fair
            The relaxation that served the worst-off and fairness; None where there was none.
        """
        if self._begun:
            return
        self._begun = True
        work, aside, self._fair = self._work, self._aside, fair
        self._reached = {level: work.best.cost(level) for level in work.best.levels if level not in TRADING}
        self._reached |= work.best.reached
        if fair:
            self._floors.extend(fair.floors)
            self._together = fair.together
            if len(fair.relaxed.values) and Level.FAIRNESS in self._reached:
                spent = _cost(work, fair.model, Level.FAIRNESS, fair.relaxed)
                self._reached[Level.FAIRNESS] = int(spent + work.slack(Level.FAIRNESS))
        if self._is_hopeless(USEFUL):
            self._lean = {level: aside.run(partial(self._leaned, level)) for level in self._levels}
        elif self._levels:
            self.guide = aside.run(self._guided)

    def bound(self, level: Level) -> None:
        """Begin what proves something about a level, now that those above are finished: what is soon there first.

        What proves most counts on the floors, which come before it.
        """
        for each in self._levels:
            if each not in self._lean:
                self._lean[each] = self._aside.run(partial(self._leaned, each))
        self._floored = self._aside.run(partial(self.prove_floors, self._aside))
        if level in self._levels:
            self._whole[level] = self._aside.run(partial(self._bounded, level))

    def prove_floors(self, machine: Machine, until: Callable[[], bool] = lambda: False, least: int = 0) -> None:
        """Prove the floors that nobody has begun with, until something else is waiting or only ``least`` are left."""
        while len(self._floors) > least and machine.left() > 0 and not until():
            try:
                floor = self._floors.pop() if machine is self._aside else self._floors.popleft()
            except IndexError:  # the other core took the last one
                return
            floor(machine)

    def prove_together(self, machine: Machine, end: float) -> None:
        """Prove once, as soon as the floors are, what all rules of the worst-off together say."""
        together, self._together = self._together, None
        if together is None or self._work.best.is_proven(Level.WORST_OFF):
            return
        if self._floored:
            self._aside.wait(self._floored, end, None)
        together(machine, end)

    def conclude(self) -> None:
        """Prove what nobody came to, and claim what is there by now."""
        here = Here(self._work.watch)
        self.prove_floors(here)
        self.prove_together(here, 0.0)
        for level in self._levels:
            self.prove(level)

    def _task(self, level: Level) -> Task:
        """Return the task of a level, whole."""
        reached = {above: self._reached.get(above, self._work.best.cost(above)) for above in self._above(level)}
        model = stage(self._work.ledger, level, reached)
        model = replace(model, upper=np.asarray(self._work.best.lowered(), dtype=float)[model.columns])
        every = np.ones(len(model.columns), dtype=bool)
        task = Task(self._work.ledger, model, reached, self._work.start(model), model.upper, every)
        self._tasks[level] = task
        return task

    def _guided(self) -> Guide:
        """Relax what is to guide: all levels at once, each at its price."""
        level, work, fair = self._levels[-1], self._work, self._fair
        task = self._task(level)
        tighter = dict(task.reached)
        tighter[Level.FAIRNESS] = int(TIGHTER * tighter[Level.FAIRNESS])
        model = stage(work.ledger, level, tighter)
        model = replace(model, upper=work.capped(model, work.caps() or (fair.caps if fair else {})))
        task = replace(
            task,
            reached=tighter,
            model=model,
            upper=model.upper,
            open_to=taking_part(work, model, fair.model, fair.relaxed) if fair else task.open_to,
            shake=SHAKE,
            near=ABOUT,  # exchange finds the rate by itself
            rate=WORTH[level],
            wish=WORTH[Level.WISHES],
        )
        found = relax_rated(task, 0.0, work.options.seed, self._aside)
        if len(found.relaxed.values):
            for above in self._levels[:-1]:
                self._reached[above] = ceil(_cost(work, model, above, found.relaxed) / TIGHTER)
        return Guide(model, found)

    def _is_hopeless(self, times: float) -> bool:
        """Return whether less is left than so many times what the relaxation of fairness took."""
        return self._fair is not None and self._aside.left() < times * self._fair.relaxed.seconds

    def _leaned(self, level: Level) -> Relaxed:
        task, work = self._tasks.get(level) or self._task(level), self._work
        seconds, seed = self._aside.left(), work.options.seed
        return relax_lean(work.ledger, task.model, tuple(task.reached), seconds, seed, self._aside)

    def _bounded(self, level: Level) -> Relaxed:
        if self._is_hopeless(LONGER[level]):
            return UNKNOWN
        reached = dict(self._work.best.reached)  # the search may add to it meanwhile
        self._reached |= {above: most for above, most in reached.items() if above is not level}
        return relax_rated(self._task(level), 0.0, self._work.options.seed, self._aside).relaxed

    def prove(self, level: Level) -> Relaxed | None:
        """Prove of a level what is known by now, and return the relaxation that says most, if there is one."""
        done = [each[level] for each in (self._lean, self._whole) if level in each and each[level].done()]
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
