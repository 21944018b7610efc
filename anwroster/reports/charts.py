"""Charts as inline SVG: a strip of dots per role, bars of shares, bars per week."""

from collections.abc import Mapping, Sequence
from html import escape

WIDTH = 760
_LEFT, _RIGHT = 130, 20
_COLOURS = ("#1b6ca8", "#c8553d", "#4b8f5d", "#7a5ea8")
_TEXT = 'font-family="system-ui, sans-serif" font-size="12" fill="#222"'


def _svg(height: float, body: Sequence[str], title: str, description: str) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {WIDTH} {height:.0f}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(body)}</svg>"
    )


def _label(x: float, y: float, text: str, anchor: str = "start", extra: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {_TEXT} {extra}>{escape(text)}</text>'


def strip(groups: Mapping[str, Sequence[float]], title: str, description: str) -> str:
    """Return a strip per group with a dot per doctor, stacked where doctors are alike.

    Parameters
    ----------
    groups
        Name → shares, 1 for 100 %.
    """
    highest = max((value for values in groups.values() for value in values), default=1.0)
    most = max(1.25, -(-highest * 4 // 1) / 4)
    plot = WIDTH - _LEFT - _RIGHT
    bins = 76
    body: list[str] = []
    top = 24.0
    for number, (name, values) in enumerate(groups.items()):
        counts: dict[int, int] = {}
        for value in values:
            at = min(bins - 1, max(0, int(value / most * bins)))
            counts[at] = counts.get(at, 0) + 1
        tallest = max(counts.values(), default=1)
        step = min(8.0, 90.0 / tallest)
        height = max(28.0, tallest * step + 10)
        base = top + height
        for at, count in sorted(counts.items()):
            x = _LEFT + (at + 0.5) / bins * plot
            body += [
                f'<circle cx="{x:.1f}" cy="{base - 4 - row * step:.1f}" r="3.2" '
                f'fill="{_COLOURS[number % 4]}" fill-opacity="0.8"/>'
                for row in range(count)
            ]
        body.append(f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{base}" y2="{base}" stroke="#bbb"/>')
        body.append(_label(_LEFT - 10, base - 6, f"{name} ({len(values)})", "end"))
        top = base + 10
    for percent in range(0, int(most * 100) + 1, 25):
        x = _LEFT + percent / 100 / most * plot
        dash = "" if percent == 100 else 'stroke-dasharray="2 4"'
        colour = "#222" if percent == 100 else "#bbb"
        body.insert(0, f'<line x1="{x:.1f}" x2="{x:.1f}" y1="16" y2="{top:.1f}" stroke="{colour}" {dash}/>')
        body.append(_label(x, top + 14, f"{percent} %", "middle"))
    return _svg(top + 24, body, title, description)


def bars(groups: Sequence[str], series: Mapping[str, Sequence[float]], title: str, description: str) -> str:
    """Return grouped horizontal bars of shares.

    Parameters
    ----------
    groups
        Names on the left.
    series
        Name → a share from 0 to 1 per group.
    """
    plot = WIDTH - _LEFT - _RIGHT - 50
    most = max((value for values in series.values() for value in values), default=1.0) or 1.0
    body: list[str] = []
    for number, name in enumerate(series):
        x = _LEFT + number * 150
        body.append(f'<rect x="{x}" y="2" width="12" height="12" fill="{_COLOURS[number % 4]}"/>')
        body.append(_label(x + 18, 12, name))
    top = 30.0
    for at, group in enumerate(groups):
        middle = top + len(series) * 8
        body.append(_label(_LEFT - 10, middle + 4, group, "end"))
        for number, values in enumerate(series.values()):
            length = values[at] / most * plot
            y = top + number * 16
            body.append(
                f'<rect x="{_LEFT}" y="{y:.1f}" width="{length:.1f}" height="13" fill="{_COLOURS[number % 4]}"/>'
            )
            body.append(_label(_LEFT + length + 5, y + 11, f"{values[at] * 100:.0f} %"))
        top += len(series) * 16 + 14
    return _svg(top, body, title, description)


def columns(values: Mapping[str, int], title: str, description: str) -> str:
    """Return upright bars, one for each name, with every few names written under them."""
    plot = WIDTH - 50 - _RIGHT
    most = max(values.values(), default=1) or 1
    width = plot / max(1, len(values))
    every = max(1, len(values) // 14)
    body = [f'<line x1="50" x2="{WIDTH - _RIGHT}" y1="140" y2="140" stroke="#bbb"/>', _label(44, 24, str(most), "end")]
    for at, (name, value) in enumerate(values.items()):
        height = value / most * 120
        x = 50 + at * width
        body.append(
            f'<rect x="{x + 1:.1f}" y="{140 - height:.1f}" width="{max(1.0, width - 2):.1f}" '
            f'height="{height:.1f}" fill="{_COLOURS[1]}"><title>{escape(name)}: {value}</title></rect>'
        )
        if at % every == 0:
            body.append(_label(x + width / 2, 156, name, "middle"))
    return _svg(166, body, title, description)
