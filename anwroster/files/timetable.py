"""The shifts and holidays of a period, with the keys by which tables refer to shifts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from anwroster.anwhours import holidays_between, make_shifts, moment
from anwroster.files.collector import Faults
from anwroster.files.keys import Keys, ShiftKeys
from anwroster.files.settings import FILE, Settings
from anwroster.model import Hds, Holiday, Period, Shift, ShiftTemplate, show_clock


@dataclass(frozen=True)
class Timetable:
    """What the settings make of the period.

    Parameters
    ----------
    holidays
        From a day before to two days after the period: shifts of its ends lie on these days too.
    """

    hds: Hds
    holidays: tuple[Holiday, ...]
    shifts: tuple[Shift, ...]
    keys: Keys


def timetable(settings: Settings, faults: Faults) -> Timetable | None:
    """Return the timetable of settings without faults; None, with faults kept, when a shift or all of it is lost."""
    hds = settings.hds
    assert hds is not None
    first, last = hds.period.start - timedelta(days=1), hds.period.end + timedelta(days=2)
    holidays = holidays_between(hds.holidays, first, last, hds.language)
    try:
        shifts = make_shifts(hds, holidays)
    except ValueError:  # only the hour that a clock change skips can still make a shift without length
        _tell_skipped(hds, holidays, settings, faults)
        return None
    if not shifts:
        faults.add("no_shifts", FILE)
        return None
    days: dict[str, set[str]] = defaultdict(set)
    for shift in shifts:
        days[shift.template].add(shift.day.isoformat())
    keys = ShiftKeys({template: frozenset(found) for template, found in days.items()})
    return Timetable(hds, holidays, shifts, keys)


def _tell_skipped(hds: Hds, holidays: tuple[Holiday, ...], settings: Settings, faults: Faults) -> None:
    """Keep a fault for every template and day on which the clock skips all of a shift."""
    for number, template in enumerate(hds.templates):
        for day in hds.period:
            if _is_skipped(template, day, hds, holidays):
                start, end = show_clock(template.start), show_clock(template.end)
                details = {"day": day, "template": template.id, "start": start, "end": end}
                settings.fault(faults, "no_time_at_clock_change", ("templates", number, "start"), start, **details)


def _is_skipped(template: ShiftTemplate, day: date, hds: Hds, holidays: tuple[Holiday, ...]) -> bool:
    end = template.end + (1440 if template.next_day else 0)
    if moment(day, template.start) < moment(day, end):
        return False
    alone = {"templates": (template,), "period": Period(start=day, end=day + timedelta(days=1))}
    try:
        make_shifts(hds.model_copy(update=alone), holidays)
    except ValueError:
        return True
    return False
