"""When a calendar says that a doctor is busy or available, within the span in which shifts lie."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING

from anwroster.files.collector import UnreadableError
from anwroster.files.intake.calendarrules import instant
from anwroster.files.intake.calendarscan import Line, Part
from anwroster.files.intake.calendartimes import length_of, written
from anwroster.files.intake.calendarzones import Zones
from anwroster.files.intake.effort import Effort
from anwroster.files.intake.nearevents import near
from anwroster.files.intake.plainevents import once
from anwroster.files.intake.recurring import as_events, occurrences, span_of_event
from anwroster.model import Span

if TYPE_CHECKING:
    from icalendar import Component


@dataclass
class Times:
    """What a doctor's calendars say.

    Parameters
    ----------
    floating
        How many times were without a zone that anybody knows.
    """

    busy: list[Span] = field(default_factory=list)
    available: list[Span] = field(default_factory=list)
    floating: int = 0


def times_of(calendars: Sequence[Part], window: Span, effort: Effort) -> Times:
    """Return when calendars say that a doctor is busy or available within a span.

    Raises
    ------
    UnreadableError
        ``calendar_effort``, ``calendar_too_many``, ``calendar_syntax``.
    """
    found = Times()
    for calendar in calendars:
        zones = Zones(calendar, effort)
        for span, event, is_floating in _events(list(calendar.all("VEVENT")), window, zones, effort):
            if _is_busy(event):
                found.busy += _within(span, window)
                found.floating += is_floating
        for availability in calendar.all("VAVAILABILITY"):
            frame = _frame(availability, window, zones, effort)
            parts = [each for each in availability.parts if each.name == "AVAILABLE"]
            for span, _, is_floating in _events(parts, frame, zones, effort) if frame else ():
                found.available += _within(span, frame) if frame else []
                found.floating += is_floating
        for free_busy in calendar.all("VFREEBUSY"):
            found.busy += [part for span in _periods(free_busy, effort) for part in _within(span, window)]
    return found


def _events(
    parts: Sequence[Part], window: Span, zones: Zones, effort: Effort
) -> list[tuple[Span, dict[str, str], bool]]:
    """Return every event that touches a span: its own span, what it says of itself, whether its times are floating."""
    plain, rest = once(parts, window, zones, effort)
    found = [(each.span, {line.name: line.value for line in each.part.lines}, each.is_floating) for each in plain]
    left = near(rest, window)
    for event in occurrences(as_events(left, zones, effort), window, effort) if left else ():
        span, is_floating = span_of_event(event)
        if span is not None:
            found.append((span, {name: str(event.get(name, "")) for name in _TELLING}, is_floating))
    return found


_TELLING = ("TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS")


def _is_busy(told: dict[str, str]) -> bool:
    """Return whether an event keeps the doctor from working: neither free nor cancelled."""
    transparent, status, outlook = (told.get(name, "").upper() for name in _TELLING)
    return transparent != "TRANSPARENT" and status != "CANCELLED" and outlook != "FREE"


def _within(span: Span, window: Span) -> list[Span]:
    start, end = max(span.start, window.start), min(span.end, window.end)
    return [Span(start=start, end=end)] if start < end else []


def _frame(availability: Part, window: Span, zones: Zones, effort: Effort) -> Span | None:
    """Return the part of the window for which availability speaks; without bounds, all of it."""
    start, end = window.start, window.end
    lines = {line.name: line for line in availability.lines}
    event: Component | None = as_events([Part("VEVENT", availability.lines)], zones, effort)[0] if lines else None
    try:
        if event is not None and "DTSTART" in event:
            start = instant(event.decoded("DTSTART"))
        if event is not None and "DTEND" in event:
            end = instant(event.decoded("DTEND"))
        elif event is not None and "DURATION" in event and "DTSTART" in event:
            end = start + event.decoded("DURATION")
    except (KeyError, ValueError, TypeError, OverflowError, AttributeError):
        raise UnreadableError("calendar_syntax") from None
    return next(iter(_within(Span(start=start, end=end), window)), None) if start < end else None


def _periods(free_busy: Part, effort: Effort) -> list[Span]:
    """Return the busy periods of a VFREEBUSY, which are told in UTC.

    Raises
    ------
    UnreadableError
        ``calendar_syntax``, ``calendar_effort``.
    """
    found = []
    for line in free_busy.lines:
        effort.spend("periods", 16, line.value.count(",") + 1)
        if line.told.get("FBTYPE", "").upper() == "FREE":
            continue
        for period in line.value.split(","):
            first, _, last = period.strip().partition("/")
            start = written(Line("DTSTART", "", first))
            end = "DURATION" if last.startswith(("P", "+P")) else "DTEND"
            length = length_of({end: Line(end, "", last)}, start) if start is not None and start.is_utc else None
            if start is None or length is None:
                raise UnreadableError("calendar_syntax")
            begin = start.clock.replace(tzinfo=UTC)
            found.append(Span(start=begin, end=begin + length))
    return [each for each in found if each.start < each.end]
