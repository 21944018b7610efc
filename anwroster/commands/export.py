"""``anwroster export``: a roster for other programs."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands import values
from anwroster.commands.assumed import assumed_year
from anwroster.commands.given import read_matching
from anwroster.commands.outputs import COSTS, TABLE, WORKBOOK
from anwroster.commands.parameters import Folder, Force, Output, RosterFile, Year
from anwroster.commands.talk import Talk, language

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster

FORMATS = ("ics", "xlsx", "csv")


def export(
    folder: Folder,
    roster: RosterFile,
    to: Annotated[str, Option("--to")],
    output: Output,
    assume_tariff: Year = None,
    force: Force = False,
) -> None:
    """Export a roster; see ``help.export`` of ``words/cli.toml``."""
    from anwroster.files import write_all

    form = values.choice(to, "--to", FORMATS)
    year = values.year(assume_tariff, "--assume-tariff")
    instance, given = read_matching(folder, roster)
    talk = Talk(language(instance.hds.language))
    files = _files(instance, given, form, assumed_year(instance, given, year))
    write_all(output, files, force, talk.language)
    talk.tell("written.files", path=output, names=talk.some(sorted(files), 3))


def _files(instance: "Instance", roster: "Roster", form: str, year: int | None) -> dict[str, bytes]:
    from anwroster import exports

    if form == "ics":
        return {PurePosixPath(name).name: content for name, content in exports.calendars(instance, roster).items()}
    if form == "xlsx":
        return {WORKBOOK: exports.workbook(instance, roster, year)}
    return {TABLE: exports.roster_csv(instance, roster), COSTS: exports.costs_csv(instance, roster, year)}
