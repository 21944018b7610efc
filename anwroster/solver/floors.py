"""Floors: the least that one rule's worst-off doctor can be off, whatever the roster.

The relaxation of the level lets a doctor be half a night off; a roster cannot. So each measure is bounded by itself: a
value is tried as a cap, what it leaves each doctor is rounded to whole numbers (``caps.py``), and where the relaxed
rows cannot hold together any more, no roster keeps the cap. The dual values that say so often exclude higher caps too.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level, RuleId
from anwroster.solver.arrays import Numbers, part, stage
from anwroster.solver.caps import ceilings, left_to_each, thresholds, worst_rows
from anwroster.solver.incumbent import Incumbent
from anwroster.solver.proof import SCALE, Duals, rows_at
from anwroster.solver.relaxing import Machine
from anwroster.solver.trials import Trials, charged

GRACE = 0.1
"""Seconds that are hardly left."""


class Floors:
    """Finds and proves floors of the worst-off measures of a roster's ledger, the levels above as reached."""

    def __init__(self, best: Incumbent, seed: int) -> None:
        self._best, self._seed = best, seed
        self._above = dict(best.reached)
        self._raised: set[int] = set()
        self._model = stage(best.ledger, Level.WORST_OFF, self._above)
        self._numbers = np.asarray(list(rows_at(best.ledger, Level.WORST_OFF)), dtype=np.int64)
        self._worst = worst_rows(best.ledger)
        self._rule_of = {
            each.column: each.because.rule for each in best.ledger.penalties if each.level is Level.WORST_OFF
        }

    def prove(
        self, machine: Machine, measure: int, hint: float, end: float, until: Callable[[], bool] = lambda: False
    ) -> int:
        """Raise the floor of a measure as far as it goes before ``end`` seconds are left, and return it.

        Parameters
        ----------
        machine
            Where relaxations are solved.
        measure
            Column of the ledger.
        hint
            What a relaxation thinks the measure will be; 0 for no idea.
        until
            Says when something else is waiting: no further value is tried then.

        Notes
        -----
        A floor that was raised as far as it goes is not tried again: the cap that was not excluded then is not now.
        """
        if measure in self._raised:
            return self._floor(measure)
        values = thresholds(self._best.ledger, self._worst, measure, self._best.values[measure])
        low = values.index(self._floor(measure))  # proven: not below this one
        high = len(values) - 1
        at, step = int(np.searchsorted(values, hint - 1e-6)) if hint > 0 else (low + high + 1) // 2, len(values)
        trials: Trials | None = None
        while low < high and machine.left() > end and not until():
            high = min(high, int(np.searchsorted(values, self._best.values[measure])))  # it may be better by now
            # First what was hinted at; by halving until some cap is excluded, and from there on what comes next,
            # further on where dual values do not reach beyond it.
            at = min(max(at, low + 1), high)
            trials = trials or self._trials(measure, machine)
            caps = [value - 1 for value in values[at:]]
            duals = trials.exclude(caps[0], machine.left() - end)
            if duals is None and machine.left() <= end + GRACE:
                break  # it was cut off, which says nothing about the cap
            far = at if duals is None else at + trials.furthest(caps, duals) - 1
            if duals is not None and self._take(trials, values[at : far + 1], duals):
                low, step = values.index(self._floor(measure)), 2 * step if far == at else 1
            else:
                high, step = at - 1, max(1, step // 2)
            at = min(low + step, (low + high + 1) // 2)
        if low >= high:
            self._raised.add(measure)
        return values[low]

    def prove_together(self, machine: Machine, end: float) -> bool:
        """Prove that no roster costs less on the level than the best one does, and return whether it is proven.

        Parameters
        ----------
        machine
            Where the relaxation is solved, until only ``end`` seconds are left.

        Notes
        -----
        In a roster that does, each measure has at most what the floors of the others leave of less. Each such cap by
        itself may be kept; often they cannot be kept together, and the dual values say so as they do of a floor.
        """
        best, model = self._best, self._model
        least = best.cost(Level.WORST_OFF)
        if best.is_proven(Level.WORST_OFF):
            return True
        caps = left_to_each(best.ledger, {each: floor for each, (floor, _) in best.floors.items()}, least - 1)
        if min(caps.values()) < 0 or machine.left() <= end + GRACE:
            return False
        rows = self._kept(None)
        plain = replace(part(model, rows), cost=np.zeros(len(model.columns)))
        most = np.asarray(best.ledger.upper, dtype=float)
        for column, each in ceilings(best.ledger, self._worst, caps).items():
            most[column] = min(most[column], each)
        upper = most[model.columns]
        steps = np.flatnonzero(upper < plain.upper)
        twins = charged(replace(plain, upper=upper), steps)
        twins = replace(twins, upper=np.append(upper, (plain.upper - upper)[steps]))
        relaxed = machine.relaxation(twins, self._seed).solve(machine.left() - end)
        return bool(len(relaxed.duals)) and best.prove_together(least, self._duals(rows, relaxed.duals))

    def _take(self, trials: Trials, least: list[int], duals: Numbers) -> bool:
        """Take the highest of these floors if exact arithmetic agrees, else the lowest."""
        exact = self._duals(trials.rows, duals)
        return any(self._best.prove_floor(trials.measure, each, exact) for each in (least[-1], least[0]))

    def _floor(self, measure: int) -> int:
        return self._best.floors[measure][0] if measure in self._best.floors else 0

    def quick(self) -> list[int]:
        """Return the measures whose floors simplex finds: all but that of hours."""
        return sorted(each for each, rule in self._rule_of.items() if rule is not RuleId.FAIR_HOURS)

    def slow(self) -> list[int]:
        """Return the measures whose floors need interior point: that of hours."""
        return sorted(each for each, rule in self._rule_of.items() if rule is RuleId.FAIR_HOURS)

    def _trials(self, measure: int, machine: Machine) -> Trials:
        vertex, rows = measure in self.quick(), self._kept(measure)
        return Trials(self._best.ledger, measure, self._model, rows, self._seed, machine, vertex=vertex)

    def _duals(self, rows: NDArray[np.int64], values: Numbers) -> Duals:
        whole = [round(value * SCALE) for value in values.tolist()]
        own = len(rows) - self._model.finished
        numbers = self._numbers[rows[:own]].tolist()
        return Duals(
            rows={number: dual for number, dual in zip(numbers, whole[:own], strict=True) if dual},
            above=dict(zip(self._above, whole[own:], strict=True)),
        )

    def _kept(self, measure: int | None) -> NDArray[np.int64]:
        """Return the rows that count: all but those of other fair parts, and those of the worst-off measures.

        None for a measure keeps those of all fair parts.
        """
        row_of = np.repeat(np.arange(len(self._model.row_lower)), np.diff(self._model.starts))
        rules = [self._best.ledger.rows[number].because.rule for number in self._numbers.tolist()]
        others = set(self._rule_of.values()) - {self._rule_of[measure]} if measure is not None else set()
        kept = np.asarray([*(rule not in others for rule in rules), *[True] * self._model.finished], dtype=bool)
        worst = np.isin(self._model.indices, np.flatnonzero(np.isin(self._model.columns, list(self._rule_of))))
        kept[row_of[worst]] = False
        return np.flatnonzero(kept)
