"""The lottery: in which order doctors are looked at where everything else is equal."""

from collections.abc import Iterable
from hashlib import sha256

from anwroster.model import Doctor


def lot(seed: int, doctor: str) -> str:
    """Return a doctor's lot: the SHA-256 of ``<seed> <key>``, in hexadecimal; the lowest comes first.

    Notes
    -----
    Anybody can draw the lots again with the seed that stands in the roster. A seed that was published before the
    availability came in can favour nobody: which doctor it puts first follows from no choice of anyone's.
    """
    return sha256(f"{seed} {doctor}".encode()).hexdigest()


def by_lot(doctors: Iterable[Doctor], seed: int) -> tuple[Doctor, ...]:
    """Return doctors in the order of their lots."""
    return tuple(sorted(doctors, key=lambda each: (lot(seed, each.id), each.id)))
