import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from anwroster.commands.endings import Terminated, end
from anwroster.errors import Fault, ImpossibleError, InputError, NoRosterInTimeError, OwnFaultError, UsageError
from tests.commands.calling import Caller


def ended(error: BaseException, *words: str) -> int:
    def work(_: object) -> int:
        raise error

    return end(work, words)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError((Fault("missing_folder", "x"),)), 2),
        (UsageError("zo niet"), 2),
        (ImpossibleError("kan niet"), 1),
        (NoRosterInTimeError("te laat"), 3),
        (OwnFaultError("wij"), 70),
        (KeyError("geheim"), 70),
        (MemoryError(), 70),
        (KeyboardInterrupt(), 130),
        (Terminated(), 143),
    ],
)
def test_every_failure_has_its_exit_code_without_and_with_json(
    error: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(error) == code
    caught = capsys.readouterr()
    assert caught.out == ""
    assert caught.err.strip()
    assert ended(error, "--json") == code
    caught = capsys.readouterr()
    assert json.loads(caught.out)["exit_code"] == code
    assert caught.err == ""


def test_an_unforeseen_error_is_one_line_without_what_stood_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    ended(ValueError("Dokter Geheim kan niet"))
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "Geheim" not in told
    assert "ValueError" in told
    assert "ANWROSTER_DEBUG=1" in told


def test_the_debug_variable_gives_the_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANWROSTER_DEBUG", "1")
    ended(ValueError("zo"))
    assert "Traceback" in capsys.readouterr().err


def test_an_unforeseen_error_names_our_file_and_line(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("anwroster.files.read_folder", broken)
    told = call("validate", "x")
    assert told.code == 70
    assert "ZeroDivisionError, anwroster/commands/given.py:" in told.err


def test_all_faults_are_told_at_once_each_with_place_value_and_way_out(call: Caller, folder: Path) -> None:
    table = folder / "doctors.csv"
    table.write_text(
        table.read_text(encoding="utf-8-sig")
        .replace("praktijkhouder", "praktijkhoudster", 1)
        .replace("D. Duinstra;vaste-waarnemer", "D. Duinstra;vast"),
        encoding="utf-8",
    )
    answer = call("validate", folder)
    assert answer.code == 2
    assert "• doctors.csv, rij 2, kolom overeenkomst: " in answer.err
    assert "Er stond: praktijkhoudster" in answer.err
    assert "Er stond: vast\n" in answer.err
    assert answer.err.count("Wat te doen: ") == 2
    assert answer.err.endswith("Fouten in de invoer: 2. Er is niets geschreven.\n")


def test_faults_with_json_have_every_part_of_the_place(call: Caller, folder: Path) -> None:
    table = folder / "doctors.csv"
    table.write_text(
        table.read_text(encoding="utf-8-sig").replace("praktijkhouder", "praktijkhoudster", 1), encoding="utf-8"
    )
    (fault,) = call("validate", folder, "--json").document["faults"]
    assert (fault["file"], fault["sheet"], fault["row"], fault["column"]) == ("doctors.csv", None, 2, "overeenkomst")
    assert fault["value"] == "praktijkhoudster"
    assert fault["why"]
    assert fault["fix"]


def test_control_characters_of_a_value_do_not_reach_the_terminal(call: Caller, folder: Path) -> None:
    assert "\x1b" not in call("quota", folder, "--doctor", "\x1b[2J").err


def test_nobody_listening_is_no_fault(folder: Path) -> None:
    """``anwroster tariffs | head -0``."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "anwroster", "tariffs"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_name_that_the_system_refuses_is_no_fault_of_ours(call: Caller, folder: Path, tmp_path: Path) -> None:
    answer = call("solve", folder, "-o", tmp_path / ("x" * 300))
    assert answer.code == 2
    assert "Lezen of schrijven lukt niet" in answer.err


def test_a_file_of_ours_that_is_missing_is_our_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(FileNotFoundError(2, "No such file", "words/cli.toml")) == 70
    assert "FileNotFoundError" in capsys.readouterr().err
