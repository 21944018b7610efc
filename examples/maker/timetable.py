"""The shifts of an example as the people in it think of them: evenings, weekends, nights, holidays."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from anwroster.anwhours import holidays_between, local, make_shifts
from anwroster.files.synonyms import as_json
from anwroster.model import Category, Hds, Shift

EVENING_STARTS = 16
FREE = ("zaterdag", "zondag")


def part_of(shift: Shift) -> str:
    """Return avond, nacht or dag, as patterns in availability mean them."""
    if Category.NIGHT in shift.categories:
        return "nacht"
    return "avond" if local(shift.start).hour >= EVENING_STARTS else "dag"


@dataclass(frozen=True)
class Timetable:
    """An HDS's settings with the shifts and holidays that follow from them."""

    hds: Hds
    shifts: tuple[Shift, ...]
    holidays: tuple[date, ...]

    @cached_property
    def by_post(self) -> dict[str, tuple[Shift, ...]]:
        """Shifts of each post."""
        return {post.id: tuple(each for each in self.shifts if each.post == post.id) for post in self.hds.posts}

    def of(self, posts: tuple[str, ...], kinds: tuple[str, ...]) -> list[Shift]:
        """Return the shifts that somebody with these posts and kinds may do; an empty list means all."""
        return [
            shift
            for post in posts or tuple(self.by_post)
            for shift in self.by_post[post]
            if not kinds or shift.kind in kinds
        ]

    def hours(self, region: str) -> float:
        """Return the hours that a region's practices owe together."""
        posts = next(each.posts for each in self.hds.quota.regions if each.id == region)
        counting = {kind.id for kind in self.hds.kinds if kind.counts}
        found = (each for post in posts for each in self.by_post[post] if each.kind in counting)
        return sum(each.minutes * each.demand for each in found) / 60

    def days(self, first: date, last: date) -> list[date]:
        """Return the days of the period from first to last, both included."""
        return [day for day in self.hds.period if first <= day <= last]

    @cached_property
    def saturdays(self) -> list[date]:
        """Saturdays of whole weekends in the period."""
        return [day for day in self.hds.period if day.weekday() == 5 and day + timedelta(days=1) in self.hds.period]


def timetable(folder: Path) -> Timetable:
    """Return the timetable of the ``hds.toml`` in a folder."""
    settings = tomllib.loads((folder / "hds.toml").read_text(encoding="utf-8"))
    hds = Hds.model_validate_json(as_json(settings), strict=True)
    day = timedelta(days=1)
    holidays = holidays_between(hds.holidays, hds.period.start - day, hds.period.end + day)
    inside = tuple(dict.fromkeys(each.day for each in holidays if each.day in hds.period))
    return Timetable(hds, make_shifts(hds, holidays), inside)
