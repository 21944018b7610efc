"""When exchange gains so little that time is better spent elsewhere: on other prices, or on the next level."""

EVERY = 12
"""Passes of exchange from one look to the next."""

LEAST = 0.005
"""Part of what was left between roster and bound that exchange has to gain from one look to the next."""


class Gains:
    """What exchange gains, looked at after so many passes and not after seconds.

    Parameters
    ----------
    left
        What is left between the roster's cost and the bound of the level, at the prices of the exchange.
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
