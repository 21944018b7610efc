"""A workbook ``input.xlsx`` with a sheet per table."""

import io
from typing import Any

from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.columns import TABLE
from anwroster.files.keys import nearest
from anwroster.files.raw import RawTable, Source, filled_rows
from anwroster.files.sheetscan import sheet_parts, wrong_cells
from anwroster.files.unzipping import packed, parts_of


def read_workbook(file: str, content: bytes, faults: Faults) -> dict[str, RawTable]:
    """Return the tables in a workbook by name; sheets that are no table are faults.

    The parts that matter are unpacked within bounds, walked over, and only then given to the reader: it would reserve
    memory for every cell between the first and the last one that a sheet claims to have.
    """
    try:
        parts, places, book = _unpacked(content)
    except UnreadableError as reason:
        faults.add(reason.code, file, **reason.details)
        return {}
    tables: dict[str, RawTable] = {}
    for sheet, part in places.items():
        name = sheet.strip().casefold()
        source = Source(file, sheet)
        if name not in TABLE:
            near = nearest(name, TABLE, 1)
            code = "misspelt_sheet" if near else "unknown_sheet"
            source.fault(faults, code, near=", ".join(near), known=", ".join(TABLE))
            continue
        try:
            if name in tables:
                raise UnreadableError("table_twice", other=tables[name].source.sheet or file)
            tables[name] = _table(source, parts.get(part, b""), book)
        except UnreadableError as reason:
            source.fault(faults, reason.code, **reason.details)
    return tables


def read_sheet(name: str, file: str, content: bytes, faults: Faults) -> RawTable | None:
    """Return the table in a workbook that holds one: its only sheet, or the sheet named ``name``."""
    source = Source(file)
    try:
        parts, places, book = _unpacked(content)
        sheets = [each for each in places if each.strip().casefold() == name] or list(places)
        if len(sheets) != 1:
            raise UnreadableError("which_sheet", wanted=name)
        source = Source(file, sheets[0])
        return _table(source, parts.get(places[sheets[0]], b""), book)
    except UnreadableError as reason:
        source.fault(faults, reason.code, **reason.details)
    return None


def _unpacked(content: bytes) -> tuple[dict[str, bytes], dict[str, str], Any]:
    parts = parts_of(content, (".xml", ".rels"))
    if not parts:
        raise UnreadableError("broken_workbook")
    return parts, sheet_parts(parts), opened(packed(parts))


def _table(source: Source, part: bytes, book: Any) -> RawTable:
    wrong = wrong_cells(part)
    assert source.sheet is not None
    return RawTable(source, _rows(book, source.sheet), wrong)


def opened(content: bytes) -> Any:
    """Return the workbook as its reader sees it.

    Raises
    ------
    UnreadableError
        ``broken_workbook``.
    """
    import python_calamine

    return guarded(lambda: python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)))


def _rows(book: Any, sheet: str) -> list[tuple[int, list[Any]]]:
    rows = guarded(lambda: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
    return filled_rows(rows, first=1)


def guarded(read: Any) -> Any:
    """Return what ``read`` returns; whatever goes wrong in there, the workbook is broken.

    A panic of the reader (written in Rust) arrives as a BaseException that is no Exception.
    """
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:
        raise UnreadableError("broken_workbook") from None
