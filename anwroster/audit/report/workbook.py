"""All tables of a report as a workbook, a sheet each, with all of their rows."""

from datetime import date, datetime, time
from fractions import Fraction

from anwroster.exports.book import Book, Head, Value
from anwroster.reports import Cell, Euros, Hours, Report, Share, Table
from anwroster.reports.cells import Sign, spreadsheet

_WIDEST, _NARROWEST = 70, 10


def report_workbook(report: Report, made: date) -> bytes:
    """Return the workbook: a sheet per table that has rows, in the order of the report.

    Parameters
    ----------
    made
        Date that the file bears.
    """
    book = Book(report.title, datetime.combine(made, time()), report.language, report.subtitle)
    for section in report.sections:
        for table in section.tables:
            if table.rows:
                _sheet(book, table)
    return book.content()


def _sheet(book: Book, table: Table) -> None:
    heads = []
    for at, column in enumerate(table.columns):
        cells = [row[at] for row in table.rows]
        longest = max((len(each) for each in cells if isinstance(each, str)), default=0)
        width = min(_WIDEST, max(_NARROWEST, longest, len(column.title) + 2))
        heads.append(Head(column.title, width, _form(cells)))
    rows = [[_value(cell) for cell in row] for row in table.rows]
    body, totals = (rows[:-1], rows[-1]) if table.last_is_total else (rows, ())
    book.table(table.title, heads, body, totals=totals)


def _form(cells: list[Cell]) -> str:
    """Return how the numbers of a column look."""
    for kind, form in ((Hours, "hours"), (Share, "share"), (date, "day"), (int, "count")):
        if any(isinstance(each, kind) for each in cells):
            return form
    if any(isinstance(each, Euros) for each in cells):
        return "indicative" if any(isinstance(each, Euros) and each.indicative for each in cells) else "euros"
    return "text"


def _value(cell: Cell) -> Value:
    if isinstance(cell, Share):
        return None if cell.part is None else float(Fraction(cell.part))
    return cell.text if isinstance(cell, Sign) else spreadsheet(cell)
