"""What a workbook's own XML says that its reader hides: how large a sheet is, where formulas and errors stand."""

import posixpath
import re
from dataclasses import dataclass, field
from xml.parsers import expat

from anwroster.files.collector import UnreadableError
from anwroster.files.raw import MOST_COLUMNS, MOST_ROWS
from anwroster.files.rowshapes import HIGHEST, RowShapes, row_shapes

_REFERENCE = re.compile(r"^\$?([A-Za-z]{1,3})\$?(\d{1,7})$")


def place_of(reference: str) -> tuple[int, int]:
    """Return (row, column index) of a reference such as B7: (7, 1).

    Raises
    ------
    UnreadableError
        ``broken_workbook``.
    """
    match = _REFERENCE.match(reference)
    if match is None:
        raise UnreadableError("broken_workbook")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column - 1


WrongCells = dict[tuple[int, int], str]
"""``formula``, ``error_cell`` or ``merged_cell`` by (row, column index)."""


def wrong_cells(content: bytes) -> WrongCells:
    """Return the wrong cells of a sheet.

    Raises
    ------
    UnreadableError
        ``broken_workbook``; ``too_many_rows`` or ``too_many_columns`` when a cell stands beyond what is read.
    """
    return {} if is_clean(row_shapes(content), len(content)) else SheetScan().run(content)


def is_clean(shapes: RowShapes | None, length: int) -> bool:
    """Return whether the shapes of its rows show that a sheet of so many bytes has nothing wrong; False: not known."""
    if shapes is None or len(shapes.brief) > length // 2:
        return False
    try:
        return not SheetScan(HIGHEST).run(shapes.brief)
    except UnreadableError:
        return False


@dataclass
class SheetScan:
    """Walks once over the XML of one sheet.

    Parameters
    ----------
    most_rows
        The highest row that is no fault.
    """

    most_rows: int = MOST_ROWS
    wrong_cells: WrongCells = field(default_factory=dict)
    _row: int = 0
    _column: int = -1

    def run(self, content: bytes) -> WrongCells:
        """Return the wrong cells of a sheet, or raise, as ``wrong_cells``."""
        parse(content, self._start)
        return self.wrong_cells

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            if "r" in attributes:
                self._row, self._column = place_of(attributes["r"])
            else:
                self._column += 1
            self._bound()
            if attributes.get("t") == "e":
                self.wrong_cells[self._row, self._column] = "error_cell"
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
            self._column = -1
            self._bound()
        elif name == "f":
            self.wrong_cells.setdefault((self._row, self._column), "formula")
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            top, left = place_of(first)
            bottom, right = place_of(last or first)
            if (top, left) != (bottom, right):
                self.wrong_cells[top, left] = "merged_cell"

    def _bound(self) -> None:
        if self._row > self.most_rows:
            raise UnreadableError("too_many_rows", most=self.most_rows)
        if self._column >= MOST_COLUMNS:
            raise UnreadableError("too_many_columns", most=MOST_COLUMNS, row=self._row)


def parse(content: bytes, start: object) -> None:
    """Walk over XML, calling ``start(local name, attributes)`` for each element.

    Raises
    ------
    UnreadableError
        ``broken_workbook``: no XML, or XML with a document type (which no workbook has).
    """

    def begin(name: str, attributes: dict[str, str]) -> None:
        start(name.rpartition(" ")[2], attributes)  # type: ignore[operator]

    def refuse(*_: object) -> None:
        raise UnreadableError("broken_workbook")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("broken_workbook") from None


def sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's name, in the workbook's order.

    Raises
    ------
    UnreadableError
        ``broken_workbook``.
    """
    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            key = next((value for each, value in attributes.items() if each.endswith(" id")), "")
            sheets[attributes.get("name", "")] = key

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    try:
        parse(parts["xl/workbook.xml"], sheet)
        parse(parts["xl/_rels/workbook.xml.rels"], relation)
        return {name: posixpath.normpath(posixpath.join("/xl", targets[key]))[1:] for name, key in sheets.items()}
    except KeyError:
        raise UnreadableError("broken_workbook") from None
