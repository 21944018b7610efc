"""night_runs, spacing, whole_weekend and holiday_repeat."""

from datetime import date
from decimal import Decimal

import pytest

from anwroster.model import Balance, BalanceCategory, Category, Holiday, Period
from tests.builders import PERIOD, doctor, instance, night, roster, shift
from tests.checks.asking import cost


def on_days(rule, days, *, nights=False, runs=False, period=PERIOD, rules=None):
    """Return what one doctor's shifts on these days cost; a day may come twice."""
    make = night if nights else (lambda name, day: shift(name, day, 12, 5))
    shifts = [make(f"s{place}", day) for place, day in enumerate(days)]
    made = instance(shifts, [doctor("a", night_runs=runs)], period=period, rules=rules)
    return cost(rule, made, roster(*[("a", each.id) for each in shifts]))


@pytest.mark.parametrize(
    ("days", "expected"),
    [((), 0), ((3,), 1), ((3, 4), 0), ((3, 4, 5), 0), ((3, 5), 2), ((3, 4, 6), 1), ((3, 3), 2), ((3, 3, 4), 1)],
)
def test_a_lonely_night_costs_for_who_wants_runs(days, expected):
    assert on_days("night_runs", days, nights=True, runs=True) == expected


def test_who_does_not_want_runs_may_have_lonely_nights():
    assert on_days("night_runs", (3, 5), nights=True) == 0


def test_only_nights_make_a_run():
    assert on_days("night_runs", (3, 5), runs=True) == 0
    shifts = [night("n", 3), shift("d", 4, 18, 5)]
    made = instance(shifts, [doctor("a", night_runs=True)])
    assert cost("night_runs", made, roster(("a", "n"), ("a", "d"))) == 1


@pytest.mark.parametrize(
    ("days", "expected"),
    [((5,), 0), ((5, 8), 0), ((5, 7), 1), ((5, 6), 2), ((5, 5), 3), ((5, 6, 7), 1 + 2 + 1), ((5, 7, 9), 2)],
)
def test_shifts_within_three_days_cost_for_every_window(days, expected):
    assert on_days("spacing", days) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [((0, 1), 1), ((0, 0), 1), ((1, 2), 2), ((0, 2), 1), ((26, 27), 1), ((25, 26), 2), ((27, 27), 1)],
)
def test_a_window_lies_wholly_in_the_period(days, expected):
    assert on_days("spacing", days) == expected  # the period has days 0 to 27


@pytest.mark.parametrize(("days", "expected"), [((0, 1), 1), ((1, 1), 1)])
def test_a_period_of_one_window_has_one(days, expected):
    three = Period(start=date(2026, 1, 5), end=date(2026, 1, 8))
    assert on_days("spacing", days, period=three) == expected


def test_a_period_shorter_than_a_window_has_none():
    assert on_days("spacing", (0, 1), period=Period(start=date(2026, 1, 5), end=date(2026, 1, 7))) == 0


@pytest.mark.parametrize(("length", "expected"), [(1, 0), (2, 0), (3, 1), (4, 2)])
def test_the_window_is_a_number_of_the_rule(length, expected):
    assert on_days("spacing", (5, 7), rules={"spacing": {"parameters": {"days": length}}}) == expected


@pytest.mark.parametrize(("rule", "days"), [("spacing", (5, 6)), ("whole_weekend", (5, 6))])
def test_nights_lie_together_for_who_wants_runs(rule, days):
    assert on_days(rule, days, nights=True, runs=True) == 0
    assert on_days(rule, days, nights=True, runs=False) > 0
    assert on_days(rule, days, nights=False, runs=True) > 0


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((5,), 0),
        ((6,), 0),
        ((5, 6), 1),
        ((5, 5), 1),
        ((6, 6), 1),
        ((5, 5, 6), 2),
        ((4, 5), 0),
        ((6, 7), 0),
        ((6, 12), 0),
        ((5, 6, 12, 13), 2),
    ],
)
def test_a_second_shift_in_a_weekend_costs(days, expected):
    assert on_days("whole_weekend", days) == expected  # days 5 and 6 are the first Saturday and Sunday


def test_a_sunday_on_the_first_day_of_the_period_is_of_the_saturday_before():
    sunday = Period(start=date(2026, 1, 11), end=date(2026, 2, 2))
    assert on_days("whole_weekend", (6, 6), period=sunday) == 1


def repeating(day, holiday, rows, holidays=()):
    feast = shift("feast", day, 20, 8, categories=(Category.HOLIDAY,), holiday=holiday)
    balances = [
        Balance(doctor=who, category=BalanceCategory.HOLIDAYS, amount=Decimal(1), holiday=name, year=year)
        for who, name, year in rows
    ]
    made = instance(
        [feast, shift("plain", day, 8, 5)], [doctor("a"), doctor("b")], balances=balances, holidays=holidays
    )
    return cost("holiday_repeat", made, roster(("a", "feast"), ("b", "plain")))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], 0),
        ([("a", "pasen", 2025)], 1),
        ([("a", "pasen", 2024)], 0),
        ([("a", "pasen", 2026)], 0),
        ([("a", "kerst", 2025)], 0),
        ([("b", "pasen", 2025)], 0),
        ([("a", "pasen", 2025), ("a", "pasen", 2025)], 1),
        ([("a", None, 2025)], 0),
    ],
)
def test_the_same_holiday_as_the_year_before_costs(rows, expected):
    assert repeating(3, "pasen", rows) == expected


def test_a_shift_without_a_holiday_repeats_none():
    assert repeating(3, None, [("a", None, 2025), ("a", "pasen", 2025)]) == 0


@pytest.mark.parametrize(("falls", "year", "expected"), [(1, 2026, 1), (1, 2025, 0), (31, 2025, 1), (31, 2026, 0)])
def test_the_year_is_that_of_the_day_on_which_the_holiday_falls(falls, year, expected):
    # The shift starts on 31 December 2026, 360 days after 5 January.
    day = date(2027, 1, 1) if falls == 1 else date(2026, 12, 31)
    holiday = Holiday(id="feest", name="Feest", day=day, tariff=True)
    assert repeating(360, "feest", [("a", "feest", year)], (holiday,)) == expected
