"""Charts in the workbook, drawn by Excel from the sheets beside them: hours per band, share of quota per doctor."""

from collections.abc import Sequence

from anwroster.exports.book import Book, Formula, Value, heads_of, subtotal
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
    last = len(lines) + 1
    rows: list[tuple[Value, ...]] = []
    for band in bands:
        own = [line for line in lines if line.band == band]
        hours = sum(line.minutes for line in own) / 60
        euros = float(sum(line.exact for line in own if line.exact is not None))
        told = (f"=SUMIFS('{costs}'!${column}$2:${column}${last},'{costs}'!$C$2:$C${last},A#)" for column in "DF")
        rows.append((band, Formula(next(told), hours), Formula(next(told), euros)))
    indicative = any(line.status == "indicative" for line in lines)
    heads = heads_of(
        language, ("band", 14, "text"), ("hours", 12, "hours"), ("euros", 20, "indicative" if indicative else "euros")
    )
    sums = [sum(row[at].value for row in rows if isinstance(row[at], Formula)) for at in (1, 2)]  # type: ignore[union-attr,misc]
    totals = (say("reports.total", language), subtotal(1, len(rows), sums[0]), subtotal(2, len(rows), sums[1]))
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


def _shares(book: Book, sheet: object, instance: Instance, shares: int) -> None:
    language = instance.hds.language
    source = say("exports.sheet.fairness", language)
    title = say("exports.chart.shares", language, count=shares)
    made = book.chart("column", title=title, width=1040, height=340)
    made.add_series(
        {
            "categories": [source, 1, NAME, shares, NAME],
            "values": [source, 1, SHARE, shares, SHARE],
            "fill": {"color": "#b4531f"},
            "gap": 15 if shares <= _NAMED else 0,
        }
    )
    made.set_x_axis({"num_font": {"rotation": -45, "size": 8}} if shares <= _NAMED else {"label_position": "none"})
    grid = {"visible": True, "line": {"color": "#d8dde2"}}
    made.set_y_axis({"num_format": "0 %", "min": 0, "major_unit": 0.25, "major_gridlines": grid})
    sheet.insert_chart(16, 0, made, {"description": title})  # type: ignore[attr-defined]
