"""The commands that the README gives to HDS and auditor run, one after the other, as they stand."""

import re
import shlex
from pathlib import Path

import pytest

from anwroster.cli import run

ROOT = Path(__file__).parents[2]


def test_the_commands_of_the_readme_for_the_auditor_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ anwroster ((?:solve examples/first-week|package|audit) ?.*)$", text, re.MULTILINE)
    assert [each.split()[0] for each in commands] == ["solve", "package", "audit"]
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    assert [run(shlex.split(each)) for each in commands] == [0, 0, 0]
    assert (tmp_path / "out" / "audit" / "audit.html").stat().st_size > 10_000
