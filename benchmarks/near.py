"""When a run came within 1 % of the best bound of a level, and stayed there."""

from typing import Any

from benchmarks.profiles import PROFILES
from benchmarks.solvers import SOLVERS

NEAR = 1.01


def with_near(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the runs with ``seconds_near``: by level the seconds, None where a run never came so near.

    Notes
    -----
    The best bound is the highest that any run on the instance proved. Below the first level that runs reach
    differently, bounds of one run need not hold for another: there the figure is about that run's own course.
    """
    best: dict[tuple[str, str], int] = {}
    for run in runs:
        for level in run["levels"]:
            key = run["instance"], level["name"]
            best[key] = max(best.get(key, 0), level["bound"] or 0)
    return [{**run, "seconds_near": _near(run, best)} for run in sorted(runs, key=_place)]


def _place(run: dict[str, Any]) -> tuple[int, int]:
    return list(PROFILES).index(run["instance"]), list(SOLVERS).index(run["solver"])


def _near(run: dict[str, Any], best: dict[tuple[str, str], int]) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for at, level in enumerate(run["levels"], start=1):
        since = None
        for moment in run["trail"]:
            if moment[at] > NEAR * best[run["instance"], level["name"]]:
                since = None
            elif since is None:
                since = moment[0]
        found[level["name"]] = since
    return found
