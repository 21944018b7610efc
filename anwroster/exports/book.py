"""A workbook as a planner wants it: typed cells, harmless texts, frozen heads, filters, pages as wide as they are."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from anwroster.files import neutral
from anwroster.words import Language, say

if TYPE_CHECKING:
    from xlsxwriter.format import Format


@dataclass(frozen=True)
class Formula:
    """A formula of our own, never of a file's, with what it comes to, for readers that do not compute.

    Parameters
    ----------
    text
        As in an English Excel; ``#`` stands for the number of its row.
    """

    text: str
    value: float | str = 0


Value = str | int | float | Decimal | date | time | Formula | None
_NUMBERS = ("count", "hours", "share", "euros", "indicative")
"""Kinds that stand on the right."""

_LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""


@dataclass(frozen=True)
class Head:
    """The head of a column: its title, its width in characters and the kind of its numbers, a key of formats."""

    title: str
    width: int
    form: str = "text"


def heads_of(language: Language, *columns: tuple[str, int, str]) -> list[Head]:
    """Return heads of (key in ``words/reports.toml``, width, kind) triples."""
    return [Head(say(f"reports.column.{key}", language), width, form) for key, width, form in columns]


class Book:
    """One workbook in the making; the same content gives the same bytes."""

    def __init__(self, title: str, created: datetime, language: Language, period: str = "") -> None:
        from xlsxwriter import Workbook

        self._target = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = Workbook(self._target, options)
        self._book.set_properties({"title": title[:200], "created": created})
        self._names: set[str] = set()
        self._above = "&L&B" + _in_header(title) + "&B&R" + _in_header(period)
        locale = "[$-413]" if language == "nl" else "[$-809]"
        word = say("reports.indicative", language)
        alarm = {"bg_color": "#f9d6cf", "font_color": "#8c2f1b"}
        day = f"{locale}ddd dd-mm-yyyy"
        head = {"bold": True, "bg_color": "#1b6ca8", "font_color": "#ffffff", "text_wrap": True, "valign": "top"}
        looks: dict[str, dict[str, Any]] = {
            "text": {"valign": "top"},
            "lined": {"text_wrap": True, "valign": "top", "border": 4, "border_color": "#b8c0c8"},
            "marked": alarm,
            "total": {"bold": True, "top": 1, "valign": "top"},
            "total_hours": {"bold": True, "top": 1, "num_format": "#,##0.00"},
            "total_count": {"bold": True, "top": 1, "num_format": "#,##0"},
            "total_share": {"bold": True, "top": 1, "num_format": "0 %"},
            "total_euros": {"bold": True, "top": 1, "num_format": "#,##0.00"},
            "total_indicative": {"bold": True, "top": 1, "num_format": f'"{word}"* #,##0.00'},
            "head": head,
            "head_right": {**head, "align": "right"},
            "head_cross": {**head, "align": "center"},
            "cross": {"align": "center", "valign": "top"},
            "day": {"num_format": day, "align": "left", "valign": "top"},
            "weekend": {"num_format": day, "align": "left", "valign": "top", "bg_color": "#e3ecf4"},
            "holiday": {"num_format": day, "align": "left", "valign": "top", "bg_color": "#fdf0d5"},
            "time": {"num_format": "hh:mm", "align": "left", "valign": "top"},
            "count": {"num_format": "#,##0", "valign": "top"},
            "hours": {"num_format": "#,##0.00", "valign": "top"},
            "share": {"num_format": "0 %", "valign": "top"},
            "euros": {"num_format": "#,##0.00", "valign": "top"},
            "indicative": {"num_format": f'"{word}"* #,##0.00', "valign": "top"},
        }
        self._forms: dict[str, Format] = {name: self._book.add_format(look) for name, look in looks.items()}

    def sheet(self, name: str, heads: Sequence[Head], *, frozen: int = 1) -> Any:
        """Return a new sheet with its heads; the first row and ``frozen`` columns stay in sight."""
        sheet = self._book.add_worksheet(self._free(name))
        for at, head in enumerate(heads):
            sheet.set_column(at, at, head.width)
            side = "head_right" if head.form in _NUMBERS else "head_cross" if head.form == "cross" else "head"
            look = self._forms[side]
            sheet.write_string(0, at, neutral(head.title), look)
        if any("\n" in head.title or len(head.title) > head.width for head in heads):
            sheet.set_row(0, 30)
        sheet.freeze_panes(1, frozen)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header(self._above)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def table(
        self,
        name: str,
        heads: Sequence[Head],
        rows: Iterable[Sequence[Value]],
        *,
        frozen: int = 1,
        totals: Sequence[Value] = (),
    ) -> Any:
        """Return a new sheet that holds a table with a filter on every column.

        Parameters
        ----------
        totals
            A row below the table, outside its filter; see ``subtotal``.
        """
        sheet = self.sheet(name, heads, frozen=frozen)
        sheet.set_row(0, 30)  # room for the arrow of the filter under the title
        last = 1
        for last, row in enumerate(rows, start=1):
            for at, (value, head) in enumerate(zip(row, heads, strict=True)):
                self.put(sheet, last, at, value, head.form)
        sheet.autofilter(0, 0, last, len(heads) - 1)
        for at, (value, head) in enumerate(zip(totals, heads, strict=False)):
            look = f"total_{head.form}" if f"total_{head.form}" in self._forms and value is not None else "total"
            self.put(sheet, last + 1, at, value, look)
        return sheet

    def chart(self, kind: str, **options: Any) -> Any:
        """Return a new chart, to be filled and put on a sheet."""
        made = self._book.add_chart({"type": kind})
        made.set_legend({"none": True})
        made.set_title({"name": options["title"], "overlay": False, "name_font": {"size": 12}})
        made.set_chartarea({"border": {"none": True}})
        made.set_size({"width": options["width"], "height": options["height"]})
        return made

    def put(self, sheet: Any, row: int, column: int, value: Value, form: str = "text") -> None:
        """Write a value as what it is: text never becomes a formula, a number stays a number, a day is a day."""
        look = self._forms[form]
        if isinstance(value, Formula):
            sheet.write_formula(row, column, value.text.replace("#", str(row + 1)), look, value.value)
        elif value is None or value == "":
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            sheet.write_string(row, column, neutral(value[:_LONGEST]), look)
        elif isinstance(value, time):
            sheet.write_datetime(row, column, value, look)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), look)
        else:
            sheet.write_number(row, column, float(value), look)

    def mark(self, sheet: Any, column: int, rows: int, text: str) -> None:
        """Let cells of a column that hold a text stand out, also after sorting."""
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": self._forms["marked"]}
        sheet.conditional_format(1, column, max(1, rows), column, rule)

    def alarm(self, sheet: Any, area: tuple[int, int, int, int], text: str) -> None:
        """Let cells with a text among their lines stand out, until somebody writes something else there.

        Parameters
        ----------
        area
            First row and column, last row and column, from 0.
        """
        rule = {"type": "text", "criteria": "containing", "value": text, "format": self._forms["marked"]}
        sheet.conditional_format(*area, rule)

    def shade(self, sheet: Any, column: int, rows: int, colour: str) -> None:
        """Let a column of numbers be the darker the higher they are."""
        rule = {"type": "2_color_scale", "min_color": "#ffffff", "max_color": colour}
        sheet.conditional_format(1, column, max(1, rows), column, rule)

    def content(self) -> bytes:
        """Return the finished workbook."""
        self._book.close()
        return self._target.getvalue()

    def _free(self, name: str) -> str:
        """Return a name that a sheet may have: unique, 31 characters at most, without what Excel refuses."""
        plain = "".join(" " if each in "[]:*?/\\" or not each.isprintable() else each for each in name)
        plain = " ".join(plain.split()).strip("'")[:31].strip("' ") or "x"
        found, number = plain, 2
        while found.lower() in self._names:
            end = f" {number}"
            found, number = plain[: 31 - len(end)] + end, number + 1
        self._names.add(found.lower())
        return found


def subtotal(column: int, rows: int, value: float | None) -> Formula | None:
    """Return the sum over the rows that a filter leaves in sight, in a row below them; nothing without rows.

    Parameters
    ----------
    column
        Counted from 0.
    value
        The sum over all rows; None when no row has a number: then there is no sum either.
    """
    if not rows or value is None:
        return None
    letter = letters(column)
    return Formula(f"=SUBTOTAL(109,{letter}2:{letter}{rows + 1})", value)


def known_sum(values: Iterable[Decimal | None]) -> float | None:
    """Return the sum of what is known; None when nothing is."""
    known = [each for each in values if each is not None]
    return float(sum(known)) if known else None


def letters(column: int) -> str:
    """Return a column, counted from 0, as Excel calls it: A, B, … Z, AA."""
    found = ""
    while column >= 0:
        found, column = chr(65 + column % 26) + found, column // 26 - 1
    return found


def _in_header(text: str) -> str:
    """Return text as it may stand in the header of a printed page, where & steers."""
    plain = "".join(each if each.isprintable() else " " for each in text[:80])
    return plain.replace("&", "&&")
