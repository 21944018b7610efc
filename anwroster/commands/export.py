"""``anwroster export``: a roster for other programs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands import values
from anwroster.commands.assumed import assumed_year
from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_matching, settled
from anwroster.commands.layouts import one_layout
from anwroster.commands.outputs import COSTS, TABLE, WORKBOOK
from anwroster.commands.pages import pages
from anwroster.commands.parameters import Folder, Force, Output, RosterFile, Year
from anwroster.commands.stale import tell_changes
from anwroster.commands.talk import Talk, language
from anwroster.errors import InputError, UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster

FORMATS = ("ics", "xlsx", "csv", "pages", "pdf")
PAGES = ("pages", "pdf")
PUBLICATION, WITHDRAWN = "publication.json", "withdrawn"


def export(
    folder: Folder,
    roster: RosterFile,
    to: Annotated[str, Option("--to")],
    output: Output,
    after: Annotated[Path | None, Option("--after", readable=False)] = None,
    alarm: Annotated[str | None, Option("--alarm")] = None,
    layout: Annotated[str | None, Option("--layout")] = None,
    doctor: Annotated[str | None, Option("--doctor")] = None,
    assume_tariff: Year = None,
    replace: Annotated[bool, Option("--replace")] = False,
    force: Force = False,
) -> None:
    """Export a roster; see ``help.export`` of ``words/cli.toml``."""
    form = values.choice(to, "--to", FORMATS)
    minutes = values.alarm(alarm, "--alarm")
    for option, told in (("--after", after), ("--alarm", alarm)):
        if told is not None and form != "ics":
            raise UsageError(say("cli.error.only_calendars", language(), option=option))
    if layout is not None and form != "csv":
        raise UsageError(say("cli.error.only_csv", language()))
    if doctor is not None and form not in PAGES:
        raise UsageError(say("cli.error.only_pages", language()))
    year = values.year(assume_tariff, "--assume-tariff")
    instance, given = read_matching(folder, roster)
    talk = Talk(language(instance.hds.language))
    tell_changes(instance, given, folder, roster, talk, refuse=not force)
    if form == "ics":
        _publish(instance, given, output, after, minutes, talk, replace=replace or force)
        return
    if layout is not None:
        from anwroster.exports import layout_csv

        files = dict([layout_csv(instance, given, one_layout(instance, layout, folder))])
    elif form in PAGES:
        about = None if doctor is None else one_doctor(instance, doctor)
        files = pages(instance, given, form, about, assumed_year(instance, given, year), talk.language)
    else:
        files = _files(instance, given, form, assumed_year(instance, given, year))
    _write(output, files, talk, owned=frozenset(), replace=replace or force)
    talk.tell("written.files", path=output, names=talk.some(sorted(files), 3))


def _write(
    output: Path,
    files: Mapping[str, bytes],
    talk: Talk,
    outdated: Sequence[str] = (),
    *,
    owned: frozenset[str],
    replace: bool,
) -> None:
    """Write files, all or none.

    Parameters
    ----------
    owned
        Files of an earlier publication, of which these are the next version.
    replace
        Whether other files that are there may be replaced.

    Raises
    ------
    UsageError
        When one may not.
    """
    from anwroster.files import write_all

    present = [name for name in sorted(files) if name not in owned and (output / name).exists()]
    if present and not replace:
        raise UsageError(talk.say("error.export_exists", path=output, count=len(present), first=present[0]))
    write_all(output, files, True, talk.language, outdated)


def _publish(
    instance: "Instance",
    roster: "Roster",
    output: Path,
    after: Path | None,
    alarm: int | None,
    talk: Talk,
    *,
    replace: bool,
) -> None:
    """Write the calendars as the next version of those before, and say what changed.

    Parameters
    ----------
    alarm
        Minutes before each start, ``values.NO_ALARM``, or None: as in the version before.
    """
    from anwroster.exports import publish
    from anwroster.files import publication_json, read_publication

    for place in (output, *([] if after is None else [after if after.is_dir() else after.parent])):
        settled(place)
    record = after / PUBLICATION if after is not None and after.is_dir() else after
    if record is None and (output / PUBLICATION).exists():
        record = output / PUBLICATION
    earlier = None if record is None else read_publication(record, instance)
    if alarm is None:
        alarm = earlier.alarm_minutes if earlier else None
    made = publish(instance, roster, earlier, None if alarm == values.NO_ALARM else alarm)
    files = {**made.files, PUBLICATION: publication_json(made.record).encode()}
    ours = _ours(instance, output)
    outdated = [each for each in ours if each.startswith(WITHDRAWN) and each not in made.files]
    is_next = record is not None and record.resolve() == (output / PUBLICATION).resolve()
    _write(output, files, talk, outdated, owned=frozenset(ours if is_next else ()), replace=replace)
    talk.tell("written.files", path=output, names=talk.some(sorted(made.files), 3))
    if earlier is None:
        talk.tell("published.first", filled=len(roster.assignments), events=made.new)
        return
    counts = {"new": made.new, "changed": made.changed, "withdrawn": made.withdrawn, "unchanged": made.unchanged}
    talk.tell("published.again", **counts)
    if outdated:
        talk.tell("published.outdated", path=output, names=talk.some(outdated, 3))
    if made.withdrawn:
        talk.tell("published.withdrawn", path=output / WITHDRAWN)


def _ours(instance: "Instance", output: Path) -> list[str]:
    """Return what an earlier version left in this folder: only files that its own record names."""
    from anwroster.files import read_publication

    if not (output / PUBLICATION).is_file() or (output / WITHDRAWN).is_symlink():
        return []
    try:
        named = read_publication(output / PUBLICATION, instance).names
    except InputError:  # a record that is not ours names nothing of ours
        return []
    plain = [each for each in sorted(named) if each == Path(each).name and "\\" not in each and each.endswith(".ics")]
    names = [PUBLICATION, *plain, *(f"{WITHDRAWN}/{each}" for each in plain)]
    return [each for each in names if (output / each).is_file()]


def _files(instance: "Instance", roster: "Roster", form: str, year: int | None) -> dict[str, bytes]:
    from anwroster import exports

    if form == "xlsx":
        return {WORKBOOK: exports.workbook(instance, roster, year)}
    return {TABLE: exports.roster_csv(instance, roster), COSTS: exports.costs_csv(instance, roster, year)}
