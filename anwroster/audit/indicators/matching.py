"""Paid hours held against the maximum of the days worked, where a payment does not say of which day it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anwroster.model import Band, PaidLine
from anwroster.tariffs import TariffTable, amount

PRICED = (Band.EVENING.value, Band.NIGHT.value, Band.WEEKEND.value, Band.HOLIDAY.value)
"""Bands for which the NZa lays down a maximum: not achterwacht, nor the hours outside ANW."""


@dataclass(frozen=True)
class Over:
    """Minutes of a payment whose rate is above every maximum that they can be held against."""

    line: PaidLine
    minutes: int
    maximum: Decimal


def over(lines: Sequence[PaidLine], days: Mapping[date, int], table: TariffTable) -> tuple[list[Over], int]:
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
