"""Answers edited by hand, of other shifts, of far too many rows; links and names that lead where nothing may go."""

import json
import sys
import time
from pathlib import Path

import pytest

from anwroster.errors import UsageError
from anwroster.files import read_folder
from anwroster.files.intake import answercsv, judging, patience
from tests.collect.answering import ANNA, answer, content, of, offer, save, taken_in
from tests.commands.calling import Caller
from tests.files.goodfolder import put, swap, write

SECONDS = 8.0 if sys.gettrace() is None else 30.0
"""Two seconds where it was measured; it was fifty."""

ONLY_SOUTH = swap("affiliations.csv", "anna;linde;;;noord zuid;", "anna;linde;;;zuid;")
HEAD = "dokter;wat;dienst;van;tot\n"


def test_a_shift_that_the_form_does_not_show_is_refused_and_nothing_else_of_the_answer_is_taken(tmp_path: Path) -> None:
    hds = write(tmp_path / "hds", ONLY_SOUTH)
    before = content(hds)
    told = answer(read_folder(hds), "anna", offer("nacht-2027-01-06"), offer("avond-2027-01-06"))
    found = taken_in(hds, save(tmp_path / "a.json", told))
    assert [(each.code, each.column, each.value) for each in found.faults] == [
        ("answer_not_shown", "availability[2].shift", "avond-2027-01-06")
    ]
    assert content(hds) == before


@pytest.mark.parametrize("gone", ["avond-2027-01-06", "vervallen-2027-01-06"])
def test_of_an_older_form_what_is_no_longer_shown_is_left_out_and_the_rest_is_taken(tmp_path: Path, gone: str) -> None:
    hds = write(tmp_path / "hds", ONLY_SOUTH)
    told = answer(read_folder(hds), "anna", offer("nacht-2027-01-06"), offer(gone), form="0" * 64)
    path = save(tmp_path / "a.json", told)
    found = taken_in(hds, path, older_forms=True)
    assert (found.faults, [each.code for each in found.notes]) == ((), ["older_form", "left_out"])
    assert "rijen: 1." in found.notes[1].text()
    assert found.taken[0].counts["offers"] == 1
    assert ("anna", "nacht-2027-01-06") in of(hds, "anna")
    assert ("anna", gone) not in of(hds, "anna")


@pytest.mark.parametrize(("rows", "is_refused"), [(5, False), (6, True)])
def test_one_doctor_has_so_many_rows_at_most(
    hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, *, is_refused: bool
) -> None:
    monkeypatch.setattr(answercsv, "MOST_ROWS", 5)
    own = "".join(f"anna;aanbod;avond-2027-01-{day:02};;\n" for day in (5, 6, 7, 8, 11, 12)[:rows])
    found = taken_in(hds, save(tmp_path / "x.csv", f"{HEAD}{own}bram;aanbod;avond-2027-01-05;;\n"))
    assert [each.code for each in found.faults] == (["answer_rows"] if is_refused else [])
    assert [each.submission.doctor for each in found.taken] == (["bram"] if is_refused else ["anna", "bram"])


@pytest.mark.parametrize(("most", "is_refused"), [(80, False), (79, True)])
def test_rows_that_all_say_the_whole_period_are_not_worked_through(
    hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, *, is_refused: bool
) -> None:
    """Forty evenings, said twice."""
    monkeypatch.setattr(judging, "MOST_LOOKS", most)
    told = "dokter;wat;patroon\n" + "anna;aanbod;elke dag avond\n" * 2
    found = taken_in(hds, save(tmp_path / "x.csv", told))
    assert [(each.code, each.row) for each in found.faults] == ([("answer_wide", 3)] if is_refused else [])


@pytest.mark.parametrize("count", [judging.MOST_FAULTS, judging.MOST_FAULTS + 1])
def test_the_faults_of_one_answer_do_not_drown_the_others(hds: Path, tmp_path: Path, count: int) -> None:
    told = answer(read_folder(hds), "anna", *(offer(f"nergens-{at}") for at in range(count)))
    codes = [each.code for each in taken_in(hds, save(tmp_path / "a.json", told)).faults]
    assert codes.count("unknown_shift") == judging.MOST_FAULTS
    assert codes.count("too_many_faults_of_one") == count - judging.MOST_FAULTS


