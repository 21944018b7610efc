"""How the columns of a file are understood: for each, which shift or doctor a text stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from anwroster.exports.layouts import writer
from anwroster.exports.layoutvalues import seats, values_of
from anwroster.files.keys import Keys, ShiftKeys
from anwroster.model import Assignment, Instance, Layout, Phase, Roster
from anwroster.words import LANGUAGES, say

SHIFT_FIELDS = (
    *("shift", "template", "day", "end_day", "start", "end", "start_at", "end_at"),
    *("post", "post_name", "kind", "kind_name"),
)
DOCTOR_FIELDS = ("doctor", "name", "agb", "email")


def plain(text: str) -> str:
    """Return text as it is compared: case, spaces, leading zeros and the apostrophe before a formula do not count."""
    short = " ".join(text.split()).casefold()
    if short[:1] == "'":
        short = short[1:]
    return str(int(short)) if short.isascii() and short.isdigit() else short


@dataclass(frozen=True)
class Column:
    """One column.

    Parameters
    ----------
    titles
        Heads that it may have; the first one is named in messages.
    meaning
        Plain text → keys that it may stand for.
    keys
        What finds a key that ``meaning`` does not have, or says what comes nearest.
    """

    field: str
    titles: tuple[str, ...]
    meaning: Mapping[str, frozenset[str]]
    keys: Keys | None = None


@dataclass(frozen=True)
class Form:
    """A form in which a roster may come.

    Parameters
    ----------
    name
        As it is called in messages.
    needed
        Fields without which it cannot be read; of ``DOCTOR_FIELDS`` it needs one.
    vacant
        Plain texts in a doctor's column that stand for nobody.
    at
        Where each field stands, for a form without heads.
    vague
        First row of which the shift or the doctor could not be told apart from others.
    """

    name: str
    columns: tuple[Column, ...]
    needed: frozenset[str]
    vacant: frozenset[str]
    header: bool = True
    delimiter: str = ""
    at: Mapping[str, int] = field(default_factory=dict)
    vague: dict[str, int] = field(default_factory=dict)

    def of(self, fields: Iterable[str]) -> tuple[Column, ...]:
        """Return the columns that hold any of these fields."""
        wanted = set(fields)
        return tuple(each for each in self.columns if each.field in wanted)


def own_form(instance: Instance) -> Form:
    """Return the form of our own CSV, and of the sheet with a row per seat."""
    days: dict[str, set[str]] = {}
    for shift in instance.shifts:
        days.setdefault(shift.template, set()).add(shift.day.isoformat())
    shifts = ShiftKeys({template: frozenset(its) for template, its in days.items()})
    doctors = Keys("doctor", {each.id: each.name for each in instance.doctors})
    by_key = _meaning((each.id, each.id) for each in instance.doctors)
    by_name = _meaning((each.name, each.id) for each in instance.doctors)
    columns = (
        Column("shift", _titles("shift"), _meaning((each.id, each.id) for each in instance.shifts), shifts),
        Column("doctor", _titles("doctor"), by_key, doctors),
        Column("name", _titles("name"), by_name, doctors),
        Column("phase", _titles("phase"), _meaning((each.value, each.value) for each in Phase)),
        Column("forced", _titles("remark"), _meaning((_word("reports.wish.forced", at), "yes") for at in range(2))),
    )
    vacant = frozenset({"", *(plain(_word("exports.open", at)) for at in range(2))})
    return Form("roster.csv", columns, frozenset({"shift"}), vacant)


def layout_form(instance: Instance, layout: Layout) -> Form:
    """Return the form of a layout: what it writes for each shift and doctor is what is understood."""
    some = [each.id for each in instance.shifts[:1]]
    people = tuple(Assignment(doctor=each.id, shift=at, phase=Phase.ONE) for at in some for each in instance.doctors)
    told: dict[str, list[tuple[str, dict[str, object]]]] = {"shift": [], "doctor": []}
    for seat in seats(instance, _roster(instance, ())):
        if seat.number == 1:
            told["shift"].append((seat.shift.id, values_of(instance, seat)))
    for seat in seats(instance, _roster(instance, people)):
        if seat.of is not None:
            told["doctor"].append((seat.of.doctor, values_of(instance, seat)))
    told["phase"] = [(each.value, {"phase": each.value}) for each in Phase]
    told["forced"] = [("yes", {"forced": True})]
    columns, vacant = [], {""}
    for place, each in enumerate(layout.columns):
        group = "shift" if each.field in SHIFT_FIELDS else "doctor" if each.field in DOCTOR_FIELDS else each.field
        if each.field is not None and group in told:
            write = writer(each, layout)
            meaning = _meaning((write(values), key) for key, values in told[group])
            columns.append((place, Column(each.field, (each.title,), meaning)))
        if each.field in DOCTOR_FIELDS:
            vacant.add(plain(each.otherwise or ""))
    delimiter = "\t" if layout.delimiter == "tab" else layout.delimiter
    at = {} if layout.header else {column.field: place for place, column in columns}
    shown = tuple(column for _, column in columns)
    needed = frozenset(column.field for column in shown)
    return Form(layout.id, shown, needed, frozenset(vacant), layout.header, delimiter, at)


def _roster(instance: Instance, assignments: tuple[Assignment, ...]) -> Roster:
    return Roster(hds=instance.hds.id, period=instance.hds.period, status="unknown", assignments=assignments)


def _meaning(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for text, key in pairs:
        if text:
            found.setdefault(plain(text), set()).add(key)
    return {text: frozenset(keys) for text, keys in found.items()}


def _titles(key: str) -> tuple[str, ...]:
    return tuple(say(f"reports.column.{key}", each) for each in LANGUAGES)


def _word(key: str, at: int) -> str:
    return say(key, LANGUAGES[at])
