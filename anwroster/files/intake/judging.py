"""Proves a submission by the folder's own readers of availability and limits, so that one reading holds for all."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from anwroster.errors import Fault
from anwroster.files import statements
from anwroster.files.availability import Availability
from anwroster.files.cells import text
from anwroster.files.collector import Faults
from anwroster.files.columns import TABLE
from anwroster.files.csvout import neutral
from anwroster.files.intake.context import Context
from anwroster.files.intake.submission import AVAILABILITY, LIMITS, Note, Proven, Submission
from anwroster.files.raw import RawTable
from anwroster.files.readers import readers
from anwroster.files.tables import Row, Rows
from anwroster.model import WishKind

MOST_LOOKS = 200_000
"""Shifts within the times and patterns of one doctor's rows, each counted for every row."""

MOST_FAULTS = 100
"""Faults of one answer that are told; nobody mends more of them one by one, and the other answers would drown."""


class Judge:
    """Proves submissions, one after the other."""

    def __init__(self, context: Context) -> None:
        self._context = context
        language = context.instance.hds.language
        self._readers = {name: readers(TABLE[name], context.known, language) for name in (AVAILABILITY, LIMITS)}

    def prove(self, submission: Submission) -> Proven | tuple[Fault, ...]:
        """Return the submission with its rows and counts, or everything that is wrong with it."""
        context = self._context
        faults = Faults()
        faults.language = context.instance.hds.language
        if submission.is_form and context.older_forms:
            submission = self._fitting(submission)
        hds = context.instance.hds
        said = Availability(hds.period, context.shifts, context.selection, context.qualified, most_looks=MOST_LOOKS)
        times = self._rows(AVAILABILITY, submission, faults)
        if submission.is_form:
            _refuse_unshown(times, context.shown_to(submission.doctor))
        said.read(times)
        limits = self._rows(LIMITS, submission, faults)
        found = statements.limits(limits)
        if faults:
            return tuple(submission.placed(each) for each in _first(faults.sorted()))
        wishes = Counter(said.wished.values())
        counts = {
            "offers": len(said.offered),
            "prefer": wishes[WishKind.PREFER],
            "avoid": wishes[WishKind.AVOID],
            "blocks": sum(row["what"] == "block" for row in times),
            "limits": len(found),
        }
        rows = {
            name: tuple(cells_of(row) for row in own)
            for name, own in ((AVAILABILITY, times), (LIMITS, limits))
            if name in submission.tables
        }
        return Proven(submission, rows, counts)

    def _fitting(self, submission: Submission) -> Submission:
        """Return an answer to an older form without the rows about shifts that the form of today does not show."""
        raw = submission.tables[AVAILABILITY]
        head, *rows = raw.rows
        at, shown = head[1].index("shift"), {"", *self._context.shown_to(submission.doctor)}
        left = [(number, cells) for number, cells in rows if text(cells[at]) in shown]
        if len(left) == len(rows):
            return submission
        about = (("count", str(len(rows) - len(left))),)
        self._context.notes.append(Note("left_out", submission.file, submission.doctor, about))
        return replace(submission, tables={**submission.tables, AVAILABILITY: replace(raw, rows=[head, *left])})

    def _rows(self, name: str, submission: Submission, faults: Faults) -> list[Row]:
        raw: RawTable | None = submission.tables.get(name)
        if raw is None:
            return []
        return list(Rows(TABLE[name], raw, self._readers[name], faults))


def _refuse_unshown(rows: list[Row], shown: Collection[str]) -> None:
    """Keep a fault for rows about shifts that the doctor's form does not show: none of ours says anything of them."""
    there = frozenset(shown)
    for row in rows:
        if not row.broken and row["shift"] is not None and row["shift"] not in there:
            row.fault("answer_not_shown", "shift")


def _first(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the faults of one answer that are told."""
    if len(faults) <= MOST_FAULTS:
        return faults
    return (*faults[:MOST_FAULTS], Fault("too_many_faults_of_one", faults[0].file))


def cells_of(row: Row) -> Mapping[str, str]:
    """Return the cells of a row by field as they are to be written, harmless in a spreadsheet."""
    found = {field: text(row.cells[place]) for field, place in row.sheet.places.items() if place < len(row.cells)}
    return {field: neutral(cell) for field, cell in (found | {"doctor": row["doctor"]}).items() if cell}