def test_what_steers_a_screen_does_not_come_into_the_log(hds: Path, tmp_path: Path) -> None:
    remark = "\x1b[31mrood\u202e\n=HYPERLINK(1)"
    taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA, remark=remark)))
    assert (hds / "answers.csv").read_text().rstrip().endswith(";[31mrood =HYPERLINK(1)")


def test_a_table_of_everybody_ends_with_patience_too(
    hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 0.0, 0.0, *[1e9] * 9])  # begun; the file; its first doctor
    monkeypatch.setattr(patience, "process_time", lambda: next(clock))
    own = "".join(f"{who};aanbod;avond-2027-01-07;;\n" for who in ("anna", "bram", "cees"))
    found = taken_in(hds, save(tmp_path / "x.csv", HEAD + own))
    assert [each.submission.doctor for each in found.taken] == ["anna"]
    assert [(each.code, each.value) for each in found.faults] == [("not_read", "bram"), ("not_read", "cees")]


def blocks(minute: int) -> list[dict[str, str]]:
    """Return thousands of separate times, every hour of a year, as no doctor says them."""
    days = [f"2027-{1 + at // 648:02}-{1 + at // 24 % 27:02} {at % 24:02}" for at in range(7_776)]
    return [{"what": "blokkade", "since": f"{each}:{minute:02}", "until": f"{each}:{minute + 2:02}"} for each in days]


def test_very_many_blocks_that_all_move_a_little_take_no_minute(hds: Path, tmp_path: Path) -> None:
    for at, minute in enumerate((0, 1)):
        told = answer(read_folder(hds), "anna", *blocks(minute), saved_at=f"2026-11-2{at}T09:30:00Z")
        path, begin = save(tmp_path / f"{at}.json", told), time.process_time()
        assert taken_in(hds, path).faults == ()
        assert time.process_time() - begin < SECONDS


def test_very_many_times_of_a_calendar_that_are_freed_take_no_minute(tmp_path: Path) -> None:
    told = blocks(0)
    rows = "".join(f"anna;blokkade;;{each['since']};{each['until']};agenda\n" for each in told)
    hds = write(tmp_path / "hds", put("availability.csv", "dokter;wat;dienst;van;tot;opmerking\n" + rows))
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *told[::2], calendar=told))
    begin = time.process_time()
    assert taken_in(hds, path).faults == ()
    assert time.process_time() - begin < SECONDS
    assert len([each for each in read_folder(hds).blocked if each.doctor == "anna"]) == len(told) // 2


@pytest.mark.parametrize("name", ["availability.csv.bak", "answers.csv"])
def test_a_copy_or_log_that_is_a_link_to_a_table_is_not_written_through(hds: Path, tmp_path: Path, name: str) -> None:
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    if name == "answers.csv":
        taken_in(hds, save(tmp_path / "0.json", answer(read_folder(hds), "anna", saved_at="2026-11-01T09:00:00Z")))
        (hds / name).replace(hds / "x.bak")
        (hds / name).symlink_to("x.bak")
    else:
        (hds / name).symlink_to("hds.toml")
    before = content(hds)
    with pytest.raises(UsageError, match=r"is een verwijzing naar een ander bestand van de HDS"):
        taken_in(hds, path)
    assert content(hds) == before


@pytest.mark.parametrize(
    "name", ["availability.csv", "hds.toml", "answers.csv", "Limits.CSV", "limits.csv.bak", "../link.csv", "../a.json"]
)
def test_the_list_of_reminders_goes_over_nothing_of_the_hds_and_over_no_answer(
    call: Caller, hds: Path, tmp_path: Path, name: str
) -> None:
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    (tmp_path / "link.csv").symlink_to(hds / "doctors.csv")
    before = content(hds)
    found = call("collect", hds, path, "--remind", hds / name, "--force")
    assert (found.code, "daar komt de herinneringslijst niet overheen" in found.err) == (2, True)
    assert content(hds) == before
    assert json.loads(path.read_text())["doctor"] == "anna"


def test_another_file_is_replaced_when_asked(call: Caller, hds: Path) -> None:
    (hds / "herinneren.csv").write_text("oud")
    assert call("collect", hds, "--remind", hds / "herinneren.csv").code == 2
    assert (hds / "herinneren.csv").read_text() == "oud"
    assert call("collect", hds, "--remind", hds / "herinneren.csv", "--force").code == 0
    assert (hds / "herinneren.csv").read_text() != "oud"
