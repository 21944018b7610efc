"""How unequal numbers are, in exact fractions."""

from collections.abc import Sequence
from fractions import Fraction


def gini(numbers: Sequence[Fraction]) -> Fraction | None:
    """Return the Gini coefficient: 0 when all are equal, (n - 1) ÷ n when one has everything.

    Returns
    -------
    None
        Where the numbers add up to 0 or less, for then there is nothing to divide.

    Notes
    -----
    Σᵢ Σⱼ |xᵢ - xⱼ| ÷ (2 n Σ x), computed as 2 Σᵢ i x₍ᵢ₎ ÷ (n Σ x) - (n + 1) ÷ n over the numbers in rising order.
    Source: C. Gini, "Variabilità e mutabilità" (1912). Balances can make a number negative; then it may pass 1.
    """
    total = sum(numbers, Fraction(0))
    if total <= 0:
        return None
    size = len(numbers)
    ranked = sum((rank * each for rank, each in enumerate(sorted(numbers), 1)), Fraction(0))
    return 2 * ranked / (size * total) - Fraction(size + 1, size)


def jain(numbers: Sequence[Fraction]) -> Fraction | None:
    """Return Jain's index of fairness: 1 when all are equal, 1 ÷ n when one has everything.

    Returns
    -------
    None
        Where all numbers are 0.

    Notes
    -----
    (Σ x)² ÷ (n Σ x²). Source: R. Jain, D. Chiu and W. Hawe, DEC Research Report TR-301 (1984).
    """
    squares = sum((each * each for each in numbers), Fraction(0))
    if not squares:
        return None
    return sum(numbers, Fraction(0)) ** 2 / (len(numbers) * squares)


def median(numbers: Sequence[Fraction]) -> Fraction:
    """Return the number in the middle, or the mean of the two in the middle; there must be one at least."""
    ranked = sorted(numbers)
    return (ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2
