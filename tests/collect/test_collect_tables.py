"""Tables in the layout of availability and limits, of one or more doctors."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from anwroster.files import read_folder
from tests.collect.answering import answer, content, offer, save, taken_in

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_a_table_replaces_the_rows_of_all_its_doctors_in_that_table_only(hds: Path, tmp_path: Path) -> None:
    limits = (hds / "limits.csv").read_bytes()
    table = "wat;dokter;patroon;opmerking\naanbod;A. Bakker;elke dag nacht;x\n".replace("A. Bakker", "anna")
    table += "liever niet;C. Dekker;za,zo;+zaterdag\nblokkade;cees;elke dag 08:00-12:00;\n"
    found = taken_in(hds, save(tmp_path / "terug.csv", table, AT))
    assert found.faults == ()
    assert [(each.submission.doctor, each.submission.covers, each.counts["blocks"]) for each in found.taken] == [
        ("anna", ("availability",), 0),
        ("cees", ("availability",), 1),
    ]
    lines = (hds / "availability.csv").read_text().splitlines()
    assert "cees;liever niet;;;;za,zo;;;;'+zaterdag" in lines
    assert "anna;aanbod;;;;elke dag nacht;;;20-11-2026 10:00;x" in lines
    assert (hds / "limits.csv").read_bytes() == limits
    assert "limits.csv" not in found.files


def test_limits_come_by_a_table_of_their_own(hds: Path, tmp_path: Path) -> None:
    found = taken_in(hds, save(tmp_path / "l.csv", "bound,doctor,amount,unit\nmax,anna,2,diensten\n", AT))
    assert found.taken[0].submission.covers == ("limits",)
    assert "anna;max;2;diensten;" in (hds / "limits.csv").read_text().splitlines()
    assert "nacht" not in (hds / "limits.csv").read_text()


def test_when_it_was_sent_in_is_the_newest_of_its_rows(hds: Path, tmp_path: Path) -> None:
    table = "dokter;wat;dienst;ingediend\nanna;aanbod;avond-2027-01-06;1-11-2026 10:00\n"
    table += "anna;aanbod;avond-2027-01-07;2-11-2026 10:00\nbram;aanbod;avond-2027-01-07;\n"
    found = taken_in(hds, save(tmp_path / "t.csv", table, AT))
    assert [each.submission.saved_at for each in found.taken] == [datetime(2026, 11, 2, 9, tzinfo=UTC), AT]
    instance = read_folder(hds)
    older = answer(instance, "anna", offer("avond-2027-01-08"), saved_at="2026-11-01T10:00:00Z")
    assert [each.code for each in taken_in(hds, save(tmp_path / "a.json", older)).notes] == ["older"]


def test_the_same_content_is_not_newer_because_it_was_copied(hds: Path, tmp_path: Path) -> None:
    table = "dokter;wat;dienst\nanna;aanbod;avond-2027-01-06\n"
    taken_in(hds, save(tmp_path / "t.csv", table, AT))
    found = taken_in(hds, save(tmp_path / "u.csv", table, datetime(2026, 11, 25, tzinfo=UTC)))
    assert [each.code for each in found.notes] == ["same"]


@pytest.mark.parametrize(
    ("table", "code", "row", "column"),
    [
        (
            "dokter;wat;dienst\nanna;aanbod;avond-2027-01-06\njanssen;aanbod;avond-2027-01-06\n",
            "unknown_doctor",
            3,
            "dokter",
        ),
        ("dokter;wat;dienst\nA. Bakker;aanbod;avond-2027-01-06\n", "ambiguous_name", 2, "dokter"),
        ("dokter;wat;dienst\n;aanbod;avond-2027-01-06\n", "empty_cell", 2, "dokter"),
        ("dokter;wat;dienst\n=1+1;aanbod;avond-2027-01-06\n", "formula", 2, "dokter"),
        ("dokter;wat;dienst;opmerking\nanna;aanbod;avond-2027-01-06;=HYPERLINK(1)\n", "formula", 2, "opmerking"),
        ('dokter;wat;dienst;opmerking\nanna;aanbod;avond-2027-01-06;"a\nb"\n', "control_character", 2, "opmerking"),
        ("dokter;wat;dienst;opmerking\nanna;aanbod;avond-2027-01-06;" + "x" * 2000, "too_long", 2, "opmerking"),
        ("dokter;wat;deinst\nanna;aanbod;avond-2027-01-06\n", "misspelt_column", 1, "deinst"),
        ("dokter;wat;dienst\nanna;aanbot;avond-2027-01-06\n", "unknown_word", 2, "wat"),
        ("dokter;wat;dienst\n", "answer_empty", None, None),
        ("dokter;naam\nanna;x\n", "answer_csv", 1, None),
        ("", "empty_file", None, None),
        ('dokter;wat\n"anna;x', "broken_csv", 2, None),
        (b"\x00\x01\x02\xff", "wrong_encoding", None, None),
        ("x" * 300_000, "cell_too_long", 1, None),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_row_and_column(
    hds: Path, tmp_path: Path, table: str | bytes, code: str, row: int | None, column: str | None
) -> None:
    before = content(hds)
    found = taken_in(hds, save(tmp_path / "t.csv", table, AT))
    assert [(each.code, each.file, each.row, each.column) for each in found.faults] == [(code, "t.csv", row, column)]
    assert content(hds) == before


def test_a_fault_of_one_doctor_leaves_the_others_of_the_table(hds: Path, tmp_path: Path) -> None:
    table = "dokter;wat;dienst\nanna;aanbod;avond-2027-01-06\nbram;aanbod;avond-2027-01-09\n"
    found = taken_in(hds, save(tmp_path / "t.csv", table, AT))
    assert [each.submission.doctor for each in found.taken] == ["anna"]
    assert [(each.row, each.value) for each in found.faults] == [(3, "avond-2027-01-09")]
    assert "bram;voorkeur;;;;di avond;;;;" in (hds / "availability.csv").read_text()
