"""The planner's workbook: wall charts, shifts, doctors, open shifts, distribution, costs, and charts of these two."""

from datetime import UTC, datetime, timedelta

from anwroster.exports.book import Book
from anwroster.exports.chartsheet import write_charts
from anwroster.exports.costsheets import write_costs
from anwroster.exports.distributionsheet import write_distribution
from anwroster.exports.grid import write_grids
from anwroster.exports.originsheet import write_origin
from anwroster.exports.shiftsheets import write_shifts
from anwroster.model import Instance, Roster

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
    first, last = roster.period.start, roster.period.end - timedelta(days=1)
    book = Book(instance.hds.name, stamp, instance.hds.language, f"{first:%d-%m-%Y} – {last:%d-%m-%Y}")
    write_grids(book, instance, roster)
    write_shifts(book, instance, roster)
    shares = write_distribution(book, instance, roster)
    lines = write_costs(book, instance, roster, assume_year)
    write_charts(book, instance, shares, lines)
    write_origin(book, instance, roster)
    return book.content()
