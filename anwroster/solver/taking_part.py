"""Which assignments take part in a relaxation that guides: of very many, those that fairness likes best."""

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level
from anwroster.solver.arrays import Stage, priced
from anwroster.solver.highs import Relaxed
from anwroster.solver.improver import Improver

MOST = 20_000
"""Assignments from which on only some take part."""

FEWEST = 2
"""Assignments of each shift that take part in any case."""

LIKED = 1e-3
"""Part of an assignment that the relaxation of fairness must use for it to take part in any case."""


def taking_part(work: Improver, model: Stage, fairest: Stage, relaxed: Relaxed) -> NDArray[np.bool_]:
    """Return the columns that take part: of many assignments those that fairness likes best, shift by shift.

    Parameters
    ----------
    model
        What is to be relaxed.
    fairest, relaxed
        The relaxation of fairness.
    """
    flags = np.ones(len(model.columns), dtype=bool)
    every = np.flatnonzero(model.assignment)
    if len(every) <= MOST or not len(relaxed.duals):
        return flags
    reduced, _ = priced(fairest, relaxed.duals)
    price, value = np.zeros(len(work.ledger.lower)), np.zeros(len(work.ledger.lower))
    price[fairest.columns], value[fairest.columns] = reduced, relaxed.values
    shift_of = np.zeros(len(work.ledger.lower), dtype=np.int64)
    for (_, number), column in work.ledger.assignments.items():
        shift_of[column] = number
    columns = model.columns[every]
    shift = shift_of[columns]
    # Most of them cost fairness nothing: which of these take part is drawn by lot, those that nobody wants last.
    tie = np.random.default_rng(work.options.seed).random(len(every))
    unwanted = _unwanted(work)[columns]
    order = np.lexsort((np.maximum(0, price[columns]) + tie, unwanted, shift))
    rank = np.empty(len(every), dtype=np.int64)
    rank[order] = np.arange(len(every)) - np.searchsorted(shift[order], shift[order])
    most = max(FEWEST, MOST // len(np.unique(shift)))
    kept = (
        (rank < most)
        | (unwanted < 0)
        | (value[columns] > LIKED)
        | (work.start(model)[every] > 0.5)
        | (model.lower[every] > 0)
    )
    flags[every] = kept
    return flags


def _unwanted(work: Improver) -> NDArray[np.int64]:
    """Return of each column of the ledger 1 where it is unwanted, -1 where it is wanted, and else 0."""
    found = np.zeros(len(work.ledger.lower), dtype=np.int64)
    for row in work.ledger.rows:
        if row.level is Level.WISHES:
            for column, _ in row.terms:
                found[column] = 1 if row.lower is None else -1
    return found
