"""obligations and minimum: what a doctor falls short."""

from decimal import Decimal

import pytest

from anwroster.model import Bound, Category, Limit, Obligation, Per, Phase, Unit
from tests.builders import agreement, doctor, instance, roster, shift
from tests.checks.asking import cost

SHIFTS = [
    shift("x", 0, 17, 5),
    shift("y", 4, 17, 5),
    shift("standby", 8, 17, 5, kind="achterwacht"),
    shift("feast", 12, 17, 5, kind="achterwacht", categories=(Category.HOLIDAY,)),
]
X = ("a", "x")
Y = ("a", "y")


def committed(unit, amount, phase=Phase.ONE):
    owed = (Obligation(unit=unit, amount=amount, per=Per.PERIOD),)
    agreements = [agreement(obligations=owed, phase=phase)]
    return instance(SHIFTS, [doctor("a", commitment_hours=None)], agreements=agreements)


@pytest.mark.parametrize(("amount", "expected"), [("10", 0), ("10.5", 30), ("9.5", 0)])
def test_each_minute_short_costs_one(amount, expected):
    assert cost("obligations", committed(Unit.HOURS, Decimal(amount)), roster(X, Y)) == expected


@pytest.mark.parametrize(("amount", "expected"), [(1, 0), (2, 0), (3, 480), (4, 960)])
def test_each_shift_short_costs_minutes_per_shift(amount, expected):
    assert cost("obligations", committed(Unit.SHIFTS, amount), roster(X, Y)) == expected


@pytest.mark.parametrize("unit", [Unit.HOURS, Unit.SHIFTS])
def test_a_shift_that_does_not_count_for_quota_does_not_help(unit):
    made = committed(unit, 100)
    assert cost("obligations", made, roster(("a", "standby"))) == cost("obligations", made, roster())


@pytest.mark.parametrize(("pair", "expected"), [(X, 480), (("a", "feast"), 0)])
def test_holiday_shifts_are_those_of_category_feestdag_of_any_kind(pair, expected):
    assert cost("obligations", committed(Unit.HOLIDAY_SHIFTS, 1), roster(pair)) == expected


@pytest.mark.parametrize(
    ("enters", "phase", "counts"),
    [
        (Phase.ONE, Phase.ONE, True),
        (Phase.ONE, Phase.TWO_B, True),
        (Phase.ONE, Phase.THREE, True),
        (Phase.TWO_B, Phase.ONE, False),
        (Phase.TWO_B, Phase.TWO_B, True),
        (Phase.TWO_B, Phase.THREE, True),
    ],
)
def test_only_who_is_in_this_phase_or_an_earlier_one_falls_short(enters, phase, counts):
    expected = 480 if counts else 0
    assert cost("obligations", committed(Unit.SHIFTS, 1, enters), roster(), phase) == expected
    least = Limit(doctor="a", bound=Bound.MINIMUM, unit=Unit.SHIFTS, amount=Decimal(1))
    made = instance(SHIFTS, [doctor("a")], agreements=[agreement(phase=enters)], limits=(least,))
    assert cost("minimum", made, roster(), phase) == expected


def wanting(*limits):
    rows = [
        Limit(doctor="a", unit=unit, amount=Decimal(amount), scope=scope, bound=bound)
        for bound, unit, amount, scope in limits
    ]
    return instance(SHIFTS, [doctor("a")], limits=rows)


MIN, MAX = Bound.MINIMUM, Bound.MAXIMUM


@pytest.mark.parametrize(
    ("unit", "amount", "scope", "expected"),
    [
        (Unit.HOURS, "10", "total", 0),
        (Unit.HOURS, "10.01", "total", 1),
        (Unit.SHIFTS, "2", "total", 0),
        (Unit.SHIFTS, "2.5", "total", 480),
        (Unit.SHIFTS, "1", "kind:achterwacht", 480),
        (Unit.SHIFTS, "2", "kind:consult", 0),
        (Unit.SHIFTS, "1", "band:nacht", 480),
        (Unit.HOURS, "10", "band:avond", 0),
        (Unit.HOLIDAY_SHIFTS, "2", "total", 960),
    ],
)
def test_what_is_short_of_a_minimum_costs(unit, amount, scope, expected):
    assert cost("minimum", wanting((MIN, unit, amount, scope)), roster(X, Y)) == expected


def test_minima_cost_each_by_itself_and_maxima_nothing():
    made = wanting((MIN, Unit.SHIFTS, "3", "total"), (MIN, Unit.HOURS, "11", "total"), (MAX, Unit.SHIFTS, "1", "total"))
    assert cost("minimum", made, roster(X, Y)) == 480 + 60


def test_minutes_per_shift_is_a_number_of_the_rule():
    rules = {"minimum": {"parameters": {"minutes_per_shift": 100}}}
    least = (Limit(doctor="a", bound=MIN, unit=Unit.SHIFTS, amount=Decimal(3)),)
    assert cost("minimum", instance(SHIFTS, [doctor("a")], limits=least, rules=rules), roster(X)) == 200
