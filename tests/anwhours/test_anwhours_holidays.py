from datetime import date

import holidays as others
import pytest

from anwroster.anwhours import day_types, easter, holidays_between
from anwroster.model import DayType, ExtraHoliday, HolidaySettings, NzaHoliday


def test_holidays_of_2027_are_those_of_the_domain():
    found = [each.day for each in holidays_between(HolidaySettings(), date(2027, 1, 1), date(2028, 1, 1))]
    days = [(1, 1), (3, 26), (3, 28), (3, 29), (4, 27), (5, 5), (5, 6), (5, 16), (5, 17), (12, 25), (12, 26)]
    assert found == [date(2027, month, day) for month, day in days]


@pytest.mark.parametrize("year", range(2020, 2035))
def test_holidays_agree_with_another_program_but_for_5_may(year):
    theirs = set(others.country_holidays("NL", years=year, categories=("public", "optional")))
    ours = {each.day for each in holidays_between(HolidaySettings(), date(year, 1, 1), date(year + 1, 1, 1))}
    assert ours == theirs | {date(year, 5, 5)}


def test_koningsdag_on_a_sunday_moves_to_saturday():
    days = {each.id: each.day for each in holidays_between(HolidaySettings(), date(2025, 4, 1), date(2025, 5, 1))}
    assert days["koningsdag"] == date(2025, 4, 26)


def test_goede_vrijdag_is_a_switch():
    closed = HolidaySettings(goede_vrijdag=False)
    assert [each.id for each in holidays_between(closed, date(2027, 3, 20), date(2027, 3, 29))] == ["eerste_paasdag"]


def test_a_holiday_can_be_left_out():
    without = HolidaySettings(off=(NzaHoliday.BEVRIJDINGSDAG,))
    assert not holidays_between(without, date(2027, 5, 5), date(2027, 5, 6))


def test_eve_and_holiday_day_types():
    kept = frozenset({date(2027, 3, 28), date(2027, 3, 29)})
    assert day_types(date(2027, 3, 27), kept) == {DayType.SATURDAY, DayType.EVE}
    assert day_types(date(2027, 3, 28), kept) == {DayType.HOLIDAY, DayType.EVE}
    assert day_types(date(2027, 3, 30), kept) == {DayType.WEEKDAY}


def test_easter_of_known_years():
    assert [easter(year) for year in (2000, 2024, 2027, 2038)] == [
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2027, 3, 28),
        date(2038, 4, 25),
    ]


def test_an_extra_holiday_on_29_february_comes_in_leap_years_only():
    leap = HolidaySettings(extra=(ExtraHoliday(id="schrikkel", name="Schrikkeldag", day="02-29"),))
    found = holidays_between(leap, date(2027, 2, 1), date(2028, 3, 1))
    assert [each.day for each in found if each.id == "schrikkel"] == [date(2028, 2, 29)]


def test_two_holidays_on_one_day_are_both_given():
    found = holidays_between(HolidaySettings(), date(2016, 5, 5), date(2016, 5, 6))
    assert [each.id for each in found] == ["bevrijdingsdag", "hemelvaartsdag"]


def test_holidays_of_a_span_over_new_year():
    found = holidays_between(HolidaySettings(), date(2026, 12, 26), date(2027, 1, 1))
    assert [each.day for each in found] == [date(2026, 12, 26)]
    longer = holidays_between(HolidaySettings(), date(2026, 12, 27), date(2027, 1, 2))
    assert [each.id for each in longer] == ["nieuwjaarsdag"]


def test_holidays_are_named_in_the_language_asked():
    (found,) = holidays_between(HolidaySettings(), date(2027, 12, 25), date(2027, 12, 26), "en")
    assert found.name == "Christmas Day"
