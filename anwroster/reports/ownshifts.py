"""One doctor's shifts, with what they count as, what was wished and what each is paid."""

from dataclasses import replace
from decimal import Decimal

from anwroster.model import Assignment, Category, Shift, WishKind
from anwroster.reports.cells import Cell, Euros, Hours, shown
from anwroster.reports.doctorfacts import DoctorFacts
from anwroster.reports.document import Section, Table, columns_of, without
from anwroster.reports.numbers import times
from anwroster.tariffs import Pay
from anwroster.words import Language, say

NEEDLESS = {"counts_as", "remark", "euros"}
"""Columns that people need not see when nothing stands in them."""

TOLD_ONCE = ("post", "kind")
"""Columns that people need not see when the same stands in every row: it is said once, above the table."""


def own_shifts(facts: DoctorFacts, doctor: str, language: Language) -> Section:
    """Return a row per shift of a doctor, in order of start; what is the same in all of them is said once."""
    table = _table(facts, doctor, language)
    texts = {
        column.key: [shown(row[at], language).strip("–") for row in table.rows]
        for at, column in enumerate(table.columns)
    }
    same = [key for key in TOLD_ONCE if len(table.rows) > 1 and len(set(texts[key])) == 1]
    gone = {*same, *(key for key in NEEDLESS if not any(texts[key]))}
    text: tuple[str, ...] = ()
    if same:
        what = ", ".join(texts[key][0] for key in same)
        text = (say("reports.doctor.shifts_same", language, count=len(table.rows), what=what),)
    return Section(table.title, text, tables=(replace(table, columns=without(table.columns, gone)),))


def _table(facts: DoctorFacts, doctor: str, language: Language) -> Table:
    wishes = {each.shift: each.kind for each in facts.wishes.get(doctor, ())}
    rows: list[tuple[Cell, ...]] = [
        (
            shift.day,
            times(shift.start, shift.end),
            facts.posts[shift.post].name,
            facts.kinds[shift.kind].name,
            ", ".join(counts_as(shift, facts.feasts, language)),
            ", ".join(remarks(each, shift, wishes, language)),
            ", ".join(f"{band.value} {minutes // 60}:{minutes % 60:02d}" for band, minutes in shift.bands if minutes),
            Hours(shift.minutes),
            _euros(facts.seat_pay.get((doctor, shift.id))),
            shift.id,
        )
        for shift, each in facts.given.get(doctor, ())
    ]
    columns = columns_of("day time post kind counts_as remark bands", "hours euros", language, "shift")
    return Table(say("reports.doctor.shifts_heading", language), columns, tuple(rows))


def counts_as(shift: Shift, feasts: dict[str, str], language: Language) -> list[str]:
    """Return the categories of a shift in words; a holiday by its name."""
    found = []
    for category in shift.categories:
        word = say(f"reports.category.{category.value}", language)
        found.append(feasts.get(shift.holiday or "", word) if category is Category.HOLIDAY else word)
    return found


def remarks(assignment: Assignment, shift: Shift, wishes: dict[str, WishKind], language: Language) -> list[str]:
    """Return what was wished about a shift, and whether it was pinned or forced, in words."""
    found = [wishes[shift.id].value] if shift.id in wishes else []
    found += [key for key, is_so in (("fixed", assignment.fixed), ("forced", assignment.forced)) if is_so]
    return [say(f"reports.wish.{key}", language) for key in found]


def _euros(paid: Pay | None) -> Euros:
    """Return what one shift is paid, as far as its minutes have a rate; nothing when none has."""
    known = [each for each in paid.totals.values() if each is not None] if paid else []
    return Euros(sum(known, Decimal(0)) if known else None, bool(paid and paid.indicative))
