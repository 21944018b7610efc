"""``anwroster national``: the audited packages of the country side by side."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from anwroster.commands import values
from anwroster.commands.parameters import Force, Json
from anwroster.commands.talk import Talk, language, out, out_bytes
from anwroster.errors import UsageError

HTML, XLSX, JSON = "national.html", "national.xlsx", "national.json"


def national(
    folder: Annotated[Path, Argument(readable=False)],
    output: Annotated[Path | None, Option("-o", "--output", readable=False)] = None,
    language_: Annotated[str | None, Option("--language")] = None,
    json: Json = False,
    force: Force = False,
) -> None:
    """Compare regions and periods; see ``help.national`` of ``words/cli.toml``."""
    from anwroster.audit.report.workbook import report_workbook
    from anwroster.files import write_all
    from anwroster.national import latest_day, select
    from anwroster.national import national as national_report
    from anwroster.reports import render_html, render_json

    asked = None if language_ is None else values.choice(language_, "--language", ("nl", "en"))
    talk = Talk("en" if asked == "en" else "nl" if asked == "nl" else language(), quiet=json)
    target = folder if output is None else output
    selection = select(folder, talk.language)
    if not selection.counted:
        raise UsageError(talk.say("national.nothing_counts", path=folder))
    report = national_report(selection, talk.language)
    if json:
        out_bytes(render_json(report).encode())
        return
    files = {
        HTML: render_html(report).encode(),
        XLSX: report_workbook(report, latest_day(selection)),
        JSON: render_json(report).encode(),
    }
    write_all(target, files, force, talk.language)
    for figure, about in report.key_figures:
        out(f"{figure}  {about}")
    talk.tell("written.files", path=target, names=", ".join(files))
    talk.tell("national.open", path=(target / HTML).absolute())
