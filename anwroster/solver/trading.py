"""Wishes and comfort, which may spend what the levels above them are near enough by.

A relaxation at rates says where a good roster lies and what a unit of the level is worth. Its rounding costs the
levels above too much; exchange at the same rates, and dearer ones, leads back to what they may cost. Then groups of
many doctors are dealt anew among what the relaxation likes.
"""

from collections.abc import Collection
from concurrent.futures import Future

import numpy as np

from anwroster.model import Level
from anwroster.solver.arrays import Stage
from anwroster.solver.aside import Aside
from anwroster.solver.guides import Guides
from anwroster.solver.highs import UNKNOWN, Found
from anwroster.solver.improver import AIM, Improver
from anwroster.solver.patience import LONG, Patience
from anwroster.solver.rated import UNRATED, Rated
from anwroster.solver.trade import Trade
from anwroster.solver.whole import FEW_ELSE, conclude, liked, open_to, rounded, settle, take

NOTHING = Found(values=None, proven=0.0)
"""What a search came to that did not end."""

PATIENT = 4.0
"""Seconds without anything better after which whole-number search may be given up: its first ones only relax."""

LIKED = 0.003
"""Part of an assignment that a relaxation must use for it to be dealt anew."""


def solve_trading(work: Improver, level: Level, end: float, aside: Aside, guides: Guides) -> None:
    """Improve and bound wishes or comfort until it is proven, or only ``end`` seconds are left."""
    model = work.stage(level)
    trade = Trade(work)
    few = np.count_nonzero(model.assignment) <= FEW_ELSE
    if few or level is not Level.WISHES:  # else it is worth more that the relaxation has the machine for itself
        trade.trade(level, end, until=guides.guide[level].done)
    guided = aside.wait(guides.guide[level], end, UNRATED)
    is_worth = few and work.options.workers > 1 and not work.is_done(level)
    beside = _search_all(work, model, end, aside) if is_worth else None
    near: Collection[int] = ()
    if len(guided.relaxed.values):
        work.begin(level)
        near = trade.approach(level, end, rounded(work, model, guided.relaxed), _rates(level, guides, guided))
    trade.trade(level, end, guided.rates)
    guides.prove(level)
    work.tell(level, "search")
    if len(guided.relaxed.values) and not work.is_done(level, AIM):
        work.begin(level)
        among = liked(work, model, guided.relaxed, LIKED) | np.isin(model.columns, list(near))
        if few:
            work.begin(level, PATIENT)
            settle(work, level, model, among, end, proving=False)
        else:
            work.resolve(level, end, among=among)
    proof = guides.prove(level) or UNKNOWN
    if beside is None:
        work.begin(level)
        conclude(work, level, model, open_to(work, model, proof), end)
    else:
        take(work, level, model, aside.wait(beside, end, NOTHING), proving=True)
        if not beside.done():
            aside.drop(beside)


def _search_all(work: Improver, model: Stage, end: float, aside: Aside) -> "Future[Found]":
    """Begin to search among all candidates on the other core: its cuts say more than any relaxation."""
    start, every = work.start(model), np.ones(len(model.columns), dtype=bool)
    level = model.level

    def search() -> Found:
        give_up = Patience(work.watch, work.best.cost(level), LONG).with_search()
        return aside.search(model, every, start, aside.left() - end, work.options.seed, give_up)

    return aside.run(search)


def _rates(level: Level, guides: Guides, guided: Rated) -> dict[Level, float]:
    """Return what a unit of a level is worth, wishes as dear in fairness as they were on their own level."""
    rates = dict(guided.rates)
    if level is not Level.WISHES and Level.WISHES in guides.guide and Level.FAIRNESS in rates:
        wish = guides.guide[Level.WISHES]
        worth = wish.result().rates.get(Level.FAIRNESS) if wish.done() else None
        if worth:
            rates[Level.WISHES] = rates[Level.FAIRNESS] / worth
    return rates
