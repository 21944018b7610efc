"""What is known of where a good roster lies: from the relaxation of fairness, and from that which guides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from anwroster.model import Level
from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.highs import Relaxed
from anwroster.solver.rated import Rated
from anwroster.solver.relaxing import Machine

TRADING = (Level.WISHES, Level.COMFORT)
"""Levels that may spend what those above them are near enough by."""

Floor = Callable[[Machine], object]
"""Proves, on some machine, a floor of a worst-off measure."""

Together = Callable[[Machine, float], object]
"""Proves, on some machine until only so many seconds are left, what the rules of the worst-off together say."""


@dataclass(frozen=True)
class Guide:
    """Where a roster lies that is good on wishes and comfort, and what units of them are worth there.

    Parameters
    ----------
    model
        The stage that was relaxed, of the lowest of these levels.
    """

    model: Stage
    rated: Rated

    @property
    def is_known(self) -> bool:
        """Whether the relaxation ended in time."""
        return len(self.rated.relaxed.values) > 0

    def values(self, model: Stage) -> Numbers:
        """Return how much of each column of another stage it uses."""
        used = np.zeros(1 + max(self.model.columns.max(initial=0), model.columns.max(initial=0)))
        if self.is_known:
            used[self.model.columns] = self.rated.relaxed.values
        return used[model.columns]

    def rates(self, level: Level) -> dict[Level, float]:
        """Return of each other soft level how many units one unit of a level is worth; empty where it is not known."""
        worth = {self.model.level: 1.0, **self.rated.rates}
        soft = [each for each in worth if each in (Level.FAIRNESS, *TRADING) and each is not level]
        return {each: worth[each] / worth[level] for each in soft} if level in worth else {}


@dataclass(frozen=True)
class Fair:
    """The relaxation that served the worst-off and fairness.

    Parameters
    ----------
    caps
        Column of a worst-off measure → what it will hardly be more than; those of which that is not known are left out.
    floors
        What is still to be proven about the worst-off, when there is time.
    together
        What is to be proven when these are.
    """

    model: Stage
    relaxed: Relaxed
    caps: Mapping[int, int]
    floors: Sequence[Floor] = ()
    together: Together | None = None
