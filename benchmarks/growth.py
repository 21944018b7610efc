"""How time grows with the size of an instance: a fitted power and a picture."""

from math import exp, log
from typing import Any

LADDER = ("small", "medium", "large", "longer")
"""Instances of one kind, from small to two years."""

WIDTH, HEIGHT, EDGE = 640, 380, 60


def points(runs: list[dict[str, Any]]) -> list[tuple[str, int, float]]:
    """Return (instance, candidates, seconds) of anwroster: reading, and then until both upper levels are proven."""
    found = []
    for run in runs:
        proven = run["seconds_proven"].get("obligations")
        if run["solver"] == "anwroster" and run["instance"] in LADDER and proven:
            found.append((run["instance"], run["candidates"], round(run["seconds_read"] + proven, 2)))
    return sorted(found, key=lambda each: each[1])


def exponent(found: list[tuple[str, int, float]]) -> float | None:
    """Return p of the least-squares fit seconds ≈ a × candidates^p; None for fewer than two points."""
    if len(found) < 2:
        return None
    xs, ys = [log(each[1]) for each in found], [log(each[2]) for each in found]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def picture(found: list[tuple[str, int, float]]) -> str:
    """Return an SVG of the points and the fitted line, both axes logarithmic."""
    power = exponent(found)
    if power is None:
        return ""
    x = sum(log(each[1]) for each in found) / len(found)
    y = sum(log(each[2]) for each in found) / len(found)
    left, right = log(found[0][1] / 1.5), log(found[-1][1] * 1.5)
    low, high = log(min(each[2] for each in found) / 2), log(max(each[2] for each in found) * 2)

    def across(value: float) -> float:
        return EDGE + (value - left) / (right - left) * (WIDTH - 2 * EDGE)

    def up(value: float) -> float:
        return HEIGHT - EDGE - (value - low) / (high - low) * (HEIGHT - 2 * EDGE)

    ends = [(each, y + power * (each - x)) for each in (log(found[0][1]), log(found[-1][1]))]
    (x1, y1), (x2, y2) = [(across(a), up(b)) for a, b in ends]
    marks = [f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="#888" stroke-dasharray="5 4"/>']
    for name, size, seconds in found:
        a, b = across(log(size)), up(log(seconds))
        marks.append(f'<circle cx="{a:.0f}" cy="{b:.0f}" r="5" fill="#0b6e99"/>')
        marks.append(f'<text x="{a:.0f}" y="{b - 12:.0f}" text-anchor="middle">{name}: {seconds:g} s</text>')
        marks.append(f'<text x="{a:.0f}" y="{HEIGHT - EDGE + 20}" text-anchor="middle">{size:,}</text>')
    corner = HEIGHT - EDGE
    axes = f'<path d="M{EDGE} {EDGE} V{corner} H{WIDTH - EDGE}" fill="none" stroke="#333"/>'
    title = (
        f"seconds until both upper levels are proven ≈ a × candidates^{power:.2f} (at {exp(y):.1f} s: {exp(x):,.0f})"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="13" role="img" aria-label="{title}"><rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="{WIDTH / 2:.0f}" y="28" text-anchor="middle">{title}</text>{axes}{"".join(marks)}'
        f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 14}" text-anchor="middle">candidates (doctor and shift)</text></svg>\n'
    )
