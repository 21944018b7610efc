"""What anwroster must reach, judged from the runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.growth import exponent, points

Run = dict[str, Any]

STEEPEST = 1.3
"""Greatest power of the candidates with which time may grow."""


@dataclass(frozen=True)
class Target:
    """A target, what was measured for it, and whether that is enough."""

    what: str
    measured: str
    reached: bool


def targets(runs: list[Run]) -> Iterator[Target]:
    """Yield every target for which there are runs."""
    by = {(run["instance"], run["solver"]): run for run in runs}
    for name, permille, seconds in (("large", 1, 20), ("medium", 0, 5), ("small", 0, 2), ("dense", 1, 45)):
        if ours := by.get((name, "anwroster")):
            yield _gaps(name, ours, permille)
            total = ours["seconds_read"] + ours["seconds_total"]
            yield Target(f"{name}: read and solved within {seconds} s", f"{total:.1f} s", total <= seconds)
    if ours := by.get(("large", "anwroster")):
        first = ours["seconds_first"]
        yield Target("large: first roster within 2 s of the ledger", f"{first} s", first <= 2)
        yield Target("large: at most 1,536 MB", f"{ours['peak_mb']:,} MB", ours["peak_mb"] <= 1536)
    for rival in ("timefold", "worstperformer", "textbook"):
        for name in dict.fromkeys(run["instance"] for run in runs):
            if (name, rival) in by and (name, "anwroster") in by:
                yield _against(name, by[name, "anwroster"], by[name, rival])
    power = exponent(points(runs))
    if power is not None:
        yield Target(f"time grows at most with the power {STEEPEST}", f"{power:.2f}", power <= STEEPEST)


def _gaps(name: str, run: Run, permille: int) -> Target:
    first = run["trail"][0][1:] if run["trail"] else [0] * len(run["levels"])
    gaps = {each["name"]: _gap(each, most) for each, most in zip(run["levels"], first, strict=True)}
    wide = {level: gap for level, gap in gaps.items() if gap > permille / 1000}
    what = "proven optimal" if permille == 0 else "within 0.1 % of its range of its bound"
    said = ", ".join(f"{level} {100 * gap:.2f} %" for level, gap in wide.items()) or "all"
    return Target(f"{name}: every level {what}", f"beyond it: {said}" if wide else said, not wide)


def _gap(level: Run, first: int) -> float:
    """Return what is left to the bound, as a part of the level's range.

    As in ``solver/options.py`` the range runs from the bound to the cost of nobody working, or of the first roster
    where that is more; here never to less than the value.
    """
    span = max(level["idle"], first, level["value"]) - level["bound"]
    return (level["value"] - level["bound"]) / span if span else 0.0


def _against(name: str, ours: Run, theirs: Run) -> Target:
    """Judge level by level, the first that differs deciding: below it the two answer different questions."""
    what = f"{name}: no level worse than {theirs['solver']}, the first that differs deciding"
    if not theirs["levels"]:
        return Target(what, "it found no roster", bool(ours["levels"]))
    for mine, other in zip(ours["levels"], theirs["levels"], strict=True):
        if mine["value"] != other["value"]:
            said = f"{mine['name']} {mine['value']:,} against {other['value']:,}"
            return Target(what, said, mine["value"] < other["value"])
    return Target(what, "the same on every level", True)
