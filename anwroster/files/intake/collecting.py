"""The whole of ``collect``: read what came back, prove it, choose the newest, merge, read the folder again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from anwroster.anwhours import local
from anwroster.crew import Alone, Crew
from anwroster.errors import Fault, UsageError
from anwroster.files.bounded import digest, read_bytes
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.folder import read_folder
from anwroster.files.inputfiles import LOG, WORKBOOK
from anwroster.files.intake.choosing import newest
from anwroster.files.intake.context import Context
from anwroster.files.intake.csvrows import Key
from anwroster.files.intake.keeping import with_standing
from anwroster.files.intake.log import Logged, log_bytes, read_log
from anwroster.files.intake.merging import merged_tables
from anwroster.files.intake.patience import Patience
from anwroster.files.intake.reading import Reading
from anwroster.files.intake.received import Finder, is_own
from anwroster.files.intake.standing import StandingRows
from anwroster.files.intake.submission import AVAILABILITY, LIMITS, Note, Proven
from anwroster.files.intake.withdrawing import Calendars
from anwroster.files.output import write_all
from anwroster.model import Instance
from anwroster.words import Language, say

BACKUP = ".bak"


@dataclass(frozen=True)
class Options:
    """What the user asked besides: see ``Context`` and ``Reading``."""

    now: datetime
    doctor: str | None = None
    older_forms: bool = False
    crew: Crew = field(default_factory=Alone)
    tell: Callable[[int], None] = lambda _: None


@dataclass(frozen=True)
class Collected:
    """What came of it; nothing is written yet.

    Parameters
    ----------
    before
        SHA-256 by name of the tables and the log as they were read; None: there was no such file.
    files
        New content by name; empty when nothing changes.
    instance
        The folder as it is with the answers in it.
    taken
        Answers that were taken, by doctor.
    late
        Keys (doctor, file) of those saved after the deadline.
    rows
        Rows before and after, by doctor and part.
    log
        Every answer taken, this time or before.
    faults
        Of answers that were refused.
    """

    folder: Path
    before: Mapping[str, str | None]
    files: Mapping[str, bytes]
    instance: Instance
    taken: tuple[Proven, ...]
    late: frozenset[tuple[str, str]]
    rows: Mapping[Key, tuple[int, int]]
    log: tuple[Logged, ...]
    notes: tuple[Note, ...] = ()
    faults: tuple[Fault, ...] = ()
    seen: int = field(default=0)


def collect(folder: Path, instance: Instance, paths: Sequence[Path], options: Options) -> Collected:
    """Return what answers would change in a folder.

    Parameters
    ----------
    instance
        The folder as it is.
    paths
        Files, or folders to be searched.

    Raises
    ------
    UsageError
        When the folder keeps its tables in a workbook.
    InputError
        When the log cannot be read, or when the folder with the answers in it would have faults.
    """
    faults = Faults()
    faults.language = instance.hds.language
    current = _current(folder, instance, faults)
    earlier = read_log(current[LOG], faults)
    faults.raise_if_any()
    context = Context(instance, options.now, options.doctor, options.older_forms)
    refused = Faults()
    refused.language = instance.hds.language
    patience = Patience(len(instance.doctors))
    reading = Reading(context, refused, patience, options.crew, options.tell)
    proven = reading.read(Finder(folder, refused, context.notes, patience).find(paths))
    standing = StandingRows(current, context)
    held = newest(proven, earlier, context)
    calendars = Calendars(held, earlier, standing)
    taken = [with_standing(each, standing, calendars, context) for each in held]
    late = frozenset(_key(each) for each in taken if _is_late(each, instance))
    new = [_logged(each, _key(each) in late) for each in taken]
    tables, rows = merged_tables({name: current[f"{name}.csv"] for name in (AVAILABILITY, LIMITS)}, taken, context)
    files = {f"{name}.csv": content for name, content in tables.items()}
    if new:
        instance = read_folder(folder, files)
        files |= {f"{name}{BACKUP}": old for name in files if (old := current[name]) is not None}
        files[LOG] = log_bytes(current[LOG], new, instance.hds.language)
    before = {name: None if content is None else digest(content) for name, content in current.items()}
    log, notes = (*earlier, *new), tuple(context.notes)
    found = refused.sorted() if refused else ()
    return Collected(folder, before, files, instance, tuple(taken), late, rows, log, notes, found, reading.done)


def written(collected: Collected, language: Language) -> None:
    """Write what was collected, all or none.

    Raises
    ------
    UsageError
        When a table changed in the meantime, or the folder cannot be written.
    """
    for name, before in collected.before.items():
        if _digest(collected.folder / name) != before:
            raise UsageError(say("intake.changed_meanwhile", language, file=name))
    if led := next((name for name in collected.files if _leads_elsewhere(collected.folder, name)), None):
        raise UsageError(say("intake.leads_elsewhere", language, file=led))
    # The log last: whoever is stopped halfway collects again, and no answer counts that is not in the tables.
    files = dict(sorted(collected.files.items(), key=lambda each: each[0].casefold() == LOG))
    # What doctors say is nobody else's business: copies and log are as closed as the table itself.
    table = f"{AVAILABILITY}.csv"
    like = {f"{name}{BACKUP}": name for name in files} | ({} if collected.before[LOG] else {LOG: table})
    write_all(collected.folder, files, force=True, language=language, like=like)


def _current(folder: Path, instance: Instance, faults: Faults) -> dict[str, bytes | None]:
    """Return the tables and the log as they are; None for those that are not there."""
    names = {path.name.casefold(): path.name for path in folder.iterdir()}
    found: dict[str, bytes | None] = {}
    for name in (f"{AVAILABILITY}.csv", f"{LIMITS}.csv", LOG):
        actual = names.get(name)
        if actual is not None and actual != name:
            raise UsageError(say("intake.odd_name", instance.hds.language, file=actual, name=name))
        try:
            found[name] = read_bytes(folder / name)
        except UnreadableError as reason:
            found[name] = None
            if reason.code != "missing_file":
                faults.add(reason.code, name, **reason.details)
    if WORKBOOK in names and (sheets := _sheets(folder / names[WORKBOOK])):
        told = ", ".join(sheets)
        raise UsageError(say("intake.table_in_workbook", instance.hds.language, sheets=told, file=names[WORKBOOK]))
    return found


def _sheets(path: Path) -> list[str]:
    """Return which of the two tables are sheets of a workbook that the folder's reader took."""
    from anwroster.files.sheetscan import sheet_parts
    from anwroster.files.unzipping import parts_of

    sheets = sheet_parts(parts_of(read_bytes(path), (".xml", ".rels")))
    return [each for each in sheets if each.strip().casefold() in (AVAILABILITY, LIMITS)]


def _leads_elsewhere(folder: Path, name: str) -> bool:
    """Return whether a log or copy is a link to something else that the HDS keeps, which would be written over."""
    path = folder / name
    return path.is_symlink() and (name.endswith(BACKUP) or name == LOG) and path.exists() and is_own(path, folder)


def _digest(path: Path) -> str | None:
    try:
        return digest(read_bytes(path))
    except UnreadableError:
        return None


def _key(proven: Proven) -> tuple[str, str]:
    return proven.submission.doctor, proven.submission.file


def _is_late(proven: Proven, instance: Instance) -> bool:
    deadline = instance.hds.intake.deadline
    return deadline is not None and local(proven.submission.saved_at).date() > deadline


def _logged(proven: Proven, late: bool) -> Logged:
    it = proven.submission
    return Logged(it.doctor, it.covers, it.saved_at, it.file, it.sha, late, proven.counts, it.remark)
