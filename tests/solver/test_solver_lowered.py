"""What is proven of the worst-off bounds everybody on the levels below, and no roster that may be is left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anwroster.model import FloorProof, Level, LevelProof
from anwroster.solver.arrays import duals_of, stage
from anwroster.solver.caps import lowered
from anwroster.solver.claims import proven
from anwroster.solver.proof import SCALE, Duals, exact_bound
from anwroster.solver.relaxing import relax
from tests.solver.clock import HERE
from tests.solver.test_solver_floors import LEDGER, WORST, among, fresh, least, reached

FLOORS = {WORST[rule]: least(rule) for rule in WORST}
LEAST = min(each.cost(LEDGER, Level.WORST_OFF) for each in among(reached()))


def below(more: int):
    """Return what the levels above fairness may cost, and the rosters that keep that."""
    above = {**reached(), Level.WORST_OFF: LEAST + more}
    return above, among(above)


@given(st.integers(0, 900), st.data())
@settings(max_examples=60, deadline=None)
def test_no_roster_that_may_be_is_left_out_whatever_the_floors_that_hold(more, data):
    floors = {measure: data.draw(st.integers(0, most)) for measure, most in FLOORS.items()}
    _, rosters = below(more)
    upper = lowered(LEDGER, floors, LEAST + more)
    assert rosters
    assert all(value <= most for each in rosters for value, most in zip(each.values, upper, strict=True))


def test_exact_floors_leave_nobody_further_off_than_somebody_has_to_be():
    upper = lowered(LEDGER, FLOORS, LEAST)
    costs = LEDGER.costs(Level.WORST_OFF)
    spare = LEAST - sum(costs[measure] * most for measure, most in FLOORS.items())
    assert {measure: upper[measure] for measure in FLOORS} == {
        measure: min(LEDGER.upper[measure], most + spare // costs[measure]) for measure, most in FLOORS.items()
    }
    assert sum(upper) < sum(LEDGER.upper)


def test_without_floors_or_above_that_level_everything_stays():
    assert lowered(LEDGER, {}, LEAST) == LEDGER.upper
    assert lowered(LEDGER, FLOORS, None) == LEDGER.upper
    coverage = {Level.COVERAGE: reached()[Level.COVERAGE]}
    duals = Duals(dict.fromkeys(range(0, len(LEDGER.rows), 3), SCALE))
    plain = exact_bound(LEDGER, Level.OBLIGATIONS, coverage, duals)
    assert exact_bound(LEDGER, Level.OBLIGATIONS, coverage, duals, floors=FLOORS) == plain


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([Level.FAIRNESS, *LEDGER.levels()[4:]]), st.integers(0, 300), st.data())
def test_whatever_the_dual_values_no_roster_passes_the_bound(level, more, data):
    above, rosters = below(more)
    rows = data.draw(st.dictionaries(st.integers(0, len(LEDGER.rows)), st.integers(-9 * SCALE, 9 * SCALE), max_size=12))
    bound = exact_bound(LEDGER, level, above, Duals(rows), floors=FLOORS)
    assert bound <= min(each.cost(LEDGER, level) for each in rosters)


def test_floors_prove_more_than_the_same_dual_values_without():
    above, rosters = below(0)
    best, _ = fresh()
    best.reached = above
    best.floors = {measure: (most, Duals()) for measure, most in FLOORS.items()}
    model = stage(LEDGER, Level.FAIRNESS, above)
    upper = best.lowered()
    narrow = type(model)(**{**vars(model), "upper": model.upper.clip(max=[upper[c] for c in model.columns.tolist()])})
    duals = duals_of(LEDGER, narrow, above, relax(narrow, 10, 0, HERE).duals)
    plain, more = (exact_bound(LEDGER, Level.FAIRNESS, above, duals, floors=each) for each in ({}, FLOORS))
    assert plain <= more <= min(each.cost(LEDGER, Level.FAIRNESS) for each in rosters)
    single = [Duals({number: SCALE}) for number in range(len(LEDGER.rows))]
    proven_by = [[exact_bound(LEDGER, Level.FAIRNESS, above, d, floors=e) for e in ({}, FLOORS)] for d in single]
    assert all(without <= with_ for without, with_ in proven_by)
    assert any(without < with_ for without, with_ in proven_by)
    best.prove_exactly(Level.FAIRNESS, duals)
    assert best.bounds[Level.FAIRNESS] == max(0, more)


@pytest.mark.parametrize("rule", WORST, ids=str)
def test_a_floor_that_does_not_follow_lowers_nothing_below(rule):
    claim = FloorProof(rule=rule, least=least(rule) + 1, rows={}, above={})
    told = LevelProof(name="worst_off", value=LEAST, bound=LEAST, rows={}, above={}, floors=(claim,))
    shown = proven(LEDGER, Level.WORST_OFF, reached(), told)
    assert shown.failing == (rule,)
    assert shown.least == {}
