"""A span of time cut into the NZa's bands, in elapsed minutes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from anwroster.anwhours.clock import local, moment
from anwroster.model import Band

_BORDERS = (0, 480, 1080, 1440)
"""Minutes of the day at which a band may change: 00:00, 08:00, 18:00, 24:00."""


def pieces(start: datetime, end: datetime) -> Iterator[tuple[date, int, int]]:
    """Yield (local day, border before, elapsed minutes) of the pieces between 00:00, 08:00, 18:00 and 24:00.

    Parameters
    ----------
    start, end
        A half-open span in UTC, of any length.
    """
    day = local(start).date()
    while True:
        for before, after in pairwise(_BORDERS):
            first, last = max(start, moment(day, before)), min(end, moment(day, after))
            if first < last:
                yield day, before, int((last - first).total_seconds()) // 60
        day += timedelta(days=1)
        if moment(day, 0) >= end:
            return


def band_of(day: date, border: int, tariff_days: frozenset[date]) -> Band:
    """Return the band of the hours that follow a border (``domain.md`` §3).

    Hours from 00:00 to 08:00 are nacht on every day. From 08:00 to 24:00 a holiday is feestdag and beats the
    weekend, Saturday and Sunday are weekend, and on other days 18:00–24:00 is avond and 08:00–18:00 outside ANW.
    """
    if border == 0:
        return Band.NIGHT
    if day in tariff_days:
        return Band.HOLIDAY
    if day.weekday() >= 5:
        return Band.WEEKEND
    return Band.EVENING if border == 1080 else Band.OUTSIDE


def cut(start: datetime, end: datetime, tariff_days: frozenset[date]) -> dict[Band, int]:
    """Return elapsed minutes per band of a half-open span; bands without minutes are left out.

    Parameters
    ----------
    tariff_days
        Dates with the holiday tariff.
    """
    found: dict[Band, int] = {}
    for day, border, minutes in pieces(start, end):
        band = band_of(day, border, tariff_days)
        found[band] = found.get(band, 0) + minutes
    return {band: found[band] for band in Band if band in found}
