from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from time import perf_counter

import holidays as others
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.anwhours import cut, day_types, easter, holidays_between, make_shifts, moment, months_between
from anwroster.model import (
    Band,
    Category,
    DayType,
    ExtraHoliday,
    Hds,
    HolidaySettings,
    NzaHoliday,
    Period,
    ShiftTemplate,
    TariffSettings,
)
from tests.builders import instance

NO_HOLIDAYS: frozenset[date] = frozenset()


def hours(
    start: tuple[date, int], end: tuple[date, int], tariff_days: frozenset[date] = NO_HOLIDAYS
) -> dict[Band, int]:
    return cut(moment(*start), moment(*end), tariff_days)


def one_shift(day: date, start: str, end: str, next_day: bool = True, counted: str = "elapsed", **settings):
    base = instance([], []).hds
    template = ShiftTemplate(id="x", post="post", kind="consult", start=start, end=end, next_day=next_day, dates=(day,))
    values = base.model_dump(exclude={"period", "templates", "tariffs", "holidays"})
    kept = HolidaySettings(**settings)
    hds = Hds(
        **values,
        period=Period(start=day, end=day + timedelta(days=1)),
        templates=(template,),
        holidays=kept,
        tariffs=TariffSettings(hours=counted),
    )
    (shift,) = make_shifts(hds, holidays_between(kept, day - timedelta(days=1), day + timedelta(days=3)))
    return shift


def test_spring_night_lasts_seven_hours():
    assert hours((date(2027, 3, 28), 0), (date(2027, 3, 28), 480)) == {Band.NIGHT: 420}


def test_autumn_night_lasts_nine_hours():
    assert hours((date(2027, 10, 31), 0), (date(2027, 10, 31), 480)) == {Band.NIGHT: 540}


def test_night_with_handover_has_minutes_outside_anw():
    tuesday = date(2027, 2, 2)
    found = hours((tuesday, 22 * 60 + 45), (tuesday, 1440 + 8 * 60 + 15))
    assert found == {Band.EVENING: 75, Band.NIGHT: 480, Band.OUTSIDE: 15}


def test_friday_evening_is_avond_until_midnight():
    friday = date(2027, 2, 5)
    assert hours((friday, 18 * 60), (friday, 1440)) == {Band.EVENING: 360}


def test_friday_night_is_nacht_and_saturday_morning_weekend():
    friday = date(2027, 2, 5)
    assert hours((friday, 1439), (friday, 1440 + 481)) == {Band.EVENING: 1, Band.NIGHT: 480, Band.WEEKEND: 1}


def test_afternoon_before_six_is_outside():
    assert hours((date(2027, 2, 2), 17 * 60), (date(2027, 2, 2), 18 * 60)) == {Band.OUTSIDE: 60}


def test_holiday_beats_weekend_but_not_night():
    easter_sunday = date(2027, 3, 28)
    found = hours((easter_sunday, 0), (easter_sunday, 1440), frozenset({easter_sunday}))
    assert found == {Band.NIGHT: 420, Band.HOLIDAY: 960}


def test_holiday_ends_at_midnight():
    first, second = date(2026, 12, 26), date(2026, 12, 27)
    found = hours((first, 1380), (second, 540), frozenset({first}))
    assert found == {Band.NIGHT: 480, Band.WEEKEND: 60, Band.HOLIDAY: 60}


def test_new_years_eve_is_avond_and_new_years_day_feestdag():
    eve, day = date(2026, 12, 31), date(2027, 1, 1)
    assert hours((eve, 1080), (day, 540), frozenset({day})) == {Band.EVENING: 360, Band.NIGHT: 480, Band.HOLIDAY: 60}


@given(st.integers(0, 1_000_000), st.integers(1, 5000))
def test_bands_add_up_to_elapsed_minutes(start, length):
    begin = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=start)
    assert sum(cut(begin, begin + timedelta(minutes=length), NO_HOLIDAYS).values()) == length


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


def test_extra_holiday_counts_for_fairness_only():
    extra = ExtraHoliday(id="oudejaar", name="Oudejaarsdag", day="12-31")
    shift = one_shift(date(2026, 12, 31), "08:00", "17:00", next_day=False, extra=(extra,))
    assert shift.categories == (Category.HOLIDAY,)
    assert shift.holiday == "oudejaar"
    assert dict(shift.bands) == {Band.OUTSIDE: 540}


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


def test_spring_night_shift_counts_seven_hours_elapsed_and_eight_nominal():
    assert one_shift(date(2027, 3, 28), "00:00", "08:00", next_day=False).minutes == 420
    assert one_shift(date(2027, 3, 28), "00:00", "08:00", next_day=False, counted="nominal").minutes == 480


def test_autumn_night_shift_counts_nine_hours_elapsed_and_eight_nominal():
    assert one_shift(date(2027, 10, 31), "00:00", "08:00", next_day=False).minutes == 540
    assert one_shift(date(2027, 10, 31), "00:00", "08:00", next_day=False, counted="nominal").minutes == 480


def test_half_a_night_is_a_night_and_a_minute_less_is_not():
    monday = date(2027, 2, 1)
    assert Category.NIGHT in one_shift(monday, "20:00", "04:00").categories
    assert Category.NIGHT not in one_shift(monday, "19:59", "03:58").categories


