"""A report as text: headings, paragraphs and tables; its charts stay for the browser."""

import io
from decimal import Decimal
from typing import TYPE_CHECKING

from anwroster.commands.tables import WIDE, stdout_console, table
from anwroster.commands.talk import Talk, harmless

if TYPE_CHECKING:
    from rich.console import Console

    from anwroster.reports import Report, Table


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
        for figure, meaning in report.key_figures:
            console.print(f"  {harmless(figure):>10}  {harmless(meaning)}")
    for section in report.sections:
        console.print()
        console.print(harmless(section.heading), style="bold")
        for paragraph in section.text:
            console.print(harmless(paragraph))
        for each in section.tables:
            console.print()
            _table(console, each, talk, section.heading)


def _table(console: "Console", shown: "Table", talk: Talk, heading: str) -> None:
    if shown.title != heading:
        console.print(harmless(shown.title), style="italic")
    headers = [name for name, _ in shown.columns]
    right = [at for at, (_, alignment) in enumerate(shown.columns) if alignment == "right"]
    rows = [[_cell(cell, talk) for cell in row] for row in shown.rows]
    console.print(table(headers, rows, right=right))


def _cell(cell: object, talk: Talk) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",") if talk.language == "nl" else str(cell)
    return str(cell)
