from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anwroster.model import LEVELS, Category, Level, Phase, RuleId
from anwroster.problem import problem_of
from anwroster.solver.caps import ceilings, thresholds, worst_rows
from anwroster.solver.claims import TOGETHER, proven
from anwroster.solver.completion import complete
from anwroster.solver.floors import Floors
from anwroster.solver.incumbent import Incumbent
from anwroster.solver.proof import SCALE, Duals, excludes
from anwroster.solver.rules import post
from anwroster.solver.trials import Trials
from tests.builders import doctor, instance, night, shift
from tests.solver.clock import HERE


def ledger_of(commitments, nights=3, others=2, unwilling=(), **rules):
    """Return the ledger of some doctors who offer everything, but that the unwilling offer no nights."""
    shifts = [night(f"n{day}", 2 * day) for day in range(nights)]
    shifts += [shift(f"w{day}", 5 + 7 * day, 8, 8, categories=(Category.WEEKEND,)) for day in range(others)]
    people = [doctor(f"d{at}", commitment_hours=hours) for at, hours in enumerate(commitments)]
    offers = [(d.id, s.id) for at, d in enumerate(people) for s in shifts if at not in unwilling or s.id[0] == "w"]
    return post(problem_of(instance(shifts, people, offers, rules=rules), Phase.ONE, None))


LEDGER = ledger_of((24, 8, 16), nights=4, unwilling=(0,))
WORST = {each.because.rule: each.column for each in LEDGER.penalties if each.level is Level.WORST_OFF}


def rosters(ledger):
    columns = sorted(ledger.assignments.values())
    for bits in product((0, 1), repeat=len(columns)):
        completion = complete(ledger, [column for column, bit in zip(columns, bits, strict=True) if bit])
        if not completion.broken:
            yield completion


ALL = list(rosters(LEDGER))


def reached() -> dict[Level, int]:
    values: dict[Level, int] = {}
    for level in (Level.COVERAGE, Level.OBLIGATIONS):
        values[level] = min(each.cost(LEDGER, level) for each in among(values))
    return values


def among(values):
    return [each for each in ALL if all(each.cost(LEDGER, level) <= most for level, most in values.items())]


def least(rule: RuleId) -> int:
    return min(each.values[WORST[rule]] for each in among(reached()))


@pytest.fixture(scope="module")
def floors():
    return fresh()


def fresh():
    """Return the worst roster with nothing proven, and the search for its floors."""
    start = max(among(reached()), key=lambda each: each.cost(LEDGER, Level.WORST_OFF))
    best = Incumbent(LEDGER, [c for c in LEDGER.assignments.values() if start.values[c]])
    best.reached = reached()
    return best, Floors(best, 0)


@pytest.mark.parametrize("rule", WORST, ids=str)
def test_a_floor_is_never_above_what_some_roster_reaches(floors, rule):
    best, search = floors
    found = search.prove(HERE, WORST[rule], 0.0, 0.0)
    assert found <= least(rule)
    assert found == best.floors.get(WORST[rule], (0,))[0]


@pytest.mark.parametrize("rule", [RuleId.FAIR_HOURS, RuleId.FAIR_WEEKENDS], ids=str)
def test_a_floor_above_nothing_is_found_and_counts_by_its_weight(rule):
    best, search = fresh()
    found = search.prove(HERE, WORST[rule], 0.0, 0.0)
    assert found == least(rule) > 0
    assert best.bounds[Level.WORST_OFF] == LEDGER.costs(Level.WORST_OFF)[WORST[rule]] * found


def test_the_floors_together_are_below_every_roster_and_above_nothing():
    best, search = fresh()
    for measure in (*search.quick(), *search.slow()):
        search.prove(HERE, measure, 0.0, 0.0)
    assert 0 < best.bounds[Level.WORST_OFF] <= min(each.cost(LEDGER, Level.WORST_OFF) for each in among(reached()))


@pytest.mark.parametrize("hint", [0.0, 1.0, 500.0, 10_000.0])
def test_a_floor_is_the_same_whatever_was_hinted_at(hint):
    for rule in (RuleId.FAIR_HOURS, RuleId.FAIR_WEEKENDS):
        _, search = fresh()
        assert search.prove(HERE, WORST[rule], hint, 0.0) == fresh()[1].prove(HERE, WORST[rule], 0.0, 0.0)


def test_out_of_time_no_floor_is_claimed():
    best, search = fresh()
    assert search.prove(HERE, WORST[RuleId.FAIR_WEEKENDS], 0.0, 600.0) == 0
    assert best.floors == {}
    assert best.bounds[Level.WORST_OFF] == 0


def at(values):
    """Return a roster with nothing proven."""
    best = Incumbent(LEDGER, [c for c in LEDGER.assignments.values() if values[c]])
    best.reached = reached()
    return best


@pytest.mark.parametrize("with_floors", [False, True])
def test_all_rules_together_exclude_what_no_roster_reaches_and_nothing_that_one_does(with_floors):
    every = {each.cost(LEDGER, Level.WORST_OFF): each for each in among(reached())}
    lowest, excluded = min(every), []
    for cost, completion in every.items():
        best = at(completion.values)
        search = Floors(best, 0)
        for measure in (*search.quick(), *search.slow()) if with_floors else ():
            search.prove(HERE, measure, 0.0, 0.0)
        if search.prove_together(HERE, 0.0):
            excluded.append(cost)
    assert set(excluded) <= {lowest}


PAIR = ledger_of((8, 8), nights=1, others=0)
"""Two doctors who owe the same, for one night: one of them is off, whoever has it, and in hours as well."""


