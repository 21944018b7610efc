"""Which shifts a form shows a doctor: those that the doctor may do, while the agreement is valid."""

from anwroster.files.answers import shifts_for
from anwroster.files.qualified import May, Qualified
from anwroster.model import Doctor, Instance, Shift


class FormShifts:
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
