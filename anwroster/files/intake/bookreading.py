"""What stands in a doctor's workbook, read from its bytes alone: this can be done in another process."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from anwroster.errors import Fault
from anwroster.files import formlayout as layout
from anwroster.files.bounded import digest
from anwroster.files.cells import Cell, text
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.intake.formcheck import Claim
from anwroster.files.raw import Source
from anwroster.files.rowshapes import row_shapes
from anwroster.files.sheetscan import SheetScan, WrongCells, is_clean, sheet_parts
from anwroster.files.unzipping import packed, parts_of
from anwroster.files.workbook import guarded, opened
from anwroster.words import LANGUAGES, say

_MODIFIED = re.compile(rb"<dcterms:modified[^<>]*>\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})Z?\s*<")
_CREATED = re.compile(rb"<dcterms:created[^<>]*>\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})Z?\s*<")


@dataclass(frozen=True)
class Filled:
    """A workbook that was filled in.

    Parameters
    ----------
    claim
        What it says about itself; None: it is no workbook of ours.
    saved
        When a program last saved it, in UTC; None: none did since it was made, or it does not say.
    sheets
        Names of the sheets of shifts and of limits.
    before
        Digest of what stood in it when it was sent.
    choices
        Row, choice and shift of every choice.
    limits
        Row and cells of every limit.
    shown
        Shifts that the doctor's calendar offered when it was made; None: it is one of before, and does not say.
    seconds
        Processor time that another process took to read it.
    faults
        Why it cannot be read, or what must not stand in it; these matter only when the claim is good.
    """

    sha: str
    claim: Claim | None = None
    saved: datetime | None = None
    sheets: tuple[str, str] = ("", "")
    before: str = ""
    choices: tuple[tuple[int, str, str], ...] = ()
    limits: tuple[tuple[int, list[Cell]], ...] = ()
    remark: str = ""
    shown: frozenset[str] | None = None
    seconds: float = 0.0
    faults: tuple[Fault, ...] = ()


def filled_in(name: str, content: bytes) -> Filled:
    """Return what stands in a workbook; nothing that is wrong with it is raised.

    Parameters
    ----------
    name
        Of the file, for faults.
    """
    faults, found = Faults(), Filled(digest(content))
    try:
        book = _Book(content)
        told = _told(book)
        found = replace(found, claim=_claim(told), saved=book.saved)
        if not {"shifts", "limits", "filled"} <= told.keys():
            raise UnreadableError("answer_book")
        choices = _choices(book, Source(name, told["shifts"]), faults)
        limits, remark = _limits(book, Source(name, told["limits"]), faults)
        sheets = (told["shifts"], told["limits"])
        found = replace(found, sheets=sheets, before=told["filled"], choices=choices, limits=limits, remark=remark)
        found = replace(found, shown=_shown(book, told["shifts"]))
    except UnreadableError as reason:
        faults.add(reason.code, name, **reason.details)
    return replace(found, faults=faults.sorted() if faults else ())


class _Book:
    """The sheets of a workbook as rows of cells, each scanned before the reader opens it."""

    def __init__(self, content: bytes) -> None:
        self._parts = parts_of(content, (".xml", ".rels"))
        if not self._parts:
            raise UnreadableError("broken_workbook")
        self._places = sheet_parts(self._parts)
        if layout.HIDDEN not in self._places:
            raise UnreadableError("answer_book")
        titles = {say("formbook.sheet.shifts", each) for each in LANGUAGES}
        self.wrong = {name: self._scanned(part, name in titles) for name, part in self._places.items()}
        self._book = opened(packed(self._parts))

    def _scanned(self, part: str, has_choices: bool) -> WrongCells:
        """Return the wrong cells of a sheet; where there are none, rows without a choice need not be opened."""
        content = self._parts.get(part, b"")
        shapes = row_shapes(content)
        if shapes is None or not is_clean(shapes, len(content)):
            return SheetScan().run(content)
        if has_choices:
            self._parts[part] = shapes.without(layout.is_without_choice)
        return {}

    def rows(self, sheet: str) -> list[list[Any]]:
        """Return the rows of a sheet from its first row on."""
        if sheet not in self._places:
            raise UnreadableError("answer_book")
        found: list[list[Any]] = guarded(lambda: self._book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
        return found

    @property
    def saved(self) -> datetime | None:
        """When a program last saved it, in UTC; None: none did since it was made, or it does not say."""
        told = self._parts.get("docProps/core.xml", b"")
        modified, created = _MODIFIED.search(told), _CREATED.search(told)
        if modified is None or (created is not None and created[1] == modified[1]):
            return None
        try:
            return datetime.fromisoformat(modified[1].decode()).replace(tzinfo=UTC)
        except ValueError:
            return None


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


def _choices(book: _Book, source: Source, faults: Faults) -> tuple[tuple[int, str, str], ...]:
    """Return row, choice and shift of every choice."""
    found, sheet = [], source.sheet or ""
    rows, wrong = book.rows(sheet), book.wrong.get(sheet)
    for at, row in enumerate(rows[layout.FIRST_SHIFT :], start=layout.FIRST_SHIFT + 1):
        if wrong:
            _refuse(wrong, source, at, (layout.CHOICE, layout.SHIFT, layout.ORIGIN), faults)
        if not row or row[layout.CHOICE] == "":
            continue
        choice = text(row[layout.CHOICE])
        shift = text(row[layout.SHIFT]) if len(row) > layout.SHIFT else ""
        if choice and not shift:
            source.fault(faults, "answer_book_row", row=at, value=choice)
        elif choice:
            found.append((at, choice, shift))
    return tuple(found)


def _shown(book: _Book, sheet: str) -> frozenset[str] | None:
    """Return the shifts that the workbook says a calendar offered; None when it has no column that says so."""
    head, *rows = book.rows(sheet) or [[]]
    if len(head) <= layout.ORIGIN or not text(head[layout.ORIGIN]):
        return None
    return frozenset(text(row[layout.SHIFT]) for row in rows if row[layout.ORIGIN] != "" and text(row[layout.ORIGIN]))


def _limits(book: _Book, source: Source, faults: Faults) -> tuple[tuple[tuple[int, list[Cell]], ...], str]:
    """Return the row and cells of every limit, and the remark."""
    found, sheet, width = [], source.sheet or "", len(layout.LIMIT_FIELDS)
    cells, wrong = book.rows(sheet), book.wrong.get(sheet, {})
    for at, row in enumerate(cells[layout.FIRST_LIMIT :], start=layout.FIRST_LIMIT + 1):
        _refuse(wrong, source, at, range(width), faults)
        if any(text(each) for each in row[:width]):
            found.append((at, row[:width]))
    at, column = layout.REMARK
    _refuse(wrong, source, at + 1, (column,), faults)
    remark = text(cells[at][column]) if at < len(cells) and column < len(cells[at]) else ""
    return tuple(found), remark[:2_000]


def _refuse(wrong: WrongCells, source: Source, row: int, columns: Iterable[int], faults: Faults) -> None:
    """Keep a fault for formulas, errors and merged cells where a doctor types."""
    for column in columns:
        if code := wrong.get((row, column)):
            source.fault(faults, code, row=row, column=letter(column))


def letter(column: int) -> str:
    """Return the letter of a column counted from 0, for the few that a form has."""
    return chr(ord("A") + column)