def test_saturday_night_is_night_and_weekend():
    assert one_shift(date(2027, 2, 6), "23:00", "08:00").categories == (Category.NIGHT, Category.WEEKEND)


def test_sunday_night_into_monday_is_no_weekend():
    assert one_shift(date(2027, 2, 7), "23:00", "08:00").categories == (Category.NIGHT,)


def test_months_between():
    assert months_between(date(2027, 1, 1), date(2027, 7, 1)) == 6
    assert months_between(date(2027, 3, 15), date(2027, 5, 1)) == Fraction(17, 31) + 1
    assert months_between(date(2027, 5, 1), date(2027, 5, 1)) == 0


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800), st.integers(0, 800))
def test_months_of_two_spans_add_up(start, first, second):
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    assert months_between(start, middle) + months_between(middle, end) == months_between(start, end)


def test_template_validity_is_half_open():
    base = instance([], []).hds
    template = ShiftTemplate(
        id="x",
        post="post",
        kind="consult",
        start="18:00",
        end="23:00",
        days=("weekday",),
        not_on=("eve",),
        valid_from=date(2026, 1, 6),
        valid_until=date(2026, 1, 8),
    )
    hds = Hds(**base.model_dump(exclude={"templates"}), templates=(template,))
    assert [each.id for each in make_shifts(hds, ())] == ["x-2026-01-06", "x-2026-01-07"]


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


def test_a_night_into_a_holiday_is_a_holiday_shift_when_half_of_it_lies_there():
    assert one_shift(date(2026, 12, 31), "20:00", "04:00").holiday == "nieuwjaarsdag"
    assert one_shift(date(2026, 12, 31), "19:59", "03:58").holiday is None


def test_a_shift_over_two_holidays_bears_the_one_with_most_minutes():
    assert one_shift(date(2026, 12, 25), "16:00", "08:00").holiday == "eerste_kerstdag"
    assert one_shift(date(2026, 12, 25), "22:00", "08:00").holiday == "tweede_kerstdag"


def test_half_a_shift_on_saturday_is_weekend_and_a_minute_less_is_not():
    friday = date(2027, 2, 5)
    assert Category.WEEKEND in one_shift(friday, "20:00", "04:00").categories
    assert Category.WEEKEND not in one_shift(friday, "19:59", "03:58").categories


def test_nominal_minutes_give_the_changed_hour_to_the_night_only():
    spring = one_shift(date(2027, 3, 27), "22:45", "08:15", counted="nominal")
    assert dict(spring.bands) == {Band.NIGHT: 480, Band.WEEKEND: 75, Band.HOLIDAY: 15}
    assert dict(one_shift(date(2027, 3, 27), "22:45", "08:15").bands)[Band.NIGHT] == 420


def test_nominal_minutes_change_nothing_on_other_nights():
    monday = date(2027, 2, 1)
    assert one_shift(monday, "22:45", "08:15", counted="nominal") == one_shift(monday, "22:45", "08:15")


def test_a_shift_until_midnight_ends_at_24_00():
    shift = one_shift(date(2027, 2, 1), "18:00", "24:00", next_day=False)
    assert shift.end == datetime(2027, 2, 1, 23, tzinfo=UTC)
    assert shift.bands == ((Band.EVENING, 360),)


def test_a_template_starts_on_named_dates_whatever_the_day_type():
    shift = one_shift(date(2027, 12, 24), "18:00", "23:00", next_day=False)
    assert (shift.id, shift.day) == ("x-2027-12-24", date(2027, 12, 24))


def test_a_year_of_seven_thousand_shifts_takes_less_than_two_seconds():
    base = instance([], []).hds
    every = tuple(DayType)
    templates = tuple(
        ShiftTemplate(id=f"t{at}", post="post", kind="consult", start="22:45", end="08:15", next_day=True, days=every)
        for at in range(20)
    )
    period = Period(start=date(2027, 1, 1), end=date(2028, 1, 1))
    hds = Hds(**base.model_dump(exclude={"templates", "period"}), templates=templates, period=period)
    kept = holidays_between(HolidaySettings(), date(2026, 12, 31), date(2028, 1, 2))
    begin = perf_counter()
    shifts = make_shifts(hds, kept)
    assert len(shifts) == 7300
    assert perf_counter() - begin < 2  # 0.2 s on an idle machine


@pytest.mark.parametrize(
    ("minutes", "utc"), [(119, (0, 59)), (120, (1, 0)), (150, (1, 30)), (180, (1, 0)), (181, (1, 1))]
)
def test_a_time_that_spring_skips_is_taken_as_before_the_change(minutes, utc):
    assert moment(date(2027, 3, 28), minutes) == datetime(2027, 3, 28, *utc, tzinfo=UTC)


@pytest.mark.parametrize(("minutes", "utc"), [(119, (30, 23, 59)), (120, (31, 0, 0)), (180, (31, 2, 0))])
def test_a_time_that_autumn_shows_twice_is_the_first(minutes, utc):
    assert moment(date(2027, 10, 31), minutes) == datetime(2027, 10, *utc, tzinfo=UTC)
