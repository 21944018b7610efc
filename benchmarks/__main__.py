"""Run every solver on every instance, each in a process of its own, and write the table: ``python -m benchmarks``."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import machine, versions
from benchmarks.near import with_near
from benchmarks.page import RESULTS, write_page
from benchmarks.profiles import PROFILES, Profile
from benchmarks.solvers import SOLVERS


def main(arguments: Sequence[str] | None = None) -> None:
    """Race, put each run into ``results.json`` in place of its earlier one, and write the page at the end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--profile", action="append", choices=PROFILES, help="only this one; may be repeated")
    parser.add_argument("--solver", action="append", choices=SOLVERS, help="only this one; may be repeated")
    parser.add_argument("--seconds", type=float, help="for every run, instead of the profile's own")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write; the page only for the default")
    given = parser.parse_args(arguments)
    before = json.loads(given.results.read_text(encoding="utf-8"))["runs"] if given.results.exists() else []
    again = {(profile, solver) for profile in given.profile or PROFILES for solver in given.solver or SOLVERS}
    runs = [run for run in before if (run["instance"], run["solver"]) not in again]
    with tempfile.TemporaryDirectory() as made:
        for profile in (PROFILES[name] for name in given.profile or PROFILES):
            folder = profile.folder(Path(made))
            for solver in given.solver or SOLVERS:
                if SOLVERS[solver].is_available():
                    runs.append(_run(profile, folder, solver, given.seconds or profile.seconds))
                    _write(given.results, runs)
                else:
                    sys.stderr.write(f"{profile.name} {solver}: skipped, see docs/performance.md\n")
    if given.results == RESULTS:
        write_page()


def _run(profile: Profile, folder: Path, solver: str, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.race", str(folder), solver, str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    run = {"instance": profile.name, "solver": solver, "seconds_given": seconds, **json.loads(done.stdout)}
    reached = " ".join(f"{each['name']} {each['value']}" for each in run["levels"])
    sys.stderr.write(f"{profile.name} {solver}: {reached or 'no roster'} in {run['seconds_total']} s\n")
    return run


def _write(path: Path, runs: list[dict[str, Any]]) -> None:
    content = {"machine": machine(), "versions": versions(), "runs": with_near(runs)}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
