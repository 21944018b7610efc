"""When exchange is to be left: it gains next to nothing, or makes the levels above cost more than they may."""

from collections.abc import Collection

from anwroster.model import Level
from anwroster.solver.incumbent import Incumbent

EVERY = 12
"""Passes of exchange from one look to the next."""

OFTEN = 3
"""The same on the way back to what the levels above may cost."""

LEAST = 0.005
"""Part of what was left between roster and bound that exchange has to gain from one look to the next."""


class Gains:
    """What exchange gains, looked at after so many passes and not after seconds.

    Parameters
    ----------
    left
        What is left between the roster's cost and the bound of the level, at the prices of the exchange; 0 where every
        gain is worth the time.
    """

    def __init__(self, left: float) -> None:
        self._least = LEAST * left
        self._passes = 0
        self._last = 0

    def are_small(self, gained: int) -> bool:
        """Count one pass more, and return whether the last ones gained next to nothing.

        Parameters
        ----------
        gained
            All that the exchange has gained since it was priced.
        """
        self._passes += 1
        if self._passes % EVERY:
            return False
        before, self._last = self._last, gained
        return gained - before < self._least


class Border:
    """What the levels above may cost, looked at after so many passes, and the last roster that kept it.

    The first passes change most, and are all looked at.

    Parameters
    ----------
    start
        Assignment columns with which exchange begins; where these cost too much already, there is no border.
    """

    def __init__(self, best: Incumbent, start: Collection[int]) -> None:
        self._best = best
        self._passes = 0
        self._last = frozenset(start)
        self._has_one = not self._beyond(start)
        self.passed: set[Level] = set()

    def is_passed(self, chosen: Collection[int]) -> bool:
        """Count one pass more, and return whether the levels above cost more than they may."""
        self._passes += 1
        if self._has_one and (self._passes < EVERY // 2 or self._passes % (EVERY // 2) == 0):
            self._look(chosen)
        return bool(self.passed)

    def within(self, chosen: Collection[int]) -> Collection[int]:
        """Return a roster in which exchange ended, or the last one seen that kept the border where it did not."""
        if self._has_one and not self.passed:
            self._look(chosen)
        return self._last if self.passed else chosen

    def _look(self, chosen: Collection[int]) -> None:
        self.passed = self._beyond(chosen)
        if not self.passed:
            self._last = frozenset(chosen)

    def _beyond(self, chosen: Collection[int]) -> set[Level]:
        costs = self._best.costs_of(chosen)
        return {above for above, reached in self._best.reached.items() if costs.get(above, reached + 1) > reached}


class Back:
    """The way of a roster that costs the levels above too much back to where it does not, looked at now and then."""

    def __init__(self, best: Incumbent) -> None:
        self._best = best
        self._passes = 0
        self._there = False

    def is_there(self, chosen: Collection[int]) -> bool:
        """Count one pass more, and return whether the levels above cost no more than they may."""
        self._passes += 1
        if not self._there and self._passes % OFTEN == 0:
            costs = self._best.costs_of(chosen)
            self._there = all(costs.get(above, reached + 1) <= reached for above, reached in self._best.reached.items())
        return self._there
