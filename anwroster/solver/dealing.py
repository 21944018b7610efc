"""A roster dealt anew at prices, one group of doctors after the other."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

import numpy as np

from anwroster.solver import highs
from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.completion import complete
from anwroster.solver.ledger import Ledger
from anwroster.solver.neighbourhood import IN_VAIN, MOST_TIED, costly
from anwroster.solver.neighbours import Neighbours, neighbours_of
from anwroster.solver.options import Watch

DEALT = 400
"""Assignments that are free where a roster is dealt anew at prices."""

DEALING = 1.0
"""Most seconds for one such neighbourhood."""

TRIFLE = 1e-3
"""Least gain at prices."""


def deal(
    ledger: Ledger,
    model: Stage,
    chosen: Collection[int],
    seed: int,
    watch: Watch,
    end: float,
    is_there: Callable[[Collection[int]], bool],
    caps: Mapping[int, int] = MappingProxyType({}),
) -> Collection[int]:
    """Solve neighbourhoods of any roster again, at the costs of a model, until one is as wanted or none helps.

    Parameters
    ----------
    model
        A stage of the ledger, with costs of any levels.
    is_there
        Says of assignment columns whether they are as wanted.
    caps
        Column of a worst-off measure → value not to be passed: as long as one is, the neighbourhoods lie around those
        who pass it.

    Returns
    -------
    Collection of int
        The assignment columns in the end.
    """
    neighbours = neighbours_of(ledger, model)
    rng = np.random.default_rng(seed)
    values = np.asarray(complete(ledger, chosen).values, dtype=float)[model.columns]
    in_vain = 0
    while in_vain < IN_VAIN and watch.left() > end and not is_there(chosen):
        first = _passing(neighbours, values, caps) or costly(neighbours, values, rng)
        if not first:
            break
        group = neighbours.around(first, DEALT, values, rng)
        part, columns = neighbours.part(group, values)
        everything = np.ones(len(columns), dtype=bool)
        found = highs.search(part, everything, values[columns], min(watch.left() - end, DEALING), seed, watch)
        in_vain += 1
        if found.values is None or part.cost @ found.values > part.cost @ values[columns] - TRIFLE:
            continue
        then = values.copy()
        then[columns] = np.round(found.values)
        taken = {int(column) for column in model.columns[model.assignment & (then > 0.5)]}
        completion = complete(ledger, taken)
        if not completion.broken:
            chosen, in_vain = taken, 0
            values = np.asarray(completion.values, dtype=float)[model.columns]
    return chosen


def _passing(neighbours: Neighbours, values: Numbers, caps: Mapping[int, int]) -> list[int]:
    """Return the doctors who pass a cap on a worst-off measure; none where nobody does."""
    for place in np.flatnonzero(np.isin(neighbours.stage.columns, list(caps))).tolist():
        if values[place] > caps[int(neighbours.stage.columns[place])]:
            tied: list[int] = neighbours.worst_off(place, values).tolist()
            return tied[:MOST_TIED]
    return []
