"""Tables on the terminal: cells are text, never markup; folded on a screen, whole in a pipe."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from anwroster.commands.talk import harmless

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

WIDE = 1000
"""Columns of a pipe or file, where nothing is folded."""


def draw(
    headers: Sequence[str], rows: Iterable[Sequence[object]], *, right: Iterable[int] = (), title: str = ""
) -> None:
    """Write a table to stdout.

    Parameters
    ----------
    right
        Columns, counted from 0, that stand to the right: numbers.
    title
        Line above the table; none when empty.
    """
    console = stdout_console()
    if title:
        console.print(harmless(title), style="bold")
    console.print(table(headers, rows, right=right))


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], *, right: Iterable[int] = ()) -> "Table":
    """Return a table that a console can print."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    numbers = set(right)
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for at, header in enumerate(headers):
        drawn.add_column(Text(harmless(header)), justify="right" if at in numbers else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(harmless("" if cell is None else str(cell))) for cell in row))
    return drawn


def stdout_console() -> "Console":
    """Return a console on stdout that takes no markup from anybody's names."""
    from rich.console import Console

    class Pipeable(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # rich itself would exit with 1, which here means "the answer is no"

    width = None if sys.stdout.isatty() else WIDE
    return Pipeable(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)
