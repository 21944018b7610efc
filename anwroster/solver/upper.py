"""Coverage and obligations: a vertex of the relaxation is nearly whole there, and is settled in a moment."""

from collections.abc import Callable

from anwroster.model import Level
from anwroster.solver import highs
from anwroster.solver.arrays import stage
from anwroster.solver.improver import BEAMS, Improver
from anwroster.solver.whole import liked, rounded, settle

QUICK = 4.0
"""Most seconds of exchange on an upper level that a rounded vertex does not settle, beginning with a slow start."""

SOON = 8.0
"""Most seconds of whole-number search before exchange makes it another start: it ends soon or not for long."""

USED = 1e-6
"""Part of an assignment that counts as used by a vertex."""


def round_vertex(work: Improver, level: Level, end: float, bounded: Callable[[], None] = lambda: None) -> bool:
    """Round a vertex of the relaxation, settle the rest, if need be after exchange; return whether it is proven.

    Parameters
    ----------
    bounded
        Called as soon as the level has its bound.
    """
    model = stage(work.ledger, level, work.best.reached)
    relaxed = highs.relax(model, work.watch.left() - end, work.options.seed, work.watch)
    work.prove(level, model, relaxed)
    bounded()
    if len(relaxed.values):
        work.best.offer(level, rounded(work, model, relaxed))
    for last in (False, True):
        work.tell(level, "search")
        if work.best.is_proven(level):
            return True
        if last:
            work.hand_round(level, end, BEAMS[:1], seconds=QUICK)
        until = end if last else max(end, work.watch.left() - SOON)
        settle(work, level, model, liked(work, model, relaxed, USED), until, proving=False)
    return work.best.is_proven(level)
