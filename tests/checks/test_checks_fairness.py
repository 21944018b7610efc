"""fair_hours and fair_nights, fair_weekends, fair_holidays: distance from the fair part."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.checks.case import Case
from anwroster.checks.fairness import category_cost, category_off, hours_cost, step_width
from anwroster.model import Category, Phase
from tests.builders import agreement, doctor, instance, night, roster, shift
from tests.checks.asking import account, breaches, case_of, worst_off

NIGHTS = [night(f"n{day}", day) for day in range(0, 12, 2)]
CATEGORIES = {
    "fair_nights": Category.NIGHT,
    "fair_weekends": Category.WEEKEND,
    "fair_holidays": Category.HOLIDAY,
}


def slow_hours_cost(off, width):
    """Return f(d) minute by minute, as the rules say it."""
    return sum(2 * min(minute // width, 29) + 1 for minute in range(off))


@pytest.mark.parametrize(
    ("off", "expected"),
    [
        (0, 0),
        (1, 1),
        (60, 60),
        (61, 63),
        (120, 240),
        (121, 245),
        (29 * 60 - 1, 29 * 29 * 60 - 57),
        (29 * 60, 29 * 29 * 60),
        (29 * 60 + 1, 29 * 29 * 60 + 59),
        (31 * 60, 29 * 29 * 60 + 120 * 59),
    ],
)
def test_minutes_off_cost_more_with_every_step(off, expected):
    assert hours_cost(off, 60) == expected


@pytest.mark.parametrize(
    ("quota", "grain", "expected"),
    [
        (1200, 1, 60),
        (1219, 1, 60),
        (1220, 1, 61),
        (19, 1, 1),
        (20, 1, 1),
        (40, 1, 2),
        (1199, 60, 60),
        (2399, 60, 60),
        (2400, 60, 120),
        (1200, 45, 45),
        (1800, 45, 90),
    ],
)
def test_a_step_is_five_per_cent_of_the_quota_in_whole_grains(quota, grain, expected):
    assert step_width(quota, 5, grain) == expected


@given(st.integers(0, 5000), st.integers(1, 300))
def test_the_cost_of_hours_is_the_sum_over_minutes(off, width):
    assert hours_cost(off, width) == slow_hours_cost(off, width)


def test_a_coarse_grain_widens_the_steps_of_fair_hours():
    made = instance(NIGHTS, [doctor("a")])
    fine = case_of(made, [("a", "n0")], [account("a", 1200)], {"a": 600})
    coarse = case_of(made, [("a", "n0")], [account("a", 1200)], {"a": 600}, grain=120)
    assert [each.cost for each in breaches("fair_hours", fine)] == [60 + 60 * 3]
    assert [each.cost for each in breaches("fair_hours", coarse)] == [120]


@pytest.mark.parametrize(("part", "expected"), [(960, 0), (959, 1), (961, 1), (900, 60), (899, 63)])
def test_hours_are_measured_from_the_fair_part(part, expected):
    made = instance(NIGHTS, [doctor("a")])
    case = case_of(made, [("a", "n0"), ("a", "n2")], [account("a", 1200)], {"a": part})
    assert sum(each.cost for each in breaches("fair_hours", case)) == expected


@pytest.mark.parametrize(("part", "expected"), [(960, 0), (961, 1), (1200, 200), (1201, 201), (600, 300)])
def test_the_worst_off_is_told_per_mille_of_the_quota_rounded_up(part, expected):
    made = instance(NIGHTS, [doctor("a")])
    case = case_of(made, [("a", "n0"), ("a", "n2")], [account("a", 1200)], {"a": part})
    assert worst_off("fair_hours", case) == expected


def test_the_worst_off_is_the_greatest_over_accounts_and_costs_add_up():
    made = instance(NIGHTS, [doctor("a"), doctor("b")])
    owed = [account("a", 1200), account("b", 600)]
    case = case_of(made, [("a", "n0"), ("b", "n2")], owed, {"a": 540, "b": 420})
    assert worst_off("fair_hours", case) == 100  # b: 60 of 600; a: 60 of 1200
    assert sum(each.cost for each in breaches("fair_hours", case)) == 60 + (30 + 30 * 3)


def test_hours_count_only_kinds_that_count_and_posts_of_the_account():
    made = instance(
        [shift("here", 0, 17, 5), shift("there", 3, 17, 5, post="north"), shift("home", 6, 17, 5, kind="achterwacht")],
        [doctor("a")],
    )
    pairs = [("a", "here"), ("a", "there"), ("a", "home")]
    owed = [account("a", 600, frozenset({"post"}), "a@1"), account("a", 600, frozenset({"north", "x"}), "a@2")]
    assert not breaches("fair_hours", case_of(made, pairs, owed, {"a@1": 300, "a@2": 300}))
    assert not breaches("fair_hours", case_of(made, pairs, [account("a", 600)], {"a": 600}))


def slow_category_cost(count, part):
    """Return the cost from the best number on, step by step with exact fractions."""

    def change(number):
        return (Fraction(1000 * (2 * (1000 * number - part) + 1000), max(part, 1000))).__floor__()

    best = 0
    while change(best) < 0:
        best += 1
    cost, at = 0, best
    while at != count:
        cost += abs(change(at)) if at < count else abs(change(at - 1))
        at += 1 if at < count else -1
    return cost


@pytest.mark.parametrize(
    ("count", "part", "expected"),
    [
        (2, 2000, 0),
        (3, 2000, 500),
        (1, 2000, 500),
        (0, 2000, 2000),
        (2, 2400, 0),
        (3, 2400, 83),
        (2, 2600, 77),
        (3, 2600, 0),
        (2, 2500, 0),
        (3, 2500, 0),
        (0, 0, 0),
        (1, 0, 1000),
        (2, 0, 4000),
        (0, 499, 0),
        (1, 499, 2),
        (0, 501, 2),
        (1, 501, 0),
    ],
)
def test_a_number_of_shifts_costs_its_distance_from_the_fair_part(count, part, expected):
    assert category_cost(count, part) == expected


@given(st.integers(0, 60), st.integers(0, 40_000))
def test_the_cost_of_shifts_is_the_sum_of_the_steps(count, part):
    assert category_cost(count, part) == slow_category_cost(count, part)


@pytest.mark.parametrize(
    ("count", "part", "expected"),
    [
        (2, 2000, 0),
        (3, 2000, 500),
        (1, 2000, 500),
        (2, 2400, 0),
        (3, 2400, 0),
        (4, 2400, 417),
        (1, 2400, 417),
        (0, 400, 0),
        (1, 400, 0),
        (2, 400, 1000),
        (0, 0, 0),
        (1, 0, 1000),
    ],
)
def test_whole_numbers_around_the_fair_part_are_not_off(count, part, expected):
    assert category_off(count, part) == expected


@pytest.mark.parametrize("rule", list(CATEGORIES))
def test_each_category_counts_its_own_shifts_of_any_kind(rule):
    category = CATEGORIES[rule]
    others = tuple(each for each in Category if each is not category)
    made = instance(
        [
            shift("one", 0, 12, 5, categories=(category,)),
            shift("two", 3, 12, 5, kind="achterwacht", categories=(category,)),
            shift("other", 6, 12, 5, categories=others),
        ],
        [doctor("a")],
    )
    pairs = [("a", "one"), ("a", "two"), ("a", "other")]
    fitting = case_of(made, pairs, [account("a", 600)], shifts={("a", category): 2000})
    assert not breaches(rule, fitting)
    assert worst_off(rule, fitting) == 0
    tight = case_of(made, pairs, [account("a", 600)], shifts={("a", category): 1000})
    assert sum(each.cost for each in breaches(rule, tight)) == 1000
    assert worst_off(rule, tight) == 1000


def test_a_doctor_with_two_accounts_has_one_fair_part_of_nights():
    made = instance(NIGHTS, [doctor("a")])
    owed = [account("a", 600, key="a@1"), account("a", 600, key="a@2")]
    case = case_of(made, [("a", "n0"), ("a", "n2")], owed, shifts={("a", Category.NIGHT): 1000})
    assert [each.cost for each in breaches("fair_nights", case)] == [1000]


def test_without_accounts_nothing_is_unfair():
    made = instance(NIGHTS, [doctor("a")])
    case = case_of(made, [("a", "n0")], [])
    for rule in ["fair_hours", *CATEGORIES]:
        assert (breaches(rule, case), worst_off(rule, case)) == ([], 0)


@pytest.mark.parametrize(("phase", "names"), [(Phase.ONE, ["a"]), (Phase.TWO_B, ["a", "b"]), (Phase.THREE, ["a", "b"])])
def test_only_who_is_in_this_phase_or_an_earlier_one_has_a_fair_part(phase, names):
    late = agreement("late", phase=Phase.TWO_B)
    made = instance(NIGHTS, [doctor("a"), doctor("b", agreement="late")], agreements=[agreement(), late])
    case = Case(made, roster(), phase)
    assert [each.doctor for each in case.accounts] == names


def test_fair_parts_of_two_equals_are_half_each():
    made = instance(NIGHTS, [doctor("a", commitment_hours=24), doctor("b", commitment_hours=24)])
    even = Case(made, roster(*[("a" if day % 4 else "b", f"n{day}") for day in range(0, 12, 2)]))
    assert not breaches("fair_hours", even)
    assert not breaches("fair_nights", even)
    uneven = Case(made, roster(*[("a" if day else "b", f"n{day}") for day in range(0, 12, 2)]))
    assert worst_off("fair_hours", uneven) == 667  # 16 of 24 hours
    assert worst_off("fair_nights", uneven) == 667  # 2 of 3 nights
