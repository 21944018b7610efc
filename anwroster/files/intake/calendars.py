"""A doctor's calendar: busy time becomes blocked time, availability (RFC 7953) becomes offers."""

import warnings
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from anwroster.anwhours import moment
from anwroster.files.availability import AGENDA
from anwroster.files.bounded import decoded, digest
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.intake.calendarscan import prove_calendar
from anwroster.files.intake.context import Context
from anwroster.files.intake.formcheck import proper_moment
from anwroster.files.intake.recurring import instant, occurrences, span_of_event
from anwroster.files.intake.submission import AVAILABILITY, CALENDAR, EARLIEST, Note, Received, Submission
from anwroster.files.intake.wording import span_shown
from anwroster.files.raw import RawTable, Source
from anwroster.files.selection import merged
from anwroster.model import Span

if TYPE_CHECKING:
    from icalendar import Calendar, Component

OWNER = "X-ANWROSTER-DOCTOR"
"""Property of a calendar that names its doctor."""

_HEADER = ["doctor", "what", "from", "until", "remark"]


def read_calendar(received: Received, context: Context, faults: Faults) -> list[Submission]:
    """Return what a calendar says; none, with faults kept, when it cannot be read or nobody knows whose it is."""
    file = received.name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on zones that the library guesses at; it would say so on stderr
            calendars = _calendars(received.content)
            doctor = _owner(calendars, received, context)
            blocks, offers, floating = _spans(calendars, _window(context))
            stamp = _stamp(calendars)
    except UnreadableError as reason:
        faults.add(reason.code, file, **reason.details)
        return []
    except Exception:  # a damaged value raises whatever the library likes, as late as when it is looked at
        faults.add("calendar_syntax", file)
        return []
    if floating:
        context.notes.append(Note("floating", file, doctor, (("count", str(floating)),)))
    language = context.instance.hds.language
    words = ("block", "offer") if language == "en" else ("blokkade", "aanbod")
    rows: list[tuple[int, list[Any]]] = [(0, [*_HEADER])]
    for word, spans, outward in zip(words, (blocks, offers), (True, False), strict=True):
        for span in merged(spans):
            first, last = span_shown(span.start, span.end, language, outward=outward)
            rows.append((len(rows), [doctor, word, first, last, AGENDA]))
    saved = proper_moment(stamp or received.at, file, doctor, context, faults)
    if saved is None:
        return []
    tables = {AVAILABILITY: RawTable(Source(file), rows)}
    return [Submission(doctor, saved, file, digest(received.content), (CALENDAR,), tables)]


def _window(context: Context) -> Span:
    """Return the span in which shifts lie: the period and the day after it, into which its last night runs."""
    period = context.instance.hds.period
    last = max((each.end for each in context.instance.shifts), default=moment(period.end, 0))
    return Span(start=moment(period.start, 0), end=max(last, moment(period.end, 0)))


def _calendars(content: bytes) -> "list[Calendar]":
    try:
        text = decoded(content).lstrip("\ufeff")
    except UnreadableError:
        raise UnreadableError("calendar_syntax") from None
    prove_calendar(text)
    from icalendar import Calendar, use_zoneinfo

    # It forgets the zones of the calendar before: Outlook calls every zone of its own alike.
    use_zoneinfo()  # type: ignore[no-untyped-call]
    try:
        found = [each for each in Calendar.from_ical(text, multiple=True) if each.name == "VCALENDAR"]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception:  # whatever the parser meets in a file that is no calendar
        raise UnreadableError("calendar_syntax") from None
    if not found:
        raise UnreadableError("calendar_syntax")
    return found


def _owner(calendars: "list[Calendar]", received: Received, context: Context) -> str:
    """Return the doctor whose calendar it is: as asked, as it says itself, or by the file's name."""
    if context.doctor is not None:
        return context.doctor
    told = next((str(each[OWNER]) for each in calendars if OWNER in each), received.stem)
    try:
        return context.known.doctors.find(told)
    except UnreadableError as reason:
        near = reason.details.get("near") or reason.details.get("bearers", "–")
        raise UnreadableError("calendar_whose", told=told, near=near) from None


