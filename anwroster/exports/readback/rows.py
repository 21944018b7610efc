"""The rows of a file under the columns of a form: which column stands where, and what a row says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anwroster.exports.readback.forms import DOCTOR_FIELDS, Column, Form, plain
from anwroster.files.cells import Cell, text
from anwroster.files.collector import Faults
from anwroster.files.raw import Source


@dataclass(frozen=True)
class Line:
    """One row: what stands in each column that its form knows.

    Parameters
    ----------
    told
        Field → text.
    """

    source: Source
    form: Form
    number: int
    told: dict[str, str]

    def fault(self, faults: Faults, code: str, column: Column | None = None, **details: object) -> None:
        """Keep a fault about this row, and about one column if that is named."""
        told = self.told.get(column.field) if column else None
        title = column.titles[0] if column else None
        self.source.fault(faults, code, row=self.number, column=title, value=told, **details)


def places(form: Form, header: Sequence[Cell]) -> dict[str, int] | None:
    """Return where each field stands by its head; None when needed columns are missing."""
    heads = [plain(text(each)) for each in header]
    found = {
        column.field: next(heads.index(plain(title)) for title in column.titles if plain(title) in heads)
        for column in form.columns
        if any(plain(title) in heads for title in column.titles)
    }
    has_doctor = any(each in found for each in DOCTOR_FIELDS)
    return found if form.needed <= set(found) and has_doctor else None


def lines(
    source: Source,
    form: Form,
    at: dict[str, int],
    rows: Sequence[tuple[int, list[Cell]]],
    wrong: dict[tuple[int, int], str],
    faults: Faults,
) -> Iterator[Line]:
    """Yield every row that says something in a column of the form, so not totals below the table.

    Parameters
    ----------
    wrong
        Code of the fault by (row, column index) of cells that cannot be trusted; the outcome of a formula can.
    """
    for number, cells in rows:
        told = {field: text(cells[place]) if place < len(cells) else "" for field, place in at.items()}
        line = Line(source, form, number, told)
        bad = False
        for column in form.columns:
            code = wrong.get((number, at.get(column.field, -1)))
            if code is not None and code != "formula":
                line.fault(faults, code, column)
                bad = True
        if not bad and any(told.get(field) for field in told if field not in ("phase", "forced")):
            yield line
