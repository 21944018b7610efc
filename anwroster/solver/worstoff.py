"""The worst-off doctors: brought near by what fairness likes as well, and proven rule by rule."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from math import ceil

import numpy as np

from anwroster.model import Level
from anwroster.solver.arrays import Stage, stage
from anwroster.solver.aside import Aside
from anwroster.solver.floors import Floors
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.improver import BEAMS, Improver
from anwroster.solver.whole import conclude, rounded

RATE = 10
"""What one per mille of the worst-off is worth on fairness, where one relaxation serves both."""

MANY = 80_000
"""Columns from which on a relaxation first has both cores for a while: it and exchange slow each other down."""

TOLERANCE = 1e-3
"""Room for the inexactness of a relaxation's value, per mille of a fair part."""


def solve_worst_off(work: Improver, end: float, aside: Aside) -> tuple[Stage, Relaxed]:
    """Bring the worst-off doctors as near as can be, prove it, and return the relaxation that fairness begins with."""
    level = Level.WORST_OFF
    model = _fairest(work)
    waiting = aside.relax(model, end, work.shake(model.level))
    floors = Floors(work.best, work.options.seed, aside)
    for measure in floors.quick():
        floors.prove(measure, 0.0, _within(work, end))
        work.tell(level, "relaxation")
    if len(model.columns) >= MANY:
        aside.wait(waiting, _within(work, end), UNKNOWN)
    if not waiting.done():
        work.hand_round(model.level, _within(work, end), BEAMS[:1], until=waiting.done)
    relaxed = aside.wait(waiting, end, UNKNOWN)
    hints = _hints(work, model, relaxed)
    slow = [aside.run(partial(floors.prove, each, hints[each] - TOLERANCE, end)) for each in floors.slow()]
    caps = _caps(work, hints)
    work.hand_under(caps, end, rounded(work, model, relaxed) if len(relaxed.values) else None)
    for each in slow:
        work.resolve(level, end, each.done)
        aside.wait(each, end, 0)
        work.tell(level, "relaxation")
    for measure in floors.quick():
        floors.prove(measure, 0.0, end)
    if not work.is_done(level):
        work.hand_under(_caps(work, hints), end)
    own = stage(work.ledger, level, work.best.reached)
    conclude(work, level, own, np.ones(len(own.columns), dtype=bool), _within(work, end))
    return model, relaxed


def _within(work: Improver, end: float, part: float = 0.5) -> float:
    """Return the seconds that are left when ``part`` of the time until ``end`` has passed."""
    return end + (1 - part) * (work.watch.left() - end)


def _fairest(work: Improver) -> Stage:
    """Return fairness with the worst-off at a rate: one relaxation says where both are best."""
    if Level.FAIRNESS not in work.best.levels:
        return stage(work.ledger, Level.WORST_OFF, work.best.reached)
    model = stage(work.ledger, Level.FAIRNESS, work.best.reached)
    weight = np.zeros(len(work.ledger.lower))
    for column, cost in work.ledger.costs(Level.WORST_OFF).items():
        weight[column] = RATE * cost
    return replace(model, cost=model.cost + weight[model.columns])


def _caps(work: Improver, hints: Mapping[int, float]) -> dict[int, int]:
    """Return the caps to aim for: what a relaxation thinks, and no lower than what is proven."""
    least = {measure: floor for measure, (floor, _) in work.best.floors.items()}
    return {measure: max(ceil(hint - TOLERANCE), least.get(measure, 0)) for measure, hint in hints.items()}


def _hints(work: Improver, model: Stage, relaxed: Relaxed) -> dict[int, float]:
    """Return what a relaxation thinks of each worst-off measure; 0 where it does not know."""
    worst = np.flatnonzero(np.isin(model.columns, list(work.ledger.costs(Level.WORST_OFF))))
    values = relaxed.values if len(relaxed.values) else np.zeros(len(model.columns))
    return {int(model.columns[at]): float(values[at]) for at in worst}
