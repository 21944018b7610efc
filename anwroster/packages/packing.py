"""Packing: input, roster, certificate and what happened after, under one manifest."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from anwroster.errors import ImpossibleError, InputError, OwnFaultError, UsageError
from anwroster.figures import worked_seats
from anwroster.files import certificate_json, read_worked, roster_json
from anwroster.files.bounded import digest, read_bytes
from anwroster.files.collector import Faults, UnreadableError
from anwroster.model import Certificate, Instance, Manifest, PackedFile, Roster, Worked
from anwroster.packages.derived import plain_json, rulebook_json, tariffs_json
from anwroster.packages.layout import (
    CERTIFICATE,
    INPUT,
    MANIFEST,
    ROSTER,
    RULEBOOK,
    SIGNATURE,
    TARIFFS,
    is_after,
    is_safe,
)
from anwroster.packages.pseudonymised import Lessened, pseudonymised
from anwroster.packages.signing import signed
from anwroster.packages.zipping import zipped
from anwroster.solver.verify import roster_digest
from anwroster.version import __version__
from anwroster.words import say


_CODES = {
    "not_there": "change_not_there",
    "already_there": "change_already_there",
    "not_open": "change_not_open",
}
"""Fault by reason of an impossible change; unknown doctors and shifts are found when the table is read."""


@dataclass(frozen=True)
class Packed:
    """A package and what there is to say about it.

    Parameters
    ----------
    content
        The zip file.
    files
        Paths in it, without manifest and signature.
    lessened, telling
        Of a pseudonymised package: see ``Pseudonymised``.
    """

    content: bytes
    files: tuple[str, ...]
    lessened: tuple[Lessened, ...] = ()
    telling: tuple[str, ...] = ()


def pack(
    folder: Path,
    instance: Instance,
    roster: Roster,
    certificate: Certificate | None = None,
    after: Mapping[str, bytes] | None = None,
    *,
    made_at: datetime,
    signing_key: bytes | None = None,
    pseudonym_key: bytes | None = None,
) -> bytes:
    """Return a package: the content of ``packed``."""
    keys = {"signing_key": signing_key, "pseudonym_key": pseudonym_key}
    return packed(folder, instance, roster, certificate, after, made_at=made_at, **keys).content


def packed(
    folder: Path,
    instance: Instance,
    roster: Roster,
    certificate: Certificate | None = None,
    after: Mapping[str, bytes] | None = None,
    *,
    made_at: datetime,
    signing_key: bytes | None = None,
    pseudonym_key: bytes | None = None,
) -> Packed:
    """Return a package, the same bytes for the same arguments.

    Parameters
    ----------
    folder
        Where the input files lie from which the instance was read.
    certificate
        None: there is none; the auditor then cannot judge bounds.
    after
        What happened after publication: content by name, ``worked``, ``newcomers`` or ``paid`` with ``.csv`` or
        ``.xlsx``.
    made_at
        Moment for the manifest, in UTC.
    signing_key
        Private Ed25519 key as PEM; None: not signed.
    pseudonym_key
        32 bytes; None: names and keys stay as they are.

    Raises
    ------
    ImpossibleError
        When the roster or the certificate was made from other input, or the certificate for another roster.
    InputError
        With every fault of the tables of afterwards, changes that cannot have been among them.
    UsageError
        When an input file changed meanwhile or lies where no package can put it, or the key cannot sign.
    """
    if strange := sorted(name for name in after or {} if not is_after(name)):
        raise OwnFaultError(f"no table of afterwards: {strange}")
    prove_belonging(instance, roster, certificate)
    worked = prove_after(instance, roster, after or {})
    own = input_files(folder, instance)
    if pseudonym_key is None:
        files, manifest = (
            _named(own, instance, roster, certificate, after or {}),
            manifest_of(instance, roster, made_at),
        )
        return Packed(sealed(files, manifest, signing_key, instance), tuple(sorted(files)))
    told = pseudonymised(instance, own, roster, certificate, after or {}, worked.newcomers, pseudonym_key)
    files = _named(told.files, told.instance, told.roster, told.certificate, told.after)
    manifest = manifest_of(told.instance, told.roster, made_at, told.fingerprint)
    return Packed(sealed(files, manifest, signing_key, instance), tuple(sorted(files)), told.lessened, told.telling)


def _named(
    own: Mapping[str, bytes],
    instance: Instance,
    roster: Roster,
    certificate: Certificate | None,
    after: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return every file by its path in the package."""
    files = {f"{INPUT}{name}": content for name, content in own.items()}
    return files | record_files(instance, roster, certificate) | dict(after)


def record_files(instance: Instance, roster: Roster, certificate: Certificate | None) -> dict[str, bytes]:
    """Return roster, certificate, rulebook and tariffs as they stand in a package."""
    files = {
        ROSTER: roster_json(roster).encode(),
        RULEBOOK: rulebook_json(instance),
        TARIFFS: tariffs_json(instance),
    }
    return files | ({CERTIFICATE: certificate_json(certificate).encode()} if certificate else {})


def manifest_of(instance: Instance, roster: Roster, made_at: datetime, pseudonyms: str = "") -> Manifest:
    """Return the manifest of a package that is still empty."""
    return Manifest(
        hds=instance.hds.id,
        name=instance.hds.name,
        period=instance.hds.period,
        made_at=made_at,
        versions={"anwroster": __version__, "python": platform.python_version()},
        options=roster.provenance.options if roster.provenance else {},
        pseudonyms=pseudonyms,
        files={},
    )


def sealed(
    files: Mapping[str, bytes], manifest: Manifest, signing_key: bytes | None = None, instance: Instance | None = None
) -> bytes:
    """Return the zip file of these files with a manifest that names them all, signed when there is a key."""
    named = {name: PackedFile(sha256=digest(files[name]), bytes=len(files[name])) for name in sorted(files)}
    told = plain_json(manifest.model_copy(update={"files": named}).model_dump(mode="json"))
    whole = {**files, MANIFEST: told}
    if signing_key is not None:
        signature = signed(told, signing_key, instance.hds.language if instance else "nl")
        whole[SIGNATURE] = plain_json(signature.model_dump(mode="json"))
    return zipped(whole)


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
    """Refuse a roster or certificate that was made from other input, and a certificate of another roster.

    Raises
    ------
    ImpossibleError
        With the files that differ, and the way out.
    """
    language = instance.hds.language
    before = roster.provenance.digests if roster.provenance else instance.digests
    if changed := _differing(before, instance.digests):
        raise ImpossibleError(say("packages.stale_roster", language, files=changed))
    if certificate and (changed := _differing(certificate.digests, instance.digests)):
        raise ImpossibleError(say("packages.stale_certificate", language, files=changed))
    if certificate and certificate.roster != roster_digest(roster.assignments):
        raise ImpossibleError(say("packages.other_roster", language))


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
