"""``--json`` as a machine meets it: another process, one document on stdout, nothing else."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LEVELS = ["coverage", "obligations", "worst_off", "fairness", "wishes", "comfort"]


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one document; anything before or after it is an error."""
        found, end = json.JSONDecoder().raw_decode(self.out)
        assert self.out[end:] == "\n", self.out[end:]
        return found


def program(*words: object) -> Ended:
    """Run the program in a process of its own, with what even a library below Python writes to stdout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ANWROSTER_")}
    command = [sys.executable, "-m", "anwroster", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("phase", [(), ("--phase", "all")])
def test_solve_prints_one_document_and_nothing_else(folder: Path, tmp_path: Path, phase: tuple[str, ...]) -> None:
    ended = program("solve", folder, "-o", tmp_path / "uit", "--time-limit", "5", "--json", *phase)
    assert ended.code == 0, ended.err
    told = ended.document
    assert told["status"] in ("optimal", "feasible")
    assert told["open_shifts"] == told["phases"][-1]["open_shifts"]
    assert [each["phase"] for each in told["phases"]] == (["1", "2b", "3"] if phase else ["1"])
    assert 0 < told["seconds"] < 60
    assert [each["name"] for each in told["levels"]] == LEVELS
    for each in told["levels"]:
        assert set(each) == {"name", "value", "bound", "gap", "status"}
        assert 0 <= each["bound"] <= each["value"]
        assert each["gap"] == pytest.approx((each["value"] - each["bound"]) / max(1, each["value"]))
        assert (each["status"] == "optimal") == (each["gap"] == 0)


def test_solve_that_is_refused_prints_one_document_too(folder: Path, tmp_path: Path) -> None:
    (folder / "doctors.csv").unlink()
    ended = program("solve", folder, "-o", tmp_path / "uit", "--json")
    assert (ended.code, ended.err) == (2, "")
    assert {each["code"] for each in ended.document["faults"]} >= {"missing_table"}
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["validate", "hds"], {"status", "hds", "period", "counts", "faults", "remarks", "clashes"}),
        (["quota", "hds"], {"status", "hds", "regions", "lines", "due", "obligations"}),
        (["tariffs"], {"status", "on", "tariffs"}),
        (["tariffs", "hds"], {"status", "on", "tariffs"}),
        (
            ["check", "hds", "uit"],
            {"status", "hds", "open_shifts", "findings", "levels", "changed_files", "other_sheets"},
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_every_command_prints_one_document_and_nothing_else(made: Path, words: list[str], keys: set[str]) -> None:
    ended = program(words[0], *(made / each for each in words[1:]), "--json")
    assert (ended.code, ended.err) == (0, "")
    assert set(ended.document) == keys
    assert ended.document["status"] == "ok"
