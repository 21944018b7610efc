"""``solve``: what it refuses, what it writes, what it says."""

import json
from pathlib import Path
from typing import Any

import pytest

from anwroster.commands import solve as module
from anwroster.errors import NoRosterInTimeError
from anwroster.files import read_certificate, read_folder, read_roster, roster_json
from anwroster.model import Roster
from anwroster.rostering import Made
from tests.commands.calling import Caller

KEYS = {"status", "open_shifts", "seconds", "levels", "phases", "files"}


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.fixture
def no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fail when it comes to solving."""

    def forbidden(*_: object) -> Any:
        raise AssertionError("solving began")

    monkeypatch.setattr(module, "_make", forbidden)


@pytest.fixture
def solved(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a place where solving gives the roster made before, at once."""
    instance = read_folder(made / "hds")
    proofs = {each.phase: each for each in read_certificate(made / "uit/certificate.json", instance).phases}
    concepts = tuple(
        Made(phase, read_roster(made / "uit" / f"concepts/phase-{phase.value}.json", instance), proofs[phase])
        for phase in (each.phase for each in read_roster(made / "uit/roster.json", instance).phases)
    )
    monkeypatch.setattr(module, "_make", lambda *_: (concepts, 1.5))
    return made


def test_all_files_are_there(made: Path) -> None:
    written = set(snapshot(made / "uit"))
    assert {"roster.json", "certificate.json", "roster.xlsx", "roster.csv", "fairness.html", "costs.csv"} <= written
    assert {f"concepts/phase-{phase}.json" for phase in ("1", "2b", "3")} <= written
    calendars = {each for each in written if each.startswith("calendars/")}
    busy = {each.doctor for each in read_roster(made / "uit/roster.json").assignments}
    assert sum("dokter-" in each for each in calendars) == len(busy)
    assert sum("post-" in each for each in calendars) == 1
    assert all(each.endswith(".ics") for each in calendars)


def test_the_last_concept_is_the_roster(made: Path) -> None:
    assert (made / "uit/concepts/phase-3.json").read_bytes() == (made / "uit/roster.json").read_bytes()


def test_one_phase_leaves_no_concepts(call: Caller, folder: Path, tmp_path: Path) -> None:
    answer = call("solve", folder, "-o", tmp_path / "uit", "--time-limit", "5", "--quiet")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert not (tmp_path / "uit/concepts").exists()


def test_a_later_phase_builds_on_an_earlier_roster(call: Caller, made: Path, tmp_path: Path) -> None:
    concept = made / "uit/concepts/phase-1.json"
    words = ("--phase", "2b", "--from", concept, "--time-limit", "5", "--json")
    told = call("solve", made / "hds", "-o", tmp_path / "twee", *words).document
    assert [each["phase"] for each in told["phases"]] == ["1", "2b"]


def test_json_is_one_document_with_what_was_promised(call: Caller, solved: Path) -> None:
    answer = call("solve", solved / "hds", "-o", solved / "nieuw", "--phase", "all", "--json")
    told = answer.document
    assert set(told) >= KEYS
    assert told["open_shifts"] == 0
    assert told["seconds"] == 1.5
    assert [each["name"] for each in told["levels"]][:2] == ["coverage", "obligations"]
    assert all(set(each) == {"name", "value", "bound", "gap", "status"} for each in told["levels"])
    assert told["levels"] == told["phases"][-1]["levels"]
    assert all(Path(each).is_file() for each in told["files"])
    assert len(told["files"]) == len(snapshot(solved / "nieuw"))


def test_the_closing_table_has_everything_a_planner_asks_first(call: Caller, solved: Path) -> None:
    answer = call("solve", solved / "hds", "-o", solved / "nieuw", "--phase", "all")
    for words in ("64 van 64", "2 van 2", "praktijkhouder", "Nachten", "Feestdagdiensten", "nacht", "totaal", "2b"):
        assert words in answer.out
    assert "los van de oplosser gecontroleerd" in answer.err
    assert f"anwroster report {solved}/hds {solved}/nieuw/roster.json --kind fairness" in answer.err


def test_a_period_without_tariff_gives_hours_and_the_way_out(call: Caller, solved: Path) -> None:
    answer = call("solve", solved / "hds", "-o", solved / "nieuw", "--phase", "all")
    assert answer.code == 0
    assert "--assume-tariff 2026" in answer.out
    assert "€" not in answer.out


def test_an_assumed_tariff_marks_every_euro(call: Caller, solved: Path) -> None:
    answer = call("solve", solved / "hds", "-o", solved / "nieuw", "--phase", "all", "--assume-tariff", "2026")
    assert "€ " in answer.out
    assert "Alle euro's zijn indicatief; gerekend met nza-2026 (één bron)." in answer.out


def test_quiet_says_nothing_and_writes_all(call: Caller, solved: Path) -> None:
    answer = call("solve", solved / "hds", "-o", solved / "nieuw", "--phase", "all", "--quiet")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert (solved / "nieuw/roster.json").is_file()


@pytest.mark.usefixtures("no_solver")
def test_an_earlier_roster_is_not_overwritten_without_force(call: Caller, made: Path) -> None:
    before = snapshot(made)
    answer = call("solve", made / "hds", "-o", made / "uit")
    assert answer.code == 2
    assert "staat al roster.json" in answer.err
    assert "--force" in answer.err
    assert snapshot(made) == before


