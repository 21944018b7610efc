"""Timefold, a Java solver by local search, on the rows of the ledger; skipped where Java or its jars are missing."""

import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger
from benchmarks.solvers.contestant import Log
from benchmarks.solvers.timefold.export import lines_of

SOURCES = Path(__file__).parent / "anwroster"


def solve(problem: Problem, ledger: Ledger, log: Log) -> None:
    """Give Timefold the rows, and take its rosters as they come; compiling and starting Java is not counted."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = f"{_jars()}/*"
        sources = [str(each) for each in sorted(SOURCES.glob("*.java"))]
        subprocess.run(["javac", "-nowarn", "-proc:none", "-cp", path, "-d", made, *sources], check=True)
        (folder / "rows.txt").write_text("\n".join(lines_of(ledger)), encoding="ascii")
        command = ["java", "-Xmx3g", "-cp", f"{made}:{path}", "anwroster.Race", str(folder / "rows.txt")]
        with subprocess.Popen(
            [*command, str(log.seconds)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as java:
            assert java.stdout is not None
            for line in java.stdout:
                word, *columns = line.split()
                if word == "READY":
                    log.begin = _now(log)
                elif word == "ROSTER":
                    log.hear(frozenset(int(each) for each in columns))
        if java.returncode:
            raise RuntimeError(f"Timefold ended with {java.returncode}")


def _now(log: Log) -> float:
    return log.begin + log.now()


def is_available() -> bool:
    """Return whether Java, its compiler and the jars are there."""
    return bool(shutil.which("java") and shutil.which("javac") and _jars())


def _jars() -> Path | None:
    spec = find_spec("timefold")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "solver" / "jars"
        if folder.is_dir():
            return folder
    return None
