"""``collect`` and the workbooks of ``form`` at the command line."""

import csv
import json
from pathlib import Path

import pytest

from anwroster import crew
from anwroster.files import read_folder
from anwroster.files.csvout import csv_bytes
from tests.collect.answering import answer
from tests.commands.calling import Caller

TIMES = [{"what": "aanbod", "since": "2027-01-04", "until": "2027-01-17"}]


def save(folder: Path, place: Path, doctor: str, **changes: object) -> Path:
    told = answer(read_folder(folder), doctor, *TIMES, saved_at="2026-11-20T09:30:00Z")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(told | changes))
    return place


@pytest.fixture
def answers(folder: Path, tmp_path: Path) -> Path:
    place = tmp_path / "terug"
    save(folder, place / "akkers.json", "akkers", remark="graag\x1b[31m samen")
    save(folder, place / "colijn.json", "colijn", availability=[{"what": "aanbod", "shift": "avond-2027-01-09"}])
    return place


def test_what_was_taken_refused_and_missing(call: Caller, folder: Path, answers: Path) -> None:
    before = (folder / "availability.csv").read_bytes()
    answer = call("collect", folder, answers)
    assert answer.code == 2
    assert "A. Akkers" in answer.out
    assert "Verwerkt: 1 antwoord uit 2 bestanden." in answer.out
    assert "• colijn.json, sleutel availability[1].shift:" in answer.err
    assert "Er stond: avond-2027-01-09" in answer.err
    assert "Opmerking van akkers: graag" in answer.err
    assert "\x1b" not in answer.err + answer.out
    assert "Volgende stap: anwroster validate" in answer.err
    assert (folder / "availability.csv").read_bytes() != before
    assert (folder / "availability.csv.bak").read_bytes() == before
    assert call("validate", folder).code == 0


def test_dry_run_writes_nothing(call: Caller, folder: Path, answers: Path, tmp_path: Path) -> None:
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    answer = call("collect", folder, answers, "--dry-run", "--remind", tmp_path / "r.csv")
    assert "Er is niets geschreven." in answer.out
    assert "availability.csv: 3 rijen eruit, 1 erin" in answer.out
    assert "  - akkers;aanbod;;;;weekend" in answer.out
    assert "  + akkers;aanbod;;04-01-2027;17-01-2027;" in answer.out
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert not (tmp_path / "r.csv").exists()


def test_one_row_is_a_row(call: Caller, folder: Path, answers: Path) -> None:
    assert "limits.csv: 1 rij eruit, 0 erin" in call("collect", folder, answers, "--dry-run").out


def test_nothing_taken_is_said_plainly(call: Caller, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "foto.png").write_bytes(b"x")
    place = tmp_path / "terug"
    place.mkdir()
    (place / "brief\x1b[31m.docx").write_bytes(b"x")
    answer = call("collect", folder, place)
    assert answer.code == 0
    assert answer.out == f"Uit 0 bestanden is niets verwerkt; in {folder} is niets veranderd.\n"
    assert "Overgeslagen, een soort die niet gelezen wordt: brief [31m.docx" in answer.err


