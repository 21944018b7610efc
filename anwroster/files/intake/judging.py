"""Proves a submission by the folder's own readers of availability and limits, so that one reading holds for all."""

from collections import Counter
from collections.abc import Mapping

from anwroster.errors import Fault
from anwroster.files import statements
from anwroster.files.availability import Availability
from anwroster.files.cells import text
from anwroster.files.collector import Faults
from anwroster.files.columns import TABLE
from anwroster.files.csvout import neutral
from anwroster.files.intake.context import Context
from anwroster.files.intake.submission import AVAILABILITY, LIMITS, Proven, Submission
from anwroster.files.raw import RawTable
from anwroster.files.readers import readers
from anwroster.files.tables import Row, Rows
from anwroster.model import WishKind


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
        said = Availability(context.instance.hds.period, context.shifts, context.selection, context.qualified)
        times = self._rows(AVAILABILITY, submission, faults)
        said.read(times)
        limits = self._rows(LIMITS, submission, faults)
        found = statements.limits(limits)
        if faults:
            return tuple(submission.placed(each) for each in faults.sorted())
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

    def _rows(self, name: str, submission: Submission, faults: Faults) -> list[Row]:
        raw: RawTable | None = submission.tables.get(name)
        if raw is None:
            return []
        return list(Rows(TABLE[name], raw, self._readers[name], faults))


def cells_of(row: Row) -> Mapping[str, str]:
    """Return the cells of a row by field as they are to be written, harmless in a spreadsheet."""
    found = {field: text(row.cells[place]) for field, place in row.sheet.places.items() if place < len(row.cells)}
    return {field: neutral(cell) for field, cell in (found | {"doctor": row["doctor"]}).items() if cell}
