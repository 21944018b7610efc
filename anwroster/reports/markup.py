"""Cells and rotas as HTML; whatever comes from a file is escaped, and no name can turn the text around it."""

import re
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup, escape

from anwroster.reports.cells import Cell, Share, Sign, is_indicative, order, shown
from anwroster.reports.document import Seat, Table
from anwroster.words import Language, say

_CLOCKS = re.compile(r"\d\d:\d\d–\d\d:\d\d$")
"""A day and the times of a shift stay on one line."""

_LONG = re.compile(r"(?<=[a-z]{5})(?=diensten\b)")


def row_of(table: Table, row: Sequence[Cell], language: Language, *, labelled: bool = False) -> Markup:
    """Return the cells of a row that people see; the first is the head of the row.

    Parameters
    ----------
    labelled
        Whether each cell bears the title of its column, which a narrow screen shows in place of the heads.
    """
    cells: list[str] = []
    for column, cell in zip(table.columns, row, strict=True):
        if column.for_people:
            tag, scope = ("td", "") if cells else ("th", ' scope="row"')
            label = f' data-of="{escape(column.title)}"' if labelled else ""
            cells.append(f"<{tag}{scope}{label}{_attributes(column.align, cell)}>{cell_of(cell, language)}</{tag}>")
    return Markup("".join(cells))


def soft(text: str) -> Markup:
    """Return a title with a hyphen where a long Dutch word may be broken, seen only when it is."""
    return Markup(_LONG.sub("&shy;", str(escape(text))))


def cell_of(cell: Cell, language: Language) -> Markup:
    """Return what stands in a cell."""
    text = escape(shown(cell, language))
    if is_indicative(cell):
        word = escape(say("reports.indicative", language))
        return Markup(f'<span class="mark">{word}</span>{text[len(word) :]}')
    if isinstance(cell, Sign):
        return Markup('<span class="sign {}">{}</span>').format(cell.tone, text)
    if isinstance(cell, Share) and cell.bar and cell.part is not None:
        width = min(100.0, max(0.0, float(cell.part) * 50))
        return Markup(f'<span class="bar" aria-hidden="true"><i style="width:{width:.1f}%"></i></span>{text}')
    return text


def seats_of(seats: Sequence[Seat] | None, language: Language) -> Markup:
    """Return the people of one shift, each on a line; nothing where there is no such shift."""
    if seats is None:
        return Markup("")
    vacant = escape(say("reports.open_seat", language))
    return Markup("").join(
        Markup(f'<span class="open">{vacant}</span>')
        if each.name is None
        else Markup("<bdi>{}</bdi>").format(each.name + each.mark)
        for each in seats
    )


def _attributes(align: str, cell: Cell) -> str:
    number = order(cell)
    sort = (
        "" if number is None else f' data-sort="{number:g}"' if isinstance(number, float) else f' data-sort="{number}"'
    )
    if align == "right":
        return f' class="right"{sort}'
    return f' class="when"{sort}' if isinstance(cell, date) or (isinstance(cell, str) and _CLOCKS.match(cell)) else sort
