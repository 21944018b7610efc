"""Christmas and other holidays over rolling years."""

from datetime import date
from decimal import Decimal

from anwroster.audit.case import Case
from anwroster.model import Balance, BalanceCategory, Category, Holiday, Period, Role
from tests.audit.measuring import case_of, change, doctors, measure, reason, value
from tests.builders import doctor, instance, roster, shift

YEAR = Period(start=date(2026, 1, 5), end=date(2027, 1, 1))
DAYS = {"koningsdag": date(2026, 4, 27), "eerste_kerstdag": date(2026, 12, 25), "tweede_kerstdag": date(2026, 12, 26)}
HOLIDAYS = tuple(Holiday(id=name, name=name, day=day, tariff=True) for name, day in DAYS.items())
FEASTS = {
    name: shift(name, (day - YEAR.start).days, 9, 5, categories=(Category.HOLIDAY,), holiday=name)
    for name, day in DAYS.items()
}
ORDINARY = shift("ordinary", 0, 17, 5)


def before(doctor_: str, holiday: str, year: int) -> Balance:
    return Balance(doctor=doctor_, category=BalanceCategory.HOLIDAYS, amount=Decimal(1), holiday=holiday, year=year)


def the_case(*earlier: Balance, work: tuple[tuple[str, str], ...] = (("a", "koningsdag"),)) -> Case:
    people = (doctor("a"), doctor("b"))
    shifts = (ORDINARY, *FEASTS.values())
    made = instance(shifts, people, period=YEAR, holidays=HOLIDAYS, balances=earlier)
    return case_of(made, roster(*work, period=YEAR))


def test_the_same_holiday_the_year_after_is_twice_running_and_another_is_not() -> None:
    found = measure(the_case(before("a", "koningsdag", 2025)), "feast_twice_running")
    assert found.value == 1
    assert [(each.doctor, each.shift) for each in found.evidence] == [("a", "koningsdag")]
    assert dict(found.evidence[0].values) == {"holiday": "koningsdag", "year": "2026", "earlier": "2025"}
    assert value(the_case(before("a", "eerste_kerstdag", 2025)), "feast_twice_running") == 0
    assert value(the_case(before("b", "koningsdag", 2025)), "feast_twice_running") == 0


def test_a_year_in_between_is_enough() -> None:
    history = (before("b", "koningsdag", 2025), before("a", "koningsdag", 2024))
    assert value(the_case(*history), "feast_twice_running") == 0


def test_christmas_is_both_days_and_a_doctor_counts_once() -> None:
    history = before("a", "eerste_kerstdag", 2025)
    second = (("a", "tweede_kerstdag"),)
    assert value(the_case(history, work=second), "christmas_twice_running") == 1
    assert value(the_case(history, work=second), "feast_twice_running") == 0
    both = (("a", "eerste_kerstdag"), ("a", "tweede_kerstdag"))
    assert value(the_case(history, work=both), "christmas_twice_running") == 1
    assert value(the_case(history, work=(("b", "tweede_kerstdag"),)), "christmas_twice_running") == 0


def test_a_hand_over_can_bring_the_same_feast_again() -> None:
    case = the_case(before("b", "koningsdag", 2025))
    given = case_of(case.instance, case.published, [change(FEASTS["koningsdag"], "a", "b")])
    assert value(given, "feast_twice_running", "published") == 0
    assert doctors(measure(given, "feast_twice_running").evidence) == ["b"]
    assert value(given, "feast_twice_running", role=Role.WAARNEMER) == 0


def test_the_evening_before_belongs_to_the_year_of_the_holiday_itself() -> None:
    eve = shift("eve", (date(2026, 12, 31) - YEAR.start).days, 21, 8, categories=(Category.HOLIDAY,), holiday="nieuw")
    new_year = (Holiday(id="nieuw", name="nieuw", day=date(2027, 1, 1), tariff=True),)
    history = (before("a", "nieuw", 2026), before("b", "nieuw", 2025))
    made = instance((eve,), (doctor("a"), doctor("b")), period=YEAR, holidays=new_year, balances=history)
    assert value(case_of(made, roster(("a", "eve"), period=YEAR)), "feast_twice_running") == 1
    assert value(case_of(made, roster(("b", "eve"), period=YEAR)), "feast_twice_running") == 0


def test_without_history_or_holidays_nothing_can_be_said() -> None:
    for indicator in ("feast_twice_running", "holidays_rolling_highest"):
        found = measure(the_case(), indicator)
        assert (found.reason, found.values) == ("no_holiday_history", (("year", "2025"),))
    assert reason(the_case(before("a", "koningsdag", 2024)), "feast_twice_running") == "no_holiday_history"
    assert reason(the_case(work=(("a", "ordinary"),)), "feast_twice_running") == "no_holidays"
    assert reason(the_case(before("a", "koningsdag", 2025)), "christmas_twice_running") == "no_christmas"
    case = the_case(before("a", "koningsdag", 2025))
    assert reason(case, "holidays_rolling_highest", role=Role.HIDHA) == "nobody_in_scope"


def test_holidays_add_up_over_three_years_and_no_more() -> None:
    history = [before("a", "koningsdag", year) for year in (2025, 2024)]
    found = measure(the_case(*history), "holidays_rolling_highest")
    assert found.value == 3
    assert doctors(found.evidence) == ["a"]
    assert value(the_case(*history, before("a", "koningsdag", 2023)), "holidays_rolling_highest") == 3
    assert value(the_case(*history, work=()), "holidays_rolling_highest") == 2
    # A roster that ends with New Year's Day of 2027 looks at 2025, 2026 and 2027.
    longer = Period(start=YEAR.start, end=date(2027, 1, 2))
    made = instance(FEASTS.values(), (doctor("a"),), period=longer, holidays=HOLIDAYS, balances=tuple(history))
    assert value(case_of(made, roster(period=longer)), "holidays_rolling_highest") == 1
