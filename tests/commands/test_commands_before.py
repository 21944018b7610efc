"""``solve --from``: a roster to build on that belongs to other input, or to earlier input."""

import json
from pathlib import Path
from typing import Any

import pytest

from anwroster.commands import solve as module
from tests.commands.calling import Answer, Caller


class SolvingBeganError(Exception):
    """Solving began: the request was not refused."""


@pytest.fixture(autouse=True)
def _no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    def began(*_: object) -> Any:
        raise SolvingBeganError

    monkeypatch.setattr(module, "_make", began)


def later(call: Caller, made: Path, before: Path, *words: object) -> Answer:
    return call("solve", made / "hds", "-o", made / "nieuw", "--phase", "3", "--from", before, *words)


def concept(made: Path, **changes: Any) -> Path:
    """Return the concept of phase 2b with its first assignment changed."""
    told = json.loads((made / "uit/concepts/phase-2b.json").read_text())
    told["assignments"][0] |= changes
    (made / "concept.json").write_text(json.dumps(told))
    return made / "concept.json"


@pytest.mark.parametrize("changes", [{"doctor": "vreemd"}, {"shift": "vreemd-2027-01-05"}])
def test_a_roster_with_strangers_is_refused_with_the_way_out(call: Caller, made: Path, changes: dict[str, str]) -> None:
    answer = later(call, made, concept(made, **changes))
    assert answer.code == 2
    assert f"niet in de invoer staan: {next(iter(changes.values()))}." in answer.err
    assert f"anwroster check {made}/hds {made}/concept.json" in answer.err
    assert not (made / "nieuw").exists()


def test_changed_input_is_told_and_no_reason_to_refuse(call: Caller, made: Path) -> None:
    table = made / "hds/limits.csv"
    table.write_bytes(table.read_bytes() + b"\r\n")
    answer = later(call, made, concept(made))
    assert "veranderd sinds het rooster van de vorige fase gemaakt werd (limits.csv)" in answer.err
    assert "SolvingBeganError" in answer.err


def test_the_same_input_needs_no_words(call: Caller, made: Path) -> None:
    answer = later(call, made, concept(made))
    assert "veranderd" not in answer.err
    assert "SolvingBeganError" in answer.err


def test_quiet_keeps_still_about_changed_input(call: Caller, made: Path) -> None:
    table = made / "hds/limits.csv"
    table.write_bytes(table.read_bytes() + b"\r\n")
    assert "veranderd" not in later(call, made, concept(made), "--quiet").err
