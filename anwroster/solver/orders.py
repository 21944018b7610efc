"""What goes to the process beside, and what comes back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.highs import Found, Relaxed


@dataclass(frozen=True)
class Relax:
    """An order to solve a relaxation.

    Parameters
    ----------
    stage
        What to relax; None for the one of the last such order, with other bounds.
    seed, vertex, shake
        As for ``highs.Relaxation``.
    bounds
        Lower and upper bounds of the columns, where they are to be others than the stage's.
    anew
        Whether to forget where the last one ended.
    """

    number: int
    seconds: float
    stage: Stage | None
    seed: int = 0
    vertex: bool = False
    shake: float = 0.0
    bounds: tuple[Numbers, Numbers] | None = None
    anew: bool = False


@dataclass(frozen=True)
class Search:
    """An order to search in whole numbers, as ``highs.search`` does."""

    number: int
    seconds: float
    stage: Stage
    within: NDArray[np.bool_]
    start: Numbers | None
    seed: int
    near: float


@dataclass(frozen=True)
class Stop:
    """An order to end that with this number soon, whether it has begun or not."""

    number: int


@dataclass(frozen=True)
class Standing:
    """How far a search has come: what was found, and what is proven."""

    value: float
    bound: float


Order = Relax | Search
Answer = Relaxed | Found | Standing
