"""From a raw table to rows whose cells are dates, numbers and proven keys."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from anwroster.files import cells as read
from anwroster.files.cells import Cell
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.columns import Column, Table
from anwroster.files.headers import matched
from anwroster.files.raw import RawTable, Source

Reader = Callable[[Cell], Any]


class Row:
    """One row: values by field, with its number and where to put its faults.

    ``broken`` tells that a cell of it could not be read; ``values`` then lacks that cell.
    """

    __slots__ = ("broken", "cells", "number", "sheet", "values")

    def __init__(self, sheet: "Rows", number: int, cells: list[Cell]) -> None:
        self.sheet = sheet
        self.number = number
        self.cells = cells
        self.values: dict[str, Any] = {}
        self.broken = False

    def __getitem__(self, field: str) -> Any:
        return self.values.get(field)

    def fault(self, code: str, field: str | None = None, **details: object) -> None:
        """Keep a fault about this row, and about one field if that is named."""
        self.broken = True
        place = self.sheet.places.get(field or "")
        column = self.sheet.header[place] if place is not None else None
        value = self.cells[place] if place is not None and place < len(self.cells) else None
        if value is not None and not isinstance(value, str):
            value = read.text(value)
        source = self.sheet.source
        source.fault(self.sheet.faults, code, row=self.number, column=column, value=value, **details)


class Rows:
    """The rows of one table, read when asked for.

    Parameters
    ----------
    readers
        For each field, what turns a cell into a value or raises ``UnreadableError``.
    """

    def __init__(self, table: Table, raw: RawTable, readers: Mapping[str, Reader], faults: Faults) -> None:
        self.table = table
        self.source: Source = raw.source
        self.faults = faults
        self._raw = raw
        self._readers = readers
        self.header: list[str] = []
        self.places: dict[str, int] = {}

    def __iter__(self) -> Iterator[Row]:
        found = matched(self.table, self._raw, self.faults)
        if found is None:
            return
        self.header, self.places = found
        columns = [column for column in self.table.columns if column.field in self.places]
        plan: list[tuple[int, Column, Reader, dict[Any, Any]]] = [
            (self.places[each.field], each, self._readers[each.field], {}) for each in columns
        ]
        for number, cells in self._raw.rows[1:]:
            yield self._read(Row(self, number, cells), plan)

    def _read(self, row: Row, plan: list[tuple[int, Column, Reader, dict[Any, Any]]]) -> Row:
        cells, values = row.cells, row.values
        if len(cells) > len(self.header) and any(cell != "" for cell in cells[len(self.header) :]):
            row.fault("row_too_long", cells=len(cells), header=len(self.header))
        for place, column, reader, seen in plan:
            cell = cells[place] if place < len(cells) else ""
            if self._raw.wrong_cells and (code := self._raw.wrong_cells.get((row.number, place))):
                row.fault(code, column.field)
            elif cell == "":
                if column.needed:
                    row.fault("empty_cell", column.field)
            else:
                try:
                    # Equal cells mean the same, but 1 == 1.0 == True: the type belongs to the key.
                    key: Any = cell if isinstance(cell, str) else (type(cell), cell)
                    if key not in seen:
                        seen[key] = self._value(cell, reader)
                    if seen[key] is not None:
                        values[column.field] = seen[key]
                    elif column.needed:
                        row.fault("empty_cell", column.field)
                except UnreadableError as reason:
                    row.fault(reason.code, column.field, **reason.details)
        return row

    @staticmethod
    def _value(cell: Cell, reader: Reader) -> Any:
        if isinstance(cell, str):
            stripped = cell.strip("\ufeff \t\xa0")
            if not stripped:
                return None
            if stripped[0] == "=":
                raise UnreadableError("formula")
        return reader(cell)
