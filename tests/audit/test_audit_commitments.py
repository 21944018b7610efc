"""Commitments met, and what doctors did per half-year and year."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import Balance, BalanceCategory, Category, Obligation, Per, Period, QuotaSource, Role, Unit
from tests.audit.measuring import case_of, change, doctors, measure, reason, value
from tests.builders import agreement, doctor, instance, roster, shift

HALF, YEAR = Period(start=date(2026, 1, 1), end=date(2026, 7, 1)), Period(start=date(2026, 1, 1), end=date(2027, 1, 1))
THREE_SHIFTS = Obligation(unit=Unit.SHIFTS, amount=Decimal(3), per=Per.PERIOD)
TEN_HOURS = Obligation(unit=Unit.HOURS, amount=Decimal(10), per=Per.PERIOD)


def duties(*done: int) -> Case:
    """Return doctors a, b … who owe 3 shifts of 4 h each, and did so many."""
    names = "abc"[: len(done)]
    shifts = [shift(f"{name}{at}", at, 17, 4) for name, number in zip(names, done, strict=True) for at in range(number)]
    people = [doctor(name, commitment_hours=None) for name in names]
    made = instance(shifts, people, agreements=(agreement(obligations=(THREE_SHIFTS,)),))
    return case_of(made, roster(*((each.id[0], each.id) for each in shifts)))


def test_a_commitment_is_met_by_what_is_due_and_not_by_one_less() -> None:
    case = duties(3, 2, 4)
    assert value(case, "commitments_met") == Fraction(2, 3)
    found = measure(case, "commitments_not_met")
    assert found.value == 1
    assert doctors(found.evidence) == ["b"]
    assert dict(found.evidence[0].values)["done"] == "2"
    assert dict(found.evidence[0].values)["required"] == "3"


def test_the_least_done_comes_first() -> None:
    assert doctors(measure(duties(2, 0, 1), "commitments_met").evidence) == ["b", "c", "a"]


def test_a_hand_over_takes_from_one_commitment_and_gives_to_another() -> None:
    case = duties(3, 2)
    given = case_of(case.instance, case.published, [change(case.as_worked.shifts["a0"], "a", "b")])
    assert value(given, "commitments_met", "published") == value(given, "commitments_met") == Fraction(1, 2)
    assert doctors(measure(given, "commitments_met", "published").evidence) == ["b"]
    assert doctors(measure(given, "commitments_met").evidence) == ["a"]


def test_hours_are_told_as_hours() -> None:
    made = instance(
        (shift("s", 0, 17, 9.5),),
        (doctor("a", commitment_hours=None),),
        agreements=(agreement(obligations=(TEN_HOURS,)),),
    )
    evidence = measure(case_of(made, roster(("a", "s"))), "commitments_not_met").evidence
    assert dict(evidence[0].values)["done"] == "9.5"
    assert dict(evidence[0].values)["required"] == "10"


def test_without_commitments_there_is_nothing_to_judge() -> None:
    free = agreement("free", role=Role.WAARNEMER, quota=QuotaSource.NONE)
    made = instance(
        (shift("s", 0, 17, 5),), (doctor("a", agreement="free", commitment_hours=None),), agreements=(free,)
    )
    case = case_of(made, roster(("a", "s")))
    assert reason(case, "commitments_met") == reason(case, "commitments_not_met") == "no_commitments"


def over(period: Period, done: int = 6, **joins: date) -> Case:
    """Return a who did so many shifts of 5 h, the first a holiday shift, and b who did one more."""
    shifts = [shift(f"a{at}", at, 17, 5, categories=(Category.HOLIDAY,) * (at == 0)) for at in range(done)]
    shifts += [shift(f"b{at}", at, 17, 5, categories=(Category.HOLIDAY,) * (at < 2)) for at in range(done + 1)]
    made = instance(shifts, (doctor("a", **joins), doctor("b")), period=period)
    return case_of(made, roster(*((each.id[0], each.id) for each in shifts), period=period))


@pytest.mark.parametrize(
    ("indicator", "half", "year"),
    [
        ("hours_per_half_year_lowest", 30, 15),
        ("shifts_per_half_year_lowest", 6, 3),
        ("hours_per_year_lowest", None, 30),
        ("shifts_per_year_lowest", None, 6),
        ("holiday_shifts_per_year_lowest", None, 1),
    ],
)
def test_the_least_of_whoever_is_there_all_the_time(indicator: str, half: int | None, year: int) -> None:
    assert value(over(YEAR), indicator) == year
    assert doctors(measure(over(YEAR), indicator).evidence) == ["a", "b"]
    if half is None:
        assert reason(over(HALF), indicator) == "period_too_short"
    else:
        assert value(over(HALF), indicator) == half


def last_half(*earlier: str, year: int = 2026, **joins: date) -> Case:
    """Return a and b in the last half of 2026, b with a holiday shift; and who worked a holiday earlier that year."""
    period = Period(start=date(2026, 7, 1), end=date(2027, 1, 1))
    shifts = (shift("b0", 200, 9, 5, categories=(Category.HOLIDAY,)),)
    rows = [
        Balance(doctor=each, category=BalanceCategory.HOLIDAYS, amount=Decimal(1), holiday="koningsdag", year=year)
        for each in earlier
    ]
    made = instance(shifts, (doctor("a", **joins), doctor("b")), period=period, balances=tuple(rows))
    return case_of(made, roster(("b", "b0"), period=period))


def test_the_last_half_of_a_year_is_completed_by_what_the_balances_say_of_the_first() -> None:
    indicator = "holiday_shifts_per_year_lowest"
    assert reason(last_half(), indicator) == "period_too_short"
    assert value(last_half("b"), indicator) == 0
    assert value(last_half("a"), indicator) == 1
    assert value(last_half("a", "a", "b"), indicator) == 2
    assert reason(last_half("a", year=2025), indicator) == "period_too_short"
    # Who joined after New Year is judged by the own commitment only.
    assert value(last_half("b", joins=date(2026, 1, 1)), indicator) == 0
    assert value(last_half("b", joins=date(2026, 1, 2)), indicator) == 2


def test_only_holidays_of_the_same_year_complete_it() -> None:
    rows = [
        Balance(doctor="a", category=BalanceCategory.HOLIDAYS, amount=Decimal(1), holiday="x", year=year)
        for year in (2026, 2025)
    ]
    half, whole = last_half(), over(YEAR)
    known = case_of(half.instance.model_copy(update={"balances": tuple(rows)}), half.published)
    assert value(known, "holiday_shifts_per_year_lowest") == 1
    # A roster of the whole year needs no completing.
    same = case_of(whole.instance.model_copy(update={"balances": tuple(rows)}), whole.published)
    assert value(same, "holiday_shifts_per_year_lowest") == 1


def test_the_first_half_of_a_year_says_nothing_of_the_year() -> None:
    first = over(HALF)
    rows = (Balance(doctor="a", category=BalanceCategory.HOLIDAYS, amount=Decimal(1), holiday="x", year=2026),)
    known = case_of(first.instance.model_copy(update={"balances": rows}), first.published)
    assert reason(known, "holiday_shifts_per_year_lowest") == "period_too_short"


def test_a_roster_a_day_short_of_the_time_says_nothing() -> None:
    short = Period(start=date(2026, 1, 1), end=date(2026, 6, 30))
    assert reason(over(short), "hours_per_half_year_lowest") == "period_too_short"
    assert value(over(HALF), "hours_per_half_year_lowest") == 30


def test_whoever_joins_a_day_late_is_judged_by_the_own_commitment_only() -> None:
    assert value(over(HALF, joins=date(2026, 1, 1)), "shifts_per_half_year_lowest") == 6
    assert value(over(HALF, joins=date(2026, 1, 2)), "shifts_per_half_year_lowest") == 7
    assert value(over(HALF, leaves=date(2026, 7, 1)), "shifts_per_half_year_lowest") == 6
    assert value(over(HALF, leaves=date(2026, 6, 30)), "shifts_per_half_year_lowest") == 7
    assert reason(over(HALF), "shifts_per_half_year_lowest", role=Role.HIDHA) == "nobody_in_scope"
