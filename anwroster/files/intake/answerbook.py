"""A doctor's workbook that was filled in and sent back."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from anwroster.errors import Fault
from anwroster.files import formlayout as layout
from anwroster.files.bounded import digest
from anwroster.files.cells import Cell, text
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.intake.context import Context
from anwroster.files.intake.formcheck import Claim, belongs, proper_moment
from anwroster.files.intake.submission import AVAILABILITY, LIMITS, Note, Received, Shown, Submission
from anwroster.files.intake.wording import amount
from anwroster.files.raw import RawTable, Source
from anwroster.files.sheetscan import SheetScan, sheet_parts
from anwroster.files.unzipping import packed, parts_of
from anwroster.files.workbook import guarded, opened
from anwroster.words import Language

_MODIFIED = re.compile(rb"<dcterms:modified[^<>]*>\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})Z?\s*<")
_CREATED = re.compile(rb"<dcterms:created[^<>]*>\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})Z?\s*<")


class _Book:
    """The sheets of a workbook as rows of cells, each scanned before the reader opens it."""

    def __init__(self, content: bytes) -> None:
        self.parts = parts_of(content, (".xml", ".rels"))
        if not self.parts:
            raise UnreadableError("broken_workbook")
        self._places = sheet_parts(self.parts)
        if layout.HIDDEN not in self._places:
            raise UnreadableError("answer_book")
        self.wrong = {name: SheetScan().run(self.parts.get(part, b"")) for name, part in self._places.items()}
        self._book = opened(packed(self.parts))

    def rows(self, sheet: str) -> list[list[Any]]:
        """Return the rows of a sheet from its first row on."""
        if sheet not in self._places:
            raise UnreadableError("answer_book")
        found: list[list[Any]] = guarded(lambda: self._book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
        return found

    @property
    def is_untouched(self) -> bool:
        """Whether no program has saved it since it was made."""
        told = self.parts.get("docProps/core.xml", b"")
        modified, created = _MODIFIED.search(told), _CREATED.search(told)
        return modified is not None and created is not None and created[1] == modified[1]

    def saved(self, otherwise: datetime) -> datetime:
        """Return when a program last saved it, in UTC; otherwise when the file was last changed."""
        modified = _MODIFIED.search(self.parts.get("docProps/core.xml", b""))
        if modified is None or self.is_untouched:
            return otherwise
        try:
            return datetime.fromisoformat(modified[1].decode()).replace(tzinfo=UTC)
        except ValueError:
            return otherwise


def read_book(received: Received, context: Context, faults: Faults) -> list[Submission]:
    """Return what a workbook says; none, with faults kept, when it is not one of this folder's."""
    try:
        book = _Book(received.content)
        told = _told(book)
        claim = _claim(told)
        if not belongs(claim, received.name, context, faults, sheet=layout.HIDDEN):
            return []
        before = len(faults)
        if not {"shifts", "limits", "filled"} <= told.keys():
            raise UnreadableError("answer_book")
        choices = _choices(book, told["shifts"], received.name, faults)
        shown = _shown(book, told["shifts"])
        cells, remark = _limits(book, told["limits"], received.name, faults)
    except UnreadableError as reason:
        faults.add(reason.code, received.name, **reason.details)
        return []
    if len(faults) > before:
        return []
    said = {shift: choice for _, choice, shift in choices}
    if told["filled"] == layout.filled_digest(said, [[text(each) for each in row] for _, row in cells], remark):
        context.notes.append(Note("untouched", received.name, claim.doctor))
        return []
    saved = proper_moment(book.saved(received.at), received.name, claim.doctor, context, faults)
    if saved is None:
        return []
    covers, sha = (AVAILABILITY, LIMITS), digest(received.content)
    times = _times(choices, claim.doctor, Source(received.name, told["shifts"]))
    limits = _limit_table(cells, claim.doctor, Source(received.name, told["limits"]), context.instance.hds.language)
    tables = {AVAILABILITY: times, LIMITS: limits}
    about = (claim.doctor, saved, received.name, sha, covers, tables, remark, _placed)
    return [Submission(*about, is_form=True, keeps_absences=True, shown=shown)]


