"""``anwroster report``: what a roster means, for the screen, the browser, the spreadsheet or a machine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

from typer import Option

from anwroster.commands import values
from anwroster.commands.assumed import assumed_year
from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_matching
from anwroster.commands.parameters import Folder, Force, RosterFile, Year
from anwroster.commands.reporttext import report_text, show_report
from anwroster.commands.stale import tell_changes
from anwroster.commands.talk import Talk, language, out_bytes
from anwroster.commands.targets import write_file
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.model import Instance

KINDS = ("schedule", "fairness", "costs", "doctor")
FORMATS = ("table", "html", "csv", "json")

Kind = Literal["schedule", "fairness", "costs", "doctor"]


def report(
    folder: Folder,
    roster: RosterFile,
    kind: Annotated[str, Option("--kind")],
    doctor: Annotated[str | None, Option("--doctor")] = None,
    format: Annotated[str | None, Option("--format")] = None,
    output: Annotated[Path | None, Option("-o", "--output", readable=False)] = None,
    assume_tariff: Year = None,
    force: Force = False,
) -> None:
    """Show a report; see ``help.report`` of ``words/cli.toml``."""
    from anwroster import reports

    chosen = cast(Kind, values.choice(kind, "--kind", KINDS))
    form = values.choice(format or _form_of(output), "--format", FORMATS)
    year = values.year(assume_tariff, "--assume-tariff")
    instance, given = read_matching(folder, roster)
    talk = Talk(language(instance.hds.language))
    about = _doctor(talk, instance, chosen, doctor)
    tell_changes(instance, given, folder, roster, talk, refuse=False)
    made = reports.report(
        instance, given, chosen, talk.language, doctor=about, assume_year=assumed_year(instance, given, year)
    )
    if form == "table" and output is None:
        show_report(made, talk)
        return
    if form == "table":
        content = report_text(made, talk).encode()
    elif form == "html":
        content = reports.render_html(made).encode()
    elif form == "csv":
        content = reports.render_csv(made)
    else:
        content = reports.render_json(made).encode()
    if output is None:
        out_bytes(content)
    else:
        write_file(talk, output, content, f"{chosen}.{'txt' if form == 'table' else form}", force=force)


def _form_of(output: Path | None) -> str:
    """Return the form that the name of a file asks for; without a name of a form it is what the screen shows."""
    ending = "" if output is None else output.suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else "table"


def _doctor(talk: Talk, instance: "Instance", kind: Kind, doctor: str | None) -> str | None:
    """Return the doctor whom the page is about; refuse a doctor too few or too many."""
    if kind != "doctor" and doctor is not None:
        raise UsageError(talk.say("error.superfluous_doctor"))
    if kind == "doctor" and doctor is None:
        known = [each.id for each in instance.doctors]
        shown = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
        raise UsageError(talk.say("error.needs_doctor", known=shown))
    return one_doctor(instance, doctor) if doctor is not None else None
