"""Shares by role against heads and quota, worked by hand: two owners and one waarnemer, 20 h of quota each."""

from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import Category, Role
from tests.audit.measuring import AGREEMENTS, case_of, doctors, measure, reason, value
from tests.builders import doctor, instance, night, roster, shift

WEEKEND, HOLIDAY = (Category.WEEKEND,), (Category.HOLIDAY,)


def the_case(locum: str = "locum") -> Case:
    """Return a: night 8 h and evening 4 h; b: weekend 6 h; c: night 8 h, holiday 2 h, evening 4 h. Together 32 h."""
    shifts = (
        night("n1", 0),
        night("n2", 2),
        shift("e1", 4, 17, 4),
        shift("e2", 6, 17, 4),
        shift("w1", 5, 9, 6, categories=WEEKEND),
        shift("h1", 8, 9, 2, categories=HOLIDAY),
    )
    people = (doctor("a"), doctor("b"), doctor("c", agreement=locum))
    made = instance(shifts, people, agreements=AGREEMENTS)
    return case_of(made, roster(("a", "n1"), ("a", "e1"), ("b", "w1"), ("c", "n2"), ("c", "h1"), ("c", "e2")))


@pytest.mark.parametrize(
    ("indicator", "owners", "locum"),
    [
        ("heads_share", Fraction(2, 3), Fraction(1, 3)),
        ("quota_share", Fraction(2, 3), Fraction(1, 3)),
        ("hours_share", Fraction(18, 32), Fraction(14, 32)),
        ("night_share", Fraction(1, 2), Fraction(1, 2)),
        ("weekend_share", Fraction(1), Fraction(0)),
        ("holiday_share", Fraction(0), Fraction(1)),
        ("hours_burden", Fraction(27, 32), Fraction(21, 16)),
        ("night_burden", Fraction(3, 4), Fraction(3, 2)),
        ("weekend_burden", Fraction(3, 2), Fraction(0)),
        ("holiday_burden", Fraction(0), Fraction(3)),
        ("hours_by_heads", Fraction(27, 32), Fraction(21, 16)),
        ("night_by_heads", Fraction(3, 4), Fraction(3, 2)),
        ("weekend_by_heads", Fraction(3, 2), Fraction(0)),
        ("holiday_by_heads", Fraction(0), Fraction(3)),
    ],
)
def test_a_role_has_its_share_and_everybody_the_greatest_of_the_roles(
    indicator: str, owners: Fraction, locum: Fraction
) -> None:
    case = the_case()
    assert value(case, indicator, role=Role.PRAKTIJKHOUDER) == owners
    assert value(case, indicator, role=Role.WAARNEMER) == value(case, indicator, agreement="locum") == locum
    whole = measure(case, indicator)
    assert whole.value == max(owners, locum)
    assert dict(whole.parts) == {"praktijkhouder": owners, "waarnemer": locum}


def test_behind_a_share_stand_those_with_most_of_it_first() -> None:
    found = measure(the_case(), "hours_share")
    assert doctors(found.evidence) == ["c", "a", "b"]
    assert [each.amount for each in found.evidence] == [Fraction(14, 32), Fraction(12, 32), Fraction(6, 32)]


def test_who_has_nothing_of_it_is_no_evidence() -> None:
    assert doctors(measure(the_case(), "weekend_share").evidence) == ["b"]


def test_against_quota_nothing_can_be_said_of_who_has_none_but_against_heads_it_can() -> None:
    case = the_case("free")
    assert reason(case, "night_burden", role=Role.WAARNEMER) == "no_quota"
    assert value(case, "night_by_heads", role=Role.WAARNEMER) == Fraction(3, 2)
    assert value(case, "quota_share", role=Role.WAARNEMER) == 0
    assert value(case, "night_burden") == Fraction(1, 2)  # the owners: half the nights, all of the quota


def test_without_anybody_or_anything_there_is_no_share() -> None:
    assert reason(the_case(), "night_share", role=Role.HIDHA) == "nobody_in_scope"
    assert reason(the_case(), "night_by_heads", role=Role.HIDHA) == "nobody_in_scope"
    empty = case_of(instance((shift("e1", 4, 17, 4),), (doctor("a"),)), roster(("a", "e1")))
    assert reason(empty, "night_share") == reason(empty, "night_burden") == "nothing_to_divide"
    assert value(empty, "hours_share") == 1