@pytest.mark.usefixtures("no_solver")
@pytest.mark.parametrize("name", ["costs.csv", "calendars/dokter-x.ics", "concepts/phase-1.json"])
def test_any_single_file_of_an_earlier_run_is_kept(call: Caller, folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "uit" / name).parent.mkdir(parents=True)
    (tmp_path / "uit" / name).write_text("oud")
    assert name in call("solve", folder, "-o", tmp_path / "uit").err


def test_force_replaces_and_leaves_other_files_alone(call: Caller, solved: Path) -> None:
    (solved / "uit/notities.txt").write_text("van mij")
    (solved / "uit/roster.csv").write_text("oud")
    answer = call("solve", solved / "hds", "-o", solved / "uit", "--phase", "all", "--force")
    assert answer.code == 0
    assert (solved / "uit/roster.csv").read_bytes() != b"oud"
    assert (solved / "uit/notities.txt").read_text() == "van mij"


def test_calendars_of_an_earlier_run_that_stay_are_named(call: Caller, solved: Path) -> None:
    (solved / "uit/calendars/dokter-vertrokken.ics").write_text("oud")
    answer = call("solve", solved / "hds", "-o", solved / "uit", "--phase", "all", "--force")
    assert "calendars/dokter-vertrokken.ics" in answer.err
    assert "horen niet bij dit rooster" in answer.err


@pytest.mark.usefixtures("no_solver")
def test_an_output_that_is_a_file(call: Caller, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("van mij")
    for output in (tmp_path / "bestand", tmp_path / "bestand/uit"):
        answer = call("solve", folder, "-o", output)
        assert answer.code == 2
        assert "is een bestand, geen map" in answer.err
    assert (tmp_path / "bestand").read_text() == "van mij"


@pytest.mark.usefixtures("no_solver")
def test_an_output_that_may_not_be_written(
    call: Caller, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anwroster.commands.outputs.os.access", lambda *_: False)
    answer = call("solve", folder, "-o", tmp_path / "uit")
    assert answer.code == 2
    assert "mag niet geschreven worden" in answer.err


@pytest.mark.usefixtures("no_solver")
def test_the_input_folder_is_no_output_folder(call: Caller, folder: Path) -> None:
    before = snapshot(folder)
    answer = call("solve", folder, "-o", folder / "." / "", "--force")
    assert answer.code == 2
    assert "de map met invoer" in answer.err
    assert snapshot(folder) == before


@pytest.mark.usefixtures("no_solver")
@pytest.mark.parametrize("year", ["2025", "2027", "1999"])
def test_an_assumed_year_without_tariff_is_refused_before_solving(
    call: Caller, folder: Path, tmp_path: Path, year: str
) -> None:
    answer = call("solve", folder, "-o", tmp_path / "uit", "--assume-tariff", year)
    assert answer.code == 2
    assert "2023, 2024, 2026" in answer.err
    assert not (tmp_path / "uit").exists()


@pytest.mark.usefixtures("no_solver")
@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "geen roosterbestand"),
        ('{"hds": "voorbeeld"}', "roster.json"),
        (None, "roster.json"),
    ],
)
def test_a_broken_roster_to_build_on(
    call: Caller, folder: Path, tmp_path: Path, content: str | None, told: str
) -> None:
    if content is not None:
        (tmp_path / "roster.json").write_text(content)
    answer = call("solve", folder, "-o", tmp_path / "uit", "--phase", "3", "--from", tmp_path / "roster.json")
    assert answer.code == 2
    assert told in answer.err
    assert not (tmp_path / "uit").exists()


@pytest.mark.usefixtures("no_solver")
def test_a_roster_of_another_hds_to_build_on(call: Caller, made: Path) -> None:
    roster = read_roster(made / "uit/roster.json").model_copy(update={"hds": "elders"})
    (made / "elders.json").write_text(roster_json(roster))
    answer = call("solve", made / "hds", "-o", made / "x", "--phase", "3", "--from", made / "elders.json", "--json")
    assert answer.code == 2
    assert [each["code"] for each in answer.document["faults"]] == ["other_hds"]


def test_no_time_for_any_roster_is_exit_code_3_and_writes_nothing(
    call: Caller, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*_: object) -> Any:
        raise NoRosterInTimeError("te laat")

    monkeypatch.setattr("anwroster.rostering.make_rosters", late)
    assert call("solve", folder, "-o", tmp_path / "uit").code == 3
    assert not (tmp_path / "uit").exists()


def test_fixed_shifts_that_clash_are_named_with_exit_code_1(call: Caller, folder: Path, tmp_path: Path) -> None:
    table = folder / "fixed.csv"
    table.write_text(
        table.read_text(encoding="utf-8-sig") + "duinstra;nacht-2027-01-19\r\n", encoding="utf-8"
    )  # a week that duinstra blocked
    answer = call("solve", folder, "-o", tmp_path / "uit")
    assert answer.code == 1
    assert "D. Duinstra" in answer.err
    assert not (tmp_path / "uit").exists()


def test_a_roster_that_does_not_pass_the_checks_once_written_is_our_fault(
    call: Caller, solved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tampered(folder: Path, files: dict[str, bytes], *_: object) -> None:
        folder.mkdir()
        told = json.loads(files["roster.json"])
        told["assignments"][-1]["doctor"] = "niemand"
        (folder / "roster.json").write_text(Roster.model_validate(told).model_dump_json())

    monkeypatch.setattr("anwroster.files.write_all", tampered)
    assert call("solve", solved / "hds", "-o", solved / "nieuw", "--phase", "all").code == 70
