"""Answers of the browser form: merged whole or not at all, and nothing else touched."""

from pathlib import Path
from typing import Any

import pytest

from anwroster.files import read_folder
from tests.collect.answering import ANNA, answer, content, of, offer, save, taken_in


def test_an_answer_replaces_all_rows_of_its_doctor_and_no_others(hds: Path, tmp_path: Path) -> None:
    before = content(hds)
    told = answer(read_folder(hds), "anna", *ANNA, limits=[{"bound": "maximum", "amount": "7.5", "unit": "uren"}])
    found = taken_in(hds, save(tmp_path / "a.json", told))
    assert found.faults == ()
    assert of(hds, "anna") == [("anna", "avond-2027-01-06"), ("anna", "nacht-2027-01-09")]
    lines = (hds / "availability.csv").read_text().splitlines()
    old = before["availability.csv"].decode().splitlines()
    assert [each for each in lines if not each.startswith("anna")] == [each for each in old if "anna" not in each]
    assert lines[1] == "anna;aanbod;avond-2027-01-06;;;;;;20-11-2026 09:30;"
    assert "anna;maximum;7,5;uren;totaal" in (hds / "limits.csv").read_text().splitlines()
    assert "anna;maximum;3;diensten;nacht" not in (hds / "limits.csv").read_text()
    assert found.rows["anna", "availability"] == (1, 2)
    assert dict(found.taken[0].counts) == {"offers": 2, "prefer": 1, "avoid": 0, "blocks": 0, "limits": 1}
    assert content(hds)["availability.csv.bak"] == before["availability.csv"]
    unchanged = set(before) - {"availability.csv", "limits.csv"}
    assert {name: content(hds)[name] for name in unchanged} == {name: before[name] for name in unchanged}


def test_the_log_tells_what_was_taken_and_is_no_input(hds: Path, tmp_path: Path) -> None:
    taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA, remark="=HYPERLINK(1)\nregel 2")))
    log = (hds / "answers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert log[0] == "dokter;onderdelen;beantwoord;bestand;sha256;te laat;aanbod;voorkeur;liever niet;blokkades;" + (
        "grenzen;opmerking"
    )
    cells = log[1].split(";")
    assert cells[:4] == ["anna", "availability limits", "2026-11-20T09:30:00+01:00", "a.json"]
    assert cells[5:] == ["nee", "2", "1", "0", "0", "0", "'=HYPERLINK(1) regel 2"]
    assert "answers.csv" not in read_folder(hds).digests


def test_without_balances_the_log_is_not_taken_for_a_misspelt_table(hds: Path, tmp_path: Path) -> None:
    (hds / "balances.csv").unlink()
    taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA)))
    assert read_folder(hds).offers


@pytest.mark.parametrize(
    ("saved_at", "taken"),
    [
        ("2026-11-20T09:30:00+01:00", False),
        ("2026-11-20T08:30:01Z", True),
        ("2026-11-20T09:29:59+01:00", False),
    ],
)
def test_only_a_newer_answer_replaces_an_earlier_one(hds: Path, tmp_path: Path, saved_at: str, taken: bool) -> None:
    instance = read_folder(hds)
    taken_in(hds, save(tmp_path / "a.json", answer(instance, "anna", *ANNA)))
    again = answer(instance, "anna", offer("avond-2027-01-07"), saved_at=saved_at)
    found = taken_in(hds, save(tmp_path / "b.json", again))
    assert bool(found.taken) is taken
    assert bool(found.files) is taken
    assert [each.code for each in found.notes] == ([] if taken else ["older"])
    assert (("anna", "avond-2027-01-07") in of(hds, "anna")) is taken


def test_the_same_file_again_changes_nothing(hds: Path, tmp_path: Path) -> None:
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    taken_in(hds, path)
    before = content(hds)
    found = taken_in(hds, path)
    assert [each.code for each in found.notes] == ["same"]
    assert content(hds) == before


def test_of_two_answers_in_one_run_the_newest_wins_whatever_their_names(hds: Path, tmp_path: Path) -> None:
    instance = read_folder(hds)
    save(tmp_path / "in" / "1.json", answer(instance, "anna", *ANNA, saved_at="2026-11-21T10:00:00Z"))
    save(tmp_path / "in" / "2.json", answer(instance, "anna", offer("avond-2027-01-07")))
    found = taken_in(hds, tmp_path / "in")
    assert [each.submission.file for each in found.taken] == ["1.json"]
    assert [(each.code, each.file) for each in found.notes] == [("older_in_run", "2.json")]
    assert "1.json" in found.notes[0].text()


