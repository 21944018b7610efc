"""Recurring events that matter for a span: years of ended series and of changes in them are left out beforehand."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from anwroster.files.intake.calendarscan import Line, Part
from anwroster.files.intake.calendartimes import clocks, length_of, written
from anwroster.model import Span

_LONG = timedelta(days=36_500)
"""How long an event is taken to be that does not say so in the usual way."""


def near(parts: Sequence[Part], window: Span) -> list[Part]:
    """Return recurring events and changes of them without those that cannot touch a span: ended before, or begun after.

    What is written in an unusual way stays, and so does a series of which all that follows was moved, perhaps far.
    """
    early, late = clocks(window)
    moved = {_uid(each) for each in parts if any("RANGE=" in line.parameters for line in each.lines)}
    cores = Counter(_uid(each) for each in parts if each.first("RECURRENCE-ID") is None)
    longest = max((_length(each) for each in parts), default=timedelta())
    return [each for each in parts if _uid(each) in moved or not _is_far(each, early, late, longest, cores)]


def _is_far(part: Part, early: datetime, late: datetime, longest: timedelta, cores: "Counter[str]") -> bool:
    lines = {line.name: line for line in part.lines}
    start = written(lines["DTSTART"]) if "DTSTART" in lines else None
    if start is None or len(lines) < len(part.lines) or "RDATE" in lines:
        return False
    if "RECURRENCE-ID" in lines:
        original = written(lines["RECURRENCE-ID"])
        if original is None or "RRULE" in lines:
            return False
        return all(late < each.clock or each.clock < early - longest for each in (start, original))
    if "RRULE" not in lines or cores[_uid(part)] != 1:
        return False
    until = re.search(r"(?:^|;)UNTIL=(\d{8})", lines["RRULE"].value.upper(), re.ASCII)
    last = written(Line("UNTIL", "", until[1])) if until else None
    return late < start.clock or (last is not None and last.clock < early - longest)


def _uid(part: Part) -> str:
    told = part.first("UID")
    return "" if told is None else told.value


def _length(part: Part) -> timedelta:
    lines = {line.name: line for line in part.lines}
    start = written(lines["DTSTART"]) if "DTSTART" in lines else None
    length = None if start is None else length_of(lines, start)
    return _LONG if length is None else min(_LONG, abs(length))
