"""Who could work which shift in a phase."""

from datetime import date, timedelta

import pytest

from anwroster.checks import candidates
from anwroster.checks.case import Case
from anwroster.model import Affiliation, Blocked, Busy, Fixed, Phase, Span
from tests.builders import agreement, doctor, instance, roster, shift
from tests.checks.asking import assigned, roster_of

ONE, TWO_B, THREE = Phase.ONE, Phase.TWO_B, Phase.THREE
X, Y, Z = shift("x", 0, 12, 5), shift("y", 4, 12, 5), shift("z", 8, 12, 5)
LATE = agreement("late", phase=TWO_B)
MINUTE = timedelta(minutes=1)


def two(offers=None, shifts=(X, Y, Z), **changes):
    """Return doctor a, committed, and doctor b, who enters in phase 2b."""
    values = {"agreements": [agreement(), LATE], **changes}
    return instance(shifts, [doctor("a"), doctor("b", agreement="late")], offers, **values)


def names(made, phase, before=None):
    return {who: "".join(each.id for each in shifts) for who, shifts in candidates(made, phase, before).items()}


@pytest.mark.parametrize(
    ("phase", "expected"), [(ONE, {"a": "x", "b": ""}), (TWO_B, {"a": "", "b": "yz"}), (THREE, {"a": "xyz", "b": ""})]
)
def test_offers_count_for_who_enters_in_the_phase_and_in_phase_3_none_is_needed(phase, expected):
    assert names(two([("a", "x"), ("b", "z"), ("b", "y")]), phase) == expected


def test_what_stands_fixed_is_a_candidate_whatever_the_rules_say():
    blocked = (Blocked(doctor="b", span=Y.span),)
    made = two([], fixed=(Fixed(doctor="b", shift="y"),), blocked=blocked)
    assert names(made, ONE) == {"a": "", "b": "y"}


def test_what_an_earlier_phase_assigned_is_a_candidate():
    before = roster_of(assigned("a", "y"), assigned("stranger", "x"), assigned("a", "nowhere"))
    assert names(two([("b", "x")]), TWO_B, before) == {"a": "y", "b": "x"}


@pytest.mark.parametrize(("demand", "expected"), [(1, ""), (2, "x"), (3, "x")])
def test_a_seat_that_is_held_is_no_longer_free(demand, expected):
    made = two(shifts=[shift("x", 0, 12, 5, demand=demand)])
    assert names(made, TWO_B, roster(("a", "x")))["b"] == expected


def test_a_pair_that_is_fixed_and_from_before_takes_one_seat():
    made = two(shifts=[shift("x", 0, 12, 5, demand=2)], fixed=(Fixed(doctor="a", shift="x"),))
    assert names(made, TWO_B, roster(("a", "x")))["b"] == "x"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (Y.start - MINUTE, Y.start, "xyz"),
        (Y.start - MINUTE, Y.start + MINUTE, "xz"),
        (Y.end - MINUTE, Y.end + MINUTE, "xz"),
        (Y.end, Y.end + MINUTE, "xyz"),
        (Y.start + MINUTE, Y.end - MINUTE, "xz"),
        (X.end - MINUTE, Z.start + MINUTE, ""),
    ],
)
@pytest.mark.parametrize("phase", [ONE, THREE])
def test_a_block_closes_what_it_touches(phase, start, end, expected):
    made = two(blocked=(Blocked(doctor="a", span=Span(start=start, end=end)),))
    assert names(made, phase)["a"] == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (Y.start - 391 * MINUTE, Y.start - 390 * MINUTE, "xyz"),
        (Y.start - 391 * MINUTE, Y.start - 389 * MINUTE, "xz"),
        (Y.end + 389 * MINUTE, Y.end + 391 * MINUTE, "xz"),
        (Y.end + 390 * MINUTE, Y.end + 391 * MINUTE, "xyz"),
    ],
)
@pytest.mark.parametrize("mode", ["hard", "soft", "off"])
def test_a_shift_elsewhere_closes_what_lies_within_the_rest(mode, start, end, expected):
    busy = (Busy(doctor="a", span=Span(start=start, end=end)),)
    assert names(two(busy=busy, rules={"rest": {"mode": mode}}), ONE)["a"] == expected


