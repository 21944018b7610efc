"""Wishes and comfort, which may spend what the levels above them are near enough by.

A relaxation at rates says where a good roster lies and what a unit of the level is worth. Its rounding costs the
levels above too much; exchange at the same rates, and dearer ones, leads back to what they may cost.
"""

from anwroster.model import Level
from anwroster.solver.arrays import stage
from anwroster.solver.aside import Aside
from anwroster.solver.guides import Guides
from anwroster.solver.highs import UNKNOWN
from anwroster.solver.improver import AIM, Improver
from anwroster.solver.rated import UNRATED
from anwroster.solver.whole import conclude, liked, open_to, rounded, settle


def solve_trading(work: Improver, level: Level, end: float, aside: Aside, guides: Guides) -> None:
    """Improve and bound wishes or comfort until it is proven, or only ``end`` seconds are left."""
    model = stage(work.ledger, level, work.best.reached)
    work.trade(level, end, until=guides.guide[level].done)
    guided = aside.wait(guides.guide[level], end, UNRATED)
    rates = guided.rates
    if len(guided.relaxed.values):
        work.begin(level)
        rates = work.approach(level, end, rounded(work, model, guided.relaxed), rates)
    work.trade(level, end, rates)
    work.begin(level)
    if len(guided.relaxed.values) and not work.is_done(level, AIM) and False:
        settle(work, level, model, liked(work, model, guided.relaxed), end, proving=False)
    proof = guides.prove(level) or UNKNOWN
    work.tell(level, "search")
    work.begin(level)
    conclude(work, level, model, open_to(work, model, proof), end)
