"""JSON schemas of everything that goes in or out as a file, exported from the models."""

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from anwroster.files.columns import TABLES, Column, Holds, Table
from anwroster.model import LAYOUT_FIELDS, Hds, Layouts, Roster
from anwroster.words import say

_TYPES: dict[Holds, Any] = {
    Holds.DATE: date,
    Holds.WHOLE: int,
    Holds.YEAR: int,
    Holds.NUMBER: Decimal,
    Holds.HOURS: Decimal,
    Holds.SHARE: Decimal,
    Holds.EUROS: Decimal,
    Holds.YES_NO: bool,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of ``hds.toml``, ``layouts.toml``, a row of each table and ``roster.json``, by file name.

    A row's schema is about its values once read: a cell's text ``50 %`` is the number 0.5 there.
    """
    found = {"hds.schema.json": Hds.model_json_schema(), "roster.schema.json": Roster.model_json_schema()}
    fields = {name: say(f"layouts.field.{name}", "en") for name in LAYOUT_FIELDS}
    found["layouts.schema.json"] = Layouts.model_json_schema() | {"x-fields": fields}
    for table in TABLES:
        found[f"{table.name}.schema.json"] = row_model(table).model_json_schema(by_alias=False)
    return found


def row_model(table: Table) -> type[BaseModel]:
    """Return the model of one row of a table, with English names and the meaning of each column."""
    fields: dict[str, Any] = {column.field: _field(table, column) for column in table.columns}
    name = f"{table.name.capitalize()}Row"
    return create_model(name, __config__=ConfigDict(extra="forbid"), **fields)


def _field(table: Table, column: Column) -> tuple[Any, Any]:
    kind: Any = _TYPES.get(column.holds, str)
    if column.holds in (Holds.POSTS, Holds.KINDS):
        kind = list[str]
    extra: dict[str, Any] = {"x-dutch": column.dutch}
    if column.words:
        extra["enum"] = list(dict.fromkeys(str(each) for each in column.words.values()))
    meaning = say(f"tables.{table.name}.{column.field}", "en")
    if column.needed:
        return kind, Field(description=meaning, json_schema_extra=extra)
    return kind | None, Field(default=None, description=meaning, json_schema_extra=extra)
