"""What ``solve`` leaves behind: every file of its output folder, and whether there is room for them."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from anwroster.commands.given import CERTIFICATE_FILE, ROSTER_FILE
from anwroster.commands.talk import language
from anwroster.errors import UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.model import Instance
    from anwroster.rostering import Made

WORKBOOK, TABLE, FAIRNESS, COSTS = "roster.xlsx", "roster.csv", "fairness.html", "costs.csv"
CALENDARS, CONCEPTS = "calendars", "concepts"


def prove_room(folder: Path, source: Path, *, force: bool) -> None:
    """Refuse an output folder that cannot be written, before a minute of work.

    Raises
    ------
    UsageError
        When it is a file, is the input folder, may not be written, or holds an earlier roster and ``force`` is not
        given.
    """
    spoken = language()
    prove_writable(folder)
    if folder.exists() and source.exists() and folder.samefile(source):
        raise UsageError(say("cli.error.output_is_input", spoken, path=folder))
    if not force and (present := _earlier(folder)):
        raise UsageError(say("cli.error.output_exists", spoken, path=folder, first=present[0]))


def prove_writable(folder: Path) -> None:
    """Refuse an output folder that is a file, or where nothing may be written.

    Raises
    ------
    UsageError
        With the place that hinders.
    """
    nearest = next((each for each in (folder, *folder.absolute().parents) if each.exists()), folder)
    if not nearest.is_dir():
        raise UsageError(say("cli.error.output_is_file", language(), path=nearest))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise UsageError(say("cli.error.output_closed", language(), path=nearest))


def _earlier(folder: Path) -> list[str]:
    """Return what an earlier run left in a folder."""
    names = [
        each for each in (ROSTER_FILE, CERTIFICATE_FILE, WORKBOOK, TABLE, FAIRNESS, COSTS) if (folder / each).exists()
    ]
    for name, ending in ((CALENDARS, "ics"), (CONCEPTS, "json")):
        names += sorted(f"{name}/{each.name}" for each in (folder / name).glob(f"*.{ending}"))
    return names


def output_files(instance: "Instance", made: "tuple[Made, ...]", assume_year: int | None) -> dict[str, bytes]:
    """Return content by path of everything that ``solve`` writes.

    Parameters
    ----------
    made
        What came of each phase; the last roster is the result, all of them are concepts when there are several.
    """
    from anwroster import exports, reports
    from anwroster.files import certificate_json, roster_json
    from anwroster.rostering import certificate_of

    roster = made[-1].roster
    fairness = reports.report(instance, roster, "fairness", instance.hds.language, assume_year=assume_year)
    files = {
        ROSTER_FILE: roster_json(roster).encode(),
        CERTIFICATE_FILE: certificate_json(certificate_of(instance, made)).encode(),
        WORKBOOK: exports.workbook(instance, roster, assume_year),
        TABLE: exports.roster_csv(instance, roster),
        FAIRNESS: reports.render_html(fairness).encode(),
        COSTS: exports.costs_csv(instance, roster, assume_year),
        **exports.calendars(instance, roster),
    }
    if len(made) > 1:
        files |= {f"{CONCEPTS}/phase-{each.phase.value}.json": roster_json(each.roster).encode() for each in made}
    return files


def left_over(folder: Path, written: Mapping[str, bytes]) -> list[str]:
    """Return calendars and concepts of an earlier run that this one did not replace."""
    return [name for name in _earlier(folder) if name not in written]
