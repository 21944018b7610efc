"""What a form knows: one document for the HDS, and one for each doctor in it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from anwroster.files.answers import form_digest
from anwroster.files.formshifts import FormShifts
from anwroster.files.offered import Hindrances
from anwroster.forms.compact import compact
from anwroster.forms.series import Timetable, steps
from anwroster.forms.standing import Standing
from anwroster.model import Doctor, Instance, NzaHoliday, Shift
from anwroster.model.answers import FORMAT
from anwroster.quota import Due, dues, duties, quota_lines
from anwroster.words import LANGUAGES, Language, say

Rows = list[list[Any]]


class Documents:
    """Makes the documents of one folder.

    Parameters
    ----------
    more_minutes
        By doctor, how many minutes ``anwroster advise`` would offer besides; None: not drawn.
    """

    def __init__(self, instance: Instance, more_minutes: Mapping[str, int] | None = None) -> None:
        self._instance = instance
        self._more = more_minutes or {}
        self._choice = FormShifts(instance)
        self._timetable = Timetable(instance.hds)
        self._standing = Standing(instance)
        self._owed = _owed(instance)
        self._dues = dues(instance)
        self._hindrances = Hindrances(instance)
        self._rows: dict[int, tuple[Rows, list[Shift]]] = {}

    def frame(self, doctors: Sequence[dict[str, Any]], rows: Rows, language: Language) -> dict[str, Any]:
        """Return the whole document around the doctors' own."""
        hds = self._instance.hds
        document = {
            "format": FORMAT,
            "language": language,
            "hds": hds.id,
            "name": hds.name,
            "start": hds.period.start.isoformat(),
            "end": hds.period.end.isoformat(),
            "mail": hds.intake.mail,
            "holidays": self._holidays(),
            "posts": [each.name for each in hds.posts],
            "kinds": [{"id": each.id, "name": each.name, "counts": each.counts} for each in hds.kinds],
            "series": rows,
            "doctors": list(doctors),
        }
        return compact(document)

    def own(self, doctor: Doctor) -> tuple[dict[str, Any], Rows]:
        """Return a doctor's document with what was said before, and the rows of the shifts that it shows."""
        shifts = self._choice.of(doctor)
        if id(shifts) not in self._rows:
            self._rows[id(shifts)] = self._timetable.rows(shifts)
        rows, order = self._rows[id(shifts)]
        person = {**self._person(doctor, shifts), **self._planned(doctor, order)}
        return {**person, "standing": self._standing.of(doctor.id, order)}, rows

    def all_rows(self) -> Rows:
        """Return the rows of all shifts, for a form that all doctors share."""
        return self._timetable.rows(self._instance.shifts)[0]

    def shared(self, doctor: Doctor, rows: Rows) -> dict[str, Any]:
        """Return a doctor's document for a shared form: which rows and days; without what concerns nobody else."""
        shifts = self._choice.of(doctor)
        posts = {each.id: at for at, each in enumerate(self._instance.hds.posts)}
        kinds = {each.id: at for at, each in enumerate(self._instance.hds.kinds)}
        mine = {(posts[each.post], kinds[each.kind]) for each in shifts}
        days = [(each.day - self._instance.hds.period.start).days for each in shifts]
        series = [at for at, row in enumerate(rows) if (row[1], row[2]) in mine]
        found = {**self._person(doctor, shifts), "series": series}
        first, until = min(days, default=0), max(days, default=-1) + 1
        if first > 0:
            found["first"] = first
        if until < self._instance.hds.period.days:
            found["until"] = until
        return found

    def _person(self, doctor: Doctor, shifts: Sequence[Shift]) -> dict[str, Any]:
        instance, period = self._instance, self._instance.hds.period
        return {
            "id": doctor.id,
            "name": doctor.name,
            "digest": form_digest(instance.hds.id, period.start, period.end, doctor.id, (each.id for each in shifts)),
            **self._owed[doctor.id],
            "balance": self._dues.get(doctor.id, Due()).balance_minutes,
        }

    def _planned(self, doctor: Doctor, shown: Sequence[Shift]) -> dict[str, Any]:
        """Return what only the doctor and the planner know: fixed shifts, those near one elsewhere, what is wise.

        Of shifts elsewhere the form only knows at which places of its own the doctor cannot be given any, as steps.
        """
        near = (at for at, each in enumerate(shown) if self._hindrances.is_busy(doctor.id, each))
        return {
            "fixed": [each.shift for each in self._instance.fixed if each.doctor == doctor.id],
            "busy": steps(near),
            "more": self._more.get(doctor.id),
        }

    def _holidays(self) -> list[list[Any]]:
        start = self._instance.hds.period.start
        known = {each.value for each in NzaHoliday}
        return [
            [
                (each.day - start).days,
                {word: say(f"holidays.{each.id}", word) if each.id in known else each.name for word in LANGUAGES},
            ]
            for each in self._instance.holidays
            if each.day in self._instance.hds.period
        ]


def _owed(instance: Instance) -> dict[str, dict[str, Any]]:
    """Return quota lines and duties by doctor, each with its computation in both languages."""
    found: dict[str, dict[str, Any]] = defaultdict(lambda: {"quota": [], "duties": []})
    practices = {each.id: each.name for each in instance.practices}
    spoken = {word: _in(instance, word) for word in LANGUAGES}
    lines = zip(*(quota_lines(spoken[word]) for word in LANGUAGES), strict=True)
    for line in lines:
        first = line[0]
        if first.doctor is not None:
            how = dict(zip(LANGUAGES, (each.how for each in line), strict=True))
            practice = practices.get(first.practice or "", "")
            found[first.doctor]["quota"].append({"minutes": first.minutes, "practice": practice, "how": how})
    for both in zip(*(duties(spoken[word]) for word in LANGUAGES), strict=True):
        how = dict(zip(LANGUAGES, (each.how for each in both), strict=True))
        mine = found[both[0].doctor]
        if not any(each["how"] == how for each in mine["quota"]):  # else it is the quota, and stands there
            mine["duties"].append({"unit": both[0].unit.value, "required": both[0].required, "how": how})
    return found


def _in(instance: Instance, language: Language) -> Instance:
    return instance.model_copy(update={"hds": instance.hds.model_copy(update={"language": language})})
