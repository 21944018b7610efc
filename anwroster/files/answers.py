"""Which form an answer belongs to: the shifts that a doctor is shown, and the digest that tells forms apart."""

import hashlib
from collections.abc import Iterable
from datetime import date

from anwroster.files.qualified import May, Qualified
from anwroster.model import Instance, Shift


def form_digest(hds: str, start: date, end: date, doctor: str, shift_ids: Iterable[str]) -> str:
    """Return the SHA-256, in hexadecimal, of what a form showed: another period, doctor or set of shifts gives another.

    Parameters
    ----------
    start, end
        First day of the roster period and first day after it.
    shift_ids
        Keys of every shift on the form, in any order.
    """
    lines = [hds, start.isoformat(), end.isoformat(), doctor, *sorted(shift_ids)]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def shifts_for(shifts: Iterable[Shift], may: May) -> tuple[Shift, ...]:
    """Return the shifts of posts and kinds that are open to a doctor, on days when agreement and papers are valid.

    The phase does not matter, nor what is blocked or busy: a doctor may offer at any time, and may free blocked time.
    """
    return tuple(each for each in shifts if may.do(each))


def form_shifts(instance: Instance, doctor: str, qualified: Qualified | None = None) -> tuple[Shift, ...]:
    """Return the shifts that the doctor may do and is there for, in order of start: what a form shows.

    Parameters
    ----------
    qualified
        What every doctor may do, where the caller has it at hand.
    """
    may = (qualified or Qualified(instance.doctors, instance.affiliations)).of(doctor)
    return shifts_for(instance.shifts, may)
