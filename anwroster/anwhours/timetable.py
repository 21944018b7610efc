"""From shift templates to the shifts of a period."""

from datetime import date, datetime, timedelta

from anwroster.anwhours.bands import cut, pieces
from anwroster.anwhours.clock import moment
from anwroster.anwhours.holidays import day_types
from anwroster.model import Band, Category, Hds, Holiday, Shift, ShiftTemplate


def make_shifts(hds: Hds, holidays: tuple[Holiday, ...]) -> tuple[Shift, ...]:
    """Return every shift that starts in the period, sorted by start and key.

    An HDS's own holidays do not open a post: on 24 December practices see patients, and the evening shift starts as on
    any weekday. What does differ on such a day is given by named dates.

    Parameters
    ----------
    holidays
        Holidays of the period and of the first day after it, for shifts that end then and for its eve.
    """
    tariff_days = frozenset(each.day for each in holidays if each.tariff)
    shifts = []
    for day in hds.period:
        types = day_types(day, tariff_days)
        for template in hds.templates:
            if _starts(template, day, types):
                shifts.append(_shift(template, day, hds, holidays, tariff_days))
    return tuple(sorted(shifts, key=lambda each: (each.start, each.id)))


def _starts(template: ShiftTemplate, day: date, types: frozenset[str]) -> bool:
    if not (template.valid_from or date.min) <= day < (template.valid_until or date.max):
        return False
    return day in template.dates or (not types.isdisjoint(template.days) and types.isdisjoint(template.not_on))


def _shift(
    template: ShiftTemplate, day: date, hds: Hds, holidays: tuple[Holiday, ...], tariff_days: frozenset[date]
) -> Shift:
    wall_end = template.end + (1440 if template.next_day else 0)
    start, end = moment(day, template.start), moment(day, wall_end)
    bands = cut(start, end, tariff_days)
    if hds.tariffs.hours == "nominal":
        bands = _nominal(bands, wall_end - template.start)
    categories, holiday = _categories(start, end, holidays)
    return Shift(
        id=f"{template.id}-{day:%Y-%m-%d}",
        template=template.id,
        post=template.post,
        kind=template.kind,
        day=day,
        start=start,
        end=end,
        demand=template.demand,
        minutes=sum(bands.values()),
        bands=tuple(bands.items()),
        categories=categories,
        holiday=holiday,
    )


def _nominal(bands: dict[Band, int], wall_minutes: int) -> dict[Band, int]:
    """Return bands that add up to the wall clock: the hour that a clock change takes or gives lies in the night."""
    missing = wall_minutes - sum(bands.values())
    return {band: minutes + (missing if band is Band.NIGHT else 0) for band, minutes in bands.items()}


def _categories(
    start: datetime, end: datetime, holidays: tuple[Holiday, ...]
) -> tuple[tuple[Category, ...], str | None]:
    """Return the categories in which at least half of a shift's elapsed minutes lie, and its holiday."""
    whole = (end - start) / timedelta(minutes=1)
    night = weekend = holiday = 0
    per_holiday: dict[str, int] = {}
    by_day: dict[date, Holiday] = {}
    for each in holidays:
        by_day.setdefault(each.day, each)
    for day, border, minutes in pieces(start, end):
        night += minutes if border == 0 else 0
        weekend += minutes if day.weekday() >= 5 else 0
        if day in by_day:
            holiday += minutes
            key = by_day[day].id
            per_holiday[key] = per_holiday.get(key, 0) + minutes
    halves = {Category.NIGHT: night, Category.WEEKEND: weekend, Category.HOLIDAY: holiday}
    found = tuple(category for category, minutes in halves.items() if 2 * minutes >= whole)
    named = max(per_holiday, key=lambda key: per_holiday[key]) if Category.HOLIDAY in found else None
    return found, named