def together():
    """Return the best roster of the pair, in which no floor of a single rule is proven, and the search for them."""
    best = Incumbent(PAIR, list(PAIR.assignments.values())[:1])
    best.reached = {Level.COVERAGE: best.cost(Level.COVERAGE)}
    return best, Floors(best, 0)


def test_what_is_proven_together_stands_in_the_certificate_and_follows_from_it_alone():
    best, search = together()
    assert search.prove_together(HERE, 0.0)
    told = best.proof(Level.WORST_OFF)
    assert told.bound == told.value == best.cost(Level.WORST_OFF) > 0
    assert [each.rule for each in told.floors] == [None]
    shown = proven(PAIR, Level.WORST_OFF, best.reached, told)
    assert (shown.bound, shown.failing) == (told.value, ())
    claim = told.floors[0]
    for forged in (
        claim.model_copy(update={"least": claim.least + 1}),
        claim.model_copy(update={"rows": {}}),
        claim.model_copy(update={"rows": {number: -dual for number, dual in claim.rows.items()}}),
    ):
        shown = proven(PAIR, Level.WORST_OFF, best.reached, told.model_copy(update={"floors": (forged,)}))
        assert shown.failing == (TOGETHER,)
        assert shown.bound < told.value


def test_a_floor_of_all_rules_together_proves_nothing_of_another_level():
    best, search = together()
    assert search.prove_together(HERE, 0.0)
    told = best.proof(Level.WORST_OFF).model_copy(update={"rows": {}, "above": {}})
    shown = proven(PAIR, Level.FAIRNESS, best.reached, told)
    assert shown.failing == (TOGETHER,)
    assert shown.bound <= 0


def test_a_floor_whose_trial_was_cut_off_is_gone_on_with_when_there_is_time(monkeypatch):
    _, search = fresh()
    measure = WORST[RuleId.FAIR_WEEKENDS]
    with monkeypatch.context() as patch:
        patch.setattr(Trials, "exclude", lambda *_: None)
        assert search.prove(HERE, measure, 0.0, 599.95) == 0
    assert search.prove(HERE, measure, 0.0, 0.0) == least(RuleId.FAIR_WEEKENDS) > 0


@pytest.mark.parametrize("rule", WORST, ids=str)
def test_dual_values_exclude_as_far_as_said_and_exact_arithmetic_agrees(rule):
    search = fresh()[1]
    trials = search._trials(WORST[rule], HERE)
    caps = [value - 1 for value in thresholds(LEDGER, worst_rows(LEDGER), WORST[rule], 3000)[1:]]
    duals = trials.exclude(caps[0] if caps else 0, 10.0)
    if least(rule) == 0:
        assert duals is None
        return
    far = trials.furthest(caps, duals)
    exact = search._duals(trials.rows, duals)
    assert excludes(LEDGER, {WORST[rule]: caps[far - 1]}, reached(), exact)
    assert far == len(caps) or not excludes(LEDGER, {WORST[rule]: caps[far]}, reached(), exact)


def test_a_cap_tried_after_others_is_judged_as_if_it_were_alone():
    measure = WORST[RuleId.FAIR_WEEKENDS]
    floor = least(RuleId.FAIR_WEEKENDS)
    trials = fresh()[1]._trials(measure, HERE)
    for cap in (floor - 1, floor, 3000, floor - 1, 0, floor):
        assert (trials.exclude(cap, 10.0) is None) == (cap >= floor)


def test_some_floor_is_above_nothing_and_exact():
    """Two doctors who owe the same for three shifts: one of them has one more than the other."""
    ledger = ledger_of((8, 8), nights=3, others=0)
    worst = next(
        e.column for e in ledger.penalties if e.level is Level.WORST_OFF and e.because.rule is RuleId.FAIR_HOURS
    )
    every = list(rosters(ledger))
    top = min(each.cost(ledger, Level.COVERAGE) for each in every)
    full = [each for each in every if each.cost(ledger, Level.COVERAGE) == top]
    start = max(full, key=lambda each: each.values[worst])
    best = Incumbent(ledger, [c for c in ledger.assignments.values() if start.values[c]])
    best.reached = {Level.COVERAGE: top}
    assert Floors(best, 0).prove(HERE, worst, 0.0, 0.0) == min(each.values[worst] for each in full) > 0


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(WORST)), st.data())
def test_whatever_the_dual_values_no_roster_is_excluded_that_exists(rule, data):
    numbers = st.integers(-9 * SCALE, 9 * SCALE)
    rows = data.draw(st.dictionaries(st.integers(-2, len(LEDGER.rows) + 2), numbers, max_size=12))
    above = data.draw(st.dictionaries(st.sampled_from(LEVELS), numbers, max_size=3))
    assert not excludes(LEDGER, {WORST[rule]: least(rule)}, reached(), Duals(rows, above))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WORST)), st.integers(0, 2500))
def test_ceilings_keep_every_roster_under_the_cap_and_let_none_pass(rule, cap):
    most = ceilings(LEDGER, worst_rows(LEDGER), {WORST[rule]: cap})
    for each in ALL:
        inside = all(each.values[column] <= limit for column, limit in most.items())
        assert inside == (each.values[WORST[rule]] <= cap)


@pytest.mark.parametrize("rule", WORST, ids=str)
def test_thresholds_are_all_values_that_rosters_have(rule):
    values = thresholds(LEDGER, worst_rows(LEDGER), WORST[rule], 3000)
    assert values == sorted(set(values))
    assert {each.values[WORST[rule]] for each in ALL if each.values[WORST[rule]] <= 3000} <= set(values)


def test_no_cap_leaves_everything_as_it_is():
    assert ceilings(LEDGER, worst_rows(LEDGER), {}) == {}
