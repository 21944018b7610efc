"""The planner's workbook: grid, per doctor, open shifts, fairness, costs."""

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from anwroster.anwhours import local
from anwroster.figures import doctor_figures, open_seats
from anwroster.files import neutral
from anwroster.model import Instance, Roster
from anwroster.tariffs import pay
from anwroster.words import Language, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001  # a fixed date, so that the same roster gives the same bytes


def workbook(instance: Instance, roster: Roster) -> bytes:
    """Return the workbook: texts are neutralised, panes frozen, filters set, and it prints on the width of a page."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(target, options)
    made = roster.provenance.made_at if roster.provenance else None
    stamp = made.astimezone(UTC).replace(tzinfo=None) if made else _CREATED
    book.set_properties({"title": instance.hds.name[:200], "created": stamp})
    _Sheets(book, instance, roster).write()
    book.close()
    return target.getvalue()


class _Sheets:
    """Writes every sheet of one workbook."""

    def __init__(self, book: "Workbook", instance: Instance, roster: Roster) -> None:
        self.book, self.instance, self.roster = book, instance, roster
        self.shifts = {each.id: each for each in instance.shifts}
        self.language: Language = instance.hds.language
        self.head = book.add_format({"bold": True, "bg_color": "#1b6ca8", "font_color": "#ffffff", "text_wrap": True})
        self.date = book.add_format({"num_format": "ddd dd-mm-yyyy", "align": "left"})
        self.number = book.add_format({"num_format": "#,##0.0"})
        self.share = book.add_format({"num_format": "0 %"})
        self.money = book.add_format({"num_format": "#,##0.00"})
        self.missing = book.add_format({"bg_color": "#f9d6cf", "font_color": "#8c2f1b"})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})

    def write(self) -> None:
        """Write the sheets in the order in which a planner wants them."""
        self._grid()
        self._per_doctor()
        self._open()
        self._fairness()
        self._costs()

    def _sheet(self, name: str, columns: list[tuple[str, int]]) -> Any:
        sheet = self.book.add_worksheet(say(f"exports.sheet.{name}", self.language))
        for at, (title, width) in enumerate(columns):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, neutral(title), self.head)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def _title(self, key: str) -> str:
        return say(f"reports.column.{key}", self.language)

    def _grid(self) -> None:
        """Write a row per day and a column per template: who works, open seats in red."""
        names = {each.id: each.name for each in self.instance.doctors}
        working: dict[str, list[str]] = {}
        for each in self.roster.assignments:
            working.setdefault(each.shift, []).append(names.get(each.doctor, each.doctor))
        used = {each.template for each in self.instance.shifts}
        templates = [each.id for each in self.instance.hds.templates if each.id in used]
        at = {template: column for column, template in enumerate(templates, start=1)}
        sheet = self._sheet("roster", [(self._title("day"), 16), *((template, 20) for template in templates)])
        rows = {day: row for row, day in enumerate(self.instance.hds.period, start=1)}
        for day, row in rows.items():
            sheet.write_datetime(row, 0, datetime(day.year, day.month, day.day), self.date)  # noqa: DTZ001  # Excel has no zones
        vacant = say("exports.open", self.language)
        for shift in self.instance.shifts:
            people = sorted(working.get(shift.id, []))
            missing = shift.demand - len(people)
            text = "\n".join([*people, *[vacant] * missing])
            form = self.missing if missing > 0 else self.wrap
            sheet.write_string(rows[shift.day], at[shift.template], neutral(text[:32_000]), form)

    def _per_doctor(self) -> None:
        keys = [("doctor", 12), ("name", 26), ("day", 16), ("start", 8), ("end", 8), ("post", 16), ("kind", 14)]
        sheet = self._sheet("doctors", [(self._title(key), width) for key, width in [*keys, ("hours", 8)]])
        names = {each.id: each.name for each in self.instance.doctors}
        own = sorted(self.roster.assignments, key=lambda each: (each.doctor, self.shifts[each.shift].start, each.shift))
        for row, each in enumerate(own, start=1):
            sheet.write_string(row, 0, neutral(each.doctor))
            sheet.write_string(row, 1, neutral(names.get(each.doctor, "")))
            self._when_and_where(sheet, row, 2, each.shift)
            sheet.write_number(row, 7, self.shifts[each.shift].minutes / 60, self.number)
        sheet.autofilter(0, 0, max(1, len(own)), 7)

    def _when_and_where(self, sheet: Any, row: int, column: int, key: str) -> None:
        shift = self.shifts[key]
        day = shift.day
        sheet.write_datetime(row, column, datetime(day.year, day.month, day.day), self.date)  # noqa: DTZ001  # Excel has no zones
        sheet.write_string(row, column + 1, f"{local(shift.start):%H:%M}")
        sheet.write_string(row, column + 2, f"{local(shift.end):%H:%M}")
        sheet.write_string(row, column + 3, neutral(shift.post))
        sheet.write_string(row, column + 4, neutral(shift.kind))

    def _open(self) -> None:
        keys = [("day", 16), ("start", 8), ("end", 8), ("post", 16), ("kind", 14), ("seats", 8)]
        sheet = self._sheet("open", [(self._title(key), width) for key, width in keys])
        left = open_seats(self.instance, self.roster)
        for row, (key, seats) in enumerate(left.items(), start=1):
            self._when_and_where(sheet, row, 0, key)
            sheet.write_number(row, 5, seats)
        sheet.autofilter(0, 0, max(1, len(left)), 5)

    def _fairness(self) -> None:
        words, numbers = "doctor name role agreement", "quota hours fulfilment shifts nights weekends holidays forced"
        widths = [12, 26, 16, 22, 10, 10, 10, 10, 10, 10, 10, 10]
        titles = [self._title(key) for key in f"{words} {numbers}".split()]
        sheet = self._sheet("fairness", list(zip(titles, widths, strict=True)))
        figures = doctor_figures(self.instance, self.roster)
        for row, each in enumerate(figures, start=1):
            texts = (each.doctor.id, each.doctor.name, each.role.value, each.agreement)
            for column, text in enumerate(texts):
                sheet.write_string(row, column, neutral(text))
            sheet.write_number(row, 4, each.quota_minutes / 60, self.number)
            sheet.write_number(row, 5, each.minutes / 60, self.number)
            if each.fulfilment is not None:
                sheet.write_number(row, 6, float(each.fulfilment), self.share)
            for column, count in enumerate((each.shifts, *each.per_category, each.forced), start=7):
                sheet.write_number(row, column, count)
        last = max(1, len(figures))
        sheet.autofilter(0, 0, last, 11)
        sheet.conditional_format(1, 6, last, 6, {"type": "data_bar", "bar_color": "#8fb8d8", "bar_solid": True})

    def _costs(self) -> None:
        keys = [("doctor", 12), ("name", 26), ("band", 14), ("hours", 10), ("rate", 12), ("euros", 14), ("status", 16)]
        sheet = self._sheet("costs", [(self._title(key), width) for key, width in keys])
        names = {each.id: each.name for each in self.instance.doctors}
        assumed = self.roster.provenance.options.get("assume_tariff", "") if self.roster.provenance else ""
        lines = pay(self.instance, self.roster, int(assumed) if assumed.isdecimal() else None).lines
        for row, line in enumerate(lines, start=1):
            sheet.write_string(row, 0, neutral(line.doctor))
            sheet.write_string(row, 1, neutral(names.get(line.doctor, "")))
            sheet.write_string(row, 2, line.band)
            sheet.write_number(row, 3, line.minutes / 60, self.number)
            if line.rate is not None and line.exact is not None:
                sheet.write_number(row, 4, float(line.rate), self.money)
                sheet.write_formula(row, 5, f"=D{row + 1}*E{row + 1}", self.money, float(line.exact))
            status = say(f"tariffs.status.{line.status}", self.language) if line.status else "–"
            sheet.write_string(row, 6, status)
        sheet.autofilter(0, 0, max(1, len(lines)), 6)
