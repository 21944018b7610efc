"""A roster, its certificate and its publication as JSON, always written the same way, read back with clear faults."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from anwroster.files.bounded import MEGABYTE, decoded, read_bytes
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.tomllines import shown_path
from anwroster.files.translate import code_of
from anwroster.model import Certificate, Instance, Kept, Period, Publication, Roster

R = TypeVar("R", Roster, Certificate, Publication, Kept)

_OWN: dict[type, tuple[str, str]] = {
    Roster: ("roster_missing", "roster_syntax"),
    Certificate: ("certificate_missing", "certificate_syntax"),
    Publication: ("publication_missing", "publication_syntax"),
    Kept: ("roster_missing", "roster_syntax"),
}
"""Faults of a file that is not there, and of one that is something else."""

MOST_BYTES: dict[type, int] = {Certificate: 20 * MEGABYTE}
"""Most bytes of a file where it is less than for others of its kind; a year of 620 doctors takes 0.4 MB."""


def roster_json(roster: Roster) -> str:
    """Return a roster as JSON: sorted keys, one line per value, the same bytes for the same roster."""
    return json.dumps(roster.model_dump(mode="json"), sort_keys=True, indent=1, ensure_ascii=False) + "\n"


def roster_from(content: bytes, name: str, instance: Instance) -> Roster:
    """Return the roster in a file's content; see ``read_roster``.

    Parameters
    ----------
    name
        Name of the file, for its faults.

    Raises
    ------
    InputError
        As ``read_roster``.
    """
    faults = Faults()
    faults.language = instance.hds.language
    return _belonging(_parsed(content, name, Roster, faults), Path(name), instance, faults)


def certificate_from(content: bytes, name: str, instance: Instance) -> Certificate:
    """Return the certificate in a file's content; see ``read_certificate``.

    Raises
    ------
    InputError
        As ``read_certificate``.
    """
    faults = Faults()
    faults.language = instance.hds.language
    certificate = _parsed(content, name, Certificate, faults)
    faults.raise_if_any()
    assert certificate is not None
    return certificate


def kept_json(kept: Kept) -> str:
    """Return an earlier roster that was kept as JSON, compact: the same bytes for the same roster."""
    return json.dumps(kept.model_dump(mode="json"), sort_keys=True, separators=(",", ":")) + "\n"


def kept_from(content: bytes, name: str, instance: Instance) -> Kept:
    """Return the earlier roster in a file's content.

    Raises
    ------
    InputError
        When it is none.
    """
    faults = Faults()
    faults.language = instance.hds.language
    kept = _parsed(content, name, Kept, faults)
    faults.raise_if_any()
    assert kept is not None
    return kept


def read_roster(path: Path, instance: Instance | None = None) -> Roster:
    """Return the roster in a file.

    Parameters
    ----------
    instance
        What the roster should belong to; its HDS and period are compared. Whether its doctors and shifts exist is
        for the checks to say.

    Raises
    ------
    InputError
        When the file cannot be read, is no roster, or belongs to another HDS or period.
    """
    faults = Faults()
    if instance is not None:
        faults.language = instance.hds.language
    return _belonging(_record(Path(path), Roster, faults), Path(path), instance, faults)


def certificate_json(certificate: Certificate) -> str:
    """Return a certificate as JSON, compact: sorted keys, the same bytes for the same certificate."""
    return json.dumps(certificate.model_dump(mode="json"), sort_keys=True, separators=(",", ":")) + "\n"


def read_certificate(path: Path, instance: Instance) -> Certificate:
    """Return the certificate in a file.

    Raises
    ------
    InputError
        When the file cannot be read or is no certificate. Whether it is a true one is for ``verify`` to say.
    """
    faults = Faults()
    faults.language = instance.hds.language
    certificate = _record(Path(path), Certificate, faults)
    faults.raise_if_any()
    assert certificate is not None
    return certificate


def publication_json(publication: Publication) -> str:
    """Return a publication as JSON, compact: sorted keys, the same bytes for the same publication."""
    return json.dumps(publication.model_dump(mode="json"), sort_keys=True, separators=(",", ":")) + "\n"


def read_publication(path: Path, instance: Instance) -> Publication:
    """Return what a file says was published.

    Raises
    ------
    InputError
        When the file cannot be read, is no publication, or belongs to another HDS.
    """
    faults = Faults()
    faults.language = instance.hds.language
    publication = _record(Path(path), Publication, faults)
    if publication and publication.hds != instance.hds.id:
        faults.add("other_hds", path.name, column="hds", value=publication.hds, expected=instance.hds.id)
    faults.raise_if_any()
    assert publication is not None
    return publication


def _belonging(roster: Roster | None, path: Path, instance: Instance | None, faults: Faults) -> Roster:
    """Return a roster when it belongs to the instance."""
    if roster and instance and roster.hds != instance.hds.id:
        faults.add("other_hds", path.name, column="hds", value=roster.hds, expected=instance.hds.id)
    if roster and instance and roster.period != instance.hds.period:
        expected = _shown(instance.hds.period)
        faults.add("other_period", path.name, column="period", value=_shown(roster.period), expected=expected)
    faults.raise_if_any()
    assert roster is not None
    return roster


def _record(path: Path, kind: type[R], faults: Faults) -> R | None:
    """Return a record that a file holds; None, with faults added, when it does not."""
    try:
        content = read_bytes(path, MOST_BYTES.get(kind))
    except UnreadableError as reason:
        code = _OWN[kind][0] if reason.code == "missing_file" else reason.code
        faults.add(code, path.name, **reason.details)
        return None
    return _parsed(content, path.name, kind, faults)


def _parsed(content: bytes, name: str, kind: type[R], faults: Faults) -> R | None:
    """Return a record that a content is; None, with faults added, when it is not."""
    try:
        return kind.model_validate_json(decoded(content))
    except UnreadableError as reason:
        faults.add(reason.code, name, **reason.details)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            code, details = code_of(each)
            if each["type"].startswith("json_") or not each["loc"]:
                faults.add(_OWN[kind][1], name)
            else:
                told = None if each["type"] == "missing" or isinstance(each["input"], (list, dict)) else each["input"]
                faults.add(code, name, column=shown_path(each["loc"]), value=told, **_known(code, details))  # type: ignore[arg-type]
    return None


def _known(code: str, details: dict[str, object]) -> dict[str, object]:
    return {"known": "–"} | details if code == "unknown_key" else details


def _shown(period: Period) -> str:
    return f"{period.start} – {period.end}"
