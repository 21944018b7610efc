from pathlib import Path

import pytest

from anwroster.files import read_folder
from tests.files.goodfolder import GOOD, Edit, add, faults_of, put, swap, write

DOCTORS = GOOD["doctors.csv"]


def doctors_as(content: bytes) -> Edit:
    return put("doctors.csv", content)


@pytest.mark.parametrize(
    "content",
    [
        DOCTORS.encode("utf-8-sig"),
        DOCTORS.replace("\n", "\r\n").encode("utf-8-sig"),
        DOCTORS.replace("\n", "\r").encode(),
        DOCTORS.replace("7,5", '"7,5"').replace(";", ",").encode(),
        DOCTORS.replace(";", "\t").encode(),
        ("sep=;\r\n" + DOCTORS).encode(),
        DOCTORS.rstrip("\n").encode(),
        DOCTORS.replace("D. Evers", '"D. Evers"').encode(),
        DOCTORS.replace("\n", ";;;\n").encode(),
        (DOCTORS + "\n;;;\n   ;\n").encode(),
        DOCTORS.replace("eigen_uren", "Eigen Uren").replace("dokter;", "  DOKTER ;").encode(),
        DOCTORS.replace("dokter;naam;overeenkomst", "id;name;agreement").encode(),
        DOCTORS.replace("D. Evers", "  D. Evers\u00a0").encode(),
    ],
    ids=["bom", "crlf", "cr", "comma", "tab", "sep", "no-last-line-end", "quotes", "empty-columns", "empty-rows",
         "headers", "english", "spaces"],
)  # fmt: skip
def test_every_dialect_says_the_same(content: bytes, tmp_path: Path) -> None:
    plain = read_folder(write(tmp_path / "a"))
    other = read_folder(write(tmp_path / "b", doctors_as(content)))
    assert other.doctors == plain.doctors


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_survive_both_encodings(encoding: str, tmp_path: Path) -> None:
    text = DOCTORS.replace("D. Evers", "D. Evérs-Müller €")
    instance = read_folder(write(tmp_path, doctors_as(text.encode(encoding))))
    assert instance.doctors[3].name == "D. Evérs-Müller €"


def test_composed_and_decomposed_accents_are_one_name(tmp_path: Path) -> None:
    edits = swap("doctors.csv", "B. Cornelis", "B. Corne\u0301lis"), swap("fixed.csv", "bram", "B. Corn\u00e9lis")
    assert faults_of(write(tmp_path, *edits)) == ()


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    turned = "\n".join(";".join(reversed(line.split(";"))) for line in GOOD["fixed.csv"].splitlines())
    assert (
        read_folder(write(tmp_path / "a", put("fixed.csv", turned))).fixed == read_folder(write(tmp_path / "b")).fixed
    )


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    text = 'dokter;dienst\n\n"bram";"avond-2027-01-06"\n\nniemand;avond-2027-01-06\n'
    (fault,) = faults_of(write(tmp_path, put("fixed.csv", text)))
    assert fault.row == 5


def test_the_line_that_names_the_separator_counts_as_a_row(tmp_path: Path) -> None:
    (fault,) = faults_of(write(tmp_path, put("fixed.csv", "sep=;\ndokter;dienst\nniemand;avond-2027-01-06\n")))
    assert (fault.row, fault.value) == (3, "niemand")


def test_a_quoted_line_break_is_one_row(tmp_path: Path) -> None:
    text = GOOD["availability.csv"].replace(";graag", ';"veel\nregels"') + "niemand;aanbod;avond-2027-01-05\n"
    faults = faults_of(write(tmp_path, put("availability.csv", text)))
    assert [(each.code, each.row) for each in faults] == [("control_character", 6), ("unknown_doctor", 7)]


def test_a_short_row_has_empty_cells_at_its_end(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, add("limits.csv", "cees;max;3;uren\n"))) == ()


def test_empty_cells_beyond_the_header_do_no_harm(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, swap("fixed.csv", "bram;avond-2027-01-06", "bram;avond-2027-01-06;;;"))) == ()


def test_a_table_name_in_capitals_is_that_table(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "limits.csv").rename(folder / "Limits.CSV")
    assert "Limits.CSV" in read_folder(folder).digests
