"""Audit packages: gathered, pseudonymised, signed; read back without trusting anything in them."""

from anwroster.packages.packing import Packed, pack, packed, sealed
from anwroster.packages.proving import prove_after
from anwroster.packages.reading import Package, prove_signed, read_package
from anwroster.packages.refused import RefusedPackageError
from anwroster.packages.signing import new_signing_key
from anwroster.packages.zipping import unzipped

__all__ = [
    "Package",
    "Packed",
    "RefusedPackageError",
    "new_signing_key",
    "pack",
    "packed",
    "prove_after",
    "prove_signed",
    "read_package",
    "sealed",
    "unzipped",
]
