"""Rotas as they hang on the wall: a week of a post, a row per shift, a column per day."""

from collections.abc import Iterator
from datetime import date, timedelta

from anwroster.model import Assignment, Instance, Roster, Shift
from anwroster.reports.document import Rota, Seat
from anwroster.reports.numbers import short_day, times
from anwroster.words import Language, say

FIXED, FORCED = "°", "*"
"""Signs behind a name: pinned by the planner; assigned without an offer."""

_Row = tuple[str, str]
"""Times and kind: shifts that are alike in both stand in one row."""


def seats_of(instance: Instance, roster: Roster) -> Iterator[tuple[Shift, list[Assignment | None]]]:
    """Yield every shift with its seats: assignments by doctor, then None for each open seat."""
    working: dict[str, list[Assignment]] = {}
    for each in roster.assignments:
        working.setdefault(each.shift, []).append(each)
    for shift in instance.shifts:
        people = sorted(working.get(shift.id, []), key=lambda each: each.doctor)
        yield shift, [*people, *[None] * (shift.demand - len(people))]


def rotas(instance: Instance, roster: Roster, post: str, language: Language) -> tuple[Rota, ...]:
    """Return the weeks of one post, Monday to Sunday, from the first in the period to the last."""
    names = {each.id: each.name for each in instance.doctors}
    kinds = {each.id: each.name for each in instance.hds.kinds}
    weeks: dict[date, dict[_Row, dict[date, tuple[Seat, ...]]]] = {}
    for shift, seats in seats_of(instance, roster):
        if shift.post == post:
            monday = shift.day - timedelta(days=shift.day.weekday())
            row = (times(shift.start, shift.end), kinds[shift.kind])
            days = weeks.setdefault(monday, {}).setdefault(row, {})
            days[shift.day] = (*days.get(shift.day, ()), *(_seat(each, names) for each in seats))
    return tuple(_week(instance, monday, rows, language) for monday, rows in sorted(weeks.items()))


def _seat(assignment: Assignment | None, names: dict[str, str]) -> Seat:
    if assignment is None:
        return Seat(None)
    mark = FIXED if assignment.fixed else FORCED if assignment.forced else ""
    return Seat(names.get(assignment.doctor, assignment.doctor), mark)


def _week(
    instance: Instance,
    monday: date,
    rows: dict[_Row, dict[date, tuple[Seat, ...]]],
    language: Language,
) -> Rota:
    days = [monday + timedelta(days=at) for at in range(7)]
    feasts = {each.day: each.name for each in instance.holidays}
    return Rota(
        title=say("reports.schedule.week", language, week=monday.isocalendar()[1], year=monday.isocalendar()[0]),
        heads=tuple((short_day(day, language), feasts.get(day, "")) for day in days),
        rows=tuple((*row, tuple(rows[row].get(day) for day in days)) for row in sorted(rows)),
    )
