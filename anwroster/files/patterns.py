"""Recurring patterns such as ``di avond``, ``ma-vr nacht`` or ``even weken za,zo``, in Dutch and English."""

import re
from dataclasses import dataclass
from datetime import date

from anwroster.files.collector import UnreadableError
from anwroster.model import Category, DayType, Shift, parse_clock

_DAYS = (
    ("ma", "maandag", "maandagen", "mo", "mon", "monday", "mondays"),
    ("di", "dinsdag", "dinsdagen", "tu", "tue", "tuesday", "tuesdays"),
    ("wo", "woensdag", "woensdagen", "we", "wed", "wednesday", "wednesdays"),
    ("do", "donderdag", "donderdagen", "th", "thu", "thursday", "thursdays"),
    ("vr", "vrijdag", "vrijdagen", "fr", "fri", "friday", "fridays"),
    ("za", "zaterdag", "zaterdagen", "sa", "sat", "saturday", "saturdays"),
    ("zo", "zondag", "zondagen", "su", "sun", "sunday", "sundays"),
)
_WEEKDAY = {name: number for number, names in enumerate(_DAYS) for name in names}
_ALL = frozenset(range(7))
_GROUPS: dict[str, frozenset[int] | DayType] = {
    **dict.fromkeys(("weekend", "weekenden", "weekends"), frozenset({5, 6})),
    **dict.fromkeys(("elke dag", "alle dagen", "every day", "always", "altijd"), _ALL),
    **dict.fromkeys(("werkdag", "werkdagen", "weekday", "weekdays"), DayType.WEEKDAY),
    **dict.fromkeys(("feestdag", "feestdagen", "holiday", "holidays"), DayType.HOLIDAY),
}
_PARTS = {
    **dict.fromkeys(("avond", "avonden", "evening", "evenings"), "avond"),
    **dict.fromkeys(("nacht", "nachten", "night", "nights"), "nacht"),
    **dict.fromkeys(("dag", "overdag", "day", "daytime"), "dag"),
}
_FILLERS = frozenset(("", "en", "and", "in", "de", "op", "on", "elke", "iedere", "alle", "every", "each", "all"))
_WEEKS = re.compile(r"\b(even|oneven|odd) (?:weken|week|weeks)\b")
_HOURS = re.compile(r"(\d{1,2}[:.]\d{2})\s*[-–]\s*(\d{1,2}[:.]\d{2})")
EVENING_STARTS = 16 * 60
"""Local minutes after midnight: a shift that starts then or later, and is no night, is an evening shift."""


@dataclass(frozen=True)
class Pattern:
    """Which days and which part of them.

    Parameters
    ----------
    weekdays
        Days of the week, Monday 0; the local day on which a shift starts.
    day_types
        Or any day of these types.
    odd_weeks
        True: odd ISO weeks only; False: even ones; None: all.
    part
        ``avond``, ``nacht``, ``dag``, or None for the whole day.
    hours
        From and to in local minutes after midnight, to at most 1440 after from; None: no clock times.
    """

    weekdays: frozenset[int]
    day_types: frozenset[DayType] = frozenset()
    odd_weeks: bool | None = None
    part: str | None = None
    hours: tuple[int, int] | None = None

    def has_day(self, day: date, types: frozenset[DayType]) -> bool:
        """Return whether the pattern holds on a day of these types."""
        if self.odd_weeks is not None and (day.isocalendar().week % 2 == 1) is not self.odd_weeks:
            return False
        return day.weekday() in self.weekdays or not types.isdisjoint(self.day_types)

    def has_part(self, shift: Shift, local_start: int) -> bool:
        """Return whether a shift is of the pattern's part of the day.

        A night is a shift of category nacht; an evening starts at 16:00 or later and is no night; all else is day.
        """
        if self.part is None:
            return True
        if Category.NIGHT in shift.categories:
            return self.part == "nacht"
        return self.part == ("avond" if local_start >= EVENING_STARTS else "dag")


def parse_pattern(text: str) -> Pattern:
    """Return the pattern that a text says.

    Raises
    ------
    UnreadableError
        ``unreadable_pattern`` with the part that is not understood, ``unreadable_time``.
    """
    rest = re.sub(r"\s+", " ", text.casefold()).strip()
    odd_weeks = None
    if match := _WEEKS.search(rest):
        odd_weeks = match[1] != "even"
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    hours = None
    if match := _HOURS.search(rest):
        hours = _clock_span(match[1], match[2])
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    weekdays: set[int] = set()
    types: set[DayType] = set()
    part = None
    for phrase in ("elke dag", "iedere dag", "alle dagen", "every day", "each day"):
        if phrase in rest:
            weekdays |= _ALL
            rest = rest.replace(phrase, " ")
    for word in re.split(r"[\s,;+&]+", re.sub(r"\s*[-–]\s*", "-", rest)):
        if word in _FILLERS:
            continue
        if word in _PARTS and part is None and hours is None:
            part = _PARTS[word]
        elif isinstance(group := _GROUPS.get(word), DayType):
            types.add(group)
        elif group is not None:
            weekdays |= group
        else:
            weekdays |= _range(word)
    if not weekdays and not types:
        if odd_weeks is None and part is None and hours is None:
            raise UnreadableError("unreadable_pattern", part=text)
        weekdays = set(_ALL)
    return Pattern(frozenset(weekdays), frozenset(types), odd_weeks, part, hours)


def _range(word: str) -> frozenset[int]:
    """Return the weekdays from one to another; ``vr-ma`` goes over the weekend."""
    first, dash, last = word.partition("-")
    if first not in _WEEKDAY or (dash and last not in _WEEKDAY):
        raise UnreadableError("unreadable_pattern", part=word)
    begin = _WEEKDAY[first]
    length = (_WEEKDAY[last] - begin) % 7 if dash else 0
    return frozenset((begin + step) % 7 for step in range(length + 1))


def _clock_span(first: str, last: str) -> tuple[int, int]:
    try:
        begin, end = parse_clock(first), parse_clock(last)
    except ValueError:
        raise UnreadableError("unreadable_time") from None
    return begin, end if end > begin else end + 1440
