"""Floors: the least that one rule's worst-off doctor can be off, whatever the roster.

The relaxation of the level lets a doctor be half a night off; a roster cannot. So each measure is bounded by itself: a
value is tried as a cap, what it leaves each doctor is rounded to whole numbers (``caps.py``), and where the relaxed
rows cannot hold together any more, no roster keeps the cap.
"""

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level, RuleId
from anwroster.solver import highs
from anwroster.solver.arrays import Numbers, Stage, stage
from anwroster.solver.caps import ceilings, thresholds, worst_rows
from anwroster.solver.incumbent import Incumbent
from anwroster.solver.options import Watch
from anwroster.solver.proof import SCALE, Duals, rows_at


class Floors:
    """Finds and proves floors of the worst-off measures of a roster's ledger, the levels above as reached."""

    def __init__(self, best: Incumbent, seed: int, watch: Watch) -> None:
        self._best, self._seed, self._watch = best, seed, watch
        self._model = stage(best.ledger, Level.WORST_OFF, best.reached)
        self._numbers = np.asarray(list(rows_at(best.ledger, Level.WORST_OFF)), dtype=np.int64)
        self._worst = worst_rows(best.ledger)
        charged = [each for each in best.ledger.penalties if each.level is Level.WORST_OFF]
        self._rule_of = {each.column: each.because.rule for each in charged}

    def confirm(self, measure: int, end: float) -> bool:
        """Return whether what the roster has is proven to be the least: one trial, before ``end`` seconds are left."""
        value = self._best.values[measure]
        return value <= self._floor(measure) or self._excludes(measure, value - 1, end)

    def prove(self, measure: int, hint: float, end: float) -> int:
        """Raise the floor of a measure as far as it goes before ``end`` seconds are left, and return it.

        Parameters
        ----------
        measure
            Column of the ledger.
        hint
            What a relaxation thinks the measure will be; 0 for no idea.
        """
        values = thresholds(self._best.ledger, self._worst, measure, self._best.values[measure])
        low = values.index(self._floor(measure))  # proven: not below this one
        high = len(values) - 1
        guesses = [int(np.searchsorted(values, hint - 1e-6))]
        step = 1
        while low < high and self._watch.left() > end:
            # First what was hinted at, from there upwards by doubled steps, else by halving.
            guess = guesses.pop() if guesses else (low + high + 1) // 2
            at = min(max(guess, low + 1), high)
            if self._excludes(measure, values[at] - 1, end):
                low = at
                guesses.append(at + step)
                step *= 2
            else:
                high = at - 1
        return values[low]

    def _floor(self, measure: int) -> int:
        return self._best.floors[measure][0] if measure in self._best.floors else 0

    def measures(self) -> list[int]:
        """Return the measures in the order in which to prove them: hours, which take longest, last."""
        return sorted(self._rule_of, key=lambda each: (self._rule_of[each] is RuleId.FAIR_HOURS, each))

    def _excludes(self, measure: int, cap: int, end: float) -> bool:
        part, rows = self._part(measure, cap)
        simple = self._rule_of[measure] is not RuleId.FAIR_HOURS
        relaxed = highs.relax(part, self._watch.left() - end, self._seed, self._watch, vertex=simple)
        if relaxed.objective is None or not len(relaxed.duals):
            return False
        return self._best.prove_floor(measure, cap + 1, self._duals(rows, relaxed.duals))

    def _duals(self, rows: NDArray[np.int64], values: Numbers) -> Duals:
        whole = [round(value * SCALE) for value in values.tolist()]
        own = len(rows) - self._model.finished
        numbers = self._numbers[rows[:own]].tolist()
        return Duals(
            rows={number: dual for number, dual in zip(numbers, whole[:own], strict=True) if dual},
            above=dict(zip(self._best.reached, whole[own:], strict=True)),
        )

    def _part(self, measure: int, cap: int) -> tuple[Stage, NDArray[np.int64]]:
        """Return the rows that count under a cap, every step beyond it charged 1, and their places in the level."""
        model = self._model
        row_of = np.repeat(np.arange(len(model.row_lower)), np.diff(model.starts))
        kept = self._kept(measure, row_of)
        entry = kept[row_of]
        row, column, value = row_of[entry], model.indices[entry], model.values[entry]
        upper = model.upper.copy()
        place = {int(each): at for at, each in enumerate(model.columns)}
        for each, most in ceilings(self._best.ledger, self._worst, {measure: cap}).items():
            upper[place[each]] = min(upper[place[each]], most)
        beyond = np.flatnonzero(upper < model.upper)
        twin = np.full(len(upper), -1, dtype=np.int64)
        twin[beyond] = np.arange(len(upper), len(upper) + len(beyond))
        again = twin[column] >= 0
        row, value = np.append(row, row[again]), np.append(value, value[again])
        column = np.append(column, twin[column[again]])
        order = np.argsort(row, kind="stable")
        rows = np.flatnonzero(kept)
        more = len(beyond)
        part = Stage(
            level=model.level,
            columns=np.append(model.columns, np.full(more, -1)),
            lower=np.append(model.lower, np.zeros(more)),
            upper=np.append(upper, (model.upper - upper)[beyond]),
            whole=np.append(model.whole, np.zeros(more, dtype=bool)),
            assignment=np.append(model.assignment, np.zeros(more, dtype=bool)),
            cost=np.append(np.zeros(len(upper)), np.ones(more)),
            starts=np.append(0, np.cumsum(np.bincount(row, minlength=len(kept))[rows])),
            indices=column[order],
            values=value[order],
            row_lower=model.row_lower[rows],
            row_upper=model.row_upper[rows],
            finished=model.finished,
        )
        return part, rows

    def _kept(self, measure: int, row_of: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which rows count: all but those of other fair parts, and those of the worst-off measures."""
        rules = [self._best.ledger.rows[number].because.rule for number in self._numbers.tolist()]
        others = set(self._rule_of.values()) - {self._rule_of[measure]}
        kept = np.asarray([*(rule not in others for rule in rules), *[True] * self._model.finished], dtype=bool)
        worst = np.isin(self._model.indices, np.flatnonzero(np.isin(self._model.columns, list(self._rule_of))))
        kept[row_of[worst]] = False
        return kept
