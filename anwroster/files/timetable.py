"""The shifts and holidays of a period, with the keys by which tables refer to shifts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from anwroster.anwhours import holidays_between, make_shifts
from anwroster.files.collector import Faults
from anwroster.files.keys import Keys, ShiftKeys
from anwroster.files.settings import FILE
from anwroster.model import Hds, Holiday, Shift


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


def timetable(hds: Hds, faults: Faults) -> Timetable | None:
    """Return the timetable of settings without faults; None, with a fault kept, when it holds no shift."""
    first, last = hds.period.start - timedelta(days=1), hds.period.end + timedelta(days=2)
    holidays = holidays_between(hds.holidays, first, last, hds.language)
    try:
        shifts = make_shifts(hds, holidays)
    except ValueError:  # only the hour that a clock change skips can still make a shift without length
        faults.add("no_time_at_clock_change", FILE)
        return None
    if not shifts:
        faults.add("no_shifts", FILE)
        return None
    days: dict[str, set[str]] = defaultdict(set)
    for shift in shifts:
        days[shift.template].add(shift.day.isoformat())
    keys = ShiftKeys({template: frozenset(found) for template, found in days.items()})
    return Timetable(hds, holidays, shifts, keys)
