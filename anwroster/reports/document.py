"""What a report is made of, before it is HTML, CSV, JSON or a table on a screen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from anwroster.reports.cells import Cell
from anwroster.words import Language, say

Align = Literal["left", "right"]


@dataclass(frozen=True)
class Column:
    """A column.

    Parameters
    ----------
    key
        Its name for machines: the same in every language.
    for_people
        Whether pages and screens show it; CSV and JSON always do.
    """

    key: str
    title: str
    align: Align = "left"
    for_people: bool = True


@dataclass(frozen=True)
class Table:
    """A table: a title, columns, rows of cells.

    Parameters
    ----------
    rows
        Each as long as ``columns``.
    last_is_total
        Whether the last row adds up the others.
    sortable
        Whether readers of a page can sort it.
    on_page
        Whether a page (HTML) shows it; False where the page has a better view of the same.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    last_is_total: bool = False
    sortable: bool = False
    on_page: bool = True


@dataclass(frozen=True)
class Chart:
    """A picture as inline SVG, with what it shows in words for who cannot see it."""

    title: str
    description: str
    svg: str


@dataclass(frozen=True)
class Seat:
    """A place in a rota: who has it, or nobody.

    Parameters
    ----------
    mark
        Sign behind the name, explained under the rota.
    """

    name: str | None
    mark: str = ""


@dataclass(frozen=True)
class Rota:
    """A week of one post, for a page: a row per shift, a column per day.

    Parameters
    ----------
    heads
        Title of each day; with the holiday's name under it, or nothing.
    rows
        (times, kind, seats per day); None where there is no such shift.
    """

    title: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[tuple[Seat, ...] | None, ...]], ...]


@dataclass(frozen=True)
class Section:
    """A heading with warnings, good news, paragraphs, charts, rotas and tables under it."""

    heading: str
    text: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    rotas: tuple[Rota, ...] = ()
    assurances: tuple[str, ...] = ()


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
    key_figures: tuple[tuple[str, str], ...] = ()


def columns_of(left: str, right: str, language: Language, machines: str = "") -> tuple[Column, ...]:
    """Return columns by their keys in ``words/reports.toml``: words on the left, then numbers on the right.

    Parameters
    ----------
    left, right
        Keys separated by spaces.
    machines
        Keys of columns that come last and are for machines only.
    """
    found = [Column(key, say(f"reports.column.{key}", language)) for key in left.split()]
    found += [Column(key, say(f"reports.column.{key}", language), "right") for key in right.split()]
    found += [Column(key, say(f"reports.column.{key}", language), for_people=False) for key in machines.split()]
    return tuple(found)


def without(columns: Sequence[Column], keys: Collection[str]) -> tuple[Column, ...]:
    """Return columns of which people do not see those with these keys; CSV and JSON keep them all."""
    return tuple(replace(each, for_people=each.for_people and each.key not in keys) for each in columns)
