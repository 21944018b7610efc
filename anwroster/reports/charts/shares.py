"""Bars of 100 %, cut into shares: who got which part of what."""

from collections.abc import Mapping, Sequence

from anwroster.reports.charts.svg import SOFT, WIDTH, box, drawing, legend, text

_LEFT, _RIGHT, _HEIGHT, _GAP = 100, 24, 26, 12


def shares(
    rows: Sequence[str], series: Mapping[str, Sequence[float]], colours: Sequence[str], title: str, description: str
) -> str:
    """Return a bar of 100 % per row.

    Parameters
    ----------
    rows
        Names on the left.
    series
        Name → its share per row, from 0 to 1; a row of nothing but zeros stays empty.
    colours
        Of each series.
    """
    left = max(_LEFT, 22 + 7 * max((len(each) for each in rows), default=0))
    plot = WIDTH - left - _RIGHT
    body = legend(list(zip(series, colours, strict=True)), left, 14)
    top = 32.0
    for at, row in enumerate(rows):
        body.append(text(left - 14, top + 17, row, "end"))
        x = float(left)
        for (name, values), colour in zip(series.items(), colours, strict=True):
            width = values[at] * plot
            if width > 0:
                share = f"{values[at] * 100:.0f} %"
                body.append(box(x, top, max(0.5, width - 1.5), _HEIGHT, colour, f"{row}, {name}: {share}"))
                if width > 34:
                    body.append(text(x + width / 2, top + 17, share, "middle", fill="#fff", bold=True))
            x += width
        if not any(values[at] for values in series.values()):
            body.append(text(left + 4, top + 17, "–", fill=SOFT))
        top += _HEIGHT + _GAP
    return drawing(WIDTH, top, body, title, description)
