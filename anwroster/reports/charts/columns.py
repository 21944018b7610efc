"""Upright columns of whole numbers, stacked from series: how many doctors have so many, how many stay open."""

from collections.abc import Sequence
from dataclasses import dataclass

from anwroster.reports.charts.svg import LINE, SOFT, box, drawing, line, text

_LEFT, _RIGHT, _TOP, _PLOT = 14, 10, 22, 104


@dataclass(frozen=True)
class Series:
    """A whole number per column, in one colour."""

    name: str
    colour: str
    values: tuple[int, ...]


def columns(
    names: Sequence[str], series: Sequence[Series], title: str, description: str, *, width: int = 360, under: str = ""
) -> str:
    """Return upright columns with their totals on top.

    Parameters
    ----------
    names
        What stands under each column; where there is no room, under every second, fifth or tenth.
    under
        What the names are, written under them.
    """
    totals = [sum(each.values[at] for each in series) for at in range(len(names))]
    most = max(totals, default=0) or 1
    step = (width - _LEFT - _RIGHT) / max(1, len(names))
    widest = max((len(each) for each in names), default=1) * 6.6 + 6
    every = next((each for each in (1, 2, 5, 10, 20, 50) if each * step >= widest), len(names))
    base = _TOP + _PLOT
    body = [line(_LEFT, base, width - _RIGHT, base, stroke=LINE)]
    for at, name in enumerate(names):
        x, y = _LEFT + at * step, float(base)
        for each in series:
            height = each.values[at] / most * _PLOT
            y -= height
            if height:
                tip = f"{name} – {each.name}: {each.values[at]}" if each.name else f"{name}: {each.values[at]}"
                body.append(box(x + step * 0.1, y, max(1.0, step * 0.8), height, each.colour, tip))
        if totals[at] and step >= 6.6 * len(str(totals[at])):
            body.append(text(x + step / 2, y - 5, str(totals[at]), "middle", fill=SOFT))
        if at % every == 0:
            body.append(text(x + step / 2, base + 16, name, "middle"))
    if under:
        body.append(text(width / 2, base + 34, under, "middle", fill=SOFT))
    return drawing(width, base + (42 if under else 24), body, title, description)