def test_many_files_passed_over_are_counted(call: Caller, folder: Path, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.png").write_bytes(b"x")
    answer = call("collect", folder, tmp_path)
    assert "08.png, 09.png en nog 2" in answer.err
    assert len(call("collect", folder, tmp_path, "--json").document["notes"]) == 12


def test_reminders_alone_speak_of_no_answers(call: Caller, folder: Path, tmp_path: Path) -> None:
    assert call("collect", folder, "--remind", tmp_path / "r.csv").out == ""


def test_json_tells_everything_in_one_document(call: Caller, folder: Path, answers: Path) -> None:
    answer = call("collect", folder, answers, "--json")
    told = answer.document
    assert (answer.code, answer.err, told["status"]) == (2, "", "faults")
    assert [(each["doctor"], each["rows"]) for each in told["taken"]] == [
        ("akkers", {"availability": [3, 1], "limits": [1, 0]})
    ]
    assert told["faults"][0]["code"] == "no_shift_that_day"
    assert told["written"] == [
        "answers.csv",
        "availability.csv",
        "availability.csv.bak",
        "limits.csv",
        "limits.csv.bak",
    ]
    assert call("collect", folder, answers / "akkers.json", "--json").document["notes"][0]["code"] == "same"


def test_the_list_of_reminders_is_for_a_mail_merge(call: Caller, folder: Path, tmp_path: Path) -> None:
    doctors = (folder / "doctors.csv").read_text(encoding="utf-8-sig")
    names = doctors.replace("B. Berghuis", "@SUM(1)")
    (folder / "doctors.csv").write_text(names, encoding="utf-8-sig")
    (folder / "availability.csv").write_bytes(csv_bytes(["dokter", "wat", "patroon"], [("akkers", "aanbod", "za")]))
    (folder / "limits.csv").unlink()
    settings = folder / "hds.toml"
    settings.write_text(settings.read_text() + '\n[intake]\ndeadline = "2026-11-01"\n')
    late = save(folder, tmp_path / "fokkinga.json", "fokkinga", availability=[])
    place = tmp_path / "herinneren.csv"
    answer = call("collect", folder, late, "--remind", place)
    assert answer.code == 0
    assert "geen antwoord: 4 (berghuis, colijn, duinstra, evertse)" in answer.err
    rows = list(csv.DictReader(place.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    missing = {each["dokter"]: each["wat ontbreekt"] for each in rows}
    assert missing == {
        "akkers": "geen nieuw antwoord (wat er al stond, geldt), minder aanbod dan deze periode te doen is",
        "berghuis": "geen antwoord",
        "colijn": "geen antwoord",
        "duinstra": "geen antwoord",
        "evertse": "geen antwoord",
        "fokkinga": "minder aanbod dan deze periode te doen is, te laat",
    }
    assert next(each["naam"] for each in rows if each["dokter"] == "berghuis") == "'@SUM(1)"
    assert call("collect", folder, "--remind", place).code == 2
    assert call("collect", folder, "--remind", place, "--force").code == 0


def test_an_earlier_say_is_no_new_answer_once_others_answered(call: Caller, folder: Path, tmp_path: Path) -> None:
    """Before the first answer nobody can tell an old row from a new one."""

    def standing() -> list[str]:
        told = call("collect", folder, "--remind", tmp_path / "wie.csv", "--force", "--json").document
        return [each["doctor"] for each in told["missing"] if "standing" in each["reasons"]]

    assert standing() == []
    assert call("collect", folder, save(folder, tmp_path / "akkers.json", "akkers", availability=[])).code == 0
    assert standing() == ["berghuis", "colijn", "duinstra", "evertse", "fokkinga"]
    assert call("collect", folder, save(folder, tmp_path / "colijn.json", "colijn", availability=[])).code == 0
    assert standing() == ["berghuis", "duinstra", "evertse", "fokkinga"]


def test_nothing_named_says_what_to_do(call: Caller, folder: Path) -> None:
    answer = call("collect", folder)
    assert answer.code == 2
    assert "anwroster collect MAP antwoorden/" in answer.err


def test_a_folder_that_is_wrong_is_told_first(call: Caller, folder: Path, answers: Path) -> None:
    (folder / "limits.csv").write_text("dokter;grens\nx;y\n")
    assert call("collect", folder, answers).code == 2


def test_an_unknown_doctor_of_calendars(call: Caller, folder: Path, answers: Path) -> None:
    answer = call("collect", folder, answers, "--doctor", "akers")
    assert answer.code == 2
    assert "akkers" in answer.err


def test_english(call: Caller, folder: Path, answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", "en")
    answer = call("collect", folder, answers)
    assert "Taken: 1 answer from 2 files." in answer.out
    assert "Refused, number of files: 1." in answer.err


def test_books_are_made_for_all_or_for_one(call: Caller, folder: Path, tmp_path: Path) -> None:
    assert call("form", folder, "--format", "xlsx", "-o", tmp_path / "uit").code == 0
    assert len(list((tmp_path / "uit").iterdir())) == 7
    again = call("form", folder, "--format", "xlsx", "-o", tmp_path / "uit", "--doctor", "akkers")
    assert again.code == 2
    assert call("form", folder, "--format", "xlsx", "-o", tmp_path / "uit", "--doctor", "akkers", "--force").code == 0
    assert call("collect", folder, tmp_path / "uit").out.startswith("Uit 7 bestanden is niets verwerkt")


@pytest.mark.parametrize(("cores", "jobs"), [(None, []), (1, []), (2, [2]), (64, [4])])
def test_a_process_for_each_core_up_to_four(
    call: Caller, folder: Path, answers: Path, monkeypatch: pytest.MonkeyPatch, cores: int | None, jobs: list[int]
) -> None:
    begun: list[int] = []

    class Noted(crew.Alone):
        def __init__(self, count: int) -> None:
            begun.append(count)

    monkeypatch.setattr(crew, "Processes", Noted)
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert "Verwerkt: 1 antwoord" in call("collect", folder, answers).out
    assert begun == jobs
