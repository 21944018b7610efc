"""Which column of a file is which column of a table."""

from anwroster.files.cells import plain_word, text
from anwroster.files.collector import Faults
from anwroster.files.columns import Column, Table
from anwroster.files.keys import nearest
from anwroster.files.raw import MOST_COLUMNS, RawTable


def matched(table: Table, raw: RawTable, faults: Faults) -> tuple[list[str], dict[str, int]] | None:
    """Return the header and the place of each field in it; None, with faults kept, when rows cannot be read by it.

    Headers are compared without case, and without difference between spaces, dashes and underscores.
    """
    if not raw.rows:
        raw.source.fault(faults, "empty_file")
        return None
    row, cells = raw.rows[0]
    header = [text(cell) for cell in cells]
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raw.source.fault(faults, "too_many_columns", row=row, most=MOST_COLUMNS)
        return None
    known = {plain_word(name): column for column in table.columns for name in (column.dutch, column.field)}
    places: dict[str, int] = {}
    strangers = []
    for place, name in enumerate(header):
        column = known.get(plain_word(name))
        if column is None:
            strangers.append((place, name))
        elif column.field in places:
            other = header[places[column.field]]
            raw.source.fault(faults, "duplicate_column", row=row, column=name, value=name, other=other)
        else:
            places[column.field] = place
    guessed = _strangers(table, raw, strangers, places, faults)
    for column in table.columns:
        if column.needed and column.field not in places and column.field not in guessed:
            header_text = ", ".join(header)
            raw.source.fault(
                faults, "missing_column", row=row, column=column.dutch, value=header_text, english=column.field
            )
    readable = all(column.field in places for column in table.columns if column.needed)
    return (header, places) if readable else None


def _strangers(
    table: Table, raw: RawTable, strangers: list[tuple[int, str]], places: dict[str, int], faults: Faults
) -> set[str]:
    """Keep a fault for every header that the table does not know; return the fields that they probably mean."""
    row = raw.rows[0][0]
    free: dict[str, Column] = {
        name: column for column in table.columns if column.field not in places for name in (column.dutch, column.field)
    }
    guessed = set()
    for _, name in strangers:
        near = nearest(name, free, 1)
        if not name:
            raw.source.fault(faults, "nameless_column", row=row)
        elif near:
            guessed.add(free[near[0]].field)
            raw.source.fault(faults, "misspelt_column", row=row, column=name, value=name, near=near[0])
        else:
            known = ", ".join(column.dutch for column in table.columns)
            raw.source.fault(faults, "unknown_column", row=row, column=name, value=name, known=known)
    return guessed
