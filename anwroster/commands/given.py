"""What the user named: a folder of input and a roster that belongs to it."""

from pathlib import Path
from typing import TYPE_CHECKING

from anwroster.commands.talk import Talk, language, shown_command
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster

ROSTER_FILE = "roster.json"


def read_input(folder: Path) -> "Instance":
    """Return what a folder says."""
    from anwroster.files import read_folder

    return read_folder(folder)


def read_both(folder: Path, roster: Path) -> "tuple[Instance, Roster]":
    """Return what a folder says and the roster made for it."""
    from anwroster.files import read_roster

    instance = read_input(folder)
    return instance, read_roster(roster_file(roster), instance)


def read_matching(folder: Path, roster: Path) -> "tuple[Instance, Roster]":
    """Return both, for work that needs every doctor and shift of the roster to be in the folder.

    Raises
    ------
    UsageError
        When the roster names others: ``check`` tells which.
    """
    instance, given = read_both(folder, roster)
    doctors, shifts = {each.id for each in instance.doctors}, {each.id for each in instance.shifts}
    strange = {each.doctor for each in given.assignments} - doctors | {
        each.shift for each in given.assignments
    } - shifts
    if strange:
        talk = Talk(language(instance.hds.language))
        command = shown_command("check", folder, roster)
        raise UsageError(talk.say("error.strangers", names=talk.some(sorted(strange), 5), command=command))
    return instance, given


def roster_file(path: Path) -> Path:
    """Return the roster that a path means: the file itself, or ``roster.json`` in an output folder."""
    return path / ROSTER_FILE if path.is_dir() else path
