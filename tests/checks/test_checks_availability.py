"""blocked, busy, qualified, offered, phase, validity, fixed: one doctor on one shift."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from anwroster.model import Affiliation, Blocked, Busy, Fixed, Phase, Span
from tests.builders import agreement, doctor, instance, roster, shift
from tests.checks.asking import assigned, broken, roster_of

SHIFT = shift("s", 3, 12, 5)
ON = roster(("a", "s"))
MINUTE = timedelta(minutes=1)
LATE = agreement("late", phase=Phase.TWO_B)


def one(**changes):
    return instance([SHIFT], [doctor("a"), doctor("b")], **changes)


def span(start, end):
    return Span(start=start, end=end)


SPANS = [
    (SHIFT.start - 60 * MINUTE, SHIFT.start, 0),
    (SHIFT.start - 60 * MINUTE, SHIFT.start + MINUTE, 1),
    (SHIFT.start + MINUTE, SHIFT.end - MINUTE, 1),
    (SHIFT.start - MINUTE, SHIFT.end + MINUTE, 1),
    (SHIFT.end - MINUTE, SHIFT.end + 60 * MINUTE, 1),
    (SHIFT.end, SHIFT.end + 60 * MINUTE, 0),
]


@pytest.mark.parametrize(("start", "end", "number"), SPANS)
def test_a_shift_may_meet_a_block_but_not_touch_it(start, end, number):
    made = one(blocked=(Blocked(doctor="a", span=span(start, end)),))
    assert broken(made, ON) == ["blocked"] * number


def test_a_block_of_somebody_else_does_not_matter():
    assert broken(one(blocked=(Blocked(doctor="b", span=SHIFT.span),)), ON) == []


def test_a_block_that_stands_fixed_is_still_a_block():
    made = one(blocked=(Blocked(doctor="a", span=SHIFT.span),), fixed=(Fixed(doctor="a", shift="s"),))
    assert broken(made, roster_of(assigned("a", "s", fixed=True))) == ["blocked"]


REST = timedelta(minutes=390)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (SHIFT.start - REST - 60 * MINUTE, SHIFT.start - REST, []),
        (SHIFT.start - REST - 60 * MINUTE, SHIFT.start - REST + MINUTE, ["busy"]),
        (SHIFT.start, SHIFT.end, ["busy"]),
        (SHIFT.end + REST - MINUTE, SHIFT.end + REST + 60 * MINUTE, ["busy"]),
        (SHIFT.end + REST, SHIFT.end + REST + 60 * MINUTE, []),
    ],
)
def test_a_shift_lies_the_rest_away_from_a_shift_elsewhere(start, end, expected):
    assert broken(one(busy=(Busy(doctor="a", span=span(start, end)),)), ON) == expected


@pytest.mark.parametrize("mode", ["soft", "off"])
def test_the_rest_around_a_shift_elsewhere_stays_when_rest_is_not_hard(mode):
    elsewhere = Busy(doctor="a", span=span(SHIFT.end + MINUTE, SHIFT.end + 60 * MINUTE))
    assert broken(one(busy=(elsewhere,), rules={"rest": {"mode": mode}}), ON) == ["busy"]


@pytest.mark.parametrize(("minute", "expected"), [(29, ["busy"]), (30, [])])
def test_the_rest_around_a_shift_elsewhere_is_elapsed_time_whatever_its_zone(minute, expected):
    # It ends at 01:00 summer time, which is 23:00 UTC; two hours later the clock goes back.
    zone = ZoneInfo("Europe/Amsterdam")
    elsewhere = span(datetime(2026, 10, 24, 18, tzinfo=zone), datetime(2026, 10, 25, 1, tzinfo=zone))
    start = datetime(2026, 10, 25, 5, minute, tzinfo=UTC)  # 6.5 h after 23:00 is 05:30
    moved = SHIFT.model_copy(update={"start": start, "end": start + timedelta(hours=1)})
    made = instance([moved], [doctor("a")], busy=(Busy(doctor="a", span=elsewhere),))
    assert broken(made, ON) == expected


def tie(**changes):
    return Affiliation(**({"doctor": "a"} | changes))


@pytest.mark.parametrize(
    ("affiliations", "expected"),
    [
        ((), []),
        ((tie(),), []),
        ((tie(posts=("post",)),), []),
        ((tie(posts=("other",)),), ["qualified"]),
        ((tie(kinds=("consult",)),), []),
        ((tie(kinds=("visite",)),), ["qualified"]),
        ((tie(posts=("post",), kinds=("visite",)), tie(posts=("other",), kinds=("consult",))), ["qualified"]),
        ((tie(posts=("other",)), tie(posts=("other", "post"), kinds=("visite", "consult"))), []),
        ((tie(doctor="b", posts=("other",)),), []),
    ],
)
def test_one_affiliation_has_both_post_and_kind(affiliations, expected):
    assert broken(one(affiliations=affiliations), ON) == expected


@pytest.mark.parametrize(
    ("phase", "forced", "expected"),
    [
        (Phase.ONE, False, ["offered"]),
        (Phase.ONE, True, ["offered", "offered"]),
        (Phase.THREE, True, []),
        (Phase.THREE, False, ["offered"]),
    ],
)
def test_what_was_not_offered_comes_in_phase_3_and_is_forced(phase, forced, expected):
    made = roster_of(assigned("a", "s", phase, forced=forced))
    assert broken(one(offers=[("b", "s")]), made) == expected


@pytest.mark.parametrize("phase", [Phase.ONE, Phase.THREE])
@pytest.mark.parametrize("forced", [False, True])
def test_what_was_offered_is_never_forced(phase, forced):
    made = roster_of(assigned("a", "s", phase, forced=forced))
    assert broken(one(offers=[("a", "s")]), made) == ["offered"] * forced


@pytest.mark.parametrize("phase", [Phase.ONE, Phase.THREE])
@pytest.mark.parametrize("forced", [False, True])
def test_what_is_fixed_need_not_be_offered_and_is_never_forced(phase, forced):
    made = roster_of(assigned("a", "s", phase, fixed=True, forced=forced))
    found = broken(one(offers=[], fixed=(Fixed(doctor="a", shift="s"),)), made)
    assert found == ["offered"] * forced


def test_a_phase_2b_assignment_is_offered_too():
    made = instance([SHIFT], [doctor("a", agreement="late")], [], agreements=[LATE])
    assert broken(made, roster_of(assigned("a", "s", Phase.TWO_B))) == ["offered"]


@pytest.mark.parametrize(
    ("name", "phase", "expected"),
    [
        ("owner", Phase.ONE, []),
        ("owner", Phase.TWO_B, ["phase"]),
        ("owner", Phase.THREE, []),
        ("late", Phase.ONE, ["phase"]),
        ("late", Phase.TWO_B, []),
        ("late", Phase.THREE, ["phase"]),
    ],
)
def test_the_committed_come_in_phases_1_and_3_and_others_in_2b(name, phase, expected):
    made = instance([SHIFT], [doctor("a", agreement=name)], agreements=[agreement(), LATE])
    assert broken(made, roster_of(assigned("a", "s", phase))) == expected


def test_what_is_fixed_may_be_of_any_phase():
    fixed = (Fixed(doctor="a", shift="s"),)
    made = instance([SHIFT], [doctor("a", agreement="late")], agreements=[agreement(), LATE], fixed=fixed)
    assert broken(made, roster_of(assigned("a", "s", Phase.ONE, fixed=True))) == []


@pytest.mark.parametrize(
    ("field", "day", "expected"),
    [
        ("joins", date(2026, 1, 8), []),
        ("joins", date(2026, 1, 9), ["validity"]),
        ("leaves", date(2026, 1, 8), ["validity"]),
        ("leaves", date(2026, 1, 9), []),
        ("papers_until", date(2026, 1, 8), ["validity"]),
        ("papers_until", date(2026, 1, 9), []),
    ],
)
def test_a_shift_starts_within_the_doctors_validity(field, day, expected):
    made = instance([SHIFT], [doctor("a", **{field: day})])  # SHIFT starts on 8 January
    assert broken(made, ON) == expected


FIXED = (Fixed(doctor="a", shift="s"),)


@pytest.mark.parametrize(
    ("fixed", "assignments", "expected"),
    [
        ((), (), []),
        ((), (assigned("a", "s"),), []),
        ((), (assigned("a", "s", fixed=True),), ["fixed"]),
        (FIXED, (), ["fixed"]),
        (FIXED, (assigned("b", "s"),), ["fixed"]),
        (FIXED, (assigned("a", "s"),), ["fixed"]),
        (FIXED, (assigned("a", "s", fixed=True),), []),
    ],
)
def test_what_is_fixed_is_there_and_flagged_and_nothing_else_is(fixed, assignments, expected):
    assert broken(one(fixed=fixed), roster_of(*assignments)) == expected
