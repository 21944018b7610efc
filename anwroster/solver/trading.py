"""Wishes and comfort, which may spend what the levels above them are near enough by.

A relaxation at rates says where a good roster lies and what a unit of each level is worth. Its rounding costs the
levels above too much; exchange at the same rates, and dearer ones, leads back to what they may cost. Then everybody is
dealt anew among what the relaxation likes, or where that is too much, group by group.
"""

from collections.abc import Collection
from concurrent.futures import Future

import numpy as np

from anwroster.model import Level
from anwroster.solver.approach import Approach
from anwroster.solver.arrays import Stage
from anwroster.solver.aside import Aside
from anwroster.solver.guide import Guide
from anwroster.solver.guides import Guides
from anwroster.solver.highs import UNKNOWN, Found
from anwroster.solver.improver import AIM, Improver
from anwroster.solver.patience import Patience
from anwroster.solver.rated import UNRATED
from anwroster.solver.relaxing import Here
from anwroster.solver.trade import trade
from anwroster.solver.whole import FEW_ELSE, conclude, likes, open_to, rounded, settle, take

NOTHING = Found(values=None, proven=0.0)
"""What a search came to that did not end."""

PATIENT = 3.0
"""Seconds without anything better after which whole-number search may be given up: its first ones only relax."""

ROOTED = 5.0
"""The same for the search among all candidates: its cuts at the root, which prove most, take so long."""

AT_ONCE = 4_000
"""Most assignments among which everybody is dealt anew at once; else group by group."""

LIKED = 0.003
"""Part of an assignment that a relaxation must use for it to be dealt anew."""


class Trading:
    """Improves and bounds wishes, then comfort.

    The guide is good on both, and so is the roster that the approach from it ends with: it is followed once.
    """

    def __init__(self, work: Improver, aside: Aside, guides: Guides) -> None:
        self._work, self._aside, self._guides = work, aside, guides
        self._near: Collection[int] = ()

    def solve(self, level: Level, end: float) -> None:
        """Improve and bound a level until it is proven, or only ``end`` seconds are left."""
        work, aside, guides = self._work, self._aside, self._guides
        model = work.stage(level)
        few = bool(np.count_nonzero(model.assignment) <= FEW_ELSE)
        guides.bound(level)
        guide = self._guided(level, end, few=few)
        is_worth = few and work.options.workers > 1 and not work.is_done(level)
        beside = _search_all(work, model, end, aside) if is_worth else None
        self._follow(guide, level, end)
        among = likes(work, model, guide.values(model), LIKED) | np.isin(model.columns, list(self._near))
        is_small = np.count_nonzero(among & model.assignment) <= AT_ONCE
        if guide.is_known and is_small and not work.is_done(level, AIM):
            work.begin(level, PATIENT)
            settle(work, level, model, among, end, proving=False)
        if not guide.is_known:
            trade(work, level, end)
        guides.prove_floors(Here(work.watch))
        guides.prove_together(Here(work.watch), end / 2)  # it says more than the level below loses by it
        if guide.is_known:
            trade(work, level, end, guide.rates(level))
        guides.prove(level)
        work.tell(level, "search")
        if guide.is_known and not is_small and not work.is_done(level, AIM):
            work.begin(level)
            work.resolve(level, end, among=among)
        proof = guides.prove(level) or UNKNOWN
        if beside is None:
            work.begin(level)
            conclude(work, level, model, open_to(work, model, proof), end)
        else:
            take(work, level, model, aside.wait(beside, end, NOTHING), proving=True)
            if not beside.done():
                aside.drop(beside)

    def _guided(self, level: Level, end: float, *, few: bool) -> Guide:
        """Return the guide, and trade until it is there."""
        waiting, nothing = self._guides.guide, Guide(self._work.stage(level), UNRATED)
        if waiting is None:
            return nothing
        if few:  # else it is worth more that the relaxation has the machine for itself
            trade(self._work, level, end, until=waiting.done)
        # The last one may take longer than the guide does, and is left to the other core.
        self._guides.prove_floors(Here(self._work.watch), waiting.done, least=1)
        return self._aside.wait(waiting, end, nothing)

    def _follow(self, guide: Guide, level: Level, end: float) -> None:
        """Come to a good roster from what the guide likes, unless that was done."""
        if guide.is_known and not self._near and not self._work.is_done(level, AIM):
            self._work.begin(level)
            start = rounded(self._work, guide.model, guide.rated.relaxed)
            self._near = Approach(self._work).approach(level, end, start, guide.rates(level))


def _search_all(work: Improver, model: Stage, end: float, aside: Aside) -> "Future[Found]":
    """Begin to search among all candidates on the other core: its cuts say more than any relaxation."""
    start, every = work.start(model), np.ones(len(model.columns), dtype=bool)
    level = model.level

    def search() -> Found:
        give_up = Patience(work.watch, work.best.cost(level), ROOTED).with_search()
        return aside.search(model, every, start, aside.left() - end, work.options.seed, give_up)

    return aside.run(search)
