"""Tables rewritten with pseudonyms as plain CSV: no byte, comment or property of the original files stays."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from anwroster.files import csv_bytes
from anwroster.files.cells import text
from anwroster.files.collector import Faults
from anwroster.files.columns import Column, Holds, Table
from anwroster.files.keys import Keys, Known
from anwroster.files.raw import RawTable
from anwroster.files.readers import readers
from anwroster.files.tables import Row, Rows
from anwroster.model import Doctor, Instance, NzaHoliday, show_clock
from anwroster.packages.naming import Pseudonyms
from anwroster.words import Language

_EMPTIED = (Holds.EMAIL, Holds.AGB, Holds.TEXT)


def known_of(instance: Instance, doctors: Iterable[Doctor]) -> Known:
    """Return every key that the tables of an instance may refer to, with the names of these doctors."""
    hds = instance.hds
    holidays = {each.value: each.value.replace("_", " ") for each in NzaHoliday}
    return Known(
        posts=Keys("post", {each.id: each.name for each in hds.posts}),
        kinds=Keys("kind", {each.id: each.name for each in hds.kinds}),
        agreements=Keys("agreement", {each.id: each.name for each in hds.agreements}),
        regions=Keys("region", {each.id: each.name for each in hds.quota.regions}),
        holidays=Keys("holiday", holidays | {each.id: each.name for each in hds.holidays.extra}),
        shifts=Keys("shift", {each.id: "" for each in instance.shifts}),
        practices=Keys("practice", {each.id: each.name for each in instance.practices}),
        doctors=Keys("doctor", {each.id: each.name for each in doctors}),
    )


def rewritten(table: Table, raw: RawTable, known: Known, names: Pseudonyms, language: Language) -> bytes:
    """Return a table that was proven before, with pseudonyms.

    The rows are sorted by the pseudonym in them, those of one doctor in their order: where in the alphabet somebody
    stood cannot be told any more. ``worked`` is sorted by moment, which is the order in which it counts.
    """
    rows = list(Rows(table, raw, readers(table, known, language), Faults()))
    columns = [each for each in table.columns if rows and each.field in rows[0].sheet.places]
    lines = [[_cell(row, each, table, names) for each in columns] for row in rows]
    if table.name == "worked":
        lines = [line for _, line in sorted(zip(rows, lines, strict=True), key=lambda pair: _moment(pair[0]))]
    else:
        lines.sort(key=lambda line: str(line[0]))
    header = [each.dutch if language == "nl" else each.field for each in columns or table.columns]
    return csv_bytes(header, lines, dutch=language == "nl")


def _moment(row: Row) -> tuple[date, int]:
    day, minutes = row["at"]
    return day, minutes or 0


def _cell(row: Row, column: Column, table: Table, names: Pseudonyms) -> object:
    value = row[column.field]
    if value is None or column.holds in _EMPTIED:
        return ""
    kind = "practice" if table.name == "practices" else "doctor"
    match column.holds:
        case Holds.DOCTOR:
            return names.doctors[value]
        case Holds.PRACTICE:
            return names.practices[value]
        case Holds.KEY:
            return (names.doctors if kind == "doctor" else names.practices)[value]
        case Holds.NAME:
            return names.name(kind, row["id"])
        case Holds.WORD | Holds.PATTERN:
            return text(row.cells[row.sheet.places[column.field]])
        case _:
            return _plain(value)


def _plain(value: Any) -> object:
    """Return a value as text that both languages read the same, or a number for the writer to put its sign in."""
    if isinstance(value, (bool, Decimal)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and value and isinstance(value[0], date):
        day, minutes = value
        return day.isoformat() if minutes is None else f"{day.isoformat()} {show_clock(minutes)}"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)
