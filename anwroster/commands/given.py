"""What the user named: a folder of input and a roster that belongs to it."""

from pathlib import Path
from typing import TYPE_CHECKING

from anwroster.commands.talk import Talk, err, language, shown_command
from anwroster.errors import UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster

ROSTER_FILE, CERTIFICATE_FILE = "roster.json", "certificate.json"


def read_input(folder: Path) -> "Instance":
    """Return what a folder says, after finishing what a run that was killed left half written in it."""
    from anwroster.files import read_folder

    settled(folder)
    return read_folder(folder)


def settled(folder: Path) -> None:
    """Finish what a run that was killed left half written in a folder, and say so."""
    from anwroster.files import settle

    if settle(folder, language()):
        err(say("cli.settled", language(), path=folder))


def read_both(folder: Path, roster: Path) -> "tuple[Instance, Roster]":
    """Return what a folder says and the roster made for it."""
    from anwroster.files import read_roster

    instance = read_input(folder)
    place = roster_file(roster)
    settled(place.parent)
    return instance, read_roster(place, instance)


def read_matching(folder: Path, roster: Path) -> "tuple[Instance, Roster]":
    """Return both, for work that needs every doctor and shift of the roster to be in the folder.

    Raises
    ------
    UsageError
        When the roster names others: ``check`` tells which.
    """
    from anwroster.rostering import as_made

    instance, given = read_both(folder, roster)
    prove_known(instance, given, folder, roster)
    return as_made(instance, given), given


def prove_known(instance: "Instance", given: "Roster", folder: Path, roster: Path) -> None:
    """Refuse a roster that names doctors or shifts which are not in the folder.

    Raises
    ------
    UsageError
        With the first few of them, and how to look into the rest.
    """
    if strange := strangers(instance, given):
        talk = Talk(language(instance.hds.language))
        command = shown_command("check", folder, roster)
        raise UsageError(talk.say("error.strangers", names=talk.some(strange, 5), command=command))


def strangers(instance: "Instance", roster: "Roster") -> list[str]:
    """Return the doctors and shifts that a roster names and the input does not, sorted."""
    known = {each.id for each in instance.doctors}, {each.id for each in instance.shifts}
    named = {each.doctor for each in roster.assignments}, {each.shift for each in roster.assignments}
    return sorted(set().union(*(names - there for names, there in zip(named, known, strict=True))))


def changed_files(instance: "Instance", roster: "Roster") -> list[str]:
    """Return the input files that are not as they were when the roster was made; none when it does not say."""
    if roster.provenance is None:
        return []
    before, now = roster.provenance.digests, instance.digests
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def roster_file(path: Path) -> Path:
    """Return the roster that a path means: the file itself, or ``roster.json`` in an output folder."""
    return path / ROSTER_FILE if path.is_dir() else path


def certificate_file(roster: Path, named: Path | None) -> Path:
    """Return the certificate that is meant: a file, or ``certificate.json`` in a folder.

    Parameters
    ----------
    named
        File or folder; None: the roster's folder.
    """
    place = roster_file(roster).parent if named is None else named
    return place / CERTIFICATE_FILE if place.is_dir() else place
