"""Paid hours held against the maximum of the days worked, where a payment does not say of which day it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from anwroster.anwhours import band_of, pieces
from anwroster.audit.case import Case
from anwroster.model import Band, PaidLine, Shift
from anwroster.tariffs import STANDBY, TariffTable, amount

PRICED = (Band.EVENING.value, Band.NIGHT.value, Band.WEEKEND.value, Band.HOLIDAY.value)
"""Bands for which the NZa lays down a maximum: not achterwacht, nor the hours outside ANW."""

Minutes = dict[tuple[str, str], dict[date, int]]
"""(doctor, band) → minutes per day."""


@dataclass(frozen=True)
class Over:
    """Minutes of a payment whose rate is above every maximum that they can be held against."""

    line: PaidLine
    minutes: int
    maximum: Decimal


def paid_work(case: Case) -> Minutes:
    """Return for which minutes each doctor is to be paid, per band and day; standby has a band of its own."""
    view = case.as_worked
    holidays = frozenset(each.day for each in view.instance.holidays if each.tariff)
    standby = {kind.id for kind in view.instance.hds.kinds if kind.standby}
    cut: dict[str, list[tuple[date, str, int]]] = {}
    found: Minutes = {}
    for seat in case.seats:
        if seat.paid is None or seat.shift not in view.shifts:
            continue
        if seat.shift not in cut:
            cut[seat.shift] = list(_cut(view.shifts[seat.shift], holidays, standby))
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


def over(lines: Sequence[PaidLine], days: dict[date, int], table: TariffTable) -> tuple[list[Over], int]:
    """Return the payments of one doctor in one band that are above a maximum, and the minutes that nobody can judge.

    Parameters
    ----------
    days
        Minutes that the doctor is to be paid for, per day.

    Notes
    -----
    Rates in falling order are laid against maxima in falling order; when a minute is over the maximum even so, no
    other way of laying them avoids it. A day without a maximum could bear any rate and comes first. Minutes paid
    beyond those worked are held against the highest maximum: that they are too many is another finding.
    """
    band = Band(lines[0].band)
    limits: list[tuple[Decimal | None, int]] = []
    for day, minutes in days.items():
        decision = table.find(day)
        found = amount(decision, band) if decision else None
        limits.append((found.euros if found else None, minutes))
    beyond = sum(each.minutes for each in lines) - sum(days.values())
    known = [limit for limit, _ in limits if limit is not None]
    if beyond > 0:
        limits.append((max(known) if known and len(known) == len(limits) else None, beyond))
    limits.sort(key=lambda each: (each[0] is not None, -(each[0] or 0)))
    unknown, places = 0, iter(limits)
    limit, room = next(places, (None, 0))
    exceeding: list[Over] = []
    for line in sorted(lines, key=lambda each: (-each.rate, each.row)):
        left = line.minutes
        while left:
            if not room:
                limit, room = next(places)
            taken = min(left, room)
            left, room = left - taken, room - taken
            if limit is None:
                unknown += taken
            elif line.rate > limit:
                exceeding.append(Over(line, taken, limit))
    return exceeding, unknown
