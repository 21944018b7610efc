"""Reading a package without trusting anything in it: the zip, then manifest and signature, then the input anew."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from anwroster.errors import Fault, InputError
from anwroster.files import certificate_from, kept_from, read_contents, read_worked, roster_from
from anwroster.files.bounded import MEGABYTE, decoded, digest, read_bytes
from anwroster.files.collector import UnreadableError, shown
from anwroster.model import Certificate, Instance, Manifest, Roster, Signature, Worked
from anwroster.packages.derived import rulebook_json, tariffs_json
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
from anwroster.packages.proving import unknown_names
from anwroster.packages.refused import RefusedPackageError
from anwroster.packages.signing import holds
from anwroster.packages.zipping import unzipped
from anwroster.version import __version__

MOST_PACKED = 150 * MEGABYTE
FORMAT = "anwroster-package-1"


@dataclass(frozen=True)
class Package:
    """A package whose files are what its manifest says, read anew.

    Parameters
    ----------
    signed_by
        Public key in hexadecimal with which the manifest was signed; empty: not signed.
    digest
        SHA-256 of the manifest's bytes: names the whole package in one line.
    """

    manifest: Manifest
    instance: Instance
    published: Roster
    worked: Worked
    certificate: Certificate | None
    signed_by: str
    digest: str


def read_package(path: Path) -> Package:
    """Return what a package holds; nothing of it is written to disk.

    Raises
    ------
    InputError
        When it cannot be read: no zip file or half of one, larger than is sensible, paths that leave it, another
        version's format, an input with faults.
    RefusedPackageError
        When files were altered, are missing or superfluous, when the signature does not hold, or when what the
        package says of itself is not what its input says.
    UsageError
        When it is signed and the library for signatures is not installed.
    """
    name = Path(path).name
    try:
        files = unzipped(read_bytes(Path(path), MOST_PACKED))
    except UnreadableError as reason:
        code = "package_missing" if reason.code == "missing_file" else reason.code
        raise InputError((_fault(code, name, details=reason.details),)) from None
    manifest = _manifest(files, name)
    _refuse_if_any(_altered(manifest, files, name))
    signed_by = _signer(files, name)
    names = [each for each in files if each.startswith(INPUT)]
    instance = read_contents({each.removeprefix(INPUT): files[each] for each in names})
    if KEPT in files:
        instance = instance.model_copy(update={"kept": kept_from(files[KEPT], KEPT, instance)})
    published = roster_from(files[ROSTER], ROSTER, instance)
    certificate = certificate_from(files[CERTIFICATE], CERTIFICATE, instance) if CERTIFICATE in files else None
    worked = read_worked(instance, {each: files[each] for each in files if is_after(each)})
    _refuse_if_any(_untrue(manifest, files, instance, name))
    unknown = unknown_names(instance, published)
    _refuse_if_any(_fault("package_unknown", name, path, {"found": each}) for path, each in unknown)
    return Package(manifest, instance, published, worked, certificate, signed_by, digest(files[MANIFEST]))


def prove_signed(package: Package, public_key: str) -> None:
    """Refuse a package that was not signed with the key of which the public half is given.

    Parameters
    ----------
    public_key
        64 hexadecimal digits, in either case.

    Raises
    ------
    RefusedPackageError
        When it is not signed at all, or with another key.
    """
    wanted = public_key.strip().casefold()
    language = package.instance.hds.language
    if not package.signed_by:
        raise RefusedPackageError((Fault("package_unsigned", SIGNATURE, details=(("wanted", wanted),)),), language)
    if package.signed_by != wanted:
        details = (("found", package.signed_by), ("wanted", wanted))
        raise RefusedPackageError((Fault("package_other_signer", SIGNATURE, details=details),), language)


def _fault(code: str, package: str, path: str = "", details: Mapping[str, object] | None = None) -> Fault:
    pairs = {"path": path, **(details or {})}
    return Fault(code, shown(package), details=tuple((key, shown(value)) for key, value in sorted(pairs.items())))


def _refuse_if_any(faults: Iterator[Fault]) -> None:
    if found := tuple(faults):
        raise RefusedPackageError(found)


def _manifest(files: Mapping[str, bytes], name: str) -> Manifest:
    """Return the manifest, when it is of a format and version that this program reads."""
    if MANIFEST not in files:
        raise InputError((_fault("package_no_manifest", name),))
    try:
        told = json.loads(decoded(files[MANIFEST]))
        found = told.get("format", "") if isinstance(told, dict) else ""
        if isinstance(found, str) and found.startswith("anwroster-package-") and found != FORMAT:
            details = {"found": found, "wanted": FORMAT, "version": _version_of(told)}
            raise InputError((_fault("package_other_format", name, details=details),))
        manifest = Manifest.model_validate_json(files[MANIFEST])
    except (ValueError, RecursionError) as error:
        where = shown(error.errors()[0]["loc"]) if isinstance(error, ValidationError) else ""
        raise InputError((_fault("package_manifest_syntax", name, where),)) from None
    made_by = manifest.versions.get("anwroster", "")
    if _number(made_by) > _number(__version__):
        details = {"found": made_by, "own": __version__}
        raise InputError((_fault("package_newer", name, details=details),))
    return manifest


def _version_of(told: Mapping[str, object]) -> str:
    versions = told.get("versions")
    return str(versions.get("anwroster", "?")) if isinstance(versions, dict) else "?"


def _number(version: str) -> tuple[int, ...]:
    parts = version.split("+")[0].split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()


def _altered(manifest: Manifest, files: Mapping[str, bytes], name: str) -> Iterator[Fault]:
    """Yield what differs between the manifest and the files."""
    there = files.keys() - {MANIFEST, SIGNATURE}
    for path in sorted(manifest.files.keys() | there | {ROSTER, RULEBOOK, TARIFFS}):
        told = manifest.files.get(path)
        if path not in there:
            yield _fault("package_lacks", name, path)
        elif told is None:
            yield _fault("package_extra", name, path)
        elif (told.bytes, told.sha256) != (len(files[path]), digest(files[path])):
            yield _fault("package_altered", name, path)
        elif not (path.startswith(INPUT) or path in (ROSTER, CERTIFICATE, KEPT, RULEBOOK, TARIFFS) or is_after(path)):
            yield _fault("package_stranger", name, path)


def _signer(files: Mapping[str, bytes], name: str) -> str:
    """Return the public key of a signature that holds; empty when there is none."""
    if SIGNATURE not in files:
        return ""
    try:
        signature = Signature.model_validate_json(files[SIGNATURE])
    except ValidationError:
        raise RefusedPackageError((_fault("package_signature_syntax", name),)) from None
    if not holds(signature, files[MANIFEST]):
        raise RefusedPackageError((_fault("package_signature", name, details={"found": signature.public_key}),))
    return signature.public_key


def _untrue(manifest: Manifest, files: Mapping[str, bytes], instance: Instance, name: str) -> Iterator[Fault]:
    """Yield what the package says of itself and its input does not."""
    hds = instance.hds
    if (manifest.hds, manifest.name, manifest.period) != (hds.id, hds.name, hds.period):
        found = f"{manifest.hds} {manifest.period.start} – {manifest.period.end}"
        details = {"found": found, "wanted": f"{hds.id} {hds.period.start} – {hds.period.end}"}
        yield _fault("package_other_hds", name, details=details)
    read = {f"{INPUT}{each}" for each in instance.digests}
    for path in sorted(each for each in files if each.startswith(INPUT) and each not in read):
        yield _fault("package_stranger", name, path)
    version = manifest.versions.get("anwroster", "?")
    details = {"version": version, "own": __version__}
    if files[RULEBOOK] != rulebook_json(instance):
        yield _fault("package_rulebook", name, RULEBOOK, details)
    if version == __version__ and files[TARIFFS] != tariffs_json(instance):
        yield _fault("package_tariffs", name, TARIFFS, details)
