"""Rules of recurring events: cut at the end of a span, begun shortly before it, and reckoned before they are expanded.

A rule without an end is cut at the end of the span. How many steps a rule takes is reckoned beforehand, so that one
that would run for hours (every second, for fifty years) is refused instead of tried.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from anwroster.anwhours import AMSTERDAM
from anwroster.files.collector import UnreadableError
from anwroster.files.intake.effort import Effort
from anwroster.model import Span

if TYPE_CHECKING:
    from icalendar import Component

_DAY = 86_400
_SECONDS = {
    "SECONDLY": 1,
    "MINUTELY": 60,
    "HOURLY": 3_600,
    "DAILY": _DAY,
    "WEEKLY": 7 * _DAY,
    "MONTHLY": 28 * _DAY,
    "YEARLY": 365 * _DAY,
}
_TIMES = {
    "YEARLY": {"BYDAY": 53, "BYMONTHDAY": 12, "BYWEEKNO": 7, "BYMONTH": 1, "BYYEARDAY": 1},
    "MONTHLY": {"BYDAY": 5, "BYMONTHDAY": 1},
    "WEEKLY": {"BYDAY": 1},
}
"""How often each value of a part comes at most in one step."""

_MOST_TIMES = {"YEARLY": 366, "MONTHLY": 31, "WEEKLY": 7}
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_STEPS = 100_000
"""Steps of one rule, from its first event to the end of the span."""

MOST_EVENTS = 10_000
"""Occurrences of a whole calendar within the span."""


def reckoned(event: "Component", span: Span, effort: Effort, *, is_moved: bool = False) -> int:
    """Give an event's rules an end, and a beginning near the span; return how many occurrences it may have within.

    Parameters
    ----------
    is_moved
        Whether all that follows a certain occurrence was moved, perhaps far; then it begins where it began.

    Raises
    ------
    UnreadableError
        ``calendar_too_many`` with the event's summary; ``calendar_effort``; ``calendar_syntax``.
    """
    rules, dates = event.get("RRULE"), event.get("RDATE")
    found = 1 + sum(len(getattr(each, "dts", ())) for each in _all(dates))
    try:
        length = _length(event)
        if rules is not None and not isinstance(rules, list) and not is_moved:
            _begin_near(event, rules, length, span)
        for rule in _all(rules):
            found += _cut(rule, event.decoded("DTSTART"), length, span, event, effort)
    except UnreadableError:
        raise
    except (KeyError, ValueError, TypeError, OverflowError, AttributeError, IndexError):
        raise UnreadableError("calendar_syntax") from None
    return found


def too_many(event: "Component", most: int) -> UnreadableError:
    """Return the refusal of an event with more steps or occurrences than can be counted."""
    return UnreadableError("calendar_too_many", event=str(event.get("SUMMARY", event.get("UID", "?"))), most=most)


def instant(moment: date) -> datetime:
    """Return a day's midnight, a floating time or a zoned one in UTC."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)


def _all(found: Any) -> Sequence[Any]:
    return found if isinstance(found, list) else [] if found is None else [found]


def _length(event: "Component") -> timedelta:
    """Return about how long an event lasts; whole days for one without an end."""
    if "DTSTART" not in event:
        raise UnreadableError("calendar_syntax")
    if "DTEND" in event:
        return abs(instant(event.decoded("DTEND")) - instant(event.decoded("DTSTART")))
    return abs(event.decoded("DURATION")) if "DURATION" in event else timedelta(days=1)


def _begin_near(event: "Component", rule: Any, length: timedelta, span: Span) -> None:
    """Let a daily or weekly rule begin shortly before a span: it comes to the same days, in fewer steps."""
    from icalendar import vDDDTypes

    frequency, interval = str(rule["FREQ"][0]).upper(), int(rule.get("INTERVAL", [1])[0])
    if frequency not in ("DAILY", "WEEKLY") or "COUNT" in rule or "BYSETPOS" in rule or interval < 1:
        return
    step = timedelta(days=interval * (1 if frequency == "DAILY" else 7))
    skipped = (span.start - length - timedelta(days=2) - instant(event.decoded("DTSTART"))) // step
    if skipped > 0:
        for name in ("DTSTART", "DTEND"):
            if name in event:
                event[name] = vDDDTypes(event.decoded(name) + skipped * step)


def _cut(rule: Any, start: date, length: timedelta, span: Span, event: "Component", effort: Effort) -> int:
    """Give one rule an end; return how many occurrences it may have within the span."""
    frequency, interval = str(rule["FREQ"][0]).upper(), int(rule.get("INTERVAL", [1])[0])
    if interval < 1:  # it never moves on
        raise too_many(event, MOST_STEPS)
    first, step = instant(start), _SECONDS[frequency] * interval
    until = min([span.end, *(instant(each) for each in rule.get("UNTIL", []))])
    steps = max(0, int((until - first).total_seconds() // step)) + 1
    within = max(0, int((until - max(first, span.start - length)).total_seconds() // step)) + 1
    count = int(rule["COUNT"][0]) if "COUNT" in rule else None
    if count is not None and not any(str(part).upper().startswith("BY") for part in rule):
        steps, within = min(steps, count), min(within, count)
    each_time = _each_time(rule, frequency)
    if steps * each_time > MOST_STEPS:
        raise too_many(event, MOST_STEPS)
    base = {"YEARLY": 50, "MONTHLY": 12}.get(frequency, 10)
    effort.spend("rules", base + each_time * (2 + 0.03 * len(rule.get("BYSETPOS", []))), steps)
    if not isinstance(start, datetime):
        rule["UNTIL"] = [until.astimezone(AMSTERDAM).date()]
    elif start.tzinfo is None:
        rule["UNTIL"] = [until.astimezone(AMSTERDAM).replace(tzinfo=None)]
    else:
        rule["UNTIL"] = [until]
    return within * each_time


def _each_time(rule: Any, frequency: str) -> int:
    """Return how many occurrences one step of a rule has at most."""
    days = sum(times * len(rule.get(part, [])) for part, times in _TIMES.get(frequency, {}).items())
    found = min(_MOST_TIMES.get(frequency, 1), max(1, days))
    for part in _CLOCK:
        found *= max(1, len(rule.get(part, [])))
    return found
