"""The wall chart of a post in the workbook: a row per day, a column per sort of shift, open seats in red.

It prints on A4. A post with more sorts of shifts than one page can show in a size that can be read is one sheet still,
with its sorts by kind, and prints on pages beside each other: each with the days, and with whole kinds where they fit.
"""

from collections.abc import Sequence
from datetime import date

from anwroster.anwhours import local
from anwroster.exports.book import Book, Head
from anwroster.model import Instance, Roster, Shift
from anwroster.words import say

_WIDTH, _LINE = 20, 15
"""Width of a column in characters, height of a line in points."""

ON_A4 = 8
"""Sorts of shifts up to which a wall chart is readable on one page of A4, made to fit."""

ON_PAGE, _SCALE = 6, 75
"""Sorts on a page of a wider chart, and per cent: so they fit in Excel, and in LibreOffice with its wider letters."""

Sort = tuple[str, str]
"""Times and kind of a shift."""


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
    is_wide = len(found) > ON_A4
    order = sorted(found, key=lambda each: (each[1], each[0])) if is_wide else sorted(found)
    at = {key: column for column, key in enumerate(order, start=1)}
    heads = [Head(say("reports.column.day", language), 16)]
    heads += [Head(f"{hours}\n{kind}", _WIDTH) for hours, kind in at]
    sheet = book.sheet(name, heads)
    if is_wide:
        sheet.set_print_scale(_SCALE)  # instead of one page wide: no program takes breaks where a sheet is made to fit
        sheet.repeat_columns(0)
        sheet.set_v_pagebreaks([column + 1 for column in page_ends(order)])
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


def page_ends(sorts: Sequence[Sort]) -> list[int]:
    """Return after how many sorts each printed page ends but the last.

    A page ends where a kind does when the next one does not fit and the page is half full at least; else it is filled,
    and the kind goes on overleaf.

    Parameters
    ----------
    sorts
        By kind.
    """
    kinds: dict[str, int] = {}
    for _, kind in sorts:
        kinds[kind] = kinds.get(kind, 0) + 1
    ends, on_page, done = list[int](), 0, 0
    for count in kinds.values():
        if 2 * on_page >= ON_PAGE and on_page + count > ON_PAGE:
            ends.append(done)
            on_page = 0
        while on_page + count > ON_PAGE:
            part = ON_PAGE - on_page
            done, count, on_page = done + part, count - part, 0
            ends.append(done)
        done, on_page = done + count, on_page + count
    return ends


def clocks(shift: Shift) -> str:
    """Return when a shift starts and ends, as it heads a column."""
    return f"{local(shift.start):%H:%M}–{local(shift.end):%H:%M}"


def _day_form(day: date, feasts: set[date]) -> str:
    return "holiday" if day in feasts else "weekend" if day.weekday() > 4 else "day"