@pytest.mark.parametrize(
    ("gap", "mode", "expected"),
    [
        (-1, "hard", "x"),
        (389, "hard", "x"),
        (390, "hard", "xy"),
        (-1, "soft", "x"),
        (0, "soft", "xy"),
        (389, "soft", "xy"),
        (-1, "off", "x"),
        (389, "off", "xy"),
    ],
)
@pytest.mark.parametrize("held_first", [True, False])
def test_a_held_shift_closes_what_overlaps_it_and_while_rest_is_hard_what_comes_near(gap, mode, expected, held_first):
    early = shift("x" if held_first else "y", 0, 12, 5)
    late = shift("y" if held_first else "x", 0, 17 + gap / 60, 5)
    made = two(shifts=[early, late], fixed=(Fixed(doctor="a", shift="x"),), rules={"rest": {"mode": mode}})
    assert "".join(sorted(names(made, ONE)["a"])) == expected


def test_a_held_shift_of_somebody_else_closes_nothing_near():
    made = two(shifts=[X, shift("w", 0, 14, 5)], fixed=(Fixed(doctor="b", shift="x"),))
    assert names(made, ONE)["a"] == "w"


@pytest.mark.parametrize("phase", [ONE, THREE])
def test_a_doctor_is_a_candidate_only_where_qualified(phase):
    shifts = [X, shift("n", 4, 12, 5, post="north"), shift("v", 8, 12, 5, kind="visite")]
    ties = (Affiliation(doctor="a", posts=("post",), kinds=("consult",)), Affiliation(doctor="a", posts=("north",)))
    assert names(two(shifts=shifts, affiliations=ties), phase)["a"] == "xn"


@pytest.mark.parametrize(
    ("field", "day", "expected"),
    [
        ("joins", 9, "yz"),
        ("joins", 10, "z"),
        ("leaves", 9, "x"),
        ("leaves", 10, "xy"),
        ("papers_until", 9, "x"),
        ("papers_until", 10, "xy"),
    ],
)
def test_a_doctor_is_a_candidate_only_while_valid(field, day, expected):
    made = instance([X, Y, Z], [doctor("a", **{field: date(2026, 1, day)})])  # y starts on 9 January
    assert names(made, ONE)["a"] == expected


def test_candidates_come_by_start_and_then_by_key():
    made = instance([shift("q", 3, 12, 5), shift("p", 3, 12, 5), shift("r", 0, 12, 5)], [doctor("a")])
    assert names(made, ONE) == {"a": "rpq"}


def test_a_long_shift_that_began_long_before_a_block_is_closed_too():
    made = two(
        shifts=[shift("long", 0, 0, 40), *[shift(f"s{hour}", 1, hour, 0.5) for hour in range(3)]],
        blocked=(Blocked(doctor="a", span=Span(start=Y.start - 72 * 60 * MINUTE, end=Y.start)),),
    )
    assert candidates(made, ONE)["a"][0].id == "s0"


def test_without_the_roster_before_a_case_takes_it_from_the_phases_in_the_roster():
    made = two()
    mixed = roster_of(assigned("a", "x", ONE), assigned("b", "y", TWO_B), assigned("a", "z", THREE))

    def of(phase):
        return {who: "".join(each.id for each in shifts) for who, shifts in Case(made, mixed, phase).candidates.items()}

    assert of(ONE) == {"a": "xyz", "b": ""}
    assert of(TWO_B) == {"a": "x", "b": "yz"}
    assert of(THREE) == {"a": "xz", "b": "y"}
