"""Charts in the workbook, drawn by Excel from the sheets beside them: hours per band, share of quota per doctor."""

from collections.abc import Sequence

from anwroster.exports.book import Book, Formula, Value, heads_of, known_sum, subtotal
from anwroster.exports.distributionsheet import NAME, SHARE
from anwroster.model import Band, Instance
from anwroster.tariffs import STANDBY, PayLine
from anwroster.words import say

_NAMED = 60
"""Doctors up to whom each one's name stands under the chart."""


def write_charts(book: Book, instance: Instance, shares: int, lines: Sequence[PayLine]) -> None:
    """Write the sheet.

    Parameters
    ----------
    shares
        Doctors with a quota, who come first in the sheet of the distribution.
    lines
        What stands in the sheet of the costs.
    """
    language = instance.hds.language
    costs = say("exports.sheet.costs", language)
    worked = {line.band for line in lines}
    bands = [each for each in (*(band.value for band in Band), STANDBY) if each in worked]
    rows: list[tuple[Value, ...]] = []
    hours = 0.0
    for band in bands:
        own = [line for line in lines if line.band == band]
        worked_hours, paid = sum(line.minutes for line in own) / 60, known_sum(line.exact for line in own)
        hours += worked_hours
        of_hours, of_euros = (_of_band(costs, column, len(lines)) for column in "DF")
        rows.append((band, Formula(of_hours, worked_hours), None if paid is None else Formula(of_euros, paid)))
    form = "indicative" if any(line.status == "indicative" for line in lines) else "euros"
    heads = heads_of(language, ("band", 14, "text"), ("hours", 12, "hours"), ("euros", 20, form))
    euros = known_sum(line.exact for line in lines)
    totals = (say("reports.total", language), subtotal(1, len(rows), hours), subtotal(2, len(rows), euros))
    name = say("exports.sheet.charts", language)
    sheet = book.table(name, heads, rows, totals=totals)
    if rows:
        made = book.chart("column", title=say("exports.chart.bands", language), width=560, height=300)
        made.add_series(
            {
                "categories": [name, 1, 0, len(rows), 0],
                "values": [name, 1, 1, len(rows), 1],
                "fill": {"color": "#1b6ca8"},
                "gap": 60,
                "data_labels": {"value": True, "num_format": "#,##0"},
            }
        )
        made.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#d8dde2"}}})
        sheet.insert_chart(0, 4, made, {"description": say("exports.chart.bands", language)})
    if shares:
        _shares(book, sheet, instance, shares)


def _of_band(costs: str, column: str, rows: int) -> str:
    """Return the sum of a column of the costs over the lines of the band in column A."""
    last = rows + 1
    return f"=SUMIFS('{costs}'!${column}$2:${column}${last},'{costs}'!$C$2:$C${last},A#)"


def _shares(book: Book, sheet: object, instance: Instance, shares: int) -> None:
    """Draw every doctor as a column from 100 %: down for who has less, up for who has more."""
    language = instance.hds.language
    source = say("exports.sheet.fairness", language)
    title = say("exports.chart.shares", language, count=shares)
    made = book.chart("column", title=title, width=1040, height=340)
    made.add_series(
        {
            "categories": [source, 1, NAME, shares, NAME],
            "values": [source, 1, SHARE, shares, SHARE],
            "fill": {"color": "#1b6ca8"},
            "gap": 15 if shares <= _NAMED else 0,
        }
    )
    few = {"num_font": {"rotation": -45, "size": 8}, "label_position": "low"}
    made.set_x_axis(few if shares <= _NAMED else {"label_position": "none", "major_tick_mark": "none"})
    grid = {"visible": True, "line": {"color": "#d8dde2"}}
    made.set_y_axis({"num_format": "0 %", "min": 0, "major_unit": 0.25, "major_gridlines": grid, "crossing": 1})
    sheet.insert_chart(16, 0, made, {"description": title})  # type: ignore[attr-defined]
