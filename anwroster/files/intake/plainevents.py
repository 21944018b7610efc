"""Events that happen once, read without a library: nearly all of a calendar, and many times as fast."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from anwroster.files.intake.calendarscan import ONCE, Part
from anwroster.files.intake.calendartimes import Moment, clocks, length_of, written
from anwroster.files.intake.calendarzones import Zones
from anwroster.files.intake.effort import Effort
from anwroster.model import Span


@dataclass(frozen=True)
class Once:
    """An event that happens once.

    Parameters
    ----------
    is_floating
        Whether its times are without a zone that anybody knows.
    """

    part: Part
    span: Span
    is_floating: bool


def once(parts: Sequence[Part], window: Span, zones: Zones, effort: Effort) -> tuple[list[Once], list[Part]]:
    """Return the events that happen once and touch a span, and those that a library has to look at.

    Left to a library is what recurs, what changes another event (it bears the same UID), and whatever is written in an
    unusual way.
    """
    bearers = Counter(told.value for each in parts if (told := each.first("UID")))
    found, rest = list[Once](), list[Part]()
    early, late = clocks(window)
    for part in parts:
        effort.spend("components", 12)
        uid = part.first("UID")
        times = _times(part) if uid is None or bearers[uid.value] == 1 else None
        if times is None:
            rest.append(part)
            continue
        start, end = times
        if end.clock < early or late < start.clock:
            continue
        effort.spend("components", 30)
        first, last = (zones.instant(each) for each in times)
        if last < first:
            rest.append(part)
        elif first < min(last, window.end) and window.start < last:
            found.append(Once(part, Span(start=first, end=last), any(_is_floating(each, zones) for each in times)))
    return found, rest


def _times(part: Part) -> tuple[Moment, Moment] | None:
    """Return beginning and end of an event that happens once and is written as usual."""
    lines = {line.name: line for line in part.lines}
    if len(lines) < len(part.lines) or not lines.keys() <= ONCE or {"DTEND", "DURATION"} <= lines.keys():
        return None
    start = written(lines["DTSTART"]) if "DTSTART" in lines else None
    length = None if start is None else length_of(lines, start)
    if start is None or length is None:
        return None
    if "DTEND" in lines:
        end = written(lines["DTEND"])
        return None if end is None else (start, end)
    try:
        return start, Moment(start.clock + length, start.zone, start.is_utc, start.is_day)
    except OverflowError:
        return None


def _is_floating(moment: Moment, zones: Zones) -> bool:
    if moment.is_day or moment.is_utc:
        return False
    return moment.zone is None or zones.of(moment.zone) is None
