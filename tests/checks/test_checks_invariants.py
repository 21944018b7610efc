"""What holds for every roster, on tiny random instances."""

from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from anwroster.checks import candidates, costs, findings, score
from anwroster.model import (
    LEVELS,
    Affiliation,
    Blocked,
    Bound,
    Busy,
    Category,
    Fixed,
    Limit,
    Phase,
    Roster,
    RuleId,
    Unit,
    Wish,
    WishKind,
)
from tests.builders import PERIOD, agreement, doctor, instance, shift
from tests.checks.asking import assigned

DOCTORS = ["a", "b", "c"]
NAMES = [f"s{place}" for place in range(6)]
CATEGORIES = [(), (Category.NIGHT,), (Category.WEEKEND,), (Category.NIGHT, Category.HOLIDAY)]
PAIRS = st.tuples(st.sampled_from(DOCTORS), st.sampled_from(NAMES))


@st.composite
def shifts(draw):
    return [
        shift(
            name,
            draw(st.integers(0, 6)),
            draw(st.sampled_from([0, 6, 12, 18])),
            draw(st.sampled_from([4, 6, 10])),
            demand=draw(st.integers(1, 2)),
            categories=draw(st.sampled_from(CATEGORIES)),
            kind="achterwacht" if name == NAMES[-1] else draw(st.sampled_from(["consult", "consult", "achterwacht"])),
        )
        for name in NAMES
    ]


@st.composite
def instances(draw):
    """Draw three doctors, one of whom enters in phase 2b, six shifts, and much that gets in the way."""
    made = draw(shifts())
    modes = {rule: {"mode": draw(st.sampled_from(["hard", "soft", "off"]))} for rule in ("rest", "maximum")}
    spans = st.tuples(st.sampled_from(DOCTORS), st.sampled_from(made))
    limits = st.tuples(
        st.sampled_from(DOCTORS),
        st.sampled_from(list(Bound)),
        st.sampled_from(list(Unit)),
        st.integers(0, 3),
        st.sampled_from(["total", "kind:achterwacht", "band:nacht", "band:avond"]),
    )
    return instance(
        made,
        [
            doctor("a", night_runs=draw(st.booleans()), commitment_hours=draw(st.integers(0, 20))),
            doctor("b", commitment_hours=draw(st.integers(0, 20))),
            doctor("c", agreement="late"),
        ],
        draw(st.lists(PAIRS, unique=True)),
        agreements=[agreement(), agreement("late", phase=Phase.TWO_B, rest_minutes=600)],
        rules=modes,
        fixed=[Fixed(doctor=who, shift=what) for who, what in draw(st.lists(PAIRS, max_size=2, unique=True))],
        blocked=[Blocked(doctor=who, span=what.span) for who, what in draw(st.lists(spans, max_size=1))],
        busy=[Busy(doctor=who, span=what.span) for who, what in draw(st.lists(spans, max_size=1))],
        affiliations=[Affiliation(doctor=who, kinds=("consult",)) for who in draw(st.sets(st.sampled_from(DOCTORS)))],
        wishes=[
            Wish(doctor=who, shift=what, kind=kind)
            for kind in WishKind
            for who, what in draw(st.lists(PAIRS, max_size=3, unique=True))
        ],
        limits=[
            Limit(doctor=who, bound=bound, unit=unit, amount=Decimal(amount), scope=scope)
            for who, bound, unit, amount, scope in draw(st.lists(limits, max_size=3))
        ],
    )


@st.composite
def rosters(draw):
    rows = draw(st.lists(st.tuples(PAIRS, st.sampled_from(list(Phase)), st.booleans(), st.booleans()), max_size=8))
    assignments = tuple(assigned(*pair, phase, fixed=fixed, forced=forced) for pair, phase, fixed, forced in rows)
    return Roster(hds="test", period=PERIOD, status="feasible", assignments=assignments)


def hard(made, given_roster):
    """Return how often each rule forbids something about each doctor and shifts; maxima without their shifts."""
    found = Counter()
    for each in findings(made, given_roster):
        rule = each.because.rule
        found[rule, each.doctor, () if rule is RuleId.MAXIMUM else each.shifts] += 1
    return found


@settings(max_examples=200, deadline=None)
@given(instances(), rosters(), st.data())
def test_taking_an_assignment_out_breaks_nothing_but_fixed(made, before, data):
    if not before.assignments:
        return
    out = data.draw(st.integers(0, len(before.assignments) - 1))
    kept = tuple(each for place, each in enumerate(before.assignments) if place != out)
    after = before.model_copy(update={"assignments": kept})
    new = hard(made, after) - hard(made, before)
    assert {rule for rule, _, _ in new} <= {RuleId.FIXED}


@settings(max_examples=200, deadline=None)
@given(instances(), rosters(), st.sampled_from(list(Phase)))
def test_every_level_is_a_whole_number_from_0_up_and_the_sum_of_its_costs(made, given_roster, phase):
    values = score(made, given_roster, phase)
    assert all(type(value) is int and value >= 0 for value in values.values())
    found = costs(made, given_roster, phase)
    assert all(each.cost > 0 for each in found)
    assert values == {level: sum(each.cost for each in found if each.level is level) for level in LEVELS}


@settings(max_examples=100, deadline=None)
@given(instances(), rosters(), st.sampled_from(list(Phase)), st.randoms())
def test_the_order_of_assignments_does_not_matter(made, given_roster, phase, random):
    mixed = list(given_roster.assignments)
    random.shuffle(mixed)
    other = given_roster.model_copy(update={"assignments": tuple(mixed)})
    assert findings(made, other) == findings(made, given_roster)
    assert score(made, other, phase) == score(made, given_roster, phase)


PAIR_RULES = {"offered", "qualified", "blocked", "busy", "phase", "validity"}


@settings(max_examples=150, deadline=None)
@given(instances(), st.sampled_from(list(Phase)))
def test_a_free_pair_is_a_candidate_just_when_no_pair_rule_and_no_held_shift_forbids_it(made, phase):
    held = {(each.doctor, each.shift) for each in made.fixed}
    offered = {(each.doctor, each.shift) for each in made.offers}
    standing = [assigned(*pair, phase, fixed=True) for pair in sorted(held)]
    found = {(who, each.id) for who, mine in candidates(made, phase).items() for each in mine}
    assert held <= found
    without = hard(made, Roster(hds="test", period=PERIOD, status="feasible", assignments=tuple(standing)))
    for who in DOCTORS:
        for each in made.shifts:
            if (who, each.id) not in held:
                forced = phase is Phase.THREE and (who, each.id) not in offered
                new = assigned(who, each.id, phase, forced=forced)
                both = Roster(hds="test", period=PERIOD, status="feasible", assignments=(*standing, new))
                added = {rule.value for rule, _, _ in hard(made, both) - without}
                seats = each.demand - sum(1 for _, name in held if name == each.id)
                allowed = seats > 0 and not added & (PAIR_RULES | {"overlap", "rest"})
                assert ((who, each.id) in found) is allowed
