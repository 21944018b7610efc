"""What stands in an audit package: its manifest and its signature."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from anwroster.model.base import Name, Record
from anwroster.model.period import Period

Digest = str
"""SHA-256 in hexadecimal, 64 characters."""


class PackedFile(Record):
    """One file of a package."""

    sha256: Digest = Field(pattern=r"^[0-9a-f]{64}$")
    bytes: int = Field(ge=0, description="Size, not compressed")


class Manifest(Record):
    """What a package holds and where it came from; everything but itself and the signature is named in it."""

    format: Literal["anwroster-package-1"] = "anwroster-package-1"
    hds: str = Field(description="Key of the HDS")
    name: Name = Field(description="Name of the HDS")
    period: Period
    made_at: datetime = Field(description="When the package was made, in UTC")
    versions: dict[str, str] = Field(description="anwroster and Python that packed it")
    options: dict[str, str] = Field(default={}, description="Options of the run that made the roster")
    pseudonyms: str = Field(
        default="", pattern=r"^([0-9a-f]{16})?$", description="Fingerprint of the key; empty: names as they are"
    )
    files: dict[str, PackedFile] = Field(description="Every other file by its path, with / between parts")


class Signature(Record):
    """A signature over the manifest's bytes."""

    format: Literal["anwroster-signature-1"] = "anwroster-signature-1"
    algorithm: Literal["ed25519"] = "ed25519"
    public_key: str = Field(pattern=r"^[0-9a-f]{64}$", description="32 bytes, in hexadecimal")
    signature: str = Field(pattern=r"^[0-9a-f]{128}$", description="64 bytes, in hexadecimal")
