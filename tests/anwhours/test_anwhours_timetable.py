from datetime import UTC, date, datetime, timedelta
from time import perf_counter

from anwroster.anwhours import holidays_between, make_shifts
from anwroster.model import (
    Band,
    Category,
    DayType,
    ExtraHoliday,
    Hds,
    HolidaySettings,
    Period,
    ShiftTemplate,
    TariffSettings,
)
from tests.builders import instance


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


def test_extra_holiday_counts_for_fairness_only():
    extra = ExtraHoliday(id="oudejaar", name="Oudejaarsdag", day="12-31")
    shift = one_shift(date(2026, 12, 31), "08:00", "17:00", next_day=False, extra=(extra,))
    assert shift.categories == (Category.HOLIDAY,)
    assert shift.holiday == "oudejaar"
    assert dict(shift.bands) == {Band.OUTSIDE: 540}


def starts_on(day: date, days: tuple[DayType, ...], extra: ExtraHoliday) -> bool:
    """Whether a template on these day types makes a shift on a day, where an HDS has a holiday of its own."""
    base = instance([], []).hds
    template = ShiftTemplate(id="x", post="post", kind="consult", start="08:00", end="17:00", days=days)
    kept = HolidaySettings(extra=(extra,))
    values = base.model_dump(exclude={"period", "templates", "holidays"})
    hds = Hds(**values, period=Period(start=day, end=day + timedelta(days=1)), templates=(template,), holidays=kept)
    return bool(make_shifts(hds, holidays_between(kept, day, day + timedelta(days=2))))


def test_extra_holiday_opens_no_post_by_day_and_has_no_eve():
    extra = ExtraHoliday(id="kerstavond", name="Kerstavond", day="12-24")
    assert starts_on(date(2026, 12, 24), (DayType.WEEKDAY,), extra)
    assert not starts_on(date(2026, 12, 24), (DayType.HOLIDAY,), extra)
    assert not starts_on(date(2026, 12, 23), (DayType.EVE,), extra)
    assert starts_on(date(2026, 12, 24), (DayType.EVE,), extra)
    assert starts_on(date(2026, 12, 25), (DayType.HOLIDAY,), extra)


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
