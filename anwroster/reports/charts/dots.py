"""A dot for every doctor on a scale of per cents, stacked where doctors are alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from anwroster.reports.charts.svg import COLOURS, INK, LINE, SOFT, WIDTH, drawing, escape, line, text

_LEFT, _RIGHT, _TALLEST = 24, 24, 130.0
_SIZES = (8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0)


@dataclass(frozen=True)
class Dot:
    """One doctor: a share (1 for 100 %), and what is told when somebody points at it; ``strong`` stands out."""

    share: float
    tip: str = ""
    strong: bool = False


def dots(
    groups: Mapping[str, Sequence[Dot]], notes: Sequence[str], colours: Sequence[str], title: str, description: str
) -> str:
    """Return a row of stacked dots per group over a common scale; the line at 100 % is drawn full.

    Parameters
    ----------
    groups
        Name of the row → its dots.
    notes
        What stands behind each name.
    colours
        Of each group.
    """
    every = [each.share for group in groups.values() for each in group]
    least = min(0.5, floor(min(every, default=1.0) * 4 - 0.2) / 4)
    most = max(1.25, ceil(max(every, default=1.0) * 4 + 0.2) / 4)
    scale = (WIDTH - _LEFT - _RIGHT) / (most - least)
    size = next((each for each in _SIZES if _tallest(groups, scale, each) * each <= _TALLEST), _SIZES[-1])
    body: list[str] = []
    top = 12.0
    for (name, group), note, colour in zip(groups.items(), notes, colours, strict=True):
        stacks = _stacks(group, scale, size)
        base = top + 22 + max(16.0, max((len(each) for each in stacks.values()), default=0) * size)
        body += [text(_LEFT, top + 8, name, bold=True, more=note), line(_LEFT, base, WIDTH - _RIGHT, base)]
        drawn = [
            (
                each.strong,
                _dot(_LEFT + (1 - least) * scale + place * size, base - (row + 0.5) * size, size, each, colour),
            )
            for place, stack in sorted(stacks.items())
            for row, each in enumerate(stack)
        ]
        body += [dot for _, dot in sorted(drawn, key=lambda pair: pair[0])]  # strong ones over the others
        top = base + 16
    return drawing(WIDTH, top + 18, [*_scale(least, most, scale, top), *body], title, description)


def _stacks(group: Sequence[Dot], scale: float, size: float) -> dict[int, list[Dot]]:
    """Return the dots by place, a place being one dot wide and place 0 lying around 100 %; strong ones lowest."""
    found: dict[int, list[Dot]] = {}
    for each in sorted(group, key=lambda dot: (not dot.strong, dot.share, dot.tip)):
        found.setdefault(round((each.share - 1) * scale / size), []).append(each)
    return found


def _tallest(groups: Mapping[str, Sequence[Dot]], scale: float, size: float) -> int:
    return max((len(each) for group in groups.values() for each in _stacks(group, scale, size).values()), default=0)


def _dot(x: float, y: float, size: float, dot: Dot, colour: str) -> str:
    radius = max(5.0, size * 0.7) if dot.strong else size * 0.44
    fill, ring = (COLOURS[1], f' stroke="{INK}" stroke-width="1.5"') if dot.strong else (colour, "")
    told = f"<title>{escape(dot.tip)}</title>" if dot.tip else ""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"{ring}>{told}</circle>'


def _scale(least: float, most: float, scale: float, bottom: float) -> list[str]:
    """Return a line and a label every 25 %; fewer labels when the scale is long."""
    drawn = []
    step = 25 if most - least <= 2.5 else 50 if most - least <= 5 else 100 * ceil((most - least) / 10)
    for percent in range(round(least * 100) // step * step, round(most * 100) + 1, step):
        x = _LEFT + (percent / 100 - least) * scale
        if x < _LEFT - 1:
            continue
        full = percent == 100
        drawn.append(line(x, 4, x, bottom - 6, stroke=INK if full else LINE, dashed=not full))
        drawn.append(text(x, bottom + 10, f"{percent} %", "middle", fill=INK if full else SOFT, bold=full))
    return drawn
