"""Recurring events within a span: bounded in number and in time before anything is expanded.

A rule without an end is cut at the end of the span. How many steps a rule takes is reckoned beforehand, so that one
that would run for hours (every second, for fifty years) is refused instead of tried.
"""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from types import ModuleType
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

MOST_TOGETHER = 2_000_000
"""Steps of all rules of a calendar together: a few seconds."""

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

    calendar, expected, steps = Calendar(), 0, 0
    for event in events:
        more, taken = _bounded(event, span)
        expected, steps = expected + more, steps + taken
        if expected > MOST_EVENTS or steps > MOST_TOGETHER:
            raise UnreadableError("calendar_too_many", event=_name(event), most=MOST_EVENTS)
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


def instant(moment: date) -> datetime:
    """Return a day's midnight, a floating time or a zoned one in UTC."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)


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


def _bounded(event: "Component", span: Span) -> tuple[int, int]:
    """Cut an event's rules at the end of the span; return how many occurrences and steps they may have."""
    rules = event.get("RRULE")
    found, steps = 1 + _listed(event.get("RDATE")), 0
    if rules is None:
        return found, steps
    try:
        start = event.decoded("DTSTART")
        first = instant(start)
        for rule in rules if isinstance(rules, list) else [rules]:
            within, taken = _cut(rule, start, first, span, event)
            found, steps = found + within, steps + taken
    except UnreadableError:
        raise
    except (KeyError, ValueError, TypeError, OverflowError, AttributeError, IndexError):
        raise UnreadableError("calendar_syntax") from None
    return found, steps


def _cut(rule: Any, start: date, first: datetime, span: Span, event: "Component") -> tuple[int, int]:
    """Give one rule an end; return how many occurrences it may have within the span, and how many steps it takes."""
    interval = int(rule.get("INTERVAL", [1])[0])
    if interval < 1:  # it never moves on
        raise UnreadableError("calendar_too_many", event=_name(event), most=MOST_STEPS)
    step = _SECONDS[str(rule["FREQ"][0]).upper()] * interval
    until = min([span.end, *(instant(each) for each in rule.get("UNTIL", []))])
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
    return within * each_time, steps * each_time


def _listed(dates: Any) -> int:
    lists = dates if isinstance(dates, list) else [] if dates is None else [dates]
    return sum(len(getattr(each, "dts", ())) for each in lists)


def _name(event: "Component") -> str:
    return str(event.get("SUMMARY", event.get("UID", "?")))
