from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from anwroster.anwhours import cut, moment
from anwroster.model import Band

NO_HOLIDAYS: frozenset[date] = frozenset()


def hours(
    start: tuple[date, int], end: tuple[date, int], tariff_days: frozenset[date] = NO_HOLIDAYS
) -> dict[Band, int]:
    return cut(moment(*start), moment(*end), tariff_days)


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
