"""Against what answers are read: the folder's doctors, shifts and words, made once for all of them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from anwroster.files.answers import form_digest, form_shifts
from anwroster.files.collector import UnreadableError
from anwroster.files.intake.submission import Note
from anwroster.files.keys import Keys, Known, ShiftKeys
from anwroster.files.qualified import May, Qualified
from anwroster.files.selection import Selection
from anwroster.model import Instance, Shift


@dataclass
class Context:
    """What readers of answers need to know.

    Parameters
    ----------
    now
        In UTC; nothing was saved after it.
    doctor
        Whose the calendars are that do not say so; None: nobody's.
    older_forms
        Whether answers to forms of another version are taken as far as they still fit.
    """

    instance: Instance
    now: datetime
    doctor: str | None = None
    older_forms: bool = False
    notes: list[Note] = field(default_factory=list)
    _found: dict[str, str] = field(default_factory=dict)
    _shown: dict[May, list[str]] = field(default_factory=dict)

    @property
    def is_dutch(self) -> bool:
        """Whether the HDS speaks Dutch."""
        return self.instance.hds.language == "nl"

    def doctor_of(self, cell: str) -> str:
        """Return the doctor that a cell of the folder's own tables means; nothing when it means nobody."""
        if cell not in self._found:
            try:
                self._found[cell] = self.known.doctors.find(cell)
            except UnreadableError:
                self._found[cell] = ""
        return self._found[cell]

    @cached_property
    def known(self) -> Known:
        """Every key that an answer may name."""
        hds = self.instance.hds
        days: dict[str, set[str]] = defaultdict(set)
        for shift in self.instance.shifts:
            days[shift.template].add(shift.day.isoformat())
        return Known(
            posts=Keys("post", {each.id: each.name for each in hds.posts}),
            kinds=Keys("kind", {each.id: each.name for each in hds.kinds}),
            shifts=ShiftKeys({template: frozenset(found) for template, found in days.items()}),
            doctors=Keys("doctor", self.names),
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """Every doctor's name by key."""
        return {each.id: each.name for each in self.instance.doctors}

    @cached_property
    def shifts(self) -> dict[str, Shift]:
        """Every shift by key."""
        return {each.id: each for each in self.instance.shifts}

    @cached_property
    def selection(self) -> Selection:
        """The shifts, to choose from by time."""
        return Selection(self.instance.shifts, self.instance.holidays, self.instance.hds.period)

    @cached_property
    def qualified(self) -> Qualified:
        """What every doctor may do."""
        return Qualified(self.instance.doctors, self.instance.affiliations)

    @cached_property
    def _owners(self) -> dict[str, str]:
        """Every doctor by the digest of the form that the doctor would be sent today."""
        return {self.form_of(doctor): doctor for doctor in self.names}

    def form_of(self, doctor: str) -> str:
        """Return the digest of the form that the doctor would be sent today."""
        hds = self.instance.hds
        return form_digest(hds.id, hds.period.start, hds.period.end, doctor, self.shown_to(doctor))

    def shown_to(self, doctor: str) -> list[str]:
        """Return the keys of the shifts on the form that the doctor would be sent today, sorted."""
        may = self.qualified.of(doctor)
        if may not in self._shown:
            self._shown[may] = sorted(each.id for each in form_shifts(self.instance, doctor, self.qualified))
        return self._shown[may]

    def owner_of(self, form: str) -> str | None:
        """Return the doctor whose form has this digest; None when it is nobody's of today."""
        return self._owners.get(form)
