"""Neighbourhoods: a level solved again for a few doctors, while all the others keep their shifts."""

from collections.abc import Callable, Iterator
from itertools import count

import numpy as np

from anwroster.model import Level
from anwroster.solver import highs
from anwroster.solver.arrays import Numbers, stage, within
from anwroster.solver.incumbent import Incumbent
from anwroster.solver.neighbours import Flags, Neighbours, neighbours_of
from anwroster.solver.options import Watch

SIZES = (200, 400, 800)
"""Assignments that are free in a neighbourhood, about; the small ones first."""

MOST_TIED = 12
"""Most of them in one neighbourhood."""

SECONDS = 3.0
"""Most time for one neighbourhood."""

SIZES_AMONG = (1500,)
"""The same where only a relaxation's choice of assignments takes part."""

SECONDS_AMONG = 5.0
"""Most time for one such neighbourhood."""

IN_VAIN = 12
"""Neighbourhoods in a row without a better roster after which the search ends."""


def improve(
    best: Incumbent,
    level: Level,
    seed: int,
    watch: Watch,
    end: float,
    is_done: Callable[[], bool] = lambda: False,
    among: Flags | None = None,
) -> None:
    """Solve neighbourhood after neighbourhood again, until none helps or only ``end`` seconds are left.

    On the level worst_off they lie around the doctors who are worst off, elsewhere around doctors drawn by lot, each
    with a chance as great as what the doctor costs.

    Parameters
    ----------
    among
        Columns of the level's stage that take part, those of the roster with them: few of each doctor, so that many
        doctors can be. None for all.
    """
    model = stage(best.ledger, level, best.reached)
    sizes: tuple[int, ...] = SIZES
    seconds = SECONDS
    if among is not None:
        model, _, _ = within(model, among)
        sizes, seconds = SIZES_AMONG, SECONDS_AMONG
    neighbours = neighbours_of(best.ledger, model)
    rng = np.random.default_rng(seed)
    in_vain = 0
    for doctors, size in _centres(best, level, neighbours, rng, sizes):
        left = watch.left() - end
        if in_vain >= IN_VAIN or left <= 0 or best.is_proven(level) or is_done():
            break
        values = np.asarray(best.values, dtype=float)[model.columns]
        group = neighbours.around(doctors, size, values, rng)
        part, columns = neighbours.part(group, values)
        everything = np.ones(len(columns), dtype=bool)
        found = highs.search(part, everything, values[columns], min(left, seconds), seed, watch)
        in_vain += 1
        if found.values is not None:
            values[columns] = np.round(found.values)
            taken = model.columns[model.assignment & (values > 0.5)]
            if best.offer(level, {int(column) for column in taken}):
                in_vain = 0


def costly(neighbours: Neighbours, values: Numbers, rng: np.random.Generator) -> list[int]:
    """Return a doctor drawn by lot, with a chance as great as what the doctor costs; none where nobody costs."""
    cost = neighbours.costs(values)
    return [int(rng.choice(len(cost), p=cost / cost.sum()))] if cost.any() else []


def _centres(
    best: Incumbent, level: Level, neighbours: Neighbours, rng: np.random.Generator, sizes: tuple[int, ...]
) -> Iterator[tuple[list[int], int]]:
    """Yield (doctors, size) of neighbourhoods to try."""
    place = {int(column): at for at, column in enumerate(neighbours.stage.columns)}
    for at in count():
        values = np.asarray(best.values, dtype=float)[neighbours.stage.columns]
        size = sizes[at // len(sizes) % len(sizes)]
        if level is Level.WORST_OFF:
            floors = {column: least for column, (least, _) in best.floors.items()}
            driven = [
                place[column] for column in best.ledger.costs(level) if best.values[column] > floors.get(column, 0)
            ]
            if not driven:
                return
            # Unless all of those who are worst off come nearer, the measure stays where it is.
            yield neighbours.worst_off(driven[at % len(driven)], values).tolist()[:MOST_TIED], size
        else:
            drawn = costly(neighbours, values, rng)
            if not drawn:
                return
            yield drawn, size
