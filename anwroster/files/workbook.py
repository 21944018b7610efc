"""A workbook ``input.xlsx`` with a sheet per table."""

import io
from typing import Any

from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.columns import TABLE
from anwroster.files.keys import nearest
from anwroster.files.raw import RawTable, Source, filled_rows
from anwroster.files.sheetscan import SheetScan, sheet_parts
from anwroster.files.unzipping import packed, parts_of


def read_workbook(file: str, content: bytes, faults: Faults) -> dict[str, RawTable]:
    """Return the tables in a workbook by name; sheets that are no table are faults.

    The parts that matter are unpacked within bounds, walked over, and only then given to the reader: it would reserve
    memory for every cell between the first and the last one that a sheet claims to have.
    """
    try:
        parts = parts_of(content, (".xml", ".rels"))
        if not parts:
            raise UnreadableError("broken_workbook")
        places = sheet_parts(parts)
        book = opened(packed(parts))
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
            wrong = SheetScan().run(parts.get(part, b""))
            tables[name] = RawTable(source, _rows(book, sheet), wrong)
        except UnreadableError as reason:
            source.fault(faults, reason.code, **reason.details)
    return tables


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
