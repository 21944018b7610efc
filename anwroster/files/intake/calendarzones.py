"""The time zones of a calendar: looked up, or read from their own description, only when something is in them."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from anwroster.anwhours import AMSTERDAM
from anwroster.files.collector import UnreadableError
from anwroster.files.intake.calendarscan import Part
from anwroster.files.intake.calendartimes import Moment
from anwroster.files.intake.effort import Effort

_LAST = 2100
_HOUR = timedelta(hours=1)


class Zones:
    """The zones of one calendar.

    Parameters
    ----------
    calendar
        With the zones that it describes itself; Outlook calls every zone of its own making alike.
    """

    def __init__(self, calendar: Part, effort: Effort) -> None:
        from icalendar import use_zoneinfo

        use_zoneinfo()  # type: ignore[no-untyped-call]  # it forgets the zones of the calendar before
        self._effort = effort
        self._own = {_clean(told.value): each for each in calendar.all("VTIMEZONE") if (told := each.first("TZID"))}
        self._known: dict[str, tzinfo | None] = {}
        self._turns: dict[str, int] = {}
        self._offsets: dict[tuple[str, datetime], timedelta | None] = {}

    def of(self, name: str) -> tzinfo | None:
        """Return a zone by the name that a property gives it; None when nobody knows it: then times are floating."""
        name = _clean(name)
        if name not in self._known:
            self._effort.spend("zones", 300)
            self._known[name] = self._found(name)
        return self._known[name]

    def instant(self, moment: Moment) -> datetime:
        """Return a time in UTC; one in a zone that nobody knows, and a day, by the clock of Amsterdam."""
        if moment.is_utc:
            return moment.clock.replace(tzinfo=UTC)
        zone = None if moment.zone is None else self.of(moment.zone)
        if moment.zone is None or zone is None:
            return moment.clock.replace(tzinfo=AMSTERDAM).astimezone(UTC)
        return self._in_zone(moment.clock, _clean(moment.zone), zone)

    def _in_zone(self, moment: datetime, name: str, zone: tzinfo) -> datetime:
        """Return a time in UTC; of a zone that the calendar describes, hour by hour, since each look takes long."""
        if name not in self._turns:
            return moment.replace(tzinfo=zone).astimezone(UTC)
        hour = moment.replace(minute=0, second=0)
        if (name, hour) not in self._offsets:
            self._effort.spend("zones", 30 + 0.3 * self._turns[name])
            first, last = hour.replace(tzinfo=zone).utcoffset(), (hour + _HOUR).replace(tzinfo=zone).utcoffset()
            self._offsets[name, hour] = first if first == last else None
        offset = self._offsets[name, hour]
        if offset is not None:
            return (moment - offset).replace(tzinfo=UTC)
        self._effort.spend("zones", 20 + 0.2 * self._turns[name])
        return moment.replace(tzinfo=zone).astimezone(UTC)

    def _found(self, name: str) -> tzinfo | None:
        from icalendar import Calendar
        from icalendar.timezone import tzp

        if name in self._own and not _is_of_the_world(name):
            self._turns[name] = turns = _turns(self._own[name])
            self._effort.spend("zones", 16, turns)
            text = ["BEGIN:VCALENDAR", *self._own[name].text(), "END:VCALENDAR", ""]
            try:
                Calendar.from_ical("\r\n".join(text))
            except (KeyboardInterrupt, SystemExit, MemoryError):
                raise
            except Exception:  # whatever a strange description does to the library
                raise UnreadableError("calendar_syntax") from None
        try:
            return tzp.timezone(name)
        except OSError:  # no file of that name can be looked for
            return None


def _is_of_the_world(name: str) -> bool:
    """Return whether a zone is known without the calendar; what that says of it then does not matter."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _clean(name: str) -> str:
    return name.strip("/")


def _turns(zone: Part) -> int:
    """Return how often the clock of a zone turns at most: a library expands every rule from its first year on.

    Raises
    ------
    UnreadableError
        ``calendar_syntax`` for rules that are not yearly, and for years that are none.
    """
    found = 0
    for observance in zone.parts:
        started = observance.first("DTSTART")
        since = int(started.value[:4]) if started and started.value[:4].isdecimal() else 1
        for line in observance.lines:
            if line.name == "RDATE":
                found += line.value.count(",") + 1
            elif line.name == "RRULE":
                parts = dict(each.partition("=")[::2] for each in line.value.upper().split(";"))
                if parts.get("FREQ") != "YEARLY" or {"BYHOUR", "BYMINUTE", "BYSECOND"} & parts.keys():
                    raise UnreadableError("calendar_syntax")
                until = parts.get("UNTIL", "")[:4]
                last = min(_LAST, int(until)) if until.isdecimal() else _LAST
                found += max(0, last - since) + 1
    return found
