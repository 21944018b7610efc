"""What must hold before anything is packed: the same input, the right certificate, changes that could have been."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from anwroster.errors import ImpossibleError, InputError, UsageError
from anwroster.figures import worked_seats
from anwroster.files import read_worked
from anwroster.files.bounded import digest, read_bytes
from anwroster.files.collector import Faults, UnreadableError
from anwroster.model import Certificate, Instance, Roster, Worked
from anwroster.packages.layout import KEPT, ROSTER, is_safe
from anwroster.problem import frozen
from anwroster.solver.verify import kept_digest, roster_digest
from anwroster.words import say

_CODES = {
    "not_there": "change_not_there",
    "already_there": "change_already_there",
    "not_open": "change_not_open",
}
"""Fault by reason of an impossible change; unknown doctors and shifts are found when the table is read."""


def input_files(folder: Path, instance: Instance) -> dict[str, bytes]:
    """Return the content of every input file by name, as it was when the instance was read.

    Raises
    ------
    UsageError
        When a file changed since, or bears a name that cannot stand in a package.
    """
    found = {}
    for name, wanted in instance.digests.items():
        if not is_safe(name):
            raise UsageError(say("packages.odd_name", instance.hds.language, name=name))
        try:
            content = read_bytes(Path(folder) / name)
        except UnreadableError:
            content = b""
        if digest(content) != wanted:
            raise UsageError(say("packages.changed_meanwhile", instance.hds.language, name=name))
        found[name] = content
    return found


def prove_belonging(instance: Instance, roster: Roster, certificate: Certificate | None) -> None:
    """Refuse a roster of strangers, one or a certificate from other input, and a certificate of another roster.

    Raises
    ------
    ImpossibleError
        With the files that differ, and the way out.
    """
    language = instance.hds.language
    for path, names in unknown_names(instance, roster):
        raise ImpossibleError(say("packages.unknown", language, path=path, names=names))
    before = roster.provenance.digests if roster.provenance else instance.digests
    if changed := _differing(before, instance.digests):
        raise ImpossibleError(say("packages.stale_roster", language, files=changed))
    if certificate and (changed := _differing(certificate.digests, instance.digests)):
        raise ImpossibleError(say("packages.stale_certificate", language, files=changed))
    if certificate and certificate.roster != roster_digest(roster.assignments):
        raise ImpossibleError(say("packages.other_roster", language))
    if certificate:
        _prove_kept(instance, certificate)


def unknown_names(instance: Instance, roster: Roster) -> Iterator[tuple[str, str]]:
    """Yield where doctors or shifts are named that the input does not know, with the first five of them.

    Of an earlier roster that was kept, only what is frozen must be known: others may have left since.
    """
    doctors, shifts = {each.id for each in instance.doctors}, {each.id for each in instance.shifts}
    for path, assignments in ((ROSTER, roster.assignments), (KEPT, frozen(instance))):
        strange = {each.doctor for each in assignments} - doctors | {each.shift for each in assignments} - shifts
        if strange:
            yield path, ", ".join(sorted(strange)[:5])


def _prove_kept(instance: Instance, certificate: Certificate) -> None:
    """Refuse an earlier roster that is not the one with which the certificate was made.

    Raises
    ------
    ImpossibleError
        When it is another one, or missing, or superfluous.
    """
    until = instance.kept.frozen_until if instance.kept else None
    if (certificate.kept, certificate.frozen_until) != (kept_digest(instance), until):
        key = "needs_kept" if certificate.kept else "no_kept"
        raise ImpossibleError(say(f"packages.{key}", instance.hds.language))


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    return ", ".join(sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name)))


def prove_after(instance: Instance, roster: Roster, files: Mapping[str, bytes]) -> Worked:
    """Return what happened after publication, when all of it could have been.

    Raises
    ------
    InputError
        With every fault; a change that does not fit what stood before it is one.
    """
    worked = read_worked(instance, files)
    _, impossible = worked_seats(instance, roster, worked)
    if impossible:
        faults = Faults()
        faults.language = instance.hds.language
        file = next(name for name in files if name.startswith("worked."))
        for each in impossible:
            about = {"shift": each.change.shift, "before": each.change.before or "–", "after": each.change.after or "–"}
            faults.add(_CODES[each.reason], file, row=each.change.row, value=each.change.shift, **about)
        raise InputError(faults.sorted(), faults.language)
    return worked