def _told(book: _Book) -> dict[str, str]:
    """Return what the hidden sheet says, by its keys."""
    values = (text(row[1]) if len(row) > 1 else "" for row in book.rows(layout.HIDDEN))
    return dict(zip(layout.KEYS, values, strict=False))


def _claim(told: dict[str, str]) -> Claim:
    try:
        if told["format"] != layout.FORMAT:
            raise ValueError
        start, end = date.fromisoformat(told["start"]), date.fromisoformat(told["end"])
        return Claim(told["hds"], start, end, told["form"], told["doctor"])
    except (KeyError, ValueError):
        raise UnreadableError("answer_book") from None


def _choices(book: _Book, sheet: str, file: str, faults: Faults) -> list[tuple[int, str, str]]:
    """Return row, choice and shift of every choice."""
    source, found = Source(file, sheet), []
    for at, row in enumerate(book.rows(sheet)[layout.FIRST_SHIFT :], start=layout.FIRST_SHIFT + 1):
        _refuse_wrong(book, source, at, (layout.CHOICE, layout.SHIFT, layout.ORIGIN), faults)
        choice = text(row[layout.CHOICE]) if row else ""
        shift = text(row[layout.SHIFT]) if len(row) > layout.SHIFT else ""
        if choice and not shift:
            source.fault(faults, "answer_book_row", row=at, value=choice)
        elif choice:
            found.append((at, choice, shift))
    return found


def _shown(book: _Book, sheet: str) -> Shown | None:
    """Return what the workbook showed of a calendar; None for one of before, without the column that says so."""
    head, *rows = book.rows(sheet) or [[]]
    if len(head) <= layout.ORIGIN or not text(head[layout.ORIGIN]):
        return None
    return Shown(frozenset(text(row[layout.SHIFT]) for row in rows if text(row[layout.ORIGIN])))


def _times(choices: list[tuple[int, str, str]], doctor: str, source: Source) -> RawTable:
    rows: list[tuple[int, list[Cell]]] = [(1, ["doctor", "what", "shift"])]
    for at, choice, shift in choices:
        rows += [(at, [doctor, what.strip(), shift]) for what in choice.split(layout.AND.strip())]
    return RawTable(source, rows)


def _limits(book: _Book, sheet: str, file: str, faults: Faults) -> tuple[list[tuple[int, list[Cell]]], str]:
    """Return the row and cells of every limit, and the remark."""
    source, cells, width = Source(file, sheet), book.rows(sheet), len(layout.LIMIT_FIELDS)
    found = []
    for at, row in enumerate(cells[layout.FIRST_LIMIT :], start=layout.FIRST_LIMIT + 1):
        _refuse_wrong(book, source, at, range(width), faults)
        if any(text(each) for each in row[:width]):
            found.append((at, row[:width]))
    at, column = layout.REMARK
    _refuse_wrong(book, source, at + 1, (column,), faults)
    remark = text(cells[at][column]) if at < len(cells) and column < len(cells[at]) else ""
    return found, remark[:2_000]


def _limit_table(cells: list[tuple[int, list[Cell]]], doctor: str, source: Source, language: Language) -> RawTable:
    rows: list[tuple[int, list[Cell]]] = [(1, ["doctor", *layout.LIMIT_FIELDS])]
    for at, row in cells:
        rows.append((at, [doctor, *(amount(repr(each), language) if _is_part(each) else text(each) for each in row)]))
    return RawTable(source, rows)


def _is_part(cell: Any) -> bool:
    return isinstance(cell, float) and not cell.is_integer()


def _refuse_wrong(book: _Book, source: Source, row: int, columns: Any, faults: Faults) -> None:
    """Keep a fault for formulas, errors and merged cells where a doctor types."""
    wrong = book.wrong.get(source.sheet or "", {})
    for column in columns if wrong else ():
        if code := wrong.get((row, column)):
            source.fault(faults, code, row=row, column=_letter(column))


def _letter(column: int) -> str:
    return chr(ord("A") + column)


_COLUMNS = {"what": _letter(layout.CHOICE), "shift": _letter(layout.SHIFT)} | {
    field: _letter(at) for at, field in enumerate(layout.LIMIT_FIELDS)
}


def _placed(fault: Fault) -> Fault:
    """Return a fault with the letter of its column."""
    return replace(fault, column=_COLUMNS.get(fault.column or "", fault.column))
