"""The round that the README shows, from an empty folder to the second version of the calendars."""

import json
import re
import shlex
from pathlib import Path

import pytest

from anwroster.cli import run
from tests.commands.test_commands_collect import save
from tests.commands.test_commands_mails import give_addresses

ROOT = Path(__file__).parents[2]


def test_the_round_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    round_ = (ROOT / "README.md").read_text(encoding="utf-8").split("## Een hele ronde")[1].split("```")[1]
    commands = [shlex.split(each, comments=True) for each in re.findall(r"^anwroster (.*)$", round_, re.MULTILINE)]
    assert [each[0] for each in commands] == [
        *("init", "validate", "form", "collect", "advise", "solve", "export", "export", "solve", "export")
    ]
    monkeypatch.chdir(tmp_path)
    for each in commands:
        if each[0] == "form":
            give_addresses(Path("mijn-hds"), "akkers", "berghuis", "colijn", "duinstra")
        if each[0] == "collect":
            save(Path("mijn-hds"), Path("antwoorden/goudriaan.json"), "goudriaan", availability=[])
        if "--keep" in each:
            _fall_ill(Path("mijn-hds"), Path("mijn-rooster"))
        assert run(each) == 0, each
    assert len(list(Path("formulieren").iterdir())) == 7
    assert len(list(Path("mails").iterdir())) == 4
    assert "geen nieuw antwoord" in Path("herinneren.csv").read_text(encoding="utf-8-sig")
    assert 1 <= len(list(Path("wijzigingen").iterdir())) < 4


def _fall_ill(folder: Path, roster: Path) -> None:
    """Block the first shift that Akkers has."""
    made = json.loads((roster / "roster.json").read_text(encoding="utf-8"))
    shift = next(each["shift"] for each in made["assignments"] if each["doctor"] == "akkers")
    with (folder / "availability.csv").open("a", encoding="utf-8") as table:
        table.write(f"akkers;blokkade;{shift};;;;;;;\n")
