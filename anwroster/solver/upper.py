"""Coverage and obligations: a vertex of the relaxation is nearly whole there, and is settled in a moment."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from anwroster.model import Level
from anwroster.solver import highs
from anwroster.solver.arrays import Stage, priced, stage
from anwroster.solver.highs import Relaxed
from anwroster.solver.improver import BEAMS, Improver
from anwroster.solver.whole import Flags, liked, rounded, settle

QUICK = 4.0
"""Most seconds of exchange on an upper level that a rounded vertex does not settle, beginning with a slow start."""

SOON = 8.0
"""Most seconds of whole-number search among some candidates: it ends soon or not for long."""

WIDER = (0.2, 0.5)
"""Parts of the candidates that would cost nothing which are taken in on coverage, one after the other."""

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
    wider = WIDER if level is Level.COVERAGE else ()
    for among in _wider(work, model, relaxed, wider):
        work.tell(level, "search")
        if work.best.is_proven(level):
            break
        until = max(end, work.watch.left() - max(SOON, 2 * relaxed.seconds))
        settle(work, level, model, among, until, proving=False)
    if not work.best.is_proven(level):
        work.hand_round(level, end, BEAMS[:1], seconds=QUICK)
        settle(work, level, model, liked(work, model, relaxed, USED), end, proving=False)
    return work.best.is_proven(level)


def _wider(work: Improver, model: Stage, relaxed: Relaxed, parts: Sequence[float]) -> Iterator[Flags]:
    """Yield what a vertex uses, and then with it more and more of what would cost nothing, drawn by lot."""
    yield liked(work, model, relaxed, USED)
    if len(relaxed.duals):
        reduced, _ = priced(model, relaxed.duals)
        lot = np.random.default_rng(work.options.seed).random(len(reduced))
        for part in parts:
            yield liked(work, model, relaxed, USED) | ((reduced <= USED) & (lot < part))
