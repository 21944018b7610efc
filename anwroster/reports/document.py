"""What a report is made of, before it is HTML, CSV, JSON or a table on a screen."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from anwroster.words import Language, say

Cell = str | int | Decimal | None
"""Text, a whole number, a number with decimals, or nothing."""
Align = Literal["left", "right"]


@dataclass(frozen=True)
class Table:
    """A table: a title, columns with their alignment, rows of cells.

    Parameters
    ----------
    columns
        (header, alignment) pairs.
    rows
        Each as long as ``columns``.
    """

    title: str
    columns: tuple[tuple[str, Align], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Chart:
    """A picture as inline SVG, with what it shows in words for who cannot see it."""

    title: str
    description: str
    svg: str


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, a chart and tables under it."""

    heading: str
    text: tuple[str, ...] = ()
    chart: Chart | None = None
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report.

    Parameters
    ----------
    key_figures
        (figure, what it is) pairs, shown large at the top.
    main
        The table that CSV holds.
    """

    kind: str
    title: str
    subtitle: str
    language: Language
    sections: tuple[Section, ...]
    main: Table
    key_figures: tuple[tuple[str, str], ...] = field(default=())


def columns_of(left: str, right: str, language: Language) -> tuple[tuple[str, Align], ...]:
    """Return columns by their keys in ``words/reports.toml``: words on the left, then numbers on the right.

    Parameters
    ----------
    left, right
        Keys separated by spaces.
    """
    words: list[tuple[str, Align]] = [(say(f"reports.column.{key}", language), "left") for key in left.split()]
    words += [(say(f"reports.column.{key}", language), "right") for key in right.split()]
    return tuple(words)
