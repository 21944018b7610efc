"""``docs/performance.md``, from ``results.json`` alone."""

import json
from pathlib import Path
from typing import Any

from benchmarks.growth import exponent, picture, points
from benchmarks.profiles import PROFILES
from benchmarks.solvers import SOLVERS
from benchmarks.targets import targets

RESULTS = Path(__file__).parent / "results.json"
DOCS = Path(__file__).parent.parent / "docs"

INTRODUCTION = """# Performance

This page is made by `make bench` from `benchmarks/results.json`; nothing in it is written by hand. Every solver gets
the same ledger (the same rows, the same costs), the same machine and the same time, in a process of its own. The clock
starts when the ledger is ready; reading the folder and posting the rules comes first and stands in its own column.
Lower is better everywhere. The levels stand strictly one above the other: a solver that is worse on one may look
better on the next, because it left the harder shifts open.
"""


def page(results: dict[str, Any]) -> str:
    """Return the page as Markdown."""
    machine, versions, runs = results["machine"], results["versions"], results["runs"]
    parts = [INTRODUCTION]
    parts.append(
        f"Measured on {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
        f"{machine['system']}; " + ", ".join(f"{name} {number}" for name, number in versions.items()) + ".\n"
    )
    parts.append("| solver | what it is |\n|---|---|")
    parts += [f"| {each.name} | {each.what} |" for each in SOLVERS.values()]
    for name, profile in PROFILES.items():
        chosen = [run for run in runs if run["instance"] == name]
        if chosen:
            parts.append(_instance(name, profile.what, chosen))
    parts.append("\n## What it must reach\n\n| target | measured | reached |\n|---|---|---|")
    parts += [f"| {each.what} | {each.measured} | {'yes' if each.reached else 'no'} |" for each in targets(runs)]
    found = points(runs)
    power = exponent(found)
    if power is not None:
        parts.append(
            f"\n## How cost grows\n\n![Seconds against candidates](images/growth.svg)\n\nReading, and then until "
            f"coverage and obligations are proven: seconds grow as candidates to the power {power:.2f}."
        )
    return "\n".join(parts) + "\n"


def _instance(name: str, what: str, runs: list[dict[str, Any]]) -> str:
    first = runs[0]
    levels = [each["name"] for each in next(run for run in runs if run["levels"])["levels"]]
    head = ["solver", "open", *levels, "hours off", "read s", "first s", "coverage within 1 % s", "total s", "MB"]
    lines = [
        f"\n## {name}: {what}\n",
        f"{first['doctors']} doctors, {first['seats']:,} seats, {first['candidates']:,} candidates; "
        f"{first['seconds_given']:g} s each. In brackets what the solver itself proved that no roster passes.\n",
        "| " + " | ".join(head) + " |",
        "|---" + "|---:" * (len(head) - 1) + "|",
    ]
    for run in runs:
        cells = [run["solver"], _said(run["open_shifts"])]
        cells += [_level(each) for each in run["levels"]] or ["no roster", *[""] * (len(levels) - 1)]
        cells += [_said(run["off_hours"]), _said(run["seconds_read"]), _said(run["seconds_first"])]
        cells += [_said(run["seconds_near"].get("coverage")), _said(run["seconds_total"]), _said(run["peak_mb"])]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _level(level: dict[str, Any]) -> str:
    value, bound = level["value"], level["bound"]
    if bound is None:
        return f"{value:,}"
    return f"**{value:,}** optimal" if value == bound else f"{value:,} ({bound:,})"


def _said(value: float | None) -> str:
    return "–" if value is None else f"{value:,}"


def write_page() -> None:
    """Write the page and its picture."""
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    (DOCS / "performance.md").write_text(page(results), encoding="utf-8")
    (DOCS / "images" / "growth.svg").write_text(picture(points(results["runs"])), encoding="utf-8")


if __name__ == "__main__":
    write_page()
