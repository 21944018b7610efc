"""Coverage and obligations: a vertex of the relaxation is nearly whole there, and is settled in a moment."""

import numpy as np

from anwroster.model import Level
from anwroster.solver.ahead import Ahead
from anwroster.solver.arrays import Stage, priced, stage
from anwroster.solver.highs import Relaxed
from anwroster.solver.improver import BEAMS, Improver
from anwroster.solver.relaxing import Here, relax
from anwroster.solver.whole import Flags, likes, rounded, settle

QUICK = 4.0
"""Most seconds of exchange on an upper level that a rounded vertex does not settle, beginning with a slow start."""

SOON = 8.0
"""Most seconds of whole-number search among some candidates: it ends soon or not for long."""

WIDER = (0.2, 0.5)
"""Parts of the candidates that would cost nothing which are taken in on coverage, one after the other."""

USED = 1e-6
"""Part of an assignment that counts as used by a vertex."""


def round_vertex(work: Improver, level: Level, end: float, ahead: Ahead) -> bool:
    """Round a vertex of the relaxation, settle the rest, if need be after exchange; return whether it is proven."""
    guess = ahead.upper(level, end)
    model = guess.model if guess else stage(work.ledger, level, work.best.reached)
    seconds, seed = work.watch.left() - end, work.options.seed
    relaxed = guess.relaxed if guess else relax(model, seconds, seed, Here(work.watch))
    work.prove(level, model, relaxed)
    ahead.bounded(level)
    if len(relaxed.values):
        work.best.offer(level, rounded(work, model, relaxed))
    parts = (0.0, *WIDER) if level is Level.COVERAGE else (0.0,)
    settle(work, level, model, likes(work, model, relaxed.values, USED), _soon(work, relaxed, end), proving=False)
    if not work.best.is_proven(level):
        work.hand_round(level, end, BEAMS[:1], seconds=QUICK)
    for part in parts:
        if not work.best.is_proven(level):
            work.tell(level, "search")
            until = _soon(work, relaxed, end) if part < parts[-1] else end
            settle(work, level, model, _with(work, model, relaxed, part), until, proving=False)
    return work.best.is_proven(level)


def _soon(work: Improver, relaxed: Relaxed, end: float) -> float:
    """Return the seconds that are to be left after one of several searches."""
    return max(end, work.watch.left() - max(SOON, 2 * relaxed.seconds))


def _with(work: Improver, model: Stage, relaxed: Relaxed, part: float) -> Flags:
    """Return what a vertex uses, and with it some of what would cost nothing, drawn by lot."""
    used = likes(work, model, relaxed.values, USED)
    if not part or not len(relaxed.duals):
        return used
    reduced, _ = priced(model, relaxed.duals)
    lot = np.random.default_rng(work.options.seed).random(len(reduced))
    return used | ((reduced <= USED) & (lot < part))
