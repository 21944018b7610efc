"""The local clock of Europe/Amsterdam as moments in UTC."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@lru_cache(maxsize=8192)
def moment(day: date, minutes: int) -> datetime:
    """Return the moment in UTC at which the wall clock shows ``minutes`` after midnight of ``day``.

    Parameters
    ----------
    minutes
        0 to 1440, or more for a later day; 1440 is midnight at the end of the day.

    Notes
    -----
    A time that the clock skips in spring (02:00–03:00) is taken as if it had not been put forward yet; one that it
    shows twice in autumn is the first of the two.
    """
    later = day + timedelta(days=minutes // 1440)
    local = datetime.combine(later, time(minutes % 1440 // 60, minutes % 60), tzinfo=AMSTERDAM)
    return local.astimezone(UTC)


def local(moment_utc: datetime) -> datetime:
    """Return a moment on the wall clock of Europe/Amsterdam."""
    return moment_utc.astimezone(AMSTERDAM)


def months_between(start: date, end: date) -> Fraction:
    """Return the calendar months of a half-open span: whole months exactly, parts as days ÷ days of their month.

    From 1 January to 1 July is 6; from 15 March to 1 May is 17/31 + 1. An empty or reversed span is 0.
    """
    months = Fraction(0)
    while start < end:
        first = start.replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        months += Fraction((min(following, end) - start).days, (following - first).days)
        start = following
    return months
