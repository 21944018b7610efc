"""The planner's workbook: wall charts, a list of shifts, the doctors, what is open, the distribution and the costs."""

from datetime import UTC, datetime

from anwroster.exports.book import Book, Value, heads_of
from anwroster.exports.costsheets import write_costs
from anwroster.exports.grid import write_grids
from anwroster.exports.originsheet import write_origin
from anwroster.exports.shiftsheets import write_shifts
from anwroster.figures import doctor_figures
from anwroster.model import Instance, Roster
from anwroster.words import say

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001  # a fixed date, so that the same roster gives the same bytes


def workbook(instance: Instance, roster: Roster, assume_year: int | None = None) -> bytes:
    """Return the workbook: texts are neutralised, panes frozen, filters set, and it prints on the width of a page.

    Parameters
    ----------
    assume_year
        As for ``tariffs.pay``; such euros bear the word *indicatief* in their number format.
    """
    made = roster.provenance.made_at if roster.provenance else None
    stamp = made.astimezone(UTC).replace(tzinfo=None) if made else _CREATED
    book = Book(instance.hds.name, stamp, instance.hds.language)
    write_grids(book, instance, roster)
    write_shifts(book, instance, roster)
    _distribution(book, instance, roster)
    write_costs(book, instance, roster, assume_year)
    write_origin(book, instance, roster)
    return book.content()


def _distribution(book: Book, instance: Instance, roster: Roster) -> None:
    language = instance.hds.language
    words = (("doctor", 16, "text"), ("name", 26, "text"), ("role", 16, "text"), ("agreement", 24, "text"))
    amounts = (("quota", 10, "hours"), ("balance", 10, "hours"), ("hours", 10, "hours"), ("fulfilment", 10, "share"))
    keys = ("shifts", "nights", "weekends", "holidays", "forced", "wanted", "preferred", "avoided")
    counts = tuple((key, 11, "count") for key in keys)
    rows: list[tuple[Value, ...]] = [
        (
            each.doctor.id,
            each.doctor.name,
            say(f"reports.fairness.role.{each.role.value}", language),
            each.agreement,
            each.quota_minutes / 60 if each.quota_minutes else None,
            each.balance_minutes / 60,
            each.minutes / 60,
            None if each.fulfilment is None else float(each.fulfilment),
            each.shifts,
            *each.per_category,
            each.forced,
            each.wanted,
            each.preferred,
            each.avoided,
        )
        for each in doctor_figures(instance, roster)
    ]
    sheet = book.table(
        say("exports.sheet.fairness", language), heads_of(language, *words, *amounts, *counts), rows, frozen=2
    )
    bar = {"type": "data_bar", "bar_color": "#8fb8d8", "bar_solid": True, "min_type": "num", "min_value": 0}
    sheet.conditional_format(1, 7, max(1, len(rows)), 7, bar)
