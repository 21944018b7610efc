"""A roster as the user has it: ``roster.json``, or what was exported and perhaps changed by hand."""

from pathlib import Path
from typing import TYPE_CHECKING

from anwroster.commands.given import roster_file, settled
from anwroster.commands.layouts import one_layout
from anwroster.commands.talk import Talk, language
from anwroster.errors import UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.exports.readback import ReadBack
    from anwroster.model import Instance

TABLES = (".xlsx", ".csv", ".txt")
"""Endings of files that hold a roster as a table; everything else is taken for ``roster.json``."""

SHOWN = 5
"""Cells of other sheets that are named; ``--json`` has all."""


def read_any(instance: "Instance", folder: Path, named: Path, layout: str | None = None) -> "ReadBack":
    """Return the roster in a JSON, XLSX or CSV file.

    Parameters
    ----------
    layout
        Name of the layout of a CSV file; None: the one whose heads it has.
    """
    from anwroster.exports.readback import ReadBack, read_back
    from anwroster.files import read_roster

    path = roster_file(named)
    settled(path.parent)
    suffix = path.suffix.lower()
    if layout is not None and suffix not in (".csv", ".txt"):
        raise UsageError(say("cli.error.layout_needs_csv", language(instance.hds.language)))
    if suffix not in TABLES:
        return ReadBack(read_roster(path, instance))
    return read_back(path, instance, None if layout is None else one_layout(instance, layout, folder))


def tell_reading(talk: Talk, found: "ReadBack") -> None:
    """Say what a file does not tell, and what other sheets say otherwise than the one that was read."""
    if not found.tells_phases:
        talk.tell("check.no_phases")
    if not found.differences:
        return
    told = [
        talk.say(
            "check.other_cell", sheet=each.sheet, row=each.row, column=each.column, there=each.there, read=each.read
        )
        for each in found.differences[:SHOWN]
    ]
    if len(found.differences) > SHOWN:
        told.append(talk.say("stale.more", count=len(found.differences) - SHOWN))
    talk.tell("check.other_sheets", sheet=found.sheet, count=len(found.differences), cells="\n".join(told))
