"""The wall chart of a post in the workbook: a row per day, a column per sort of shift, open seats in red."""

from datetime import date

from anwroster.anwhours import local
from anwroster.exports.book import Book, Head
from anwroster.model import Instance, Roster, Shift
from anwroster.words import say

_WIDTH, _LINE = 20, 15
"""Width of a column in characters, height of a line in points."""

_ON_A4 = 8
"""Sorts of shifts up to which a wall chart is readable on A4."""


def write_grids(book: Book, instance: Instance, roster: Roster) -> None:
    """Write a sheet per post that has shifts."""
    names = {each.id: each.name for each in instance.doctors}
    working: dict[str, list[str]] = {}
    for each in roster.assignments:
        working.setdefault(each.shift, []).append(names.get(each.doctor, each.doctor))
    posts = [post for post in instance.hds.posts if any(each.post == post.id for each in instance.shifts)]
    for post in posts:
        title = say("exports.sheet.roster", instance.hds.language)
        name = title if len(posts) == 1 else f"{title} {post.name}"
        _grid(book, instance, name, [each for each in instance.shifts if each.post == post.id], working)


def _grid(book: Book, instance: Instance, name: str, shifts: list[Shift], working: dict[str, list[str]]) -> None:
    language = instance.hds.language
    kinds = {each.id: each.name for each in instance.hds.kinds}
    found = {(clocks(each), kinds[each.kind]) for each in shifts}
    at = {key: column for column, key in enumerate(sorted(found), start=1)}
    heads = [Head(say("reports.column.day", language), 16)]
    heads += [Head(f"{hours}\n{kind}", _WIDTH) for hours, kind in at]
    sheet = book.sheet(name, heads)
    if len(at) > _ON_A4:
        sheet.set_paper(8)  # A3: on A4 the names would be too small to read
    feasts = {each.day for each in instance.holidays}
    rows = {day: row for row, day in enumerate(instance.hds.period, start=1)}
    for day, row in rows.items():
        book.put(sheet, row, 0, day, _day_form(day, feasts))
    vacant = say("exports.open", language)
    cells: dict[tuple[int, int], list[str]] = {(row, column): [] for row in rows.values() for column in at.values()}
    for shift in shifts:
        place = (rows[shift.day], at[(clocks(shift), kinds[shift.kind])])
        people = sorted(working.get(shift.id, []))
        missing = shift.demand - len(people)
        cells.setdefault(place, []).extend([*people, *[vacant] * missing])
    high: dict[int, int] = {}
    for (row, _), lines in cells.items():
        high[row] = max(high.get(row, 1), sum(-(-len(each) // (_WIDTH + 3)) for each in lines))
    for row, lines_high in high.items():
        sheet.set_row(row, min(409, _LINE * lines_high))
    for (row, column), lines in cells.items():
        book.put(sheet, row, column, "\n".join(lines), "lined")
    book.alarm(sheet, (1, 1, max(1, len(rows)), max(1, len(at))), vacant)


def clocks(shift: Shift) -> str:
    """Return when a shift starts and ends, as it heads a column."""
    return f"{local(shift.start):%H:%M}–{local(shift.end):%H:%M}"


def _day_form(day: date, feasts: set[date]) -> str:
    return "holiday" if day in feasts else "weekend" if day.weekday() > 4 else "day"
