"""Packing: input, roster, certificate and what happened after, under one manifest."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from anwroster.errors import OwnFaultError
from anwroster.files import certificate_json, kept_json, roster_json
from anwroster.files.bounded import digest
from anwroster.model import Certificate, Instance, Manifest, PackedFile, Roster
from anwroster.packages.derived import plain_json, rulebook_json, tariffs_json
from anwroster.packages.layout import (
    CERTIFICATE,
    INPUT,
    KEPT,
    MANIFEST,
    ROSTER,
    RULEBOOK,
    SIGNATURE,
    TARIFFS,
    is_after,
)
from anwroster.packages.proving import input_files, prove_after, prove_belonging
from anwroster.packages.pseudonymised import Lessened, pseudonymised
from anwroster.packages.signing import signed
from anwroster.packages.zipping import zipped
from anwroster.version import __version__


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
    **keys: bytes | None,
) -> bytes:
    """Return a package: the content of what ``packed`` returns for the same arguments."""
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
    if certificate:
        files[CERTIFICATE] = certificate_json(certificate).encode()
    if instance.kept:
        files[KEPT] = kept_json(instance.kept).encode()
    return files


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
