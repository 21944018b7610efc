"""Rows of offers: patterns, spans and single shifts, until a doctor has offered what was meant."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from anwroster.model import Category, Shift
from examples.maker.dice import Dice
from examples.maker.people import Person
from examples.maker.tables import Cell
from examples.maker.timetable import Timetable, part_of

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
Said = tuple[dict[str, Cell], int]
"""Cells of a row, and how many shifts it offers."""


def class_of(shift: Shift, holidays: frozenset[date]) -> str:
    """Return the part of the roster that a shift belongs to."""
    if Category.NIGHT in shift.categories:
        return "nacht"
    if Category.HOLIDAY in shift.categories or shift.day in holidays:
        return "feestdag"
    return "weekend" if shift.day.weekday() >= 5 else "avond"


@dataclass
class Offering:
    """What one doctor may offer, and how the doctor puts that into rows."""

    dice: Dice
    person: Person
    table: Timetable
    away: frozenset[date]

    def __post_init__(self) -> None:
        holidays = frozenset(self.table.holidays)
        self.kinds = self.person.kinds or tuple(kind.id for kind in self.table.hds.kinds)
        self.by_part: dict[str, list[Shift]] = {"avond": [], "weekend": [], "nacht": [], "feestdag": []}
        for shift in self.table.of(self.person.posts, self.person.kinds):
            if self.person.present(shift.day) and shift.day not in self.away:
                self.by_part[class_of(shift, holidays)].append(shift)

    def rows(self, part: str, wanted: float) -> Iterator[dict[str, Cell]]:
        """Give rows until about ``wanted`` shifts of a part are offered."""
        makers: dict[str, Callable[[float], Said | None]] = {
            "avond": self._evening,
            "weekend": self._weekend,
            "nacht": self._night,
            "feestdag": self._single_of("feestdag"),
        }
        offered, seen = 0.0, set()
        for _ in range(40):
            said = makers[part](wanted - offered)
            if said is None or wanted - offered < self.dice.between(0, 1):
                return
            row, count = said
            if str(row) not in seen and count:
                seen.add(str(row))
                offered += count
                yield row

    def _count(self, part: str, holds: Callable[[Shift], bool]) -> int:
        return sum(1 for shift in self.by_part[part] if holds(shift))

    def _evening(self, wanted: float) -> Said | None:
        weekday = self.dice.whole(0, 4)
        pattern = f"{DAYS[weekday]} avond"
        full = self._count("avond", lambda each: each.day.weekday() == weekday)
        if wanted > 0.75 * full:
            return {"patroon": pattern}, full
        if wanted > 0.3 * full:
            odd = self.dice.chance(0.5)
            weeks = "oneven weken" if odd else "even weken"
            count = self._count("avond", lambda each: _on(each, weekday) and (_week(each) % 2 == 1) is odd)
            return {"patroon": f"{weeks} {pattern}"}, count
        if wanted > 5:
            first = self.dice.pick(self.table.days(self.table.hds.period.start, date.max))
            last = first + timedelta(weeks=self.dice.whole(3, 6))
            count = self._count("avond", lambda each: _on(each, weekday) and first <= each.day <= last)
            return {"van": first, "tot": last, "patroon": pattern}, count
        return self._single_of("avond")(wanted)

    def _weekend(self, wanted: float) -> Said | None:
        if wanted < 3 or not self.table.saturdays:
            return self._single_of("weekend")(wanted)
        saturday = self.dice.pick(self.table.saturdays)
        sunday = saturday + timedelta(days=1)
        style = self.dice.weighted(
            (("all", 0.5), ("dag", 1.6), ("avond", 1.2), ("one", 1), ("kind", 3), ("pattern", 0.7))
        )
        if style == "pattern" and wanted > 15:
            day, part = self.dice.pick((5, 6)), self.dice.pick(("dag", "avond"))
            odd = self.dice.chance(0.5)
            weeks = "oneven weken" if odd else "even weken"
            count = self._count("weekend", lambda s: _on(s, day) and (_week(s) % 2 == 1) is odd and part_of(s) == part)
            return {"patroon": f"{weeks} {DAYS[day]} {part}"}, count
        if style == "kind":
            kind, part = self.dice.pick(self.kinds), self.dice.pick(("dag", "avond"))
            days = (saturday, sunday)
            count = self._count("weekend", lambda s: s.day in days and s.kind == kind and part_of(s) == part)
            return {"van": saturday, "tot": sunday, "patroon": part, "soorten": kind}, count
        if style == "one":
            day_off = self.dice.pick((saturday, sunday))
            return {"van": day_off, "tot": day_off}, self._count("weekend", lambda each: each.day == day_off)
        inside = self._count("weekend", lambda s: s.day in (saturday, sunday) and style in ("all", part_of(s)))
        if style in ("dag", "avond"):
            return {"van": saturday, "tot": sunday, "patroon": style}, inside
        return {"van": saturday, "tot": sunday}, inside

    def _night(self, wanted: float) -> Said | None:
        nights = self.by_part["nacht"]
        if not nights:
            return None
        if wanted >= 4 and self.person.night_runs:
            first = self.dice.pick(nights).day
            last = first + timedelta(days=self.dice.whole(3, 5))
            count = self._count("nacht", lambda each: first <= each.day < last)
            return {"van": first, "tot": last, "patroon": "nacht"}, count
        if wanted >= 12:
            weekday, odd = self.dice.whole(0, 6), self.dice.chance(0.5)
            weeks = "oneven weken" if odd else "even weken"
            count = self._count("nacht", lambda each: _on(each, weekday) and (_week(each) % 2 == 1) is odd)
            return {"patroon": f"{weeks} {DAYS[weekday]} nacht"}, count
        return self._single_of("nacht")(wanted)

    def _single_of(self, part: str) -> Callable[[float], Said | None]:
        def single(_: float) -> Said | None:
            shifts = self.by_part[part]
            return ({"dienst": self.dice.pick(shifts).id}, 1) if shifts else None

        return single


def _on(shift: Shift, weekday: int) -> bool:
    return shift.day.weekday() == weekday


def _week(shift: Shift) -> int:
    return shift.day.isocalendar().week