def _spans(calendars: "list[Calendar]", window: Span) -> tuple[list[Span], list[Span], int]:
    """Return blocked spans, offered spans, and how many times were floating."""
    blocks: list[Span] = []
    offers: list[Span] = []
    floating = 0
    for calendar in calendars:
        for event in occurrences(calendar.walk("VEVENT"), window):
            span, is_floating = span_of_event(event)
            if span is not None and _busy(event):
                blocks += _within(span, window)
                floating += is_floating
        for availability in calendar.walk("VAVAILABILITY"):
            frame = _frame(availability, window)
            if frame is None:
                continue
            for event in occurrences(_available(availability), frame):
                span, is_floating = span_of_event(event)
                offers += _within(span, frame) if span else []
                floating += is_floating
        for free_busy in calendar.walk("VFREEBUSY"):
            blocks += [part for span in _periods(free_busy) for part in _within(span, window)]
    return blocks, offers, floating


def _busy(event: "Component") -> bool:
    """Return whether an occurrence keeps the doctor from working: neither free nor cancelled."""
    free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    outlook = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() == "FREE"
    return not free and not outlook and str(event.get("STATUS", "")).upper() != "CANCELLED"


def _within(span: Span, window: Span) -> list[Span]:
    start, end = max(span.start, window.start), min(span.end, window.end)
    return [Span(start=start, end=end)] if start < end else []


def _frame(availability: "Component", window: Span) -> Span | None:
    """Return the part of the window for which availability speaks; without bounds, all of it."""
    try:
        start = instant(availability.decoded("DTSTART")) if "DTSTART" in availability else window.start
        if "DTEND" in availability:
            end = instant(availability.decoded("DTEND"))
        elif "DURATION" in availability and "DTSTART" in availability:
            end = start + availability.decoded("DURATION")
        else:
            end = window.end
    except (KeyError, ValueError, TypeError, OverflowError, AttributeError):
        raise UnreadableError("calendar_syntax") from None
    return next(iter(_within(Span(start=start, end=end), window)), None) if start < end else None


def _available(availability: "Component") -> "list[Component]":
    """Return the parts in which a doctor is available as events, which is what the expansion of recurrences knows."""
    from icalendar import Event

    found: list[Component] = []
    for each in availability.subcomponents:
        if each.name == "AVAILABLE":
            event = Event()
            for name, value in each.items():
                event[name] = value
            found.append(event)
    return found


def _periods(free_busy: "Component") -> Iterable[Span]:
    """Yield the busy periods of a VFREEBUSY."""
    told = free_busy.get("FREEBUSY", [])
    for each in told if isinstance(told, list) else [told]:
        if str(getattr(each, "params", {}).get("FBTYPE", "BUSY")).upper() == "FREE":
            continue
        for period in getattr(each, "dts", None) or [each]:
            try:
                start, end = getattr(period, "dt", period)
                end = start + end if isinstance(end, timedelta) else end
                first, last = instant(start), instant(end)
            except (ValueError, TypeError, OverflowError):
                raise UnreadableError("calendar_syntax") from None
            if first < last:
                yield Span(start=first, end=last)


def _stamp(calendars: "list[Calendar]") -> datetime | None:
    """Return the newest DTSTAMP or LAST-MODIFIED of everything in the calendars.

    None when there is none, or none that a clock has shown: programs that know no moment write one of 1970.
    """
    found = []
    for calendar in calendars:
        for each in calendar.walk():
            for name in ("DTSTAMP", "LAST-MODIFIED"):
                value = getattr(each.get(name), "dt", None)
                if isinstance(value, datetime):
                    found.append((value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC))
    newest = max(found, default=None)
    return newest if newest is not None and newest >= EARLIEST else None
