"""A table as it stands in a file, before anybody knows what its columns mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from anwroster.files.cells import Cell
from anwroster.files.collector import Faults

MOST_ROWS = 300_000
MOST_COLUMNS = 100


@dataclass(frozen=True)
class Source:
    """A file, or one sheet of a workbook."""

    file: str
    sheet: str | None = None

    def fault(self, faults: Faults, code: str, **where: object) -> None:
        """Keep a fault at this place; ``row``, ``column`` and ``value`` may be among the details."""
        faults.add(code, self.file, sheet=self.sheet, **where)  # type: ignore[arg-type]


@dataclass(frozen=True)
class RawTable:
    """Header and rows, with row numbers as a spreadsheet shows them.

    Parameters
    ----------
    rows
        Number and cells of every row that is not empty; the first of them is the header.
    wrong_cells
        Code of the fault by (row, column index) of cells that cannot be trusted: formulas, errors, merged cells.
    """

    source: Source
    rows: list[tuple[int, list[Cell]]]
    wrong_cells: dict[tuple[int, int], str] = field(default_factory=dict)


def filled_rows(rows: Iterable[list[Cell]], first: int) -> list[tuple[int, list[Cell]]]:
    """Return the rows that hold anything, with their numbers, counted from ``first``.

    Raises
    ------
    OverflowError
        When there are more than ``MOST_ROWS``.
    """
    found = []
    for number, cells in enumerate(rows, start=first):
        if number > MOST_ROWS:
            raise OverflowError
        if any(cell != "" and not (isinstance(cell, str) and cell.isspace()) for cell in cells):
            found.append((number, cells))
    return found