def test_a_broken_newer_answer_leaves_the_older_one(hds: Path, tmp_path: Path) -> None:
    instance = read_folder(hds)
    save(
        tmp_path / "in" / "1.json", answer(instance, "anna", offer("avond-2027-13-07"), saved_at="2026-11-21T10:00:00Z")
    )
    save(tmp_path / "in" / "2.json", answer(instance, "anna", *ANNA))
    found = taken_in(hds, tmp_path / "in")
    assert [each.submission.file for each in found.taken] == ["2.json"]
    assert [(each.code, each.file, each.column) for each in found.faults] == [
        ("no_shift_that_day", "1.json", "availability[1].shift")
    ]


def test_one_fault_refuses_the_whole_answer_and_all_faults_are_told(hds: Path, tmp_path: Path) -> None:
    before = content(hds)
    wrong = [*ANNA, offer("avond-2027-01-09"), {"what": "aanbod", "since": "2027-02-30", "until": "2027-03-01"}]
    limits = [
        {"bound": "minimum", "amount": "4", "unit": "diensten"},
        {"bound": "maximum", "amount": "2,5", "unit": "diensten"},
    ]
    found = taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", *wrong, limits=limits)))
    assert [(each.code, each.column, each.row) for each in found.faults] == [
        ("no_shift_that_day", "availability[3].shift", None),
        ("impossible_date", "availability[4].since", None),
        ("not_whole", "limits[2].amount", None),
    ]
    assert content(hds) == before


def wrong(**changes: Any) -> Any:
    return lambda instance: answer(instance, "anna", *ANNA) | changes


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (wrong(hds="ander"), "answer_other_hds"),
        (wrong(start="2027-01-05"), "answer_other_period"),
        (wrong(form="0" * 64), "answer_other_form"),
        (wrong(doctor="nobody"), "unknown_doctor"),
        (lambda instance: answer(instance, "bram", *ANNA) | {"doctor": "anna"}, "answer_other_doctor"),
        (wrong(format="anwroster-answer-2"), "answer_syntax"),
        (wrong(extra=1), "unknown_key"),
        (wrong(saved_at="gisteren"), "unreadable_moment"),
        (wrong(availability=[{"what": "misschien"}]), "unknown_choice"),
        (wrong(availability=[{"what": "aanbod", "since": "1 mei"}]), "bad_form"),
        (wrong(availability=[offer("avond-2027-01-06")] * 10_001), "list_too_long"),
        (wrong(availability=[{"what": "aanbod"}]), "no_shift_or_time"),
        (wrong(availability=[{"what": "aanbod", "since": "2027-01-06"}]), "from_without_until"),
        (wrong(limits=[{"bound": "maximum", "amount": "1.234", "unit": "uren"}]), "bad_form"),
        (wrong(limits=[{"bound": "maximum", "amount": "3", "unit": "uren", "scope": "ochtend"}]), "unknown_scope"),
        (wrong(remark="x" * 2_001), "too_long"),
        (wrong(doctor="x" * 2_000), "bad_key"),
        (wrong(doctor="<script>alert(1)</script>"), "bad_key"),
    ],
)
def test_an_answer_edited_by_hand_is_refused_in_words(hds: Path, tmp_path: Path, make: Any, code: str) -> None:
    before = content(hds)
    found = taken_in(hds, save(tmp_path / "a.json", make(read_folder(hds))))
    assert [each.code for each in found.faults] == [code]
    told = f"{found.faults[0].where()} {found.faults[0].why()} {found.faults[0].fix()}"
    assert "a.json" in told
    assert len(told) < 700
    assert content(hds) == before


def test_an_older_form_is_taken_when_asked(hds: Path, tmp_path: Path) -> None:
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA, form="0" * 64))
    found = taken_in(hds, path, older_forms=True)
    assert [each.code for each in found.notes] == ["older_form"]
    assert of(hds, "anna") == [("anna", "avond-2027-01-06"), ("anna", "nacht-2027-01-09")]
