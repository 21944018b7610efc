"""Relaxations made smaller: condensed for interior point, and without the fair parts."""

import numpy as np
import pytest

from anwroster.model import Level, RuleId
from anwroster.solver import relaxing
from anwroster.solver.arrays import duals_of, part, stage
from anwroster.solver.completion import complete
from anwroster.solver.condensed import STEPS, condense
from anwroster.solver.lean import lean_rows, relax_lean
from anwroster.solver.proof import exact_bound, rows_at
from tests.solver.clock import HERE
from tests.solver.test_solver_improver import improver
from tests.solver.test_solver_proof import ALL, LEDGER, best, reached_above

IDLE = complete(LEDGER, []).values


def start_of(model, values=IDLE):
    return np.asarray(values, dtype=float)[model.columns]


@pytest.mark.parametrize("level", LEDGER.levels())
def test_a_condensed_stage_has_the_bound_of_the_whole_one(level):
    reached = reached_above(level)
    model = stage(LEDGER, level, reached)
    whole = relaxing.relax(model, 10, 0, HERE)
    small = relaxing.relax_within(model, start_of(model), 10, 0, HERE, 0.0)
    assert len(small.duals) == len(model.row_lower)
    assert len(small.values) == len(model.columns)
    bounds = [
        exact_bound(LEDGER, level, reached, duals_of(LEDGER, model, reached, each.duals)) for each in (whole, small)
    ]
    assert bounds[0] == bounds[1] <= best(level, reached)


def test_coverage_and_demand_of_a_shift_become_one_row():
    model = stage(LEDGER, Level.COVERAGE, {})
    small = condense(model, start_of(model))
    seats = {each.because.subject for each in LEDGER.rows if each.because.rule is RuleId.DEMAND}
    assert len(seats) == len(model.seats) > 0
    assert len(model.row_lower) - len(small.stage.row_lower) == len(seats)
    one = np.flatnonzero(small.rows == model.seats[0, 0])
    assert small.stage.row_lower[one] == small.stage.row_upper[one]
    for dual, place in ((2.0, model.seats[0, 0]), (-2.0, model.seats[0, 1])):
        duals = np.zeros(len(small.rows))
        duals[one] = dual
        assert np.flatnonzero(small.duals(model, duals)).tolist() == [place]


def test_steps_beyond_those_kept_cost_as_much_as_the_first_of_them():
    model = stage(improver().ledger, Level.FAIRNESS, {})
    idle = np.zeros(len(model.columns))
    small = condense(model, idle)
    dropped = np.setdiff1d(np.arange(len(model.columns)), small.columns)
    assert len(dropped) > 0
    assert not model.assignment[dropped].any()
    assert small.stage.upper.sum() == pytest.approx(model.upper.sum())  # no deviation is forbidden
    widened = small.columns[small.stage.upper > model.upper[small.columns]]
    assert len(widened) > 0
    assert model.cost[dropped].min() >= model.cost[widened].min()


def test_a_solution_that_uses_more_of_a_step_than_there_is_of_it_is_loose():
    model = stage(improver().ledger, Level.FAIRNESS, {})
    small = condense(model, np.zeros(len(model.columns)))
    widest = int(np.argmax(small.stage.upper - model.upper[small.columns]))
    values = np.zeros(len(small.columns))
    values[widest] = model.upper[small.columns][widest]
    assert not small.is_loose(model, values)
    values[widest] += 1
    assert small.is_loose(model, values)


def test_as_many_steps_are_kept_as_a_roster_uses():
    model = stage(improver().ledger, Level.FAIRNESS, {})
    every = condense(model, np.ones(len(model.columns)))
    none = condense(model, np.zeros(len(model.columns)))
    assert len(every.columns) == len(model.columns) > len(none.columns)
    assert STEPS > 0


@pytest.mark.parametrize("level", (Level.WISHES, Level.COMFORT))
def test_without_the_fair_parts_a_bound_still_holds(level):
    reached = reached_above(level)
    model = stage(LEDGER, level, reached)
    relaxed = relax_lean(LEDGER, model, tuple(reached), 10, 0, HERE)
    bound = exact_bound(LEDGER, level, reached, duals_of(LEDGER, model, reached, relaxed.duals))
    whole = relaxing.relax(model, 10, 0, HERE)
    assert relaxed.objective <= whole.objective + 1e-6
    assert relaxed.objective - 1e-3 <= bound <= best(level, reached)
    assert bound <= min(each[level] for each in ALL if all(each[a] <= v for a, v in reached.items()))


def test_what_is_left_out_are_the_rows_of_the_fair_parts_and_their_levels():
    reached = reached_above(Level.COMFORT)
    model = stage(LEDGER, Level.COMFORT, reached)
    kept = set(lean_rows(LEDGER, model, tuple(reached)).tolist())
    numbers = list(rows_at(LEDGER, Level.COMFORT))
    fair = {at for at, number in enumerate(numbers) if LEDGER.rows[number].because.rule.value.startswith("fair_")}
    above = {level: len(numbers) + at for at, level in enumerate(reached)}
    assert fair and not fair & kept
    assert set(range(len(numbers))) - kept == fair
    assert {level for level, at in above.items() if at in kept} == set(reached) - {Level.WORST_OFF, Level.FAIRNESS}


def test_a_part_of_a_stage_has_its_rows_only():
    model = stage(LEDGER, Level.COVERAGE, {})
    last = len(model.row_lower) - 1
    one = part(model, np.asarray([last]))
    assert one.row_upper.tolist() == [model.row_upper[last]]
    assert one.indices.tolist() == model.indices[model.starts[last] :].tolist()
    assert one.finished == len(one.seats) == 0
