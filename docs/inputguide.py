"""The generated parts of ``docs/invoer.md`` and the JSON schemas of ``docs/schema/``."""

import json
import re
from importlib.resources import files
from pathlib import Path

from anwroster.files import schemas
from anwroster.files.columns import TABLES, Column, Table
from anwroster.model import LAYOUT_FIELDS, FieldKind
from anwroster.words import say

GUIDE = Path(__file__).parent / "invoer.md"


def pages() -> dict[Path, str]:
    """Return the current text of every page that this module makes, by place."""
    found = {GUIDE: guide(GUIDE.read_text(encoding="utf-8"))}
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        found[GUIDE.parent / "schema" / name] = text
    return found


def guide(text: str) -> str:
    """Return the guide with its generated parts made anew."""
    settings = files("anwroster.files.starter").joinpath("hds.nl.toml").read_text(encoding="utf-8")
    text = filled(text, "tables", "\n".join(table_text(table) for table in TABLES))
    text = filled(text, "fields", _fields())
    return filled(text, "example", f"```toml\n{settings}```\n")


def filled(text: str, name: str, content: str) -> str:
    """Return a page with its generated part of this name made anew."""
    pattern = re.compile(rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    filled, count = pattern.subn(lambda match: f"{match[1]}\n{content}\n{match[2]}", text)
    assert count == 1, name
    return filled


_KINDS = {
    FieldKind.TEXT: "tekst",
    FieldKind.KEY: "sleutel; kan codes hebben",
    FieldKind.DAY: "dag",
    FieldKind.TIME: "tijd",
    FieldKind.MOMENT: "dag en tijd",
    FieldKind.DECIMAL: "getal met decimalen",
    FieldKind.WHOLE: "geheel getal",
    FieldKind.FLAG: "ja of nee",
}


def _fields() -> str:
    lines = ["| field | wat het is | betekenis |", "|---|---|---|"]
    lines += [f"| `{name}` | {_KINDS[kind]} | {say(f'layouts.field.{name}')} |" for name, kind in LAYOUT_FIELDS.items()]
    return "\n".join(lines) + "\n"


def table_text(table: Table) -> str:
    """Return what a table means, column by column."""
    lines = [f"### {table.name}", "", say(f"tables.{table.name}.about"), ""]
    lines += ["| kolom | ook goed | • | betekenis | voorbeeld |", "|---|---|---|---|---|"]
    lines += [_row(table, column) for column in table.columns]
    return "\n".join(lines) + "\n"


def _row(table: Table, column: Column) -> str:
    meaning = say(f"tables.{table.name}.{column.field}")
    also = "" if column.field == column.dutch else f"`{column.field}`"
    return f"| `{column.dutch}` | {also} | {'•' if column.needed else ''} | {meaning} | `{column.example}` |"
