"""Moves: what one doctor could give away, take, or both, with what that changes in cost."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anwroster.solver.exchange.chains import Ints


@dataclass(frozen=True)
class Moves:
    """Moves, in any order.

    Parameters
    ----------
    given, taken
        Assignment columns, -1 for none.
    cost
        Change in cost.
    doctor
        Whose move it is.
    """

    given: Ints
    taken: Ints
    cost: Ints
    doctor: Ints

    def __getitem__(self, which: NDArray[np.bool_]) -> "Moves":
        """Return some of them."""
        return Moves(self.given[which], self.taken[which], self.cost[which], self.doctor[which])


def together(parts: Sequence[Moves]) -> Moves:
    """Return all these moves as one."""
    nothing = np.zeros(0, dtype=np.int64)
    return Moves(*(np.concatenate([nothing, *(getattr(each, name) for each in parts)]) for name in _NAMES))


_NAMES = ("given", "taken", "cost", "doctor")
