"""Charts as inline SVG, drawn from numbers alone: dots, shares, counts and weeks."""

from anwroster.reports.charts.columns import Series, columns
from anwroster.reports.charts.dots import Dot, dots
from anwroster.reports.charts.intervals import Interval, intervals
from anwroster.reports.charts.shares import shares
from anwroster.reports.charts.svg import COLOURS, PALE, WIDTH, colour_of

__all__ = [
    "COLOURS",
    "PALE",
    "WIDTH",
    "Dot",
    "Interval",
    "Series",
    "colour_of",
    "columns",
    "dots",
    "intervals",
    "shares",
]
