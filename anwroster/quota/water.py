"""Dividing a supply in proportion to quotas, where nobody can take more than a reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Basin:
    """One who takes part: gets min(max(0, f × quota − balance), reach).

    Parameters
    ----------
    quota
        Greater than 0.
    balance
        What was done before; negative for a debt.
    reach
        The most that can be taken, 0 or more.
    """

    quota: int
    balance: Fraction
    reach: int

    def takes(self, level: Fraction) -> Fraction:
        """Return what this one gets when the level f is ``level``."""
        return min(max(Fraction(0), level * self.quota - self.balance), Fraction(self.reach))


def fill(basins: Sequence[Basin], supply: Fraction) -> list[Fraction]:
    """Return each one's part, with one level f for all so that the parts add up to ``supply``.

    When everybody's reach together is less than the supply, everybody gets the own reach.

    Notes
    -----
    The sum of the parts is piecewise linear in f and never falls; its corners are at balance ÷ quota and
    (balance + reach) ÷ quota. We walk the corners in rising order until the next one would pass the supply.
    """
    corners: list[tuple[Fraction, int]] = []
    for basin in basins:
        if basin.reach > 0:
            corners.append((basin.balance / basin.quota, basin.quota))
            corners.append(((basin.balance + basin.reach) / basin.quota, -basin.quota))
    if not corners or supply <= 0:
        return [Fraction(0) for _ in basins]
    corners.sort()
    level, total, slope = corners[0][0], Fraction(0), 0
    for corner, change in corners:
        after = total + slope * (corner - level)
        if slope and after >= supply:
            level += (supply - total) / slope
            break
        level, total, slope = corner, after, slope + change
    return [basin.takes(level) for basin in basins]
