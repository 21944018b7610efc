import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from anwroster.model import RuleId
from tests.commands.calling import Caller

SMALL = """
import sys
from anwroster.cli import run
code = run(["verify", *sys.argv[1:]])
heavy = sorted({name.partition(".")[0] for name in sys.modules} & {"ortools", "highspy", "numpy", "pandas"})
print("HEAVY", heavy, file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the starter's folder and the output of its solve."""
    from anwroster.cli import run

    place = tmp_path_factory.mktemp("verify")
    assert run(["init", str(place / "hds")]) == 0
    assert run(["solve", str(place / "hds"), "-o", str(place / "uit"), "--time-limit", "5", "--quiet"]) == 0
    return place / "hds", place / "uit"


def test_a_true_certificate_exits_0_and_says_what_holds(call: Caller, solved: tuple[Path, Path]) -> None:
    folder, made = solved
    answer = call("verify", folder, made)
    assert answer.code == 0
    assert "Het certificaat klopt" in answer.out
    assert "beter kan niet" in answer.out


def test_each_phase_is_judged_by_itself(call: Caller, tmp_path: Path) -> None:
    """A roster of three phases: what is open in the first is not passed over for what the last proves."""
    folder, made = tmp_path / "hds", tmp_path / "uit"
    assert call("init", folder).code == 0
    assert call("solve", folder, "-o", made, "--phase", "all", "--time-limit", "8", "--quiet").code == 0
    answer = call("verify", folder, made)
    levels = {(each["phase"], each["status"]) for each in call("verify", folder, made, "--json").document["levels"]}
    for phase in ("1", "2b", "3"):
        assert ((phase, "feasible") in levels) == (f"Fase {phase}: niet bewezen" in answer.out)
        assert f"Fase {phase}: " in answer.out
    assert "met wat de eerdere fasen al toewezen" in answer.out


def test_what_only_the_solver_says_is_told_apart(call: Caller, solved: tuple[Path, Path], tmp_path: Path) -> None:
    folder, made = solved
    roster = json.loads((made / "roster.json").read_text(encoding="utf-8"))
    certificate = json.loads((made / "certificate.json").read_text(encoding="utf-8"))
    proven = [each for each in certificate["phases"][0]["levels"] if each["value"] == each["bound"] > 0]
    told = next(each for each in proven if not each["floors"])  # floors prove more on the levels below as well
    told |= {"rows": {}, "above": {}, "bound": 0}
    for name, content in (("roster.json", roster), ("certificate.json", certificate)):
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    less, more = (call("verify", folder, place) for place in (tmp_path, made))
    assert less.code == more.code == 0
    assert len(boasted(less.out)) == len(boasted(more.out)) + 1


def boasted(told: str) -> list[str]:
    """Return the levels of which verify says that only the solver calls them best."""
    lines = [line for line in told.splitlines() if line.startswith("Volgens de oplosser")]
    return lines[0].split("te rekenen: ")[1].split(", ") if lines else []


def test_json_is_one_document(call: Caller, solved: tuple[Path, Path]) -> None:
    folder, made = solved
    answer = call("verify", folder, made / "roster.json", made / "certificate.json", "--json")
    assert answer.document["status"] == "holds"
    assert answer.document["refusals"] == []
    assert {"name", "value", "bound", "perfect", "parts", "gap", "status", "phase"} == set(answer.document["levels"][0])


def test_an_edited_certificate_exits_1_with_the_reason(call: Caller, solved: tuple[Path, Path], tmp_path: Path) -> None:
    folder, made = solved
    told = json.loads((made / "certificate.json").read_text(encoding="utf-8"))
    told["phases"][0]["levels"][0]["bound"] += 1
    (tmp_path / "certificate.json").write_text(json.dumps(told), encoding="utf-8")
    answer = call("verify", folder, made, tmp_path)
    assert answer.code == 1
    assert "beweert grens" in answer.out


FLOOR = {"rule": "fair_hours", "least": 1, "rows": {"1": 1}, "above": {}}


def with_floors(made: Path, place: Path, floors: list[dict[str, object]]) -> Path:
    told = json.loads((made / "certificate.json").read_text(encoding="utf-8"))
    next(each for each in told["phases"][0]["levels"] if each["name"] == "worst_off")["floors"] = floors
    (place / "certificate.json").write_text(json.dumps(told), encoding="utf-8")
    return place / "certificate.json"


@pytest.mark.parametrize(
    ("floors", "codes"),
    [
        ([FLOOR] * (len(RuleId) + 2), ["list_too_long"]),
        ([FLOOR] * 100_000, ["list_too_long"]),
        ([{"rule": "x"}] * 1_000_000, ["missing_key"] * 3 + ["unknown_choice"]),
        ([FLOOR] * 400_000, ["too_large"]),
    ],
)
def test_very_many_floors_are_refused_before_any_is_added_up(
    call: Caller, solved: tuple[Path, Path], tmp_path: Path, floors: list[dict[str, object]], codes: list[str]
) -> None:
    folder, made = solved
    place = with_floors(made, tmp_path, floors)
    begin = time.process_time()
    answer = call("verify", folder, made, place, "--json")
    assert time.process_time() - begin < 2
    assert answer.code == 2
    assert sorted(each["code"] for each in answer.document["faults"]) == codes


def test_a_floor_that_is_claimed_twice_is_added_up_once_and_fails(
    call: Caller, solved: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, made = solved
    told = json.loads((made / "certificate.json").read_text(encoding="utf-8"))
    floors = next(each for each in told["phases"][0]["levels"] if each["name"] == "worst_off")["floors"]
    assert floors
    assert call("verify", folder, made, with_floors(made, tmp_path, floors)).code == 0
    answer = call("verify", folder, made, with_floors(made, tmp_path, [*floors, floors[0]]), "--json")
    assert answer.code == 1
    assert [each["reason"] for each in answer.document["refusals"]] == ["fails_floor"]


@pytest.mark.parametrize(("content", "code"), [("{", "certificate_syntax"), (None, "certificate_missing")])
def test_what_is_no_certificate_is_told(
    call: Caller, solved: tuple[Path, Path], tmp_path: Path, content: str | None, code: str
) -> None:
    folder, made = solved
    if content is not None:
        (tmp_path / "certificate.json").write_text(content, encoding="utf-8")
    answer = call("verify", folder, made, tmp_path / "certificate.json", "--json")
    assert answer.code == 2
    assert [each["code"] for each in answer.document["faults"]] == [code]


def test_verifying_loads_no_solver(solved: tuple[Path, Path]) -> None:
    folder, made = solved
    command = [sys.executable, "-c", SMALL, str(folder), str(made), str(made)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert "HEAVY []" in answer.stderr
