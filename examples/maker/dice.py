"""Chance that falls the same way every time, on every version of Python."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Chance from a seed.

    Only ``random()`` is used, the one method of which Python promises the same numbers in every version.

    Parameters
    ----------
    seed
        A text; another one gives another example.
    """

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def chance(self, part: float) -> bool:
        """Return whether something happens that does so in this part of cases."""
        return self._random.random() < part

    def between(self, least: float, most: float) -> float:
        """Return a number from least to most."""
        return least + (most - least) * self._random.random()

    def whole(self, least: int, most: int) -> int:
        """Return a whole number from least to most, both included."""
        return least + int((most - least + 1) * self._random.random())

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[int(len(choices) * self._random.random())]

    def sample(self, choices: Sequence[T], count: int) -> list[T]:
        """Return at most ``count`` different choices, in the order in which they were drawn."""
        left = list(choices)
        return [left.pop(int(len(left) * self._random.random())) for _ in range(min(count, len(left)))]

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """Return one of the choices, each as likely as its weight says."""
        point = self._random.random() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            point -= weight
            if point < 0:
                return choice
        return choices[-1][0]
