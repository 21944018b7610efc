"""overlap and rest: two shifts of one doctor."""

from datetime import UTC, datetime, timedelta

import pytest

from anwroster.model import Level
from tests.builders import agreement, doctor, instance, roster, shift
from tests.checks.asking import broken, cost

BOTH = roster(("a", "early"), ("a", "late"))


def pair(gap_minutes, *, rest_minutes=390, rules=None):
    """Return two shifts of five hours, the second ``gap_minutes`` after the first, and who offered both."""
    late = shift("late", 0, 13 + gap_minutes / 60, 5)
    made = [shift("early", 0, 8, 5), late]
    return instance(made, [doctor("a"), doctor("b")], agreements=[agreement(rest_minutes=rest_minutes)], rules=rules)


@pytest.mark.parametrize(("gap", "expected"), [(-1, ["overlap"]), (0, ["rest"]), (-300, ["overlap"])])
def test_shifts_with_a_moment_in_common_overlap_and_shifts_that_meet_do_not(gap, expected):
    assert broken(pair(gap), BOTH) == expected


@pytest.mark.parametrize(("gap", "expected"), [(389, ["rest"]), (390, []), (391, [])])
def test_exactly_the_rest_is_allowed(gap, expected):
    assert broken(pair(gap), BOTH) == expected


@pytest.mark.parametrize(("gap", "expected"), [(599, ["rest"]), (600, [])])
def test_the_rest_is_that_of_the_agreement(gap, expected):
    assert broken(pair(gap, rest_minutes=600), BOTH) == expected


@pytest.mark.parametrize(("gap", "expected"), [(-1, ["overlap"]), (0, [])])
def test_without_rest_shifts_may_meet(gap, expected):
    assert broken(pair(gap, rest_minutes=0), BOTH) == expected


def test_two_doctors_do_not_disturb_each_other():
    assert broken(pair(-60), roster(("a", "early"), ("b", "late"))) == []


def test_a_shift_within_another_overlaps_although_a_third_starts_between():
    made = [shift("long", 0, 8, 12), shift("one", 0, 9, 1), shift("two", 0, 19, 1)]
    found = broken(instance(made, [doctor("a")]), roster(("a", "long"), ("a", "one"), ("a", "two")))
    assert found == ["overlap", "overlap"]  # one and two lie ten hours apart


def test_a_long_shift_is_held_against_a_later_one_behind_a_short_one():
    made = [shift("long", 0, 8, 12), shift("one", 0, 9, 1), shift("after", 0, 22, 1)]
    found = broken(instance(made, [doctor("a")]), roster(("a", "long"), ("a", "one"), ("a", "after")))
    assert found == ["overlap", "rest"]


@pytest.mark.parametrize(("rest_minutes", "expected"), [(480, []), (481, ["rest"])])
def test_rest_is_elapsed_time_over_a_clock_change(rest_minutes, expected):
    # 25 October 2026: from 22:00 to 05:00 by the Dutch clock eight hours pass, not seven.
    begin = datetime(2026, 10, 24, 20, tzinfo=UTC)
    early = shift("early", 0, 8, 4).model_copy(update={"start": begin - timedelta(hours=4), "end": begin})
    then = begin + timedelta(hours=8)
    late = shift("late", 0, 8, 4).model_copy(update={"start": then, "end": then + timedelta(hours=4)})
    made = instance([early, late], [doctor("a")], agreements=[agreement(rest_minutes=rest_minutes)])
    assert broken(made, BOTH) == expected


SOFT = {"rest": {"mode": "soft"}}


@pytest.mark.parametrize(("gap", "expected"), [(389, 1), (390, 0), (0, 1), (-1, 0)])
def test_soft_rest_costs_one_for_each_pair_that_does_not_overlap(gap, expected):
    assert cost("rest", pair(gap, rules=SOFT), BOTH) == expected


def test_three_shifts_close_together_are_up_to_three_pairs():
    made = instance([shift("x", 0, 8, 1), shift("y", 0, 10, 1), shift("z", 0, 12, 1)], [doctor("a")], rules=SOFT)
    assert cost("rest", made, roster(("a", "x"), ("a", "y"), ("a", "z"))) == 3


def test_soft_rest_is_no_hard_finding_but_overlap_stays_one():
    assert broken(pair(0, rules=SOFT), BOTH) == []
    assert broken(pair(-1, rules=SOFT), BOTH) == ["overlap"]


def test_rest_counts_on_comfort_unless_told_otherwise():
    assert pair(0, rules=SOFT).rulebook.rules[2].level is Level.COMFORT
