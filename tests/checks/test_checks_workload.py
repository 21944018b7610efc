"""maximum, and what is counted in which unit and scope."""

from datetime import date
from decimal import Decimal

import pytest

from anwroster.checks.amounts import amount_of, at_least, at_most
from anwroster.model import Band, Bound, Category, Limit, Maximum, Per, Phase, Unit
from tests.builders import agreement, doctor, instance, night, roster, shift
from tests.checks.asking import assigned, broken, cost, roster_of

HOURS, SHIFTS, HOLIDAYS = Unit.HOURS, Unit.SHIFTS, Unit.HOLIDAY_SHIFTS
THREE_SHIFTS = [shift("x", 0, 17, 5), shift("y", 4, 17, 5), shift("z", 8, 17, 5)]
ALL_THREE = roster(("a", "x"), ("a", "y"), ("a", "z"))
SOFT = {"maximum": {"mode": "soft"}}


def most(amount, unit, scope="total", bound=Bound.MAXIMUM, who="a"):
    return Limit(doctor=who, bound=bound, unit=unit, amount=Decimal(amount), scope=scope)


def limited(*limits, **changes):
    return instance(THREE_SHIFTS, [doctor("a"), doctor("b")], limits=limits, **changes)


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("15", HOURS, []),
        ("14.99", HOURS, ["maximum"]),
        ("3", SHIFTS, []),
        ("2", SHIFTS, ["maximum"]),
        ("2.9", SHIFTS, ["maximum"]),
        ("0", HOLIDAYS, []),
    ],
)
def test_a_maximum_may_be_reached_but_not_passed(amount, unit, expected):
    assert broken(limited(most(amount, unit)), ALL_THREE) == expected


def test_somebody_elses_maximum_or_a_minimum_does_not_bind():
    made = limited(most("1", SHIFTS, who="b"), most("1", SHIFTS, bound=Bound.MINIMUM))
    assert broken(made, ALL_THREE) == []


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ONE, ["maximum"]), (Phase.THREE, [])])
def test_an_assignment_of_phase_3_does_not_count(phase, expected):
    made = roster_of(assigned("a", "x"), assigned("a", "y"), assigned("a", "z", phase))
    assert broken(limited(most("2", SHIFTS)), made) == expected


def test_an_assignment_of_phase_2b_counts():
    late = [agreement("owner", phase=Phase.TWO_B)]
    made = roster_of(*[assigned("a", name, Phase.TWO_B) for name in ("x", "y")])
    assert broken(limited(most("1", SHIFTS), agreements=late), made) == ["maximum"]


@pytest.mark.parametrize(
    ("unit", "amount", "per", "expected"),
    [
        # The period, 5 January up to 2 February, is 27/31 + 1/28 = 0.9067 months: of a quarter 0.3022.
        (SHIFTS, 10, Per.QUARTER, []),  # 3.02: three
        (SHIFTS, 9, Per.QUARTER, ["maximum"]),  # 2.72: two
        (HOURS, 50, Per.QUARTER, []),  # 15.11 hours
        (HOURS, 49, Per.QUARTER, ["maximum"]),  # 14.81 hours
        (SHIFTS, 20, Per.HALF_YEAR, []),
        (SHIFTS, 19, Per.HALF_YEAR, ["maximum"]),
        (SHIFTS, 40, Per.YEAR, []),
        (SHIFTS, 39, Per.YEAR, ["maximum"]),
        (SHIFTS, 3, Per.PERIOD, []),
        (SHIFTS, 2, Per.PERIOD, ["maximum"]),
    ],
)
def test_a_maximum_of_the_agreement_holds_in_part_for_this_period(unit, amount, per, expected):
    made = limited(agreements=[agreement(maxima=(Maximum(unit=unit, amount=amount, per=per),))])
    assert broken(made, ALL_THREE) == expected


def test_a_maximum_of_the_agreement_shrinks_for_who_joins_late():
    maxima = (Maximum(unit=SHIFTS, amount=4, per=Per.PERIOD),)
    late = [agreement(maxima=maxima)]
    whole = instance(THREE_SHIFTS, [doctor("a")], agreements=late)
    part = instance(THREE_SHIFTS, [doctor("a", joins=date(2026, 1, 20))], agreements=late)
    assert "maximum" not in broken(whole, ALL_THREE)
    assert "maximum" in broken(part, ALL_THREE)


CONSULT = shift("consult", 0, 17, 5)
STANDBY = shift("standby", 2, 17, 6, kind="achterwacht")
NIGHT = night("night", 4)
HOLIDAY = shift(
    "holiday", 6, 7, 7, categories=(Category.WEEKEND, Category.HOLIDAY), bands=((Band.NIGHT, 60), (Band.HOLIDAY, 360))
)
HOLIDAY_STANDBY = shift("rest", 8, 8, 9, kind="achterwacht", categories=(Category.HOLIDAY,), bands=())
EVERYTHING = [CONSULT, STANDBY, NIGHT, HOLIDAY, HOLIDAY_STANDBY]


@pytest.mark.parametrize(
    ("unit", "scope", "expected"),
    [
        (HOURS, "total", 300 + 480 + 420),
        (SHIFTS, "total", 3),
        (HOLIDAYS, "total", 2),
        (HOURS, "kind:achterwacht", 360 + 540),
        (SHIFTS, "kind:achterwacht", 2),
        (HOLIDAYS, "kind:achterwacht", 1),
        (HOLIDAYS, "kind:visite", 0),
        (HOURS, "kind:consult", 300 + 480 + 420),
        (HOURS, "band:avond", 300 + 360),
        (SHIFTS, "band:avond", 1),
        (HOURS, "band:nacht", 480 + 60),
        (SHIFTS, "band:nacht", 1),
        (HOURS, "band:weekend", 0),
        (SHIFTS, "band:weekend", 1),
        (HOURS, "band:feestdag", 360),
        (SHIFTS, "band:feestdag", 2),
        (HOLIDAYS, "band:nacht", 2),
    ],
)
def test_each_unit_counts_its_own_shifts_in_each_scope(unit, scope, expected):
    assert amount_of(EVERYTHING, unit, frozenset({"consult"}), scope) == expected


def test_minima_are_rounded_up_and_maxima_down():
    assert (at_most(Decimal("7.51"), HOURS), at_least(Decimal("7.51"), HOURS)) == (450, 451)
    assert (at_most(Decimal("7.5"), SHIFTS), at_least(Decimal("7.5"), SHIFTS)) == (7, 8)
    assert (at_most(Decimal("7.5"), HOURS), at_least(Decimal("7.5"), HOURS)) == (450, 450)


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [("15", HOURS, 0), ("14.5", HOURS, 30), ("3", SHIFTS, 0), ("1", SHIFTS, 960), ("0", HOLIDAYS, 0)],
)
def test_soft_maximum_costs_each_minute_above(amount, unit, expected):
    made = limited(most(amount, unit), rules=SOFT)
    assert broken(made, ALL_THREE) == []
    assert cost("maximum", made, ALL_THREE) == expected


def test_soft_maxima_cost_each_by_itself():
    made = limited(most("14", HOURS), most("2", SHIFTS), rules=SOFT)
    assert cost("maximum", made, ALL_THREE) == 60 + 480


@pytest.mark.parametrize("phase", list(Phase))
def test_soft_maximum_costs_the_same_in_every_phase(phase):
    made = limited(most("1", SHIFTS), rules=SOFT)
    mixed = roster_of(assigned("a", "x"), assigned("a", "y"), assigned("a", "z", Phase.THREE))
    assert cost("maximum", made, mixed, phase) == 480
