"""A report as HTML, CSV or JSON."""

import json
from decimal import Decimal
from functools import cache

from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup

from anwroster.files import csv_bytes
from anwroster.reports.document import Report
from anwroster.version import __version__


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("anwroster.reports"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["svg"] = Markup  # charts escape every text themselves
    return environment.get_template("report.html.j2")


def render_html(report: Report) -> str:
    """Return a report as one HTML file without any external reference."""
    return _template().render(report=report, version=__version__)


def render_csv(report: Report) -> bytes:
    """Return the main table of a report as CSV, as a Dutch Excel reads it (for an English report: plain)."""
    header = [title for title, _ in report.main.columns]
    return csv_bytes(header, report.main.rows, dutch=report.language == "nl")


def render_json(report: Report) -> str:
    """Return all tables of a report as one JSON document."""
    document = {
        "kind": report.kind,
        "title": report.title,
        "subtitle": report.subtitle,
        "key_figures": [{"figure": figure, "about": about} for figure, about in report.key_figures],
        "sections": [
            {
                "heading": section.heading,
                "text": list(section.text),
                "tables": [
                    {"title": table.title, "columns": [title for title, _ in table.columns], "rows": table.rows}
                    for table in section.tables
                ],
            }
            for section in report.sections
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)
