"""What happened after publication: changes, newcomers and payments, read strictly and told all at once."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePath

from anwroster.anwhours import moment
from anwroster.files import people
from anwroster.files.aftercolumns import AFTER
from anwroster.files.build import built
from anwroster.files.collector import Faults
from anwroster.files.csvtables import read_csv
from anwroster.files.keys import Keys, Known, ShiftKeys
from anwroster.files.raw import RawTable
from anwroster.files.readers import readers
from anwroster.files.statements import once
from anwroster.files.tables import Row, Rows
from anwroster.files.workbook import read_sheet
from anwroster.model import Change, ChangeKind, Doctor, Instance, PaidLine, Worked


def read_worked(instance: Instance, files: Mapping[str, bytes], faults: Faults | None = None) -> Worked:
    """Return what happened after publication.

    Parameters
    ----------
    files
        Content by file name; the stem says which table it is: ``worked``, ``newcomers`` or ``paid``, as CSV or xlsx.
        Tables that are not there are empty.
    faults
        Where to keep faults beside those of other files; None: they are raised.

    Raises
    ------
    InputError
        With every fault of every file. Whether each change could have been is not for this reader to say.
    """
    own = Faults() if faults is None else faults
    own.language = instance.hds.language
    reader = _Reader(instance, {PurePath(name).stem.casefold(): name for name in files}, files, own)
    stems = Counter(PurePath(name).stem.casefold() for name in files)
    for name in sorted(files):
        if stems[PurePath(name).stem.casefold()] > 1:
            own.add("table_twice", name, other=", ".join(sorted(set(files) - {name})))
    newcomers = reader.newcomers()
    worked = Worked(newcomers=newcomers, changes=_changes(reader.rows("worked")), paid=_paid(reader.rows("paid")))
    if faults is None:
        own.raise_if_any(tuple(sorted(files)))
    return worked


def after_table(name: str, file: str, content: bytes, faults: Faults) -> RawTable | None:
    """Return a table in a CSV file or workbook, by what its name ends in; None, with a fault kept, when it is none."""
    read = read_sheet if file.casefold().endswith(".xlsx") else read_csv
    return read(name, file, content, faults)


class _Reader:
    def __init__(
        self, instance: Instance, names: Mapping[str, str], files: Mapping[str, bytes], faults: Faults
    ) -> None:
        self._instance = instance
        self._names = names
        self._files = files
        self._faults = faults
        days: dict[str, set[str]] = defaultdict(set)
        for shift in instance.shifts:
            days[shift.template].add(shift.day.isoformat())
        self._doctors: dict[str, str] | None = {each.id: each.name for each in instance.doctors}
        self._known = Known(
            agreements=Keys("agreement", {each.id: each.name for each in instance.hds.agreements}),
            shifts=ShiftKeys({template: frozenset(its) for template, its in days.items()}),
        )

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table against the doctors known so far; none when it is absent or unreadable."""
        raw = self._raw(name)
        if raw is None:
            return []
        known = Known(
            agreements=self._known.agreements, shifts=self._known.shifts, doctors=Keys("worker", self._doctors)
        )
        return list(Rows(AFTER[name], raw, readers(AFTER[name], known, self._faults.language), self._faults))

    def newcomers(self) -> tuple[Doctor, ...]:
        """Return the doctors who joined later, sorted by key; from now on the other tables may name them."""
        rows = people.unique(self.rows("newcomers"), "id")
        for key, row in rows.items():
            if key in (self._doctors or {}):
                row.fault("newcomer_known", "id")
        unread = "newcomers" in self._names and not rows
        self._doctors = None if unread else {**(self._doctors or {}), **people.names_of(rows)}
        return people.doctors(rows)

    def _raw(self, name: str) -> RawTable | None:
        file = self._names.get(name)
        return None if file is None else after_table(name, file, self._files[file], self._faults)


def _moment(row: Row) -> datetime:
    day, minutes = row["at"]
    return moment(day, minutes or 0)


def _changes(rows: Sequence[Row]) -> tuple[Change, ...]:
    found = []
    for row in once(rows, "shift", "before", "after", "kind", "at"):
        before, after, kind = row["before"], row["after"], row["kind"]
        if kind is ChangeKind.TAKE_UP and before:
            row.fault("taken_up_from_somebody", "before")
        if kind is not ChangeKind.TAKE_UP and not before:
            row.fault("changed_from_nobody", "kind")
        if kind is not ChangeKind.ILLNESS and not after:
            row.fault("changed_to_nobody", "kind")
        if before and before == after:
            row.fault("changed_to_same", "after")
        if row["paid_to"] and not after:
            row.fault("paid_for_nobody", "paid_to")
        if not row.broken:
            found.append(
                Change(
                    shift=row["shift"],
                    before=before,
                    after=after,
                    kind=kind,
                    at=_moment(row),
                    paid_to=row["paid_to"],
                    row=row.number,
                )
            )
    return tuple(found)


def _paid(rows: Sequence[Row]) -> tuple[PaidLine, ...]:
    found = []
    for row in rows:
        if not row.broken:
            minutes = round(row.values.pop("hours") * 60)
            line = built(PaidLine, row, minutes=minutes, row=row.number)
            found += [line] if line else []
    return tuple(found)
