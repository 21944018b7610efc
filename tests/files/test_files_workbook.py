# ruff: noqa: DTZ001 - cells of a workbook bear no time zone
import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine

from anwroster.errors import Fault
from anwroster.files import read_folder
from anwroster.model import Instance
from tests.files.goodfolder import GOOD, Edit, drop, faults_of, put, swap, write

TABLES = [name for name in GOOD if name.endswith(".csv")]


def rows_of(name: str) -> list[list[Any]]:
    return [line.split(";") for line in GOOD[f"{name}.csv"].splitlines()]


def workbook(**changed: list[list[Any]]) -> openpyxl.Workbook:
    """Return a workbook with every table of the good folder, some with other rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for file in TABLES:
        name = file.removesuffix(".csv")
        sheet = book.create_sheet(name)
        for row in changed.get(name) or rows_of(name):
            sheet.append([None if cell == "" else cell for cell in row])
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def folder_with(path: Path, content: bytes, *edits: Edit) -> Path:
    return write(path, drop(*TABLES), put("input.xlsx", content), *edits)


def only_fault(folder: Path) -> Fault:
    faults = faults_of(folder)
    assert len(faults) == 1, [(each.code, each.where()) for each in faults]
    return faults[0]


def without_digests(instance: Instance) -> Instance:
    return instance.model_copy(update={"digests": {}})


def test_a_workbook_says_the_same_as_csv_files(tmp_path: Path) -> None:
    by_csv = read_folder(write(tmp_path / "a"))
    by_workbook = read_folder(folder_with(tmp_path / "b", saved(workbook())))
    assert without_digests(by_workbook) == without_digests(by_csv)
    assert set(by_workbook.digests) == {"hds.toml", "input.xlsx"}


def test_native_numbers_dates_and_truths(tmp_path: Path) -> None:
    header = rows_of("doctors")[0]
    doctors = [
        header,
        ["anna", "A. Bakker", "houder", dt.date(2027, 1, 1), None, None, True, None, None, None, 1012345],
        ["bram", "B. Cornelis", "houder", None, dt.datetime(2027, 6, 1), None, False, None, None, None, "01012345"],
        ["cees", "C. Dekker", "vast"],
        ["dina", "D. Evers", "eigen", None, None, None, None, 7.5],
        ["eva", "A. Bakker", "eigen", None, None, None, None, None, 3],
    ]
    busy = [["dokter", "van", "tot", "waar"], ["eva", dt.datetime(2027, 1, 9, 8), dt.datetime(2027, 1, 9, 16, 30), 5]]
    ties = [*rows_of("affiliations")[:3], ["cees", "linde", 0.5], ["cees", "plein", None, 20]]
    book = workbook(doctors=doctors, busy=busy, affiliations=ties)
    instance = read_folder(folder_with(tmp_path, saved(book)))
    anna, bram, _, dina, eva = instance.doctors
    assert (anna.joins, anna.night_runs, anna.agb) == (dt.date(2027, 1, 1), True, "01012345")
    assert (bram.leaves, bram.night_runs, bram.agb) == (dt.date(2027, 6, 1), False, "01012345")
    assert (str(dina.commitment_hours), eva.commitment_shifts) == ("7.5", 3)
    assert instance.busy[0].span.end == dt.datetime(2027, 1, 9, 15, 30, tzinfo=dt.UTC)
    assert instance.busy[0].where == "5"
    assert [str(each.share) for each in instance.affiliations] == ["None", "None", "0.5", "None"]


def test_a_key_typed_as_a_number_is_that_key(tmp_path: Path) -> None:
    doctors = [["dokter", "naam", "overeenkomst", "eigen_uren"], [101, "Een", "eigen", 50]]
    fixed = [["dokter", "dienst"], [101, "avond-2027-01-06"]]
    headers = {
        name: rows_of(name)[:1] for name in ("affiliations", "availability", "limits", "busy", "balances", "topups")
    }
    instance = read_folder(folder_with(tmp_path, saved(workbook(doctors=doctors, fixed=fixed, **headers))))
    assert instance.fixed[0].doctor == instance.doctors[0].id == "101"


def test_a_formula_is_refused_at_its_cell(tmp_path: Path) -> None:
    book = workbook()
    book["limits"]["C2"] = "=1+2"
    fault = only_fault(folder_with(tmp_path, saved(book)))
    assert (fault.code, fault.sheet, fault.row, fault.column) == ("formula", "limits", 2, "aantal")
    assert fault.where("nl") == "input.xlsx, blad limits, rij 2, kolom aantal"


def test_an_error_of_excel_is_refused_at_its_cell(tmp_path: Path) -> None:
    book = workbook()
    book["limits"]["C2"] = "#N/A"
    assert book["limits"]["C2"].data_type == "e"
    fault = only_fault(folder_with(tmp_path, saved(book)))
    assert (fault.code, fault.row, fault.column) == ("error_cell", 2, "aantal")


def test_merged_cells_are_refused(tmp_path: Path) -> None:
    book = workbook()
    book["fixed"].merge_cells("A2:A3")
    faults = faults_of(folder_with(tmp_path, saved(book)))
    assert ("merged_cell", "fixed", 2, "dokter") in [(each.code, each.sheet, each.row, each.column) for each in faults]


@pytest.mark.parametrize(("title", "code"), [("Blad1", "unknown_sheet"), ("availabilty", "misspelt_sheet")])
def test_a_sheet_that_is_no_table(tmp_path: Path, title: str, code: str) -> None:
    book = workbook()
    book.create_sheet(title).append(["dokter"])
    fault = only_fault(folder_with(tmp_path, saved(book)))
    assert (fault.code, fault.sheet) == (code, title)
    assert "availability" in fault.fix("nl")


def test_an_empty_sheet_is_told(tmp_path: Path) -> None:
    book = workbook()
    book.remove(book["busy"])
    book.create_sheet("busy")
    fault = only_fault(folder_with(tmp_path, saved(book)))
    assert (fault.code, fault.sheet) == ("empty_file", "busy")


def test_a_table_as_file_and_as_sheet_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, saved(workbook()), put("limits.csv", GOOD["limits.csv"]))
    fault = only_fault(folder)
    assert (fault.code, fault.file, fault.sheet) == ("table_twice", "input.xlsx", "limits")
    assert "limits.csv" in fault.why("nl")


def test_two_sheets_of_one_table_are_refused(tmp_path: Path) -> None:
    book = workbook()
    copy = book.copy_worksheet(book["limits"])
    copy.title = "LIMITS "
    fault = only_fault(folder_with(tmp_path, saved(book)))
    assert (fault.code, fault.sheet) == ("table_twice", "LIMITS ")


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_what_is_no_workbook_is_one_fault(tmp_path: Path, content: bytes) -> None:
    fault = only_fault(folder_with(tmp_path, content))
    assert (fault.code, fault.file) == ("broken_workbook", "input.xlsx")


def test_a_truncated_workbook_is_one_fault(tmp_path: Path) -> None:
    assert only_fault(folder_with(tmp_path, saved(workbook())[:-900])).code == "broken_workbook"


def repacked(change: dict[str, bytes]) -> bytes:
    """Return the good workbook with some of its parts replaced."""
    source, target = zipfile.ZipFile(io.BytesIO(saved(workbook()))), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, change.pop(name, None) or source.read(name))
        for name, content in change.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = repacked({"xl/worksheets/sheet9.xml": b" " * 160_000_000})
    assert len(bomb) < 1_000_000
    fault = only_fault(folder_with(tmp_path, bomb))
    assert (fault.code, fault.file) == ("zip_bomb", "input.xlsx")


def test_a_zip_with_very_many_parts_is_not_unpacked(tmp_path: Path) -> None:
    assert only_fault(folder_with(tmp_path, repacked({f"x{n}.xml": b"" for n in range(2_001)}))).code == "zip_bomb"


@pytest.mark.parametrize(("place", "code"), [("XFD1", "too_many_columns"), ("A1048576", "too_many_rows")])
def test_a_cell_far_away_reserves_no_memory(tmp_path: Path, place: str, code: str) -> None:
    book = workbook()
    book["limits"][place] = "x"
    fault = only_fault(folder_with(tmp_path, saved(book)))
    assert (fault.code, fault.sheet) == (code, "limits")


def test_xml_with_entities_is_refused(tmp_path: Path) -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><workbook>&b;</workbook>'
    assert only_fault(folder_with(tmp_path, repacked({"xl/workbook.xml": evil}))).code == "broken_workbook"


def test_cells_without_references_are_counted(tmp_path: Path) -> None:
    text = zipfile.ZipFile(io.BytesIO(saved(workbook()))).read("xl/worksheets/sheet1.xml").decode()
    import re

    bare = re.sub(r'<c r="[A-Z]+\d+"', "<c", text)
    bare = bare.replace("</row></sheetData>", "<c><f>1</f><v>1</v></c></row></sheetData>")
    folder = folder_with(tmp_path, repacked({"xl/worksheets/sheet1.xml": bare.encode()}))
    codes = [(each.code, each.row) for each in faults_of(folder)]
    assert codes == [("row_too_long", 3)]


def test_a_panic_of_the_reader_is_a_broken_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicError(BaseException):
        """As pyo3 raises it: no Exception."""

    class Broken:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise PanicError

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Broken)
    assert only_fault(folder_with(tmp_path, saved(workbook()))).code == "broken_workbook"


def test_ctrl_c_while_a_workbook_is_read_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Stopped)
    with pytest.raises(KeyboardInterrupt):
        read_folder(folder_with(tmp_path, saved(workbook())))


def test_a_lock_file_of_excel_is_no_table(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, put("~$input.xlsx", b"x"))) == ()


DECIMALS = (("doctors.csv", "7,5"), ("limits.csv", "40,5"), ("balances.csv", "-4,5"), ("topups.csv", "150,00"))


def test_english_numbers_in_an_english_folder(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        swap("hds.toml", '"nl"', '"en"'),
        *(swap(file, old, old.replace(",", ".")) for file, old in DECIMALS),
    )
    instance = read_folder(folder)
    assert str(instance.limits[2].amount) == "40.5"
    assert str(instance.balances[0].amount) == "-4.5"
