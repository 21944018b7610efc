"""A report as PDF for print, by typst (extra ``pdf``): the same content as the page, readable by screen readers too.

The text goes to typst as data, never as markup, so that no name can turn the page. Fonts are those in typst itself
and nothing stands in it but the report: the same report gives the same bytes on every machine.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from typing import Any

from anwroster.errors import UsageError
from anwroster.reports.cells import Cell, Sign, shown
from anwroster.reports.document import Column, Report, Section, Table
from anwroster.version import __version__
from anwroster.words import say

_NARROW, _UNBROKEN, _WIDE = 13, 24, 60
"""Characters up to which a column is as wide as its text, the same where no line of it can be broken, and above which
it gets no more room than another."""

_UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed')

STANDARDS = ["ua-1"]
"""PDF/UA-1: tagged, with a language, a title and a text for every picture."""

ARCHIVE = ["a-3a", "ua-1"]
"""PDF/A-3a besides: to be kept for years, with files attached inside."""


@dataclass(frozen=True)
class Attachment:
    """A file that stands inside a PDF, as it is.

    Parameters
    ----------
    about
        What it is, in the language of the report.
    """

    name: str
    content: str
    kind: str
    about: str


class NoPrinterError(UsageError):
    """Typst is not installed; the message says how to install it."""


class Printer:
    """Prints reports one after the other; typst reads its fonts once."""

    @cached_property
    def _typst(self) -> Any:
        try:
            import typst
        except ImportError:
            raise NoPrinterError(say("reports.print.missing")) from None
        return typst

    @cached_property
    def _compiler(self) -> Any:
        return self._typst.Compiler(ignore_system_fonts=True)

    @cached_property
    def _template(self) -> bytes:
        return files("anwroster.reports").joinpath("templates", "report.typ").read_bytes()

    def pdf(self, report: Report) -> bytes:
        """Return a report as PDF.

        Raises
        ------
        NoPrinterError
            When typst is not installed, with how to install it.
        """
        told = {"report": json.dumps(_told(report))}
        try:
            content: bytes = self._compile(told, STANDARDS)
        except self._typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
            content = self._compile(told, [])  # a sign that no font of typst has: PDF/UA does not allow its empty box
        return content

    def archive(self, report: Report, attached: Attachment, made: date) -> bytes:
        """Return a report as PDF/A-3a with a file inside; signs that no font of typst has become question marks.

        Parameters
        ----------
        made
            Date that the document bears, as PDF/A demands one.

        Raises
        ------
        NoPrinterError
            When typst is not installed, with how to install it.
        """
        named = {"name": attached.name, "kind": attached.kind, "about": attached.about}
        document = {**_told(report), "attached": named, "made": [made.year, made.month, made.day]}
        text = json.dumps(document, ensure_ascii=False)
        while True:
            try:
                content: bytes = self._compile({"report": text, "attached": attached.content}, ARCHIVE)
            except self._typst.TypstError as error:
                signs = _UNPRINTABLE.findall(str(error))
                if not signs or signs[0] not in text:
                    raise
                text = text.translate(dict.fromkeys(map(ord, "".join(signs)), "?"))
            else:
                return content

    def _compile(self, told: dict[str, str], standards: list[str]) -> Any:
        return self._compiler.compile(self._template, format="pdf", sys_inputs=told, pdf_standards=standards)


def _told(report: Report) -> dict[str, Any]:
    """Return a report as typst reads it: every cell as the text that people see."""
    return {
        "title": _plain(report.title),
        "subtitle": _plain(report.subtitle),
        "language": report.language,
        "figures": [[_plain(figure), _plain(about)] for figure, about in report.key_figures],
        "footer": f"anwroster {__version__} – {say('reports.personal', report.language)}",
        "sections": [_section(each, report) for each in report.sections],
    }


def _section(section: Section, report: Report) -> dict[str, Any]:
    return {
        "heading": _plain(section.heading),
        "warnings": [_plain(each) for each in section.warnings],
        "assurances": [_plain(each) for each in section.assurances],
        "text": [_plain(each) for each in section.text],
        "charts": [
            {"title": _plain(each.title), "description": _plain(each.description), "svg": each.svg}
            for each in section.charts
        ],
        "tables": [_table(each, report) for each in section.tables if each.rows],
    }


def _table(table: Table, report: Report) -> dict[str, Any]:
    seen = [at for at, column in enumerate(table.columns) if column.for_people]
    rows = [[_cell(table.columns[at], row[at], report) for at in seen] for row in table.rows]
    longest = [max((len(row[at]) for row in rows), default=0) for at in range(len(seen))]
    whole = [all(" " not in row[at] for row in rows) and longest[at] <= _UNBROKEN for at in range(len(seen))]
    signs = [any(isinstance(row[at], Sign) for row in table.rows) for at in seen]
    return {
        "title": _plain(table.title),
        "heads": [_plain(table.columns[at].title) for at in seen],
        "right": [table.columns[at].align == "right" for at in seen],
        "widths": [
            0 if most <= _NARROW or sign or one else min(most, _WIDE)
            for most, sign, one in zip(longest, signs, whole, strict=True)
        ],
        "tones": [[cell.tone if isinstance(cell := row[at], Sign) else "" for at in seen] for row in table.rows],
        "rows": rows,
        "total": table.last_is_total,
    }


def _cell(column: Column, cell: Cell, report: Report) -> str:
    """Return the text of a cell; a number is never broken over two lines."""
    text = _plain(shown(cell, report.language))
    return text.replace(" ", "\N{NO-BREAK SPACE}") if column.align == "right" else text


def _plain(text: str) -> str:
    """Return text on one line without signs that steer instead of being seen."""
    return "".join(each if each.isprintable() or each == "\N{NO-BREAK SPACE}" else " " for each in text)
