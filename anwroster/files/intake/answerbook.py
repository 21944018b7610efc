"""A doctor's workbook that was filled in and sent back: whether it may be taken, and as what."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from anwroster.errors import Fault
from anwroster.files import formlayout as layout
from anwroster.files.cells import Cell, text
from anwroster.files.collector import Faults
from anwroster.files.intake.bookreading import Filled, filled_in, letter
from anwroster.files.intake.context import Context
from anwroster.files.intake.formcheck import belongs, proper_moment
from anwroster.files.intake.submission import AVAILABILITY, LIMITS, Note, Received, Shown, Submission
from anwroster.files.intake.wording import amount
from anwroster.files.raw import RawTable, Source
from anwroster.words import Language


def read_book(received: Received, context: Context, faults: Faults) -> list[Submission]:
    """Return what a workbook says; none, with faults kept, when it is not one of this folder's."""
    return judged_book(received, filled_in(received.name, received.content), context, faults)


def judged_book(received: Received, filled: Filled, context: Context, faults: Faults) -> list[Submission]:
    """Return what a workbook says of which is known what stands in it; its content is not needed any more."""
    claim = filled.claim
    if claim is None:
        faults.extend(filled.faults)
        return []
    if not belongs(claim, received.name, context, faults, sheet=layout.HIDDEN):
        return []
    if filled.faults:
        faults.extend(filled.faults)
        return []
    said = {shift: choice for _, choice, shift in filled.choices}
    limits = [[text(each) for each in row] for _, row in filled.limits]
    if filled.before == layout.filled_digest(said, limits, filled.remark):
        context.notes.append(Note("untouched", received.name, claim.doctor))
        return []
    saved = proper_moment(filled.saved or received.at, received.name, claim.doctor, context, faults)
    if saved is None:
        return []
    shifts, limits_sheet = (Source(received.name, sheet) for sheet in filled.sheets)
    tables = {
        AVAILABILITY: _times(filled.choices, claim.doctor, shifts),
        LIMITS: _limit_table(filled.limits, claim.doctor, limits_sheet, context.instance.hds.language),
    }
    covers = (AVAILABILITY, LIMITS)
    about = (claim.doctor, saved, received.name, filled.sha, covers, tables, filled.remark, _placed)
    shown = None if filled.shown is None else Shown(filled.shown)
    return [Submission(*about, is_form=True, keeps_absences=True, shown=shown)]


def _times(choices: Iterable[tuple[int, str, str]], doctor: str, source: Source) -> RawTable:
    rows: list[tuple[int, list[Cell]]] = [(1, ["doctor", "what", "shift"])]
    for at, choice, shift in choices:
        rows += [(at, [doctor, what.strip(), shift]) for what in choice.split(layout.AND.strip())]
    return RawTable(source, rows)


def _limit_table(cells: Iterable[tuple[int, list[Cell]]], doctor: str, source: Source, language: Language) -> RawTable:
    rows: list[tuple[int, list[Cell]]] = [(1, ["doctor", *layout.LIMIT_FIELDS])]
    for at, row in cells:
        rows.append((at, [doctor, *(amount(repr(each), language) if _is_part(each) else text(each) for each in row)]))
    return RawTable(source, rows)


def _is_part(cell: Any) -> bool:
    return isinstance(cell, float) and not cell.is_integer()


_COLUMNS = {"what": letter(layout.CHOICE), "shift": letter(layout.SHIFT)} | {
    field: letter(at) for at, field in enumerate(layout.LIMIT_FIELDS)
}


def _placed(fault: Fault) -> Fault:
    """Return a fault with the letter of its column."""
    return replace(fault, column=_COLUMNS.get(fault.column or "", fault.column))
