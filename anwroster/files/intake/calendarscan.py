"""A calendar's text taken apart: only the lines that tell when a doctor is busy or available are kept.

One pass, in time proportional to the text. Alarms, descriptions, guests and attachments, which make up most of a real
calendar, never reach a library; and what a hostile one is stuffed with is passed over or counted.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from anwroster.files.collector import UnreadableError
from anwroster.files.intake.effort import Effort

DEEPEST = 20
"""Components within components; a calendar has three or four."""

LONGEST, LONGEST_LIST = 2_000, 400_000
"""Characters of a kept line, and of one that lists dates."""

LONGEST_NAME = 100
"""Characters of a summary that are kept, to tell which event is meant."""

OWNER = "X-ANWROSTER-DOCTOR"
"""Property of a calendar that names its doctor."""

ONCE = frozenset(
    (
        *("UID", "DTSTART", "DTEND", "DURATION", "SEQUENCE", "SUMMARY"),
        *("TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS"),
    )
)
"""What is kept of an event that happens once."""

_EVENT = ONCE | {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
_TURN = frozenset(("DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"))
_KEPT = {
    "VCALENDAR": frozenset((OWNER,)),
    "VEVENT": _EVENT,
    "AVAILABLE": _EVENT,
    "VAVAILABILITY": frozenset(("DTSTART", "DTEND", "DURATION")),
    "VFREEBUSY": frozenset(("FREEBUSY",)),
    "VTIMEZONE": frozenset(("TZID",)),
    "STANDARD": _TURN,
    "DAYLIGHT": _TURN,
}
"""Properties that are kept, by component; other components are passed over, but for those within them."""

_STAMPS = frozenset(("DTSTAMP", "LAST-MODIFIED"))
LISTS = frozenset(("RDATE", "EXDATE", "FREEBUSY"))
"""Properties that may list many times."""

_PARAMETERS = ("TZID", "VALUE", "FBTYPE", "RANGE")
_NAME = re.compile(r"([A-Za-z-]+)[;:]")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)((?:,(?:"[^"]*"|[^";:,]*))*)')
_TOLD = re.compile(r';([A-Z]+)=("[^"]*"|[^;]*)')
_MOMENT = re.compile(r"\d{8}T\d{6}Z?", re.ASCII)


@dataclass(frozen=True)
class Line:
    """One property.

    Parameters
    ----------
    parameters
        As they are written, each after a semicolon; without those that nobody asks for.
    """

    name: str
    parameters: str
    value: str

    @property
    def told(self) -> dict[str, str]:
        """Parameters by name, without quotation marks."""
        return {name: value.strip('"') for name, value in _TOLD.findall(self.parameters)} if self.parameters else {}

    def __str__(self) -> str:
        return f"{self.name}{self.parameters}:{self.value}"


@dataclass
class Part:
    """A component with what is kept of it."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def text(self) -> Iterator[str]:
        """Yield its lines, from its beginning to its end."""
        yield f"BEGIN:{self.name}"
        yield from map(str, self.lines)
        for each in self.parts:
            yield from each.text()
        yield f"END:{self.name}"

    def all(self, name: str) -> Iterator["Part"]:
        """Yield the components of a name within it."""
        for each in self.parts:
            if each.name == name:
                yield each
            yield from each.all(name)

    def first(self, name: str) -> Line | None:
        """Return the first property of a name."""
        return next((each for each in self.lines if each.name == name), None)


@dataclass(frozen=True)
class Scanned:
    """What a text holds.

    Parameters
    ----------
    stamp
        The newest DTSTAMP or LAST-MODIFIED of anything in it, as it is written; empty when there is none.
    """

    calendars: tuple[Part, ...]
    stamp: str


def scanned(text: str, effort: Effort) -> Scanned:
    """Return the calendars in a text.

    Raises
    ------
    UnreadableError
        ``calendar_effort``; ``calendar_syntax`` when components do not end as they begin, are nested beyond sense or
        have a property beyond sense, and when there is no calendar.
    """
    effort.spend("lines", 0.6, text.count("\n"))
    found, stack, stamp = list[Part](), list[Part](), ""
    for name, line in _unfolded(text.replace("\r\n", "\n").split("\n"), stack):
        if name == "BEGIN":
            part = Part(line.rpartition(":")[2].strip().upper())
            if stack and part.name in _KEPT:
                effort.spend("components", 4)
                next((each for each in reversed(stack) if each.name in _KEPT), stack[0]).parts.append(part)
            stack.append(part)
            if len(stack) > DEEPEST:
                raise UnreadableError("calendar_syntax")
        elif name == "END":
            if not stack or stack[-1].name != line.rpartition(":")[2].strip().upper():
                raise UnreadableError("calendar_syntax")
            part = stack.pop()
            if not stack and part.name == "VCALENDAR":
                found.append(part)
        elif name in _STAMPS:
            told = line.rpartition(":")[2].strip()
            stamp = max(stamp, told) if _MOMENT.fullmatch(told) else stamp
        else:
            stack[-1].lines.append(_line(name, line))
    if stack or not found:
        raise UnreadableError("calendar_syntax")
    return Scanned(tuple(found), stamp)


def _unfolded(lines: Iterable[str], stack: list[Part]) -> Iterator[tuple[str, str]]:
    """Yield name and text of the lines that matter in the component at the end of the stack, each in one piece."""
    name, pieces, room = "", list[str](), 0
    for raw in lines:
        if raw[:1] in (" ", "\t"):
            if pieces:
                room -= len(raw) - 1
                if room < 0 and name != "SUMMARY":
                    raise UnreadableError("calendar_syntax")
                if room >= 0:
                    pieces.append(raw[1:])
            continue
        if not raw:
            continue
        if pieces:
            yield name, "".join(pieces)
            pieces = []
        begun = _NAME.match(raw)
        name = begun[1].upper() if begun else ""
        here = stack[-1].name if stack else ""
        if name not in ("BEGIN", "END") and not (stack and name in _STAMPS) and name not in _KEPT.get(here, ()):
            continue
        room = (LONGEST_LIST if name in LISTS else LONGEST) - len(raw)
        if room < 0 and name != "SUMMARY":
            raise UnreadableError("calendar_syntax")
        pieces = [raw]
    if pieces:
        yield name, "".join(pieces)


def _line(name: str, text: str) -> Line:
    """Return a property with the parameters that matter."""
    at, kept = len(name), ""
    if text[at] == ";":
        while found := _PARAMETER.match(text, at):
            kept += f";{found[1].upper()}={found[2]}" if found[1].upper() in _PARAMETERS else ""
            at = found.end()
            if at > LONGEST:
                raise UnreadableError("calendar_syntax")
    if text[at : at + 1] != ":":
        raise UnreadableError("calendar_syntax")
    value = text[at + 1 :]
    if name == "SUMMARY":
        value = value[:LONGEST_NAME].rstrip("\\")
    return Line(name, kept, value.strip())
