"""Times and lengths as a calendar writes them, without a library; what is written in an unusual way is left to one."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from anwroster.anwhours import local
from anwroster.files.intake.calendarscan import Line
from anwroster.model import Span

_WHEN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)
_LENGTH = re.compile(r"\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?)", re.ASCII)
MARGIN = timedelta(days=2)
"""More than any two clocks differ."""


@dataclass(frozen=True)
class Moment:
    """A time as it is written: on the clock of a zone, in UTC, or a whole day."""

    clock: datetime
    zone: str | None
    is_utc: bool
    is_day: bool


def clocks(window: Span) -> tuple[datetime, datetime]:
    """Return on any clock a time before a span begins, and one after it has ended."""
    return local(window.start).replace(tzinfo=None) - MARGIN, local(window.end).replace(tzinfo=None) + MARGIN


def written(line: Line) -> Moment | None:
    """Return the time that a property says; None when it is written in an unusual way, or there is no such time."""
    told = line.told
    when = _WHEN.fullmatch(line.value)
    if when is None or told.keys() - {"TZID", "VALUE"}:
        return None
    *numbers, mark = when.groups()
    is_day, is_utc, zone = numbers[3] is None, mark == "Z", told.get("TZID")
    if told.get("VALUE", "").upper() not in ("", "DATE" if is_day else "DATE-TIME"):
        return None
    if zone is not None and (is_day or is_utc or not zone):
        return None
    try:
        clock = datetime(*(int(each or 0) for each in numbers))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
    return Moment(clock, zone, is_utc, is_day)


def length_of(lines: dict[str, Line], start: Moment) -> timedelta | None:
    """Return how long an event lasts on its own clock; None when that is written in an unusual way."""
    if "DTEND" in lines:
        end = written(lines["DTEND"])
        return None if end is None or end.is_day != start.is_day else end.clock - start.clock
    if "DURATION" not in lines:
        return timedelta(days=1 if start.is_day else 0)
    told = _LENGTH.fullmatch(lines["DURATION"].value)
    if told is None or lines["DURATION"].parameters:
        return None
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in told.groups())
    found = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return None if start.is_day and found % timedelta(days=1) else found
