"""For which minutes of which band and day each doctor is to be paid."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from anwroster.anwhours import band_of, pieces
from anwroster.figures.worked import WorkedSeat
from anwroster.model import Band, Instance, Shift
from anwroster.tariffs import STANDBY

Payable = dict[tuple[str, str], dict[date, int]]
"""(doctor, band) → minutes per day; standby has a band of its own."""


def payable(instance: Instance, seats: Iterable[WorkedSeat]) -> Payable:
    """Return for which minutes each doctor is to be paid, leaving out shifts that the instance does not know."""
    shifts = {each.id: each for each in instance.shifts}
    holidays = frozenset(each.day for each in instance.holidays if each.tariff)
    standby = {kind.id for kind in instance.hds.kinds if kind.standby}
    cut: dict[str, list[tuple[date, str, int]]] = {}
    found: Payable = {}
    for seat in seats:
        if seat.paid is None or seat.shift not in shifts:
            continue
        if seat.shift not in cut:
            cut[seat.shift] = list(_cut(shifts[seat.shift], holidays, standby))
        for day, band, minutes in cut[seat.shift]:
            days = found.setdefault((seat.paid, band), {})
            days[day] = days.get(day, 0) + minutes
    return found


def _cut(shift: Shift, holidays: frozenset[date], standby: set[str]) -> Iterator[tuple[date, str, int]]:
    """Yield (day, band, minutes); a nominal hour is given to, or taken from, the first night piece."""
    extra = shift.minutes - (shift.end - shift.start) // timedelta(minutes=1)
    for day, border, minutes in pieces(shift.start, shift.end):
        band = band_of(day, border, holidays)
        added = extra if band is Band.NIGHT else 0
        extra -= added
        yield day, STANDBY if shift.kind in standby else band.value, minutes + added
