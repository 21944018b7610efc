"""How sure a share is where numbers are small, and which places in a ranking follow from that."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054
"""Of the normal distribution, for 95 %."""


@dataclass(frozen=True)
class Estimate:
    """A share with its interval.

    Parameters
    ----------
    hits, total
        ``hits`` of ``total``; 0 ≤ hits ≤ total, total greater than 0.
    """

    hits: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Hits ÷ total."""
        return self.hits / self.total


def wilson(hits: int, total: int) -> Estimate:
    """Return a share with its Wilson interval of 95 %.

    Raises
    ------
    ValueError
        When total is not greater than 0, or hits lies outside 0 … total.

    Notes
    -----
    With p = hits ÷ total and n = total: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n). It never leaves 0 … 1 and
    holds for small n and for shares near 0 or 1. Source: E.B. Wilson, "Probable inference, the law of succession, and
    statistical inference", Journal of the American Statistical Association 22 (1927), 209–212.
    """
    if total <= 0 or not 0 <= hits <= total:
        raise ValueError(f"{hits} of {total}")
    share, z2 = hits / total, Z * Z
    middle = share + z2 / (2 * total)
    width = Z * sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    scale = 1 + z2 / total
    low = 0.0 if hits == 0 else (middle - width) / scale
    high = 1.0 if hits == total else (middle + width) / scale
    return Estimate(hits, total, low, high)


def places(estimates: Sequence[Estimate]) -> list[tuple[int, int]]:
    """Return the best and the worst place of each, 1 for the highest share.

    Somebody stands above another for certain only when the whole interval lies above the other's; so of two whose
    intervals overlap neither is ranked above the other.
    """
    found = []
    for each in estimates:
        above = sum(other.low > each.high for other in estimates)
        below = sum(other.high < each.low for other in estimates)
        found.append((1 + above, len(estimates) - below))
    return found
