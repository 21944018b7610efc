"""The NZa's eleven holidays of any year, and an HDS's own days for fairness."""

from contextlib import suppress
from datetime import date, timedelta

from anwroster.model import DayType, Holiday, HolidaySettings, NzaHoliday
from anwroster.words import Language, say


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous computus of 1876, any year from 1583)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, moon = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - shift + 15) % 30
    leap, odd = divmod(rest, 4)
    weekday = (32 + 2 * moon + 2 * leap - epact - odd) % 7
    fix = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * fix + 114, 31)
    return date(year, month, day + 1)


def nza_holidays(year: int) -> dict[NzaHoliday, date]:
    """Return the dates of the eleven holidays (beleidsregel WB/REG-2023-05; ``domain.md`` §3).

    Bevrijdingsdag counts every year. Koningsdag is 27 April, or 26 April when the 27th is a Sunday.
    """
    pasen = easter(year)
    koningsdag = date(year, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag -= timedelta(days=1)
    return {
        NzaHoliday.NIEUWJAARSDAG: date(year, 1, 1),
        NzaHoliday.GOEDE_VRIJDAG: pasen - timedelta(days=2),
        NzaHoliday.EERSTE_PAASDAG: pasen,
        NzaHoliday.TWEEDE_PAASDAG: pasen + timedelta(days=1),
        NzaHoliday.KONINGSDAG: koningsdag,
        NzaHoliday.BEVRIJDINGSDAG: date(year, 5, 5),
        NzaHoliday.HEMELVAARTSDAG: pasen + timedelta(days=39),
        NzaHoliday.EERSTE_PINKSTERDAG: pasen + timedelta(days=49),
        NzaHoliday.TWEEDE_PINKSTERDAG: pasen + timedelta(days=50),
        NzaHoliday.EERSTE_KERSTDAG: date(year, 12, 25),
        NzaHoliday.TWEEDE_KERSTDAG: date(year, 12, 26),
    }


def holidays_between(
    settings: HolidaySettings, start: date, end: date, language: Language = "nl"
) -> tuple[Holiday, ...]:
    """Return the HDS's holidays in a half-open span of days, sorted by day.

    When two holidays fall on one day, both are given; the NZa's comes first. An extra day that a year does not have
    (29 February) is left out in that year.
    """
    found = []
    closed = set(settings.off) | (set() if settings.goede_vrijdag else {NzaHoliday.GOEDE_VRIJDAG})
    for year in range(start.year, end.year + 1):
        for key, day in nza_holidays(year).items():
            if key not in closed:
                name = say(f"holidays.{key.value}", language)
                found.append(Holiday(id=key.value, name=name, day=day, tariff=True))
        for extra in settings.extra:
            with suppress(ValueError):
                day = date.fromisoformat(f"{year:04d}-{extra.day}")
                found.append(Holiday(id=extra.id, name=extra.name, day=day, tariff=False))
    inside = [each for each in found if start <= each.day < end]
    return tuple(sorted(inside, key=lambda each: (each.day, not each.tariff, each.id)))


def day_types(day: date, holidays: frozenset[date]) -> frozenset[DayType]:
    """Return the types of a day: one of holiday, Saturday, Sunday, weekday, and eve where the next day is a holiday."""
    weekend = {5: DayType.SATURDAY, 6: DayType.SUNDAY}
    kind = DayType.HOLIDAY if day in holidays else weekend.get(day.weekday(), DayType.WEEKDAY)
    eve = {DayType.EVE} if day + timedelta(days=1) in holidays else set()
    return frozenset({kind} | eve)
