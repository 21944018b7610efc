"""Which shifts a form shows a doctor: those that the doctor may do, while the agreement is valid."""

from collections.abc import Iterable

from anwroster.files.qualified import May, Qualified
from anwroster.model import Doctor, Instance, Shift


def shifts_for(shifts: Iterable[Shift], may: May) -> tuple[Shift, ...]:
    """Return the shifts of posts and kinds that are open to a doctor, on days when agreement and papers are valid.

    The phase does not matter, nor what is blocked or busy: a doctor may offer at any time, and may free blocked time.
    """
    return tuple(each for each in shifts if may.do(each))


class Choice:
    """The shifts of every doctor; found once for doctors who may do the same.

    Parameters
    ----------
    instance
        What the folder says.
    """

    def __init__(self, instance: Instance) -> None:
        self._shifts = instance.shifts
        self._qualified = Qualified(instance.doctors, instance.affiliations)
        self._found: dict[May, tuple[Shift, ...]] = {}

    def of(self, doctor: Doctor) -> tuple[Shift, ...]:
        """Return what the form shows this doctor, sorted by start."""
        may = self._qualified.of(doctor.id)
        if may not in self._found:
            self._found[may] = shifts_for(self._shifts, may)
        return self._found[may]
