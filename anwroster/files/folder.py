"""From a folder of files to an Instance: everything read, everything proven, all faults at once."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from anwroster.files import people, statements
from anwroster.files.availability import Availability
from anwroster.files.collector import Faults
from anwroster.files.columns import TABLE
from anwroster.files.inputfiles import ORDER, Input
from anwroster.files.keys import Keys, Known
from anwroster.files.layouts import read_layouts
from anwroster.files.owntariffs import own_tariffs
from anwroster.files.qualified import Qualified
from anwroster.files.quotachecks import check_hours_taken
from anwroster.files.raw import RawTable
from anwroster.files.readers import readers
from anwroster.files.selection import Selection
from anwroster.files.settings import FILE, Settings, read_settings
from anwroster.files.settingschecks import check_settings
from anwroster.files.tables import Row, Rows
from anwroster.files.timetable import Timetable, timetable
from anwroster.model import Agreement, Instance, Shift, rulebook_from


def read_folder(path: Path, instead: Mapping[str, bytes] | None = None) -> Instance:
    """Return what a folder says.

    Parameters
    ----------
    path
        Folder with ``hds.toml`` and tables as CSV files or as sheets of ``input.xlsx``; see ``docs/invoer.md``.
    instead
        Content by name that is read in place of the folder's own files: what the folder would be with them.

    Raises
    ------
    InputError
        With every fault of every file, sorted by file, sheet and row.
    """
    faults = Faults()
    path = Path(path)
    if not _is_folder(path, faults):
        faults.raise_if_any()
    return _read(Input(path, faults, instead=instead or {}))


def read_contents(contents: Mapping[str, bytes]) -> Instance:
    """Return what a folder with these files says; nothing is read from disk.

    Parameters
    ----------
    contents
        Content by name, with ``/`` between parts.

    Raises
    ------
    InputError
        As ``read_folder``.
    """
    return _read(Input(None, Faults(), instead=contents))


def _read(given: Input) -> Instance:
    faults = given.faults
    settings = Settings()
    if (content := given.content(FILE, (given.folder or Path()) / FILE)) is not None:
        settings = read_settings(content, faults)
        check_settings(settings, faults)
    table = timetable(settings, faults) if settings.hds and not faults else None
    tariffs = own_tariffs(settings, given)
    people_said = _People(settings, _Tables(given, settings, table))
    instance = _said(people_said, table)
    layouts = read_layouts(given, settings, people_said.tables.known)
    faults.raise_if_any(ORDER)
    assert instance is not None
    digests = dict(sorted(given.digests.items()))
    return instance.model_copy(update={"own_tariffs": tariffs, "layouts": layouts, "digests": digests})


def _is_folder(path: Path, faults: Faults) -> bool:
    try:
        if path.is_dir():
            next(path.iterdir(), None)
            return True
        code = "folder_is_file" if path.exists() else "missing_folder"
    except (OSError, ValueError):
        code = "folder_not_permitted"
    faults.add(code, str(path))
    return False


class _Tables:
    """The tables of a folder, each read against the keys known so far."""

    def __init__(self, given: Input, settings: Settings, table: Timetable | None) -> None:
        self.present = given.present
        self._faults = given.faults
        self._raw: Mapping[str, RawTable] = given.tables()
        self.known = Known(
            posts=Keys("post", settings.names("posts")),
            kinds=Keys("kind", settings.names("kinds")),
            agreements=Keys("agreement", settings.names("agreements")),
            regions=Keys("region", settings.names("quota", "regions")),
            holidays=Keys("holiday", settings.holiday_names()),
            **({"shifts": table.keys} if table else {}),
        )

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table; none when it is absent or unreadable."""
        raw = self._raw.get(name)
        if raw is None:
            return []
        columns = readers(TABLE[name], self.known, self._faults.language)
        return list(Rows(TABLE[name], raw, columns, self._faults))

    def keyed(self, name: str, noun: str) -> dict[str, Row]:
        """Return the rows of a table by key; from now on other tables may refer to them.

        When the table is there but nothing of it can be read, any key passes: its own faults say enough.
        """
        rows = people.unique(self.rows(name), "id")
        unread = name in self.present and not rows
        self.known = replace(self.known, **{name: Keys(noun, None if unread else people.names_of(rows))})
        return rows

    def need_doctors(self) -> None:
        """Keep a fault when there is no table of doctors, or no doctor in it."""
        raw = self._raw.get("doctors")
        if "doctors" not in self.present:
            self._faults.add("missing_table", "doctors.csv")
            self.known = replace(self.known, doctors=Keys("doctor", None))
        elif raw is not None and len(raw.rows) == 1:
            raw.source.fault(self._faults, "no_rows")


class _People:
    """Practices, doctors and affiliations: what all other tables refer to."""

    def __init__(self, settings: Settings, tables: _Tables) -> None:
        self.tables = tables
        practice_rows = tables.keyed("practices", "practice")
        doctor_rows = tables.keyed("doctors", "doctor")
        tables.need_doctors()
        self.practices = people.practices(practice_rows)
        self.doctors = people.doctors(doctor_rows)
        agreements = {each.id: each for each in settings.hds.agreements} if settings.hds else {}
        agreement_of: dict[str, Agreement] = {
            doctor: agreements[row["agreement"]]
            for doctor, row in doctor_rows.items()
            if row["agreement"] in agreements
        }
        self.tie_rows = tables.rows("affiliations")
        self.ties = people.affiliations(self.tie_rows, agreement_of)
        unread = "affiliations" in tables.present and not self.tie_rows
        if not unread and not any(row.broken for row in self.tie_rows):
            people.check_quota_sources(doctor_rows, agreement_of, self.ties)


def _said(who: _People, table: Timetable | None) -> Instance | None:
    """Read what people said; None, with everything checked that can be, when there are no shifts to say it about."""
    shifts: Mapping[str, Shift] | None = None
    selection = None
    if table:
        shifts = {each.id: each for each in table.shifts}
        selection = Selection(table.shifts, table.holidays, table.hds.period)
        check_hours_taken(table.hds, table.shifts, who.practices, who.tie_rows)
    period = table.hds.period if table else None
    said = Availability(period, shifts or {}, selection, Qualified(who.doctors, who.ties))
    said.read(who.tables.rows("availability"))
    limits = statements.limits(who.tables.rows("limits"))
    fixed = statements.fixed(who.tables.rows("fixed"), shifts)
    busy = statements.busy(who.tables.rows("busy"))
    balances = statements.balances(who.tables.rows("balances"))
    top_ups = statements.top_ups(who.tables.rows("topups"))
    if table is None:
        return None
    return Instance(
        hds=table.hds,
        rulebook=rulebook_from(table.hds.rules),
        holidays=table.holidays,
        shifts=table.shifts,
        practices=who.practices,
        doctors=who.doctors,
        affiliations=who.ties,
        offers=said.offers(),
        wishes=said.wishes(),
        blocked=said.blocked(),
        busy=busy,
        limits=limits,
        fixed=fixed,
        balances=balances,
        top_ups=top_ups,
    )
