"""The worst-off doctors: brought near by what fairness likes as well, and proven rule by rule."""

from collections.abc import Mapping, Sequence
from functools import partial
from math import ceil

import numpy as np

from anwroster.model import Level
from anwroster.solver.ahead import Ahead, fair, fairest
from anwroster.solver.arrays import Stage, stage
from anwroster.solver.aside import Aside
from anwroster.solver.floors import Floors
from anwroster.solver.guide import Fair, Floor
from anwroster.solver.guides import Guides
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import BEAMS, Improver
from anwroster.solver.relaxing import Here, Machine
from anwroster.solver.whole import conclude, rounded

SLOW = 10.0
"""Where it took so many, nobody waits for floors."""

SOON = 1.0
"""Where it took so many, floors that are still to be proven wait until there is nothing better to do."""

NEARLY = 3.0
"""How many times as far as is near enough the worst-off may be from what the relaxation says to be left at once."""

BRIEFLY = 4.0
"""Most seconds of neighbourhoods where nobody waits for floors."""

WIDELY = 2.0
"""Seconds of exchange that looks widely for chains, where quick exchange found no more."""

ROUGHLY = 1.1
"""How many times as far as a relaxation says the worst-off will hardly be more than."""

TOLERANCE = 1e-3
"""Room for the inexactness of a relaxation's value, per mille of a fair part."""


def solve_worst_off(work: Improver, end: float, aside: Aside, ahead: Ahead, guides: Guides) -> Fair:
    """Bring the worst-off doctors as near as can be, prove it, and return the relaxation that fairness begins with."""
    level = Level.WORST_OFF
    waiting = ahead.fairest()
    floors = Floors(work.best, work.options.seed)
    is_late = not waiting.done()
    for measure in floors.quick():
        floors.prove(Here(work.watch), measure, 0.0, _within(work, end), lambda: is_late and waiting.done())
        work.tell(level, "relaxation")
    if not waiting.done():
        work.hand_round(fair(work), end, BEAMS[:2], until=waiting.done)
    guess = aside.wait(waiting, end, None)
    model, relaxed = (guess.model, guess.relaxed) if guess else (fairest(work, work.best.reached), UNKNOWN)
    work.begin(level)  # the time that the relaxation took is no reason to search longer
    hints = _hints(work, model, relaxed)
    is_slow = relaxed.seconds >= SLOW
    proving = {
        each: partial(floors.prove, measure=each, hint=hints[each] - TOLERANCE, end=0.0)
        for each in (*floors.quick(), *floors.slow())
    }
    is_soon = relaxed.seconds < SOON
    rest = [aside.run(partial(each, aside)) for each in proving.values()] if is_soon else []
    unknown = [] if is_soon else [prove for each, prove in proving.items() if each not in work.best.floors]
    higher = [] if is_soon else [prove for each, prove in proving.items() if each in work.best.floors]
    joint = Fair(model, relaxed, _roughly(work, hints), unknown, partial(_together, floors, higher))
    if is_slow:
        guides.begin(joint)  # there is no time to wait until it is known how badly off the worst-off is
    work.hand_under(_caps(work, hints), end, rounded(work, model, relaxed) if len(relaxed.values) else None)
    for each in rest:
        if _beyond(work, _caps(work, hints)) > work.slack(level):
            work.resolve(level, end, each.done)
            work.tell(level, "relaxation")
    if _beyond(work, _caps(work, hints)) <= NEARLY * work.slack(level):
        return joint
    if is_slow:
        work.resolve(level, max(end, work.watch.left() - BRIEFLY))
        return joint  # floors come while levels below are at work
    work.hand_under(_caps(work, hints), max(end, work.watch.left() - WIDELY), beams=BEAMS[1:])
    own = stage(work.ledger, level, work.best.reached)
    conclude(work, level, own, np.ones(len(own.columns), dtype=bool), _within(work, end))
    return joint


def _together(floors: Floors, higher: Sequence[Floor], machine: Machine, end: float) -> None:
    """Prove that nobody is worse off than need be; where that fails, raise floors that are known as far as they go."""
    if not floors.prove_together(machine, end):
        for prove in higher:
            if machine.left() > end:
                prove(machine)


def _within(work: Improver, end: float, part: float = 0.5) -> float:
    """Return the seconds that are left when ``part`` of the time until ``end`` has passed."""
    return end + (1 - part) * (work.watch.left() - end)


def _caps(work: Improver, hints: Mapping[int, float]) -> dict[int, int]:
    """Return the caps to aim for: what a relaxation thinks, and no lower than what is proven."""
    least = {measure: floor for measure, (floor, _) in work.best.floors.items()}
    return {measure: max(ceil(hint - TOLERANCE), least.get(measure, 0)) for measure, hint in hints.items()}


def _roughly(work: Improver, hints: Mapping[int, float]) -> dict[int, int]:
    """Return what measures will hardly be more than, of those whose floor is proven: whole rosters are further off."""
    return {measure: ceil(ROUGHLY * cap) for measure, cap in _caps(work, hints).items() if measure in work.best.floors}


def _beyond(work: Improver, caps: Mapping[int, int]) -> int:
    """Return what the worst-off measures cost beyond their caps."""
    costs = work.ledger.costs(Level.WORST_OFF)
    return sum(costs[measure] * max(0, work.best.values[measure] - cap) for measure, cap in caps.items())


def _hints(work: Improver, model: Stage, relaxed: Relaxed) -> dict[int, float]:
    """Return what a relaxation thinks of each worst-off measure; 0 where it does not know."""
    worst = np.flatnonzero(np.isin(model.columns, list(work.ledger.costs(Level.WORST_OFF))))
    values = relaxed.values if len(relaxed.values) else np.zeros(len(model.columns))
    return {int(model.columns[at]): float(values[at]) for at in worst}
