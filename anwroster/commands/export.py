"""``anwroster export``: a roster for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands import values
from anwroster.commands.assumed import assumed_year
from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_matching
from anwroster.commands.layouts import one_layout
from anwroster.commands.mailing import prove_empty, write_mails
from anwroster.commands.outputs import COSTS, TABLE, WORKBOOK
from anwroster.commands.pages import pages
from anwroster.commands.parameters import Folder, Force, Output, RosterFile, Year
from anwroster.commands.publishing import publish_calendars
from anwroster.commands.stale import tell_changes
from anwroster.commands.talk import Talk, language
from anwroster.commands.targets import write_files
from anwroster.errors import UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster

FORMATS = ("ics", "xlsx", "csv", "pages", "pdf")
PAGES = ("pages", "pdf")


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
    mails: Annotated[Path | None, Option("--mails", readable=False)] = None,
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
    if mails is not None and form not in (*PAGES, "ics"):
        raise UsageError(say("cli.mails.not_for_files", language()))
    year = values.year(assume_tariff, "--assume-tariff")
    instance, given = read_matching(folder, roster)
    talk = Talk(language(instance.hds.language))
    prove_empty(talk, mails)
    tell_changes(instance, given, folder, roster, talk, refuse=not force)
    if form == "ics":
        own = publish_calendars(instance, given, output, after, minutes, talk, replace=replace or force)
    else:
        priced = assumed_year(instance, given, year)
        own = {}
        if layout is not None:
            from anwroster.exports import layout_csv

            files = dict([layout_csv(instance, given, one_layout(instance, layout, folder))])
        elif form in PAGES:
            about = None if doctor is None else one_doctor(instance, doctor)
            own = pages(instance, given, form, about, priced, talk.language)
            files = {name: content for _, attached in own.values() for name, content in attached.items()}
        else:
            files = _files(instance, given, form, priced)
        write_files(output, files, talk, replace=replace or force)
        talk.tell("written.files", path=output, names=talk.some(sorted(files), 3))
        if own:
            talk.tell("pages.personal")
    if mails is not None:
        write_mails(talk, instance, mails, own)
    elif len(own) > 1:
        talk.tell("mails.hint")


def _files(instance: "Instance", roster: "Roster", form: str, year: int | None) -> dict[str, bytes]:
    from anwroster import exports

    if form == "xlsx":
        return {WORKBOOK: exports.workbook(instance, roster, year)}
    return {TABLE: exports.roster_csv(instance, roster), COSTS: exports.costs_csv(instance, roster, year)}
