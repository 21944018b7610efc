"""The building blocks of a doctor's workbook: locked and open cells, lists to choose from, colours, totals."""

import io
import math
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from anwroster.files import neutral
from anwroster.words import Language, say

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001  # a fixed date, so that the same form gives the same bytes
_LONGEST = 500
WIDE = 80
"""Characters in a row of running text."""
CHOICES = {
    "choice": ("offer", "prefer", "avoid", "offer_avoid", "block"),
    "bound": ("minimum", "maximum"),
    "unit": ("hours", "shifts", "holidays"),
}
Area = tuple[int, int, int, int]
"""First row, first column, last row and last column, counted from 0."""


def words_of(kind: str, language: Language) -> list[str]:
    """Return the words of a dropdown (``choice``, ``bound``, ``unit``) in the order of the list."""
    return [say(f"formbook.{kind}.{word}", language) for word in CHOICES[kind]]


class Parts:
    """One workbook in the making."""

    def __init__(self, title: str, language: Language) -> None:
        from xlsxwriter import Workbook

        self._target = io.BytesIO()
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = Workbook(self._target, {"in_memory": True, **safe})
        self._book.set_properties({"title": title[:200], "created": _CREATED})
        day = "dd-mm-yyyy" if language == "nl" else "yyyy-mm-dd"
        looks: dict[str, dict[str, Any]] = {
            "text": {"valign": "top"},
            "wrapped": {"valign": "top", "text_wrap": True},
            "title": {"bold": True, "font_size": 14},
            "head": {"bold": True, "bg_color": "#1b6ca8", "font_color": "#ffffff", "text_wrap": True},
            "open": {"locked": False, "bg_color": "#fffbe6", "border": 1, "border_color": "#b7b7b7"},
            "day": {"num_format": day, "align": "left"},
            "holiday": {"num_format": day, "align": "left", "bg_color": "#fdf0d5"},
            "clock": {"num_format": "hh:mm", "align": "left"},
            "remark": {"locked": False, "bg_color": "#fffbe6", "border": 1, "text_wrap": True, "valign": "top"},
            "number": {"num_format": "0.00"},
            "count": {"num_format": "0"},
            "indented": {"valign": "top", "indent": 1},
            "uncounted": {"num_format": "@", "align": "right", "font_color": "#7f7f7f"},
        }
        self._looks = {name: self._book.add_format(look) for name, look in looks.items()}

    def sheet(self, name: str) -> Any:
        """Return a new sheet; names are ours."""
        return self._book.add_worksheet(name)

    def name(self, name: str, area: str) -> None:
        """Give an area a name that dropdowns refer to."""
        self._book.define_name(name, area)

    def heads(self, sheet: Any, heads: Sequence[tuple[str, int]]) -> None:
        """Write titles with the widths of their columns in the first row, to be repeated on every printed page."""
        for at, (title, width) in enumerate(heads):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, title, self._looks["head"])
        sheet.repeat_rows(0)

    def text(self, sheet: Any, row: int, column: int, text: str, look: str = "text") -> None:
        """Write text that no program takes for a formula."""
        sheet.write_string(row, column, neutral(text[:_LONGEST]), self._looks[look])

    def wrapped(self, sheet: Any, row: int, column: int, text: str) -> None:
        """Write text over several lines, in a row high enough for a column of ``WIDE`` characters."""
        sheet.set_row(row, 16 * math.ceil(len(text) / (WIDE - 10)))
        sheet.write_string(row, column, text, self._looks["wrapped"])

    def tinted(self, sheet: Any, row: int, text: str, colour: str) -> None:
        """Write text into the first column on a colour that means something elsewhere."""
        sheet.write_string(row, 0, text, self._book.add_format({"bg_color": colour, "indent": 1}))

    def blank(self, sheet: Any, row: int, column: int, look: str = "open") -> None:
        """Leave a cell empty: for the doctor (``open``), or for what is put in for each doctor (other looks)."""
        sheet.write_blank(row, column, None, self._looks[look])

    def day(self, sheet: Any, row: int, column: int, day: date, *, holiday: bool) -> None:
        """Write a day; a holiday stands out."""
        look = self._looks["holiday" if holiday else "day"]
        sheet.write_datetime(row, column, datetime.combine(day, time()), look)

    def clock(self, sheet: Any, row: int, column: int, moment: datetime) -> None:
        """Write the time of the day of a local moment."""
        sheet.write_datetime(row, column, time(moment.hour, moment.minute), self._looks["clock"])

    def hours(self, sheet: Any, row: int, column: int, minutes: int, *, counts: bool) -> None:
        """Write hours; those that count for no quota as text in brackets, so that no total holds them."""
        if counts:
            sheet.write_number(row, column, minutes / 60, self._looks["number"])
        else:
            sheet.write_string(row, column, f"({minutes // 60}:{minutes % 60:02d})", self._looks["uncounted"])

    def formula(self, sheet: Any, row: int, formula: str, look: str = "number") -> None:
        """Write a formula of ours into the second column; its result is put in for each doctor."""
        sheet.write_formula(row, 1, formula, self._looks[look], 0)

    def choose(self, sheet: Any, area: Area, name: str, wrong: str) -> None:
        """Let cells offer the words of a named range and take no others."""
        sheet.data_validation(*area, {"validate": "list", "source": f"={name}", "error_message": wrong[:255]})

    def amount(self, sheet: Any, area: Area, wrong: str) -> None:
        """Let cells take numbers from 0 to 9999 only."""
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 9999}
        sheet.data_validation(*area, {**rule, "error_message": wrong[:255]})

    def colour(self, sheet: Any, area: Area, formula: str, colour: str) -> None:
        """Colour the rows for which a formula holds."""
        look = self._book.add_format({"bg_color": colour})
        sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": look})

    def finish(self, sheet: Any, *, frozen: tuple[int, int], pages: int = 0) -> None:
        """Freeze panes, set the page and lock all cells that are not open; filters keep working.

        Parameters
        ----------
        pages
            On how many pages it must fit when printed; 0: on any number, one page wide.
        """
        sheet.freeze_panes(*frozen)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, pages)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.protect("", {"autofilter": True, "format_columns": True, "sort": True})

    def content(self) -> bytes:
        """Return the finished workbook."""
        self._book.close()
        return self._target.getvalue()
