"""Whole-number search of a level: among what its relaxation likes, and in what is left when that is little."""

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level
from anwroster.solver import cpsat, highs
from anwroster.solver.arrays import Numbers, Stage, priced
from anwroster.solver.greedy import greedy
from anwroster.solver.highs import Found, Relaxed
from anwroster.solver.improver import AIM, Improver

Flags = NDArray[np.bool_]

FEW = {Level.COVERAGE: 8_000, Level.OBLIGATIONS: 8_000}
"""Most assignments that may still improve a level for which whole-number search is worth the time."""

FEW_ELSE = 6_000
"""The same on the other levels, whose measures are many."""

TRIFLE = 300
"""The same where the level is near enough to its bound already: what is proven in a moment is proven all the same."""

MOMENT = 2.0
"""Seconds of whole-number search for such a trifle."""

LIKED = 0.01
"""Part of an assignment that a relaxation must use to like it."""

MOST = 0.85
"""Part of the time for whole-number search that HiGHS has; CP-SAT has the rest."""


def rounded(work: Improver, model: Stage, relaxed: Relaxed) -> set[int]:
    """Return a legal roster made of what a relaxation likes, the most liked first."""
    liked = np.flatnonzero(model.assignment & (relaxed.values > LIKED))
    liking = {int(model.columns[at]): float(relaxed.values[at]) for at in liked}
    return greedy(work.problem, work.ledger, liking)


def likes(work: Improver, model: Stage, values: Numbers, least: float = LIKED) -> Flags:
    """Return the columns of which a relaxation uses more than so much, and those of the best roster."""
    within: Flags = ~model.assignment | (work.start(model) > 0.5)
    if len(values):
        within |= values > least
    return within


def open_to(work: Improver, model: Stage, relaxed: Relaxed, room: float = 0.0) -> Flags:
    """Return the columns in which any better roster lies: what costs more than the gap by itself is not in it.

    Parameters
    ----------
    room
        How much more a better roster may cost than the best one in what the model charges besides the level.
    """
    if not len(relaxed.duals):
        return np.ones(len(model.columns), dtype=bool)
    reduced, bound = priced(model, relaxed.duals)
    gap = float(model.cost @ work.start(model)) + room - bound
    within: Flags = ~model.assignment | (work.start(model) > 0.5)
    within |= reduced <= gap + 1e-6 * max(1.0, abs(bound))
    return within


def settle(work: Improver, level: Level, model: Stage, within: Flags, end: float, *, proving: bool = True) -> None:
    """Search a level in whole numbers within columns until only ``end`` seconds are left.

    Parameters
    ----------
    proving
        Whether the columns hold every better roster, so that what is found proves something.
    """
    spent = 0.0
    for last in (False, True) if proving else (False,):
        left = work.watch.left() - end
        if left <= 0.1 or work.best.is_proven(level):
            return
        work.tell(level, "polish")
        start = work.start(model)
        if last:
            found = cpsat.polish(model, within, start, min(left, (1 / MOST - 1) * spent), work.options, work.watch)
        else:
            near = AIM * work.slack(level)
            seed, give_up = work.options.seed, work.patience.with_search()
            found = highs.search(model, within, start, MOST * left, seed, work.watch, near, give_up)
            spent = left - (work.watch.left() - end)
        take(work, level, model, found, proving=proving)


def take(work: Improver, level: Level, model: Stage, found: Found, *, proving: bool) -> None:
    """Take what a search in whole numbers found, if it is better, and where it proves something its bound."""
    if found.values is not None:
        taken = model.columns[model.assignment & (found.values > 0.5)]
        work.best.offer(level, {int(column) for column in taken})
    if proving:
        work.best.prove(level, found.proven)


def conclude(work: Improver, level: Level, model: Stage, within: Flags, end: float) -> None:
    """Search in whole numbers where few assignments are left, in neighbourhoods where there are many."""
    if work.best.is_proven(level):
        return
    left = np.count_nonzero(within & model.assignment)
    if work.is_done(level):
        if left <= TRIFLE:
            settle(work, level, model, within, max(end, work.watch.left() - MOMENT))
    elif left <= FEW.get(level, FEW_ELSE):
        settle(work, level, model, within, end)
    else:
        work.resolve(level, end)
