"""A roster read back from what was exported and perhaps changed by hand: workbook, CSV, or another system's layout."""

from pathlib import Path

from anwroster.exports.readback.assigning import Difference, ReadBack, assigned
from anwroster.exports.readback.csvfile import csv_rows
from anwroster.exports.readback.othersheets import differences
from anwroster.exports.readback.sheets import Workbook
from anwroster.files.bounded import decoded, read_bytes
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.raw import Source
from anwroster.model import Instance, Layout

__all__ = ["Difference", "ReadBack", "read_back"]


def read_back(path: Path, instance: Instance, layout: Layout | None = None) -> ReadBack:
    """Return the roster in a workbook or CSV file.

    Parameters
    ----------
    layout
        Layout in which a CSV file was written; None: the one whose heads it has, our own first.

    Raises
    ------
    InputError
        With every cell that cannot be understood; never a part of a roster.
    """
    faults = Faults()
    faults.language = instance.hds.language
    found = ReadBack(assigned(instance, [], faults))
    try:
        content = read_bytes(path)
        if path.suffix.lower() == ".xlsx":
            book = Workbook(path.name, content, instance)
            rows = book.rows(faults)
            roster = assigned(instance, rows, faults)
            found = ReadBack(roster, () if faults else tuple(differences(book, instance, roster)), book.main)
        else:
            lines = csv_rows(Source(path.name), decoded(content), instance, layout, faults)
            tells = all(line.form.of(["phase", "forced"]) for line in lines[:1])
            found = ReadBack(assigned(instance, lines, faults), tells_phases=tells)
    except UnreadableError as reason:
        code = "roster_missing" if reason.code == "missing_file" else reason.code
        faults.add(code, path.name, **reason.details)
    faults.raise_if_any()
    return found
