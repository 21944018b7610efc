"""A report as HTML, CSV or JSON."""

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup

from anwroster.files import csv_bytes
from anwroster.reports.cells import is_indicative, machine, spreadsheet
from anwroster.reports.document import Report, Section, Table
from anwroster.reports.markup import row_of, seats_of, soft
from anwroster.version import __version__
from anwroster.words import say


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("anwroster.reports"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"row_of": row_of, "seats_of": seats_of, "say": say}
    environment.filters["soft"] = soft
    environment.filters["svg"] = Markup  # charts escape every text themselves
    return environment.get_template("report.html.j2")


@cache
def _part(name: str) -> Markup:
    """Return our own style or script as it stands in the page."""
    return Markup(files("anwroster.reports").joinpath("templates", name).read_text(encoding="utf-8"))


def render_html(report: Report) -> str:
    """Return a report as one HTML file without any external reference; its one script is allowed by its digest."""
    script = _part("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    sections = [each for each in report.sections if _on_page(each)]
    return _template().render(
        report=report, sections=sections, style=_part("page.css"), script=script, digest=digest, version=__version__
    )


def render_csv(report: Report) -> bytes:
    """Return the main table of a report as CSV, as a Dutch Excel reads it (for an English report: plain)."""
    rows = ([spreadsheet(cell) for cell in row] for row in report.main.rows)
    return csv_bytes([each.title for each in report.main.columns], rows, dutch=report.language == "nl")


def render_json(report: Report) -> str:
    """Return all tables of a report as one JSON document; rows by the keys of their columns, numbers as numbers."""
    document = {
        "kind": report.kind,
        "title": report.title,
        "subtitle": report.subtitle,
        "language": report.language,
        "key_figures": [{"figure": figure, "about": about} for figure, about in report.key_figures],
        "sections": [
            {
                "heading": section.heading,
                "warnings": list(section.warnings),
                "text": list(section.text),
                "tables": [_table(table) for table in section.tables],
            }
            for section in report.sections
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _table(table: Table) -> dict[str, Any]:
    keys = [each.key for each in table.columns]
    return {
        "title": table.title,
        "columns": [{"key": each.key, "title": each.title} for each in table.columns],
        "rows": [
            dict(zip(keys, map(machine, row), strict=True))
            | {f"{key}_indicative": True for key, cell in zip(keys, row, strict=True) if is_indicative(cell)}
            | ({"is_total": True} if table.last_is_total and at == len(table.rows) else {})
            for at, row in enumerate(table.rows, start=1)
        ],
    }


def _on_page(section: Section) -> bool:
    shown = section.charts or section.rotas or any(each.on_page for each in section.tables)
    return bool(shown or not section.tables)
