"""``anwroster collect``: what came back from doctors, into the folder."""

import os
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

from anwroster.commands.collecttext import plain, show
from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_input
from anwroster.commands.parameters import Folder, Force, Json
from anwroster.commands.progress import steps
from anwroster.commands.talk import Talk, document, language
from anwroster.errors import UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.crew import Crew
    from anwroster.files.intake import Collected, Reminder

REFUSED = 2
"""Exit code when an answer was refused; the others were taken."""
MOST_PROCESSES = 4
"""Processes that read workbooks at most: each may need much memory, and this one must prove what they read."""


def collect(
    folder: Folder,
    files: Annotated[list[Path] | None, Argument(readable=False)] = None,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    doctor: Annotated[str | None, Option("--doctor")] = None,
    older_forms: Annotated[bool, Option("--older-forms")] = False,
    remind: Annotated[Path | None, Option("--remind", readable=False)] = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Take in answers; see ``help.collect`` of ``words/cli.toml``."""
    from anwroster.files import alone
    from anwroster.files.intake import Options, collect, reminders, written

    if not files and remind is None:
        raise UsageError(say("cli.collect.nothing_named", language()))
    if remind is not None:
        _prove_place(remind, folder, files or (), force=force)
    with nullcontext() if dry_run or not folder.is_dir() else alone(folder, language()):
        instance = read_input(folder)
        talk = Talk(language(instance.hds.language), quiet=json)
        owner = None if doctor is None else one_doctor(instance, doctor)
        with steps(talk, "collect.busy") as heard:
            options = Options(datetime.now(UTC), owner, older_forms, _crew(), heard)
            found = collect(folder, instance, files or [], options)
        missing = reminders(found)
        if not dry_run:
            if found.files:
                written(found, talk.language)
            if remind is not None:
                _remind(remind, missing, found)
    if json:
        document(plain(found, missing, talk.language, dry_run=dry_run))
    else:
        show(talk, folder, found, missing, dry_run=dry_run)
        if remind is not None and not dry_run:
            talk.tell("written.file", path=remind)
    if found.faults:
        raise Exit(REFUSED)


def _prove_place(remind: Path, folder: Path, files: Sequence[Path], *, force: bool) -> None:
    """Refuse to write the list of reminders over the folder's own tables or over an answer, whatever is asked.

    Raises
    ------
    UsageError
        Also when there is another file already and ``force`` is not given.
    """
    from anwroster.files.intake import is_own

    real = os.path.realpath(remind)
    if is_own(remind, folder) or any(real == os.path.realpath(each) for each in files):
        raise UsageError(say("cli.collect.remind_is_input", language(), path=remind))
    if remind.exists() and not force:
        raise UsageError(say("cli.collect.remind_exists", language(), path=remind))


def _crew() -> "Crew":
    """Return one process for each core; only this one where there is one core."""
    from anwroster.crew import Alone, Processes

    cores = os.cpu_count() or 1
    return Processes(min(cores, MOST_PROCESSES)) if cores > 1 else Alone()


def _remind(path: Path, missing: "tuple[Reminder, ...]", found: "Collected") -> None:
    from anwroster.files import write_whole
    from anwroster.files.intake import remind_csv

    write_whole(path, remind_csv(missing, found.instance.hds.language), found.instance.hds.language)
