"""A level's relaxation without the fair parts: soon there, and on wishes and comfort a bound all the same.

What makes these relaxations slow is the row that keeps fairness, with the thousands of steps behind it; what makes
wishes and comfort cost anything is that seats, rest and maxima leave no choice. Rows that are left out have dual
value 0, so that the bound holds for the level itself.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from anwroster.model import Level
from anwroster.solver import relaxing
from anwroster.solver.arrays import Indices, Stage, part
from anwroster.solver.highs import Relaxed
from anwroster.solver.ledger import Ledger
from anwroster.solver.proof import rows_at
from anwroster.solver.relaxing import Machine

LEFT_OUT = (Level.WORST_OFF, Level.FAIRNESS)
"""Levels whose rows are left out."""


def lean_rows(ledger: Ledger, model: Stage, above: Sequence[Level]) -> Indices:
    """Return the places of a stage's rows that have nothing to do with the fair parts.

    Parameters
    ----------
    above
        Levels whose reached values are the last rows of the stage, in that order.
    """
    kept = [ledger.rows[number].level not in LEFT_OUT for number in rows_at(ledger, model.level)]
    kept += [level not in LEFT_OUT for level in above[: model.finished]]
    return np.flatnonzero(kept)


def relax_lean(
    ledger: Ledger, model: Stage, above: Sequence[Level], seconds: float, seed: int, machine: Machine
) -> Relaxed:
    """Solve a stage's relaxation without the fair parts by simplex; dual values are for all rows of the stage.

    Parameters
    ----------
    above
        As for ``lean_rows``.
    """
    rows = lean_rows(ledger, model, above)
    relaxed = relaxing.relax(part(model, rows), seconds, seed, machine)
    if not len(relaxed.duals):
        return relaxed
    duals = np.zeros(len(model.row_lower))
    duals[rows] = relaxed.duals
    return replace(relaxed, duals=duals)
