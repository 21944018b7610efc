"""Trials of a cap on one worst-off measure: whether the relaxed rows hold together under it, and if not, up to where.

What goes beyond the cap's whole steps is charged 1 each, so that the relaxation always has a solution. Only bounds of
columns differ between one cap and the next: simplex goes on from where it ended when the cap is higher, and begins anew
when it is lower, which is faster.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from anwroster.solver.arrays import Numbers, Stage, part, priced
from anwroster.solver.caps import ceilings, worst_rows
from anwroster.solver.ledger import Ledger
from anwroster.solver.relaxing import Machine


class Trials:
    """Caps on one measure, tried one after the other.

    Parameters
    ----------
    measure
        Column of the ledger.
    model
        The level.
    rows
        Places of the level's rows that count for this measure.
    vertex
        Whether simplex is the faster way.
    """

    def __init__(
        self,
        ledger: Ledger,
        measure: int,
        model: Stage,
        rows: NDArray[np.int64],
        seed: int,
        machine: Machine,
        *,
        vertex: bool,
    ) -> None:
        self.measure, self.rows = measure, rows
        self._ledger, self._worst = ledger, worst_rows(ledger)
        nothing = np.zeros(len(model.columns))
        self._plain, self._last = replace(part(model, rows), cost=nothing), 0
        self._place = {int(each): at for at, each in enumerate(model.columns)}
        steps = ceilings(ledger, self._worst, {measure: 0})
        self._steps = np.asarray([self._place[each] for each in steps], dtype=np.int64)
        self._relaxation = machine.relaxation(charged(self._plain, self._steps), seed, vertex=vertex)

    def exclude(self, cap: int, seconds: float) -> Numbers | None:
        """Return dual values by which the rows contradict a cap; None when they do not, or not within some seconds."""
        if cap < self._last:
            self._relaxation.forget()
        self._last = cap
        upper = self._upper(cap)
        beyond = (self._plain.upper - upper)[self._steps]
        lower = np.append(self._plain.lower, np.zeros(len(beyond)))
        self._relaxation.bounded(lower, np.append(upper, beyond))
        relaxed = self._relaxation.solve(seconds)
        found = relaxed.objective is not None and len(relaxed.duals) and self._excludes(cap, relaxed.duals)
        return relaxed.duals if found else None

    def furthest(self, caps: list[int], duals: Numbers) -> int:
        """Return how many of these caps, the lowest first, the same dual values exclude; the first one they do."""
        some, more = 1, len(caps) + 1
        while more - some > 1:
            middle = (some + more) // 2
            some, more = (middle, more) if self._excludes(caps[middle - 1], duals) else (some, middle)
        return some

    def _excludes(self, cap: int, duals: Numbers) -> bool:
        _, bound = priced(replace(self._plain, upper=self._upper(cap)), duals)
        return bound > NOTHING

    def _upper(self, cap: int) -> Numbers:
        upper = self._plain.upper.copy()
        for column, most in ceilings(self._ledger, self._worst, {self.measure: cap}).items():
            at = self._place[column]
            upper[at] = min(upper[at], most)
        return upper


NOTHING = 1e-6
"""What a relaxation in floating point may charge where nothing is to be charged."""


def charged(model: Stage, steps: NDArray[np.int64]) -> Stage:
    """Return a stage with a second column for each step, which takes what goes beyond, at a cost of 1."""
    columns, more = len(model.columns), len(steps)
    twin = np.full(columns, -1, dtype=np.int64)
    twin[steps] = np.arange(columns, columns + more)
    row = np.repeat(np.arange(len(model.row_lower)), np.diff(model.starts))
    again = twin[model.indices] >= 0
    row = np.append(row, row[again])
    order = np.argsort(row, kind="stable")
    return replace(
        model,
        columns=np.append(model.columns, np.full(more, -1)),
        lower=np.append(model.lower, np.zeros(more)),
        upper=np.append(model.upper, np.zeros(more)),
        whole=np.append(model.whole, np.zeros(more, dtype=bool)),
        assignment=np.append(model.assignment, np.zeros(more, dtype=bool)),
        cost=np.append(model.cost, np.ones(more)),
        starts=np.append(0, np.cumsum(np.bincount(row, minlength=len(model.row_lower)))),
        indices=np.append(model.indices, twin[model.indices[again]])[order],
        values=np.append(model.values, model.values[again])[order],
    )
