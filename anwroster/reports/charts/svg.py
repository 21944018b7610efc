"""The pieces that every chart is drawn with; every text is escaped here and nowhere else."""

from collections.abc import Iterable, Sequence
from html import escape as _escape

WIDTH = 760
INK, SOFT, LINE = "#1d2329", "#5a6570", "#d3d9df"
PALE = "#9db4c6"
COLOURS = ("#1b6ca8", "#b4531f", "#3f7d5b", "#6f4fa0", "#7a6a1f", "#4a5560")
"""Dark enough on white for a contrast of 4.5 : 1, and apart for the colour-blind by lightness and label."""

_ROLES = {"praktijkhouder": 0, "waarnemer": 1, "hidha": 2}


def colour_of(role: str) -> str:
    """Return the colour of a role: the same one in every chart."""
    return COLOURS[_ROLES.get(role, 3)]


def escape(words: str) -> str:
    """Return words as they may stand in a picture: nothing of them is markup, or a sign that XML does not know."""
    return _escape("".join(each if each.isprintable() else " " for each in words))


def drawing(width: float, height: float, body: Iterable[str], title: str, description: str) -> str:
    """Return a whole picture with its title and description."""
    return (
        f'<svg role="img" viewBox="0 0 {width:.0f} {height:.0f}" xmlns="http://www.w3.org/2000/svg" '
        'font-family="system-ui, sans-serif" font-size="12">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(body)}</svg>"
    )


def text(
    x: float, y: float, words: str, anchor: str = "start", *, fill: str = INK, bold: bool = False, more: str = ""
) -> str:
    """Return words at a place; ``anchor`` is start, middle or end, and ``more`` follows in a softer colour."""
    weight = ' font-weight="600"' if bold else ""
    behind = f'<tspan dx="6" fill="{SOFT}" font-weight="400">{escape(more)}</tspan>' if more else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    if more:  # a heading within the plot: lines stay behind it
        place += ' paint-order="stroke" stroke="#fff" stroke-width="3"'
    return f'<text {place} fill="{fill}"{weight}>{escape(words)}{behind}</text>'


def box(x: float, y: float, width: float, height: float, fill: str, tip: str = "") -> str:
    """Return a filled rectangle; ``tip`` is shown when somebody points at it."""
    told = f"<title>{escape(tip)}</title>" if tip else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}">{told}</rect>'


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str = LINE, dashed: bool = False) -> str:
    """Return a thin straight line."""
    dash = ' stroke-dasharray="2 4"' if dashed else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}"{dash}/>'


def legend(names: Sequence[tuple[str, str]], x: float, y: float) -> list[str]:
    """Return coloured squares with names behind them, side by side.

    Parameters
    ----------
    names
        (name, colour) pairs.
    """
    drawn = []
    for name, colour in names:
        drawn += [box(x, y - 10, 11, 11, colour), text(x + 16, y, name)]
        x += 34 + 6.6 * len(name)
    return drawn
