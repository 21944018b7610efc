"""The form in which another system wants a roster as CSV: columns, signs and codes, all of it configuration."""

from typing import Literal

from pydantic import Field

from anwroster.model.base import Identifier, Record

Delimiter = Literal[";", ",", "tab", "|"]
Encoding = Literal["utf-8", "utf-8-bom", "windows-1252", "iso-8859-1"]


class LayoutColumn(Record):
    """One column: a field of the roster, or the same text in every row."""

    title: str = Field(min_length=1, max_length=200, description="Head of the column, as the other system wants it")
    field: str | None = Field(default=None, description="What stands in it; see the table of fields")
    constant: str | None = Field(
        default=None, max_length=1000, description="Instead of a field: this text in every row"
    )
    format: str | None = Field(default=None, description="Form of this column's day or time, instead of the layout's")
    codes: dict[str, str] = Field(default={}, description="Our key → the other system's code")
    otherwise: str | None = Field(default=None, description="What stands where there is no code or nothing to tell")
    needed: bool = Field(default=False, description="Whether an assigned seat without it stops the export")


class Layout(Record):
    """One layout: how a roster is written for one other system."""

    id: Identifier = Field(description="Name behind --layout")
    file: str | None = Field(
        default=None,
        description="Name of the file, with {layout}, {hds}, {start} and {end} filled in; default: {layout}.csv",
    )
    rows: Literal["assigned", "seats"] = Field(
        default="assigned", description="assigned: a row per doctor on a shift; seats: open seats as well"
    )
    delimiter: Delimiter = Field(default=";", description="Sign between columns; tab for a tabulator")
    encoding: Encoding = Field(default="utf-8-bom", description="How characters are stored")
    line_end: Literal["crlf", "lf"] = Field(default="crlf", description="How a line ends")
    header: bool = Field(default=True, description="Whether the first line holds the heads of the columns")
    quote: Literal["needed", "always"] = Field(default="needed", description="Which cells stand between quotes")
    decimal: Literal[",", "."] = Field(default=",", description="Decimal sign")
    date: str = Field(default="%d-%m-%Y", description="Form of days: %d, %m, %Y, %y, %j, %V, %G, %u")
    time: str = Field(default="%H:%M", description="Form of times: %H, %M, %S, %z")
    yes: str = Field(default="ja", max_length=20, description="What stands for yes")
    no: str = Field(default="nee", max_length=20, description="What stands for no")
    machine: bool = Field(
        default=False,
        description="Read by a program only: texts that look like a formula are not made harmless for a spreadsheet",
    )
    columns: tuple[LayoutColumn, ...] = Field(min_length=1)


class Layouts(Record):
    """Everything in ``layouts.toml``."""

    layouts: tuple[Layout, ...] = Field(min_length=1)
