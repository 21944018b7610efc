"""A report as text: headings, paragraphs and tables; its charts and rotas stay for the browser."""

import io
from typing import TYPE_CHECKING

from anwroster.commands.tables import WIDE, stdout_console, table
from anwroster.commands.talk import Talk, harmless

if TYPE_CHECKING:
    from rich.console import Console

    from anwroster.reports import Report, Section, Table


def show_report(report: "Report", talk: Talk) -> None:
    """Write a report to stdout."""
    _write(stdout_console(), report, talk)


def report_text(report: "Report", talk: Talk) -> str:
    """Return a report as text for a file, with nothing folded."""
    from rich.console import Console

    target = io.StringIO()
    _write(Console(file=target, width=WIDE, markup=False, highlight=False, emoji=False), report, talk)
    return target.getvalue()


def _write(console: "Console", report: "Report", talk: Talk) -> None:
    console.print(harmless(report.title), style="bold")
    if report.subtitle:
        console.print(harmless(report.subtitle))
    if report.key_figures:
        console.print()
        widest = max(len(figure) for figure, _ in report.key_figures)
        for figure, meaning in report.key_figures:
            console.print(f"  {harmless(figure):>{widest}}  {harmless(meaning)}")
    for section in report.sections:
        if section.tables or not section.rotas:
            _section(console, section, talk)


def _section(console: "Console", section: "Section", talk: Talk) -> None:
    console.print()
    console.print(harmless(section.heading), style="bold")
    for warning in section.warnings:
        console.print(harmless(warning), style="yellow")
    for paragraph in section.text:
        console.print(harmless(paragraph))
    for each in section.tables:
        console.print()
        _table(console, each, talk, section.heading)


def _table(console: "Console", given: "Table", talk: Talk, heading: str) -> None:
    from anwroster.reports import shown

    if given.title != heading:
        console.print(harmless(given.title), style="italic")
    places = [at for at, column in enumerate(given.columns) if column.for_people]
    headers = [given.columns[at].title for at in places]
    right = [number for number, at in enumerate(places) if given.columns[at].align == "right"]
    rows = [[shown(row[at], talk.language) for at in places] for row in given.rows]
    console.print(table(headers, rows, right=right))
