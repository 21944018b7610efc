"""When to leave a level: nothing better has come for a while, in relation to how long it took to get so far."""

from collections.abc import Callable
from math import inf

from anwroster.solver.options import Watch

LONG = 3.0
"""Seconds without anything better after which a level may be left at the earliest."""

PART = 0.5
"""The same, as a part of what the level took until the last better roster."""

NARROWER = 0.9
"""A bound counts as something better where what is left between roster and bound shrinks to this part."""

NOTEWORTHY = 0.005
"""A roster counts as better where it costs less by this part."""


class Patience:
    """Patience with one level, from now on.

    Parameters
    ----------
    value
        What the best roster costs on the level.
    least
        Seconds for which it lasts in any case.
    """

    def __init__(self, watch: Watch, value: float, least: float) -> None:
        self._watch, self._value, self._least = watch, value, least
        self._begin = self._last = watch.left()

    def is_gone(self, value: float = inf) -> bool:
        """Return whether it is gone; ``value`` is what the best roster costs by now, infinity for no news."""
        if value < (1 - NOTEWORTHY) * self._value:
            self._value = value
            self._renew()
        return self.left() <= 0

    def left(self) -> float:
        """Return the seconds for which it lasts if nothing better comes; 0 or less when it is gone."""
        allowed = max(self._least, PART * (self._begin - self._last))
        return allowed - (self._last - self._watch.left())

    def with_search(self) -> Callable[[float, float], bool]:
        """Return what says of one whole-number search, from its (value, bound), whether to give it up."""
        gap = inf

        def give_up(value: float, bound: float) -> bool:
            nonlocal gap
            if value - bound < NARROWER * gap:
                if gap < inf:
                    self._renew()
                gap = value - bound
            return self.is_gone(round(value) if value < inf else inf)

        return give_up

    def _renew(self) -> None:
        self._last = self._watch.left()
