"""One iCalendar file that real clients take (RFC 5545), written with ``ics`` and repaired where it falls short.

``ics`` 0.7 escapes texts and writes instants in UTC, but it does not fold lines, orders events at random, puts METHOD
after the events and ends without a line break; the calendar around the events is therefore put together here.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from anwroster.version import __version__

_OCTETS = 75
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of the text after them: a name must not turn what stands behind it."""


@dataclass(frozen=True)
class Entry:
    """One event.

    Parameters
    ----------
    uid
        Stable key of the event: the same in every version of a roster.
    start, end
        Half-open span, in UTC.
    description
        Lines of text.
    stamp
        When the roster was made, in UTC.
    sequence
        How often the event changed since it was first published.
    alarm_minutes
        Minutes before the start at which a client warns; None for no alarm.
    """

    uid: str
    start: datetime
    end: datetime
    title: str
    description: tuple[str, ...]
    location: str
    stamp: datetime
    sequence: int = 0
    alarm_minutes: int | None = None


def calendar_bytes(name: str, entries: Iterable[Entry], *, cancelled: bool = False) -> bytes:
    """Return a calendar with its events in order of start and key.

    Parameters
    ----------
    name
        Name under which clients show the calendar.
    cancelled
        Whether the events are withdrawn: a message for mail, not a feed (RFC 5546, METHOD:CANCEL).
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//anwroster//anwroster {__version__}//NL",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if cancelled else 'PUBLISH'}",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]
    for entry in sorted(entries, key=lambda each: (each.start, each.uid)):
        lines += _event(entry, cancelled=cancelled)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(entry: Entry, *, cancelled: bool) -> list[str]:
    from ics import Event
    from ics.grammar.parse import Container, ContentLine

    event = Event(
        name=_one_line(entry.title),
        begin=entry.start,
        end=entry.end,
        uid=_one_line(entry.uid),
        description="\n".join(_one_line(line) for line in entry.description),
        location=_one_line(entry.location) or None,
        created=entry.stamp,
    )
    event.extra.append(ContentLine(name="SEQUENCE", params={}, value=str(entry.sequence)))
    event.extra.append(ContentLine(name="TRANSP", params={}, value="OPAQUE"))
    if cancelled:
        event.extra.append(ContentLine(name="STATUS", params={}, value="CANCELLED"))
    elif entry.alarm_minutes is not None:
        alarm = (
            ("ACTION", "DISPLAY"),
            ("DESCRIPTION", _escaped(entry.title)),
            ("TRIGGER", f"-PT{entry.alarm_minutes}M"),
        )
        event.extra.append(Container("VALARM", *(ContentLine(name=n, params={}, value=v) for n, v in alarm)))
    return [line.rstrip("\r") for line in event.serialize().split("\n") if line.strip()]


def _one_line(text: str) -> str:
    """Return text without line breaks, control characters and marks that turn its direction."""
    plain = "".join(" " if unicodedata.category(each) in ("Cc", "Zl", "Zp", "Cs") else each for each in text)
    return " ".join("".join(each for each in plain if each not in _TURNING).split())


def _escaped(text: str) -> str:
    """Escape a TEXT value (RFC 5545, 3.3.11)."""
    return _one_line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> bytes:
    """Return a content line in UTF-8 with CRLF, folded so that no line is over 75 octets (RFC 5545, 3.1)."""
    octets = line.encode()
    parts, at, room = [], 0, _OCTETS
    while len(octets) - at > room:
        cut = at + room
        while octets[cut] & 0xC0 == 0x80:  # never inside a character
            cut -= 1
        parts.append(octets[at:cut])
        at, room = cut, _OCTETS - 1
    parts.append(octets[at:])
    return b"\r\n ".join(parts) + b"\r\n"
