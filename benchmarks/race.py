"""One solver on one instance, in a process of its own: ``python -m benchmarks.race FOLDER SOLVER SECONDS``."""

import gc
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from anwroster.__main__ import OBJECTS
from anwroster.files import read_folder
from anwroster.model import Phase
from anwroster.problem import Problem, problem_of
from anwroster.solver.completion import Completion, complete
from anwroster.solver.ledger import Ledger
from anwroster.solver.rules import post
from benchmarks.solvers import SOLVERS
from benchmarks.solvers.contestant import Log


def race(folder: Path, solver: str, seconds: float) -> dict[str, Any]:
    """Return what a solver came to on the ledger of phase 1.

    Returns
    -------
    dict
        ``open_shifts``, ``levels`` (name, value, bound, and ``idle``: what nobody working costs), ``off_hours`` (hours
        off the fair part, all doctors together), ``seconds_first``, ``seconds_total``, ``seconds_read`` (reading and
        posting the rules, before the clock starts), ``seconds_proven`` by level, ``trail`` (seconds, then a value per
        level) and ``peak_mb``. The roster's figures are None where no legal roster was found.
    """
    begin = time.monotonic()
    problem = problem_of(read_folder(folder), Phase.ONE, None)
    ledger = post(problem)
    read = time.monotonic() - begin
    log = Log(seconds)
    SOLVERS[solver].solve(problem, ledger, log)
    total = log.now()
    trail = [(moment, complete(ledger, chosen)) for moment, chosen in _spread(log.rosters)]
    if any(each.broken for _, each in trail):
        raise AssertionError(f"{solver} broke a hard rule")
    last = trail[-1][1] if trail else None
    idle = complete(ledger, [column for column in ledger.assignments.values() if ledger.lower[column]])
    kilobytes = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "doctors": len(problem.taking_part),
        "seats": sum(each.demand for each in problem.shifts),
        "candidates": len(ledger.assignments),
        "open_shifts": _open(problem, ledger, last),
        "levels": [
            {
                "name": level.value,
                "value": last.cost(ledger, level),
                "bound": log.bounds.get(level),
                "idle": idle.cost(ledger, level),
            }
            for level in ledger.levels()
            if last is not None
        ],
        "off_hours": _off_hours(problem, ledger, last),
        "seconds_read": round(read, 2),
        "seconds_first": round(log.rosters[0][0], 2) if log.rosters else None,
        "seconds_total": round(total, 2),
        "seconds_proven": {level.value: round(moment, 2) for level, moment in log.proven.items()},
        "trail": [
            [round(moment, 2), *(each.cost(ledger, level) for level in ledger.levels())] for moment, each in trail
        ],
        "peak_mb": round(sum(kilobytes) / 1024),
    }


def _spread(rosters: list[tuple[float, frozenset[int]]], most: int = 40) -> list[tuple[float, frozenset[int]]]:
    """Return the first, the last and, between them, rosters evenly spread."""
    if len(rosters) <= most:
        return rosters
    return [rosters[at * (len(rosters) - 1) // (most - 1)] for at in range(most)]


def _open(problem: Problem, ledger: Ledger, last: Completion | None) -> int | None:
    if last is None:
        return None
    return sum(each.demand for each in problem.shifts) - sum(last.values[c] for c in ledger.assignments.values())


def _off_hours(problem: Problem, ledger: Ledger, last: Completion | None) -> float | None:
    """Return Σ over the accounts of |hours − fair part|."""
    if last is None:
        return None
    minutes: dict[int, dict[str, int]] = {}
    for (doctor, shift), column in ledger.assignments.items():
        if last.values[column] and problem.counting[shift]:
            its = problem.shifts[shift]
            at = minutes.setdefault(doctor, {})
            at[its.post] = at.get(its.post, 0) + its.minutes
    off = 0
    for account in problem.accounts:
        if (doctor := problem.index[account.doctor]) in problem.taking_part:
            done = minutes.get(doctor, {})
            at_its_posts = sum(n for post, n in done.items() if account.posts is None or post in account.posts)
            off += abs(at_its_posts - problem.fair.minutes[account.key])
    return round(off / 60, 1)


if __name__ == "__main__":
    gc.set_threshold(*OBJECTS)  # as the program itself does
    json.dump(race(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])), sys.stdout)
