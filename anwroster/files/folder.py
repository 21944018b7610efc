"""From a folder of files to an Instance: everything read, everything proven, all faults at once."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from anwroster.anwhours import holidays_between, make_shifts
from anwroster.files import people, statements
from anwroster.files.availability import Availability
from anwroster.files.collector import Faults
from anwroster.files.columns import TABLE
from anwroster.files.inputfiles import ORDER, Input
from anwroster.files.keys import Keys, Known, ShiftKeys
from anwroster.files.owntariffs import own_tariffs
from anwroster.files.qualified import Qualified
from anwroster.files.quotachecks import check_hours_taken
from anwroster.files.raw import RawTable
from anwroster.files.readers import readers
from anwroster.files.selection import Selection
from anwroster.files.settings import FILE, Settings, read_settings
from anwroster.files.settingschecks import check_settings
from anwroster.files.tables import Row, Rows
from anwroster.model import Agreement, Hds, Holiday, Instance, NzaHoliday, Shift, rulebook_from


def read_folder(path: Path) -> Instance:
    """Return what a folder says.

    Parameters
    ----------
    path
        Folder with ``hds.toml`` and tables as CSV files or as sheets of ``input.xlsx``; see ``docs/invoer.md``.

    Raises
    ------
    InputError
        With every fault of every file, sorted by file, sheet and row.
    """
    faults = Faults()
    path = Path(path)
    if not _is_folder(path, faults):
        faults.raise_if_any()
    given = Input(path, faults)
    settings = Settings()
    if (content := given.content(FILE, path / FILE)) is not None:
        settings = read_settings(content, faults)
        check_settings(settings, faults)
    return _Reading(given, settings).instance()


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


class _Reading:
    """One reading of one folder: each table in turn, later ones proven against earlier ones."""

    def __init__(self, given: Input, settings: Settings) -> None:
        self.given = given
        self.settings = settings
        self.faults = given.faults
        self.language = given.faults.language
        self.sound = settings.hds if not given.faults else None
        self.holidays: tuple[Holiday, ...] = ()
        self.shifts: tuple[Shift, ...] = ()
        self.tariffs = own_tariffs(settings, given)
        self.raw = given.tables()
        if self.sound:
            self._make_shifts(self.sound)
        self.known = Known(
            posts=Keys("post", settings.names("posts")),
            kinds=Keys("kind", settings.names("kinds")),
            agreements=Keys("agreement", settings.names("agreements")),
            regions=Keys("region", settings.names("quota", "regions")),
            holidays=Keys("holiday", self._holiday_names()),
            shifts=ShiftKeys(self._days() if self.sound else None),
        )

    def _make_shifts(self, hds: Hds) -> None:
        first, last = hds.period.start - timedelta(days=1), hds.period.end + timedelta(days=2)
        try:
            self.holidays = holidays_between(hds.holidays, first, last, hds.language)
            self.shifts = make_shifts(hds, self.holidays)
        except ValueError:  # only the hour that a clock change skips can still make a shift without length
            self.faults.add("no_time_at_clock_change", FILE)
            self.sound = None
            return
        if not self.shifts:
            self.faults.add("no_shifts", FILE)
            self.sound = None

    def _holiday_names(self) -> dict[str, str]:
        own = self.settings.names("holidays", "extra") or {}
        return {each.value: each.value for each in NzaHoliday} | own

    def _days(self) -> dict[str, frozenset[str]]:
        days = defaultdict(set)
        for shift in self.shifts:
            days[shift.template].add(shift.day.isoformat())
        return {template: frozenset(found) for template, found in days.items()}

    def _rows(self, name: str) -> list[Row]:
        raw: RawTable | None = self.raw.get(name)
        if raw is None:
            return []
        table = TABLE[name]
        return list(Rows(table, raw, readers(table, self.known, self.language), self.faults))

    def _keys(self, noun: str, name: str, rows: dict[str, Row]) -> Keys:
        """Return what may refer to a table; anything, when the table could not be read at all."""
        unread = name in self.given.present and not rows
        return Keys(noun, None if unread else people.names_of(rows))

    def instance(self) -> Instance:
        """Return the instance, or raise what is wrong."""
        practice_rows = people.unique(self._rows("practices"), "id")
        self.known = _with(self.known, practices=self._keys("practice", "practices", practice_rows))
        doctor_rows = people.unique(self._rows("doctors"), "id")
        if "doctors" not in self.given.present:
            self.faults.add("missing_table", "doctors.csv")
        elif "doctors" in self.raw and not self.raw["doctors"].rows[1:] and self.raw["doctors"].rows:
            self.raw["doctors"].source.fault(self.faults, "no_rows")
        doctor_keys = self._keys("doctor", "doctors", doctor_rows)
        self.known = _with(self.known, doctors=doctor_keys if "doctors" in self.given.present else Keys("doctor", None))
        practices = people.practices(practice_rows)
        doctors = people.doctors(doctor_rows)
        agreements = {each.id: each for each in self.settings.hds.agreements} if self.settings.hds else {}
        agreement_of: dict[str, Agreement] = {
            doctor: agreements[row["agreement"]]
            for doctor, row in doctor_rows.items()
            if row["agreement"] in agreements
        }
        tie_rows = self._rows("affiliations")
        ties = people.affiliations(tie_rows, agreement_of)
        if not any(row.broken for row in tie_rows) and ("affiliations" not in self.given.present or tie_rows):
            people.check_quota_sources(doctor_rows, agreement_of, ties)
        by_key = {each.id: each for each in self.shifts} if self.sound else None
        if self.sound:
            check_hours_taken(self.sound, self.shifts, practices, tie_rows)
        selection = Selection(self.shifts, self.holidays, self.sound.period) if self.sound else None
        said = Availability(
            self.sound.period if self.sound else None, by_key or {}, selection, Qualified(doctors, ties)
        )
        said.read(self._rows("availability"))
        limits = statements.limits(self._rows("limits"))
        fixed = statements.fixed(self._rows("fixed"), by_key)
        busy = statements.busy(self._rows("busy"))
        balances = statements.balances(self._rows("balances"))
        top_ups = statements.top_ups(self._rows("topups"))
        self.faults.raise_if_any(ORDER)
        assert self.sound is not None
        return Instance(
            hds=self.sound,
            rulebook=rulebook_from(self.sound.rules),
            holidays=self.holidays,
            shifts=self.shifts,
            practices=practices,
            doctors=doctors,
            affiliations=ties,
            offers=said.offers(),
            wishes=said.wishes(),
            blocked=said.blocked(),
            busy=busy,
            limits=limits,
            fixed=fixed,
            balances=balances,
            top_ups=top_ups,
            own_tariffs=self.tariffs,
            digests=dict(sorted(self.given.digests.items())),
        )


def _with(known: Known, **changes: Keys) -> Known:
    from dataclasses import replace

    return replace(known, **changes)
