"""When an answer was saved: what no clock shows is refused, and what is late is marked."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from anwroster.errors import InputError
from anwroster.files import read_folder
from tests.collect.answering import ANNA, NOW, answer, of, offer, save, taken_in
from tests.files.goodfolder import add, write


def test_a_moment_in_the_future_counts_as_now(hds: Path, tmp_path: Path) -> None:
    told = answer(read_folder(hds), "anna", *ANNA, saved_at="2099-01-01T00:00:00Z")
    found = taken_in(hds, save(tmp_path / "a.json", told))
    assert [each.code for each in found.notes] == ["clock_ahead"]
    assert found.taken[0].submission.saved_at == NOW


@pytest.mark.parametrize(
    ("saved_at", "shown"),
    [
        ("0001-01-01T00:00:00Z", "1-1-0001"),
        ("0001-01-01T00:00:00+12:00", "1-1-0001"),
        ("1999-12-31T22:59:59Z", "31-12-1999"),
    ],
)
def test_an_answer_of_before_2000_is_refused_and_the_rest_goes_on(
    hds: Path, tmp_path: Path, saved_at: str, shown: str
) -> None:
    instance = read_folder(hds)
    save(tmp_path / "in" / "a.json", answer(instance, "anna", *ANNA, saved_at=saved_at))
    save(tmp_path / "in" / "b.json", answer(instance, "bram", offer("avond-2027-01-08")))
    found = taken_in(hds, tmp_path / "in")
    assert [(each.code, each.file, each.column, each.value) for each in found.faults] == [
        ("answer_before", "a.json", "saved_at", shown)
    ]
    assert [each.submission.file for each in found.taken] == ["b.json"]
    assert of(hds, "bram") == [("bram", "avond-2027-01-08")]


def test_an_answer_of_the_first_moment_of_2000_is_taken(hds: Path, tmp_path: Path) -> None:
    told = answer(read_folder(hds), "anna", *ANNA, saved_at="1999-12-31T23:00:00Z")
    assert len(taken_in(hds, save(tmp_path / "a.json", told)).taken) == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("x.csv", "dokter;wat;dienst\nanna;aanbod;avond-2027-01-06\n"),
        ("anna.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"),
    ],
)
def test_a_file_that_bears_no_sensible_date_is_refused(hds: Path, tmp_path: Path, name: str, told: str) -> None:
    found = taken_in(hds, save(tmp_path / name, told, datetime(1999, 12, 31, 22, 59, tzinfo=UTC)))
    assert [(each.code, each.file, each.value) for each in found.faults] == [("answer_before", name, "31-12-1999")]
    assert len(taken_in(hds, save(tmp_path / name, told, datetime(1999, 12, 31, 23, tzinfo=UTC))).taken) == 1


@pytest.mark.parametrize(
    ("saved_at", "readable"),
    [
        ("9999-12-31T23:59:59+00:00", False),
        ("9999-12-31T23:59:59-12:00", False),
        ("2101-01-01T00:00:00+01:00", False),
        ("2100-12-31T23:59:59+01:00", True),
        ("2000-01-01T00:00:00+01:00", True),
        ("1999-12-31T23:59:59+01:00", False),
        ("0001-01-01T00:00:00+12:00", False),
    ],
)
def test_a_moment_in_the_log_that_no_clock_shows(hds: Path, tmp_path: Path, saved_at: str, readable: bool) -> None:
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    log = hds / "answers.csv"
    taken_in(hds, path)
    log.write_text(log.read_text().replace("2026-11-20T09:30:00+01:00", saved_at).replace("a.json;", "b.json;0"))
    if readable:
        taken_in(hds, path)
    else:
        with pytest.raises(InputError) as caught:
            taken_in(hds, path)
        assert [(each.code, each.row) for each in caught.value.faults] == [("log_unreadable", 2)]


@pytest.mark.parametrize(
    ("saved_at", "late"),
    [("2026-11-20T22:59:59Z", False), ("2026-11-20T23:00:00Z", True), ("2026-11-01T00:00:00Z", False)],
)
@pytest.mark.parametrize("written_as", ["2026-11-20", '"2026-11-20"', '"20-11-2026"'])
def test_the_last_day_is_in_time_by_the_local_clock(tmp_path: Path, saved_at: str, late: bool, written_as: str) -> None:
    hds = write(tmp_path / "hds", add("hds.toml", f"\n[intake]\ndeadline = {written_as}\n"))
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA, saved_at=saved_at))
    found = taken_in(hds, path)
    assert bool(found.late) is late
    assert len(found.taken) == 1
    assert (";ja;" in (hds / "answers.csv").read_text()) is late
