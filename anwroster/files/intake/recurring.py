"""Recurring events within a span, expanded by a library after their work was reckoned."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from types import ModuleType
from typing import TYPE_CHECKING

from anwroster.files.collector import UnreadableError
from anwroster.files.intake.calendarrules import MOST_EVENTS, instant, reckoned, too_many
from anwroster.files.intake.calendarscan import LISTS, Part
from anwroster.files.intake.calendarzones import Zones
from anwroster.files.intake.effort import Effort
from anwroster.model import Span

if TYPE_CHECKING:
    from icalendar import Component


def as_events(parts: Sequence[Part], zones: Zones, effort: Effort) -> "list[Component]":
    """Return parts of a calendar as a library reads events, whatever they were called.

    Raises
    ------
    UnreadableError
        ``calendar_effort``, before the library begins; ``calendar_syntax``.
    """
    from icalendar import Calendar

    text = ["BEGIN:VCALENDAR"]
    for part in parts:
        _spend(part, zones, effort)
        text += ["BEGIN:VEVENT", *map(str, part.lines), "END:VEVENT"]
    try:
        found: list[Component] = Calendar.from_ical("\r\n".join([*text, "END:VCALENDAR", ""])).walk("VEVENT")
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception:  # whatever the parser meets in a file that is no calendar
        raise UnreadableError("calendar_syntax") from None
    return found


def occurrences(events: "Sequence[Component]", span: Span, effort: Effort) -> "list[Component]":
    """Return every occurrence of events (VEVENT) that touches a span, exceptions and moved ones reckoned with.

    Raises
    ------
    UnreadableError
        ``calendar_too_many`` with the event's summary; ``calendar_effort``; ``calendar_syntax`` when a rule cannot be
        understood.
    """
    import recurring_ical_events
    from icalendar import Calendar

    calendar, expected = Calendar(), 0
    moved = {event.get("UID") for event in events if "RANGE" in getattr(event.get("RECURRENCE-ID"), "params", ())}
    for event in events:
        more = reckoned(event, span, effort, is_moved=event.get("UID") in moved)
        expected += more
        if expected > MOST_EVENTS:
            raise too_many(event, MOST_EVENTS)
        effort.spend("occurrences", 80, more)
        calendar.add_component(event)
    try:
        with warnings.catch_warnings(), _no_rule_beyond(span.end.year + 1):
            warnings.simplefilter("ignore")
            found = recurring_ical_events.of(calendar, skip_bad_series=False).between(span.start, span.end)
            return list(found)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception:  # whatever a strange rule makes of two libraries
        raise UnreadableError("calendar_syntax") from None


def span_of_event(event: "Component") -> tuple[Span | None, bool]:
    """Return an event's span, and whether its times were floating: without a zone that anybody knows.

    An all-day event is from midnight to midnight in Europe/Amsterdam, which floating times are taken to be in as well.
    None: it has no length.
    """
    try:
        start = event.decoded("DTSTART")
        if "DTEND" in event:
            end = event.decoded("DTEND")
        elif "DURATION" in event:
            end = start + event.decoded("DURATION")
        else:
            end = start + timedelta(days=0 if isinstance(start, datetime) else 1)
        first, last = instant(start), instant(end)
    except (KeyError, ValueError, TypeError, OverflowError, AttributeError):
        raise UnreadableError("calendar_syntax") from None
    floating = any(isinstance(each, datetime) and each.tzinfo is None for each in (start, end))
    return (Span(start=first, end=last) if first < last else None), floating


def _spend(part: Part, zones: Zones, effort: Effort) -> None:
    """Reckon what reading a part costs, and have its zones known."""
    effort.spend("components", 150 + 20 * len(part.lines))
    for line in part.lines:
        if line.name in LISTS:
            effort.spend("dates", 14, line.value.count(",") + 1)
        elif line.name == "RRULE":
            effort.spend("rules", 150 + 0.5 * len(line.value))
        elif "RANGE=" in line.parameters:
            effort.spend("rules", 5_000)  # each is looked at again for every occurrence
        zone = line.told.get("TZID")
        if zone:
            zones.of(zone)


@contextmanager
def _no_rule_beyond(year: int) -> Iterator[None]:
    """Let rules end with a year: one that never comes true would be tried up to the year 9999, whatever its UNTIL."""
    from dateutil import rrule

    proper = rrule.datetime
    cut = ModuleType("datetime")
    cut.__dict__.update(proper.__dict__)
    cut.__dict__["MAXYEAR"] = year
    rrule.datetime = cut
    try:
        yield
    finally:
        rrule.datetime = proper
