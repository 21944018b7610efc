"""Tables as a Dutch Excel saves them: semicolons, BOM, CRLF, decimal comma, 24-12-2027."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

HEADERS: Mapping[str, tuple[str, ...]] = {
    "practices": ("praktijk", "naam", "regio", "patienten"),
    "doctors": (
        "dokter", "naam", "overeenkomst", "start", "einde", "papieren_tot", "nachtenrijtjes", "eigen_uren",
        "eigen_diensten", "email", "agb",
    ),
    "affiliations": ("dokter", "praktijk", "aandeel", "uren", "posten", "soorten"),
    "availability": (
        "dokter", "wat", "dienst", "van", "tot", "patroon", "posten", "soorten", "ingediend", "opmerking",
    ),
    "limits": ("dokter", "grens", "aantal", "eenheid", "waarvoor"),
    "fixed": ("dokter", "dienst"),
    "busy": ("dokter", "van", "tot", "waar"),
    "balances": ("dokter", "categorie", "aantal", "feestdag", "jaar"),
    "topups": ("dokter", "dienst", "euro", "afgesproken_op"),
}  # fmt: skip
"""Name of each table and its columns."""

Cell = str | int | float | date | datetime | None
Row = Mapping[str, Cell]


def shown(cell: Cell) -> str:
    """Return a cell as a Dutch planner reads it."""
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell.day:02d}-{cell.month:02d}-{cell.year} {cell.hour:02d}:{cell.minute:02d}"
        case date():
            return f"{cell.day:02d}-{cell.month:02d}-{cell.year}"
        case float():
            return f"{cell:g}".replace(".", ",")
        case _:
            return str(cell)


def as_bytes(table: str, rows: Iterable[Row]) -> bytes:
    """Return a whole table; a cell under an unknown column is a fault of the maker's own.

    Raises
    ------
    KeyError
        When a row has a column that the table does not have.
    """
    columns = HEADERS[table]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        if unknown := set(row) - set(columns):
            raise KeyError(f"{table}: {sorted(unknown)}")
        writer.writerow([shown(row.get(column)) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def write_tables(folder: Path, tables: Mapping[str, Iterable[Row]]) -> None:
    """Write each table that has rows into the folder."""
    for name, rows in tables.items():
        if content := list(rows):
            (folder / f"{name}.csv").write_bytes(as_bytes(name, content))
