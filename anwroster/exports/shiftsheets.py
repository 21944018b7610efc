"""Shifts in the workbook: all of them in order, by doctor, and those with open seats."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time

from anwroster.anwhours import local
from anwroster.exports.book import Book, Value, heads_of, subtotal
from anwroster.model import Assignment, Category, Instance, Roster, Shift
from anwroster.words import say

_WHEN = (("day", 16, "day"), ("start", 8, "time"), ("end", 8, "time"), ("post", 26, "text"), ("kind", 14, "text"))
_WHAT = (
    *((key, 10, "cross") for key in ("is_night", "is_weekend", "is_holiday")),
    ("remark", 24, "text"),
    ("phase", 8, "text"),
    ("shift", 30, "text"),
)


def write_shifts(book: Book, instance: Instance, roster: Roster) -> None:
    """Write a sheet with a row per seat, one with a row per doctor and shift, and one with what is open."""
    _shifts(book, instance, roster)
    _doctors(book, instance, roster)
    _open(book, instance, roster)


class _Seats:
    """Tells of every seat when and where it is, and what it counts as."""

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.language = instance.hds.language
        self.posts = {each.id: each.name for each in instance.hds.posts}
        self.kinds = {each.id: each.name for each in instance.hds.kinds}
        self.shifts = instance.shifts
        self.working: dict[str, list[Assignment]] = {}
        for each in roster.assignments:
            self.working.setdefault(each.shift, []).append(each)

    def __iter__(self) -> Iterator[tuple[Shift, Assignment | None]]:
        for shift in self.shifts:
            people = sorted(self.working.get(shift.id, []), key=lambda each: each.doctor)
            for each in [*people, *[None] * (shift.demand - len(people))]:
                yield shift, each

    def when(self, shift: Shift) -> tuple[Value, ...]:
        """Return day, start, end, post and kind."""
        start, end = (_clock(local(each)) for each in (shift.start, shift.end))
        return shift.day, start, end, self.posts[shift.post], self.kinds[shift.kind]

    def what(self, shift: Shift, assignment: Assignment | None) -> tuple[Value, ...]:
        """Return a cross for each category, a remark, the phase and the key."""
        crosses = ("x" if category in shift.categories else "" for category in Category)
        remark = ""
        if assignment is not None:
            remark = "fixed" if assignment.fixed else "forced" if assignment.forced else ""
        phase = assignment.phase.value if assignment else ""
        return *crosses, say(f"reports.wish.{remark}", self.language) if remark else "", phase, shift.id


def _clock(moment: datetime) -> time:
    return time(moment.hour, moment.minute)


def _shifts(book: Book, instance: Instance, roster: Roster) -> None:
    seats = _Seats(instance, roster)
    names = {each.id: each.name for each in instance.doctors}
    who = (("doctor", 16, "text"), ("name", 26, "text"), ("hours", 8, "hours"))
    vacant = say("exports.open", seats.language)
    title = say("exports.sheet.shifts", seats.language)
    rows: list[tuple[Value, ...]] = []
    for shift, each in seats:
        key, name = ("", vacant) if each is None else (each.doctor, names.get(each.doctor, ""))
        rows.append((*seats.when(shift), key, name, shift.minutes / 60, *seats.what(shift, each)))
    totals = _totals(seats, rows, 7)
    sheet = book.table(title, heads_of(seats.language, *_WHEN, *who, *_WHAT), rows, frozen=1, totals=totals)
    book.mark(sheet, 6, len(rows), vacant)


def _doctors(book: Book, instance: Instance, roster: Roster) -> None:
    seats = _Seats(instance, roster)
    names = {each.id: each.name for each in instance.doctors}
    own = [(each.doctor, shift.start, shift, each) for shift, each in seats if each is not None]
    rows = [
        (doctor, names.get(doctor, ""), *seats.when(shift), shift.minutes / 60, *seats.what(shift, each))
        for doctor, _, shift, each in sorted(own, key=lambda row: (row[0], row[1], row[2].id))
    ]
    heads = heads_of(
        seats.language, ("doctor", 16, "text"), ("name", 26, "text"), *_WHEN, ("hours", 8, "hours"), *_WHAT
    )
    book.table(say("exports.sheet.doctors", seats.language), heads, rows, frozen=2, totals=_totals(seats, rows, 7))


def _open(book: Book, instance: Instance, roster: Roster) -> None:
    seats = _Seats(instance, roster)
    left: dict[str, tuple[Shift, int]] = {}
    for shift, each in seats:
        if each is None:
            left[shift.id] = (shift, left.get(shift.id, (shift, 0))[1] + 1)
    rows = [(*seats.when(shift), number, shift.minutes / 60, shift.id) for shift, number in left.values()]
    heads = heads_of(seats.language, *_WHEN, ("seats", 10, "count"), ("hours", 8, "hours"), ("shift", 30, "text"))
    sheet = book.table(say("exports.sheet.open", seats.language), heads, rows, totals=_totals(seats, rows, 5))
    book.shade(sheet, 5, len(rows), "#e58a7b")


def _totals(seats: _Seats, rows: Sequence[Sequence[Value]], column: int) -> tuple[Value, ...]:
    """Return the sum of one column, for below the table."""
    number = sum(each for row in rows if isinstance(each := row[column], (int, float)))
    return say("reports.total", seats.language), *[None] * (column - 1), subtotal(column, len(rows), number)
