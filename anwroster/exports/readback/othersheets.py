"""What the wall charts and the sheet by doctor say otherwise than the sheet that was read."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from anwroster.exports.grid import clocks
from anwroster.exports.readback.assigning import Difference
from anwroster.exports.readback.forms import own_form, plain
from anwroster.exports.readback.rows import lines, places
from anwroster.exports.readback.sheets import Workbook
from anwroster.files.cells import text
from anwroster.files.collector import Faults
from anwroster.files.raw import Source
from anwroster.model import Instance, Roster
from anwroster.words import LANGUAGES, say

Lines = Counter[str]


def differences(book: Workbook, instance: Instance, roster: Roster) -> Iterator[Difference]:
    """Yield every cell of a wall chart, and every row of the sheet by doctor, that tells of another roster."""
    by_doctor = {say("exports.sheet.doctors", each).casefold() for each in LANGUAGES}
    charts = {
        (f"{title} {post.name}" if several else title).casefold()[:31]: post.id
        for title in (say("exports.sheet.roster", each) for each in LANGUAGES)
        for several in (False, True)
        for post in instance.hds.posts
    }
    for sheet in book.others():
        name = sheet.strip().casefold()
        if name in by_doctor:
            yield from _by_doctor(book, sheet, instance, roster)
        elif name in charts:
            yield from _chart(book, sheet, instance, roster, charts[name])


def _by_doctor(book: Workbook, sheet: str, instance: Instance, roster: Roster) -> Iterator[Difference]:
    rows, _ = book.table(sheet)
    form = own_form(instance)
    at = places(form, rows[0][1]) if rows else None
    if at is None:
        return
    left = Counter((each.doctor, each.shift) for each in roster.assignments)
    column = form.columns[0].titles[0]
    for line in lines(Source(book.file, sheet), form, at, rows[1:], {}, Faults()):
        if line.told.get("shift"):
            pair = (line.told.get("doctor", ""), line.told["shift"])
            if not left[pair]:
                yield Difference(sheet, line.number, column, ": ".join(pair), "–")
            left[pair] -= 1
    for pair, number in sorted(left.items()):
        if number > 0:
            yield Difference(sheet, len(rows) + 1, column, "–", ": ".join(pair))


def _chart(book: Workbook, sheet: str, instance: Instance, roster: Roster, post: str) -> Iterator[Difference]:
    rows, _ = book.table(sheet)
    if not rows:
        return
    header = [text(each) for each in rows[0][1]]
    expected = _expected(instance, roster, post)
    for number, cells in rows[1:]:
        day = cells[0] if cells else ""
        day = day.date() if isinstance(day, datetime) else day
        if not isinstance(day, date):
            continue
        for column, title in enumerate(header[1:], start=1):
            told = text(cells[column]) if column < len(cells) else ""
            there = Counter(plain(each) for each in told.split("\n") if each.strip())
            wanted = expected.get((day, plain(title)), Counter())
            if there != Counter({plain(name): count for name, count in wanted.items()}):
                shown = "; ".join(sorted(there.elements())) or "–", "; ".join(sorted(wanted.elements())) or "–"
                yield Difference(sheet, number, " ".join(title.split()), *shown)


def _expected(instance: Instance, roster: Roster, post: str) -> dict[tuple[date, str], Lines]:
    names = {each.id: each.name for each in instance.doctors}
    kinds = {each.id: each.name for each in instance.hds.kinds}
    vacant = say("exports.open", instance.hds.language)
    working: dict[str, list[str]] = {}
    for each in roster.assignments:
        working.setdefault(each.shift, []).append(names.get(each.doctor, each.doctor))
    found: dict[tuple[date, str], Lines] = {}
    for shift in instance.shifts:
        if shift.post == post:
            people = working.get(shift.id, [])
            place = found.setdefault((shift.day, plain(f"{clocks(shift)}\n{kinds[shift.kind]}")), Counter())
            place.update([*people, *[vacant] * (shift.demand - len(people))])
    return found
