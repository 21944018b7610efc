"""A look through a calendar's text before any library reads it: everything that would take long is counted, once.

One pass, in time proportional to the text. A library expands every rule of a time zone from its first year on, and
looks through all of it for every event in that zone; a scan that fails here costs nobody an evening.
"""

import re

from anwroster.files.collector import UnreadableError

MOST_COMPONENTS = 20_000
DEEPEST = 20
"""Components within components; a calendar has three or four."""

MOST_ZONES = 500
MOST_TURNS = 40_000
"""Turns of the clock in all zones together, from the first year of each rule on."""

MOST_TURNS_OF_ONE = 2_000
"""Turns in one zone; Outlook's, which begin in the year 1601, have about 900."""

_FOLD = re.compile(r"\r?\n[ \t]")
_LAST = 2100
_BEGIN, _END, _ZONE = "BEGIN", "END", "VTIMEZONE"
_OWN = ("RRULE", "RDATE", "DTSTART")


def prove_calendar(text: str) -> None:
    """Refuse a calendar that would take too long to read.

    Raises
    ------
    UnreadableError
        ``calendar_too_many``, ``calendar_zones``; ``calendar_syntax`` for a zone whose rules are not yearly, and for
        components nested beyond sense.
    """
    components = depth = zones = whole = 0
    since = 0  # depth at which the zone stands that we are in; 0: none
    observance = _Observance()
    own = 0
    for line in _FOLD.sub("", text).split("\n"):
        name = re.split("[;:]", line[:40], maxsplit=1)[0].strip().upper()
        if name in (_BEGIN, _END):
            value = line.rpartition(":")[2].strip().upper()
            if since:
                own += observance.turns()
                observance = _Observance()
            if name == _BEGIN:
                components, depth = components + 1, depth + 1
                if value == _ZONE and not since:
                    zones, since, own = zones + 1, depth, 0
            else:
                depth = max(0, depth - 1)
                if since and depth < since:
                    whole, since = whole + own, 0
            if components > MOST_COMPONENTS:
                raise UnreadableError("calendar_too_many", event="–", most=MOST_COMPONENTS)
            if depth > DEEPEST:
                raise UnreadableError("calendar_syntax")
        elif since and name in _OWN:
            observance.hear(name, line.rpartition(":")[2].strip().upper())
        if zones > MOST_ZONES or own > MOST_TURNS_OF_ONE or whole > MOST_TURNS:
            raise UnreadableError("calendar_zones", zones=MOST_ZONES, most=MOST_TURNS)


class _Observance:
    """Standard or summer time of a zone, as far as it tells how often the clock turns."""

    def __init__(self) -> None:
        self._since = 1
        self._until: list[int] = []
        self._listed = 0

    def hear(self, name: str, value: str) -> None:
        """Take in one property; rules that are not yearly are refused, since a library expands them all at once."""
        if name == "DTSTART":
            self._since = int(value[:4]) if value[:4].isdecimal() else 1
        elif name == "RDATE":
            self._listed += value.count(",") + 1
        else:
            parts = dict(each.partition("=")[::2] for each in value.split(";"))
            if parts.get("FREQ") != "YEARLY" or {"BYHOUR", "BYMINUTE", "BYSECOND"} & parts.keys():
                raise UnreadableError("calendar_syntax")
            until = parts.get("UNTIL", "")[:4]
            self._until.append(min(_LAST, int(until)) if until.isdecimal() else _LAST)

    def turns(self) -> int:
        """Return how often the clock turns at most."""
        return self._listed + sum(max(0, until - self._since) + 1 for until in self._until)
