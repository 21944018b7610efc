"""What the user named: a folder of input and a roster that belongs to it."""

from pathlib import Path
from typing import TYPE_CHECKING

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


def roster_file(path: Path) -> Path:
    """Return the roster that a path means: the file itself, or ``roster.json`` in an output folder."""
    return path / ROSTER_FILE if path.is_dir() else path
