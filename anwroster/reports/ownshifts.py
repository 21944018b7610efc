"""One doctor's shifts, with what they count as and what was wished."""

from anwroster.model import Assignment, Category, Instance, Roster, Shift, WishKind
from anwroster.reports.cells import Cell, Hours
from anwroster.reports.document import Table, columns_of
from anwroster.reports.numbers import times
from anwroster.words import Language, say


def own_shifts(instance: Instance, roster: Roster, doctor: str, language: Language) -> Table:
    """Return a row per shift of a doctor, in order of start."""
    shifts = {each.id: each for each in instance.shifts}
    posts = {each.id: each.name for each in instance.hds.posts}
    kinds = {each.id: each for each in instance.hds.kinds}
    feasts = {each.id: each.name for each in instance.holidays}
    wishes = {each.shift: each.kind for each in instance.wishes if each.doctor == doctor}
    own = [(shifts[each.shift], each) for each in roster.assignments if each.doctor == doctor and each.shift in shifts]
    rows: list[tuple[Cell, ...]] = [
        (
            shift.day,
            times(shift.start, shift.end),
            posts[shift.post],
            kinds[shift.kind].name,
            ", ".join(_counts_as(shift, feasts, language)),
            ", ".join(_remarks(each, shift, wishes, language)),
            Hours(shift.minutes),
            shift.id,
        )
        for shift, each in sorted(own, key=lambda pair: (pair[0].start, pair[0].id))
    ]
    columns = columns_of("day time post kind counts_as remark", "hours", language, "shift")
    return Table(say("reports.doctor.shifts_heading", language), columns, tuple(rows))


def _counts_as(shift: Shift, feasts: dict[str, str], language: Language) -> list[str]:
    """Return the categories of a shift in words; a holiday by its name."""
    found = []
    for category in shift.categories:
        word = say(f"reports.category.{category.value}", language)
        found.append(feasts.get(shift.holiday or "", word) if category is Category.HOLIDAY else word)
    return found


def _remarks(assignment: Assignment, shift: Shift, wishes: dict[str, WishKind], language: Language) -> list[str]:
    found = [wishes[shift.id].value] if shift.id in wishes else []
    found += [key for key, is_so in (("fixed", assignment.fixed), ("forced", assignment.forced)) if is_so]
    return [say(f"reports.wish.{key}", language) for key in found]
