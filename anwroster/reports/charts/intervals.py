"""Values with how sure they are: a dot on a line from the lowest to the highest that they may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from anwroster.reports.charts.svg import COLOURS, INK, LINE, SOFT, WIDTH, drawing, line, text

_LEFT, _RIGHT, _ROW = 210, 64, 18
_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25)
_MOST = 8


@dataclass(frozen=True)
class Interval:
    """One row.

    Parameters
    ----------
    low, value, high
        Shares, low ≤ value ≤ high.
    shown
        The value as it is read.
    """

    name: str
    low: float
    value: float
    high: float
    shown: str


def intervals(rows: Sequence[Interval], middle: float | None, title: str, description: str) -> str:
    """Return a row per value on one scale of percentages.

    Parameters
    ----------
    middle
        Where to draw a line through all rows; None for none.
    """
    ends = [each.low for each in rows] + [each.high for each in rows] + ([] if middle is None else [middle])
    least, most = min(ends, default=0.0), max(ends, default=1.0)
    step = next((each for each in _STEPS if (most - least) / each <= _MOST), 0.5)
    least, most = floor(least / step) * step, max(ceil(most / step) * step, floor(least / step) * step + step)
    places = 1 if step < 0.01 else 0
    scale = (WIDTH - _LEFT - _RIGHT) / (most - least)
    bottom = 10 + _ROW * len(rows)
    body = []
    for number in range(round((most - least) / step) + 1):
        x = _LEFT + number * step * scale
        body += [
            line(x, 6, x, bottom),
            text(x, bottom + 14, f"{(least + number * step) * 100:.{places}f} %", "middle", fill=SOFT),
        ]
    if middle is not None:
        x = _LEFT + (middle - least) * scale
        body.append(line(x, 6, x, bottom, stroke=INK, dashed=True))
    for at, each in enumerate(rows):
        y = 10 + _ROW * (at + 0.5)
        left, place, right = (_LEFT + (part - least) * scale for part in (each.low, each.value, each.high))
        body += [
            text(_LEFT - 10, y + 4, each.name if len(each.name) <= 32 else each.name[:31] + "…", "end"),
            f'<rect x="{left:.1f}" y="{y - 2:.1f}" width="{max(1.0, right - left):.1f}" height="4" fill="{LINE}"/>',
            f'<circle cx="{place:.1f}" cy="{y:.1f}" r="4" fill="{COLOURS[0]}"/>',
            text(WIDTH - _RIGHT + 8, y + 4, each.shown),
        ]
    return drawing(WIDTH, bottom + 24, body, title, description)
