"""Recurring events within a span: bounded in number and in time before anything is expanded.

A rule without an end is cut at the end of the span. How many steps a rule takes is reckoned beforehand, so that one
that would run for hours (every second, for fifty years) is refused instead of tried.
"""

import warnings
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from anwroster.anwhours import AMSTERDAM
from anwroster.files.collector import UnreadableError
from anwroster.model import Span

if TYPE_CHECKING:
    from icalendar import Component

_SECONDS = {
    "SECONDLY": 1,
    "MINUTELY": 60,
    "HOURLY": 3_600,
    "DAILY": 86_400,
    "WEEKLY": 604_800,
    "MONTHLY": 28 * 86_400,
    "YEARLY": 365 * 86_400,
}
MOST_STEPS = 100_000
"""Steps of one rule, from its first event to the end of the span."""

MOST_EVENTS = 20_000
"""Occurrences of a whole calendar within the span."""


def occurrences(events: "Iterable[Component]", span: Span) -> "list[Component]":
    """Return every occurrence of events (VEVENT) that touches a span, exceptions and moved ones reckoned with.

    Raises
    ------
    UnreadableError
        ``calendar_too_many`` with the event's summary; ``calendar_syntax`` when a rule cannot be understood.
    """
    import recurring_ical_events
    from icalendar import Calendar

    calendar, expected = Calendar(), 0
    for event in events:
        expected += _bounded(event, span)
        if expected > MOST_EVENTS:
            raise UnreadableError("calendar_too_many", event=_name(event), most=MOST_EVENTS)
        calendar.add_component(event)
    try:
        with warnings.catch_warnings():
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


def instant(moment: date) -> datetime:
    """Return a day's midnight, a floating time or a zoned one in UTC."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)


def _bounded(event: "Component", span: Span) -> int:
    """Cut an event's rules at the end of the span and return how many occurrences it may have within."""
    rules = event.get("RRULE")
    found = 1 + _listed(event.get("RDATE"))
    if rules is None:
        return found
    try:
        start = event.decoded("DTSTART")
        first = instant(start)
        for rule in rules if isinstance(rules, list) else [rules]:
            found += _cut(rule, start, first, span, event)
    except UnreadableError:
        raise
    except (KeyError, ValueError, TypeError, OverflowError, AttributeError, IndexError):
        raise UnreadableError("calendar_syntax") from None
    return found


def _cut(rule: Any, start: date, first: datetime, span: Span, event: "Component") -> int:
    """Give one rule an end, and return how many occurrences it may have within the span."""
    step = _SECONDS[str(rule["FREQ"][0]).upper()] * max(1, int(rule.get("INTERVAL", [1])[0]))
    until = min(span.end, *(instant(each) for each in rule.get("UNTIL", [])), span.end)
    each_time = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYMONTH"):
        narrows = part.startswith("BYMONTH") and step < 86_400 * 28
        each_time *= 1 if narrows else max(1, len(rule.get(part, [])))
    steps = max(0, int((until - first).total_seconds() // step)) + 1
    within = max(0, int((until - max(first, span.start)).total_seconds() // step)) + 1
    count = int(rule["COUNT"][0]) if "COUNT" in rule else None
    if count is not None and not any(str(part).upper().startswith("BY") for part in rule):
        steps, within = min(steps, count), min(within, count)
    if steps * each_time > MOST_STEPS:
        raise UnreadableError("calendar_too_many", event=_name(event), most=MOST_STEPS)
    if not isinstance(start, datetime):
        rule["UNTIL"] = [until.astimezone(AMSTERDAM).date()]
    elif start.tzinfo is None:
        rule["UNTIL"] = [until.astimezone(AMSTERDAM).replace(tzinfo=None)]
    else:
        rule["UNTIL"] = [until]
    return within * each_time


def _listed(dates: Any) -> int:
    lists = dates if isinstance(dates, list) else [] if dates is None else [dates]
    return sum(len(getattr(each, "dts", ())) for each in lists)


def _name(event: "Component") -> str:
    return str(event.get("SUMMARY", event.get("UID", "?")))
