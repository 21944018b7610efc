"""What is in the folder when collect is stopped halfway, and input on which it must not stop by itself."""

import json
from pathlib import Path

import pytest

from anwroster.files import read_folder
from anwroster.files.intake import collecting
from tests.collect.answering import answer, content, offer, save, taken_in


def test_the_log_is_written_last(hds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is killed halfway is asked again: no answer counts as taken that is not in the tables."""
    seen: list[str] = []
    monkeypatch.setattr(collecting, "write_all", lambda folder, files, **more: seen.extend(files))
    told = answer(read_folder(hds), "anna", offer("avond-2027-01-06"))
    taken_in(hds, save(tmp_path / "a.json", json.dumps(told).encode()))
    assert seen[-1] == "answers.csv"
    assert "availability.csv" in seen[:-1]


def test_a_log_of_nothing_counts_as_none(hds: Path, tmp_path: Path) -> None:
    (hds / "answers.csv").write_bytes(b"\xef\xbb\xbf")
    told = answer(read_folder(hds), "anna", offer("avond-2027-01-06"))
    found = taken_in(hds, save(tmp_path / "a.json", json.dumps(told).encode()))
    assert found.faults == ()
    assert len(found.taken) == 1


def test_a_recurrence_that_never_moves_on_is_refused(hds: Path, tmp_path: Path) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T000000Z"]
    lines += ["DTSTART:20270105T080000Z", "DTEND:20270105T090000Z", "RRULE:FREQ=DAILY;INTERVAL=0", "END:VEVENT"]
    before = content(hds)
    found = taken_in(hds, save(tmp_path / "anna.ics", "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()))
    assert [each.code for each in found.faults] == ["calendar_too_many"]
    assert content(hds) == before
