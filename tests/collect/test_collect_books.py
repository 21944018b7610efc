"""Workbooks that were filled in: by openpyxl here, as by any spreadsheet there."""

import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from anwroster.files import read_folder
from anwroster.files.formlayout import REMARK
from tests.collect.answering import NOW, content, form_book, save, taken_in
from tests.collect.icsmaking import AT, calendar, event
from tests.files.goodfolder import put, swap, write

SAVED = "2026-11-20T08:30:00Z"


def filled(
    folder: Path, doctor: str, choices: dict[str, str | None], *, sheets: Any = None, saved: str = SAVED
) -> bytes:
    """Return the doctor's workbook with choices by shift, saved as a spreadsheet saves it."""
    book = openpyxl.load_workbook(io.BytesIO(form_book(read_folder(folder), doctor)))
    english = "shifts" in book.sheetnames
    for row in book["shifts" if english else "diensten"].iter_rows(min_row=2):
        if row[9].value in choices:
            row[0].value = choices[row[9].value]
    if sheets is not None:
        sheets(book)
    book.properties.modified = datetime(2026, 11, 20, 8, 30)  # noqa: DTZ001
    target = io.BytesIO()
    book.save(target)
    # openpyxl stamps the moment of saving: put back the one that the test is about
    parts = zipfile.ZipFile(target)
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as archive:
        for name in parts.namelist():
            told = parts.read(name)
            if name == "docProps/core.xml":
                start = told.index(b"modified")
                at = told.index(b">", start) + 1
                told = told[:at] + saved.encode() + told[told.index(b"<", at) :]
            archive.writestr(name, told)
    return again.getvalue()


def test_a_book_comes_back_as_an_answer(hds: Path, tmp_path: Path) -> None:
    def limits(book: Any) -> None:
        sheet = book["grenzen"]
        for column, value in enumerate(("maximum", 7.5, "uren", "soort:consult"), start=1):
            sheet.cell(2, column, value)
            sheet.cell(3, column).value = None
        sheet.cell(REMARK[0] + 1, REMARK[1] + 1, "liever geen maandag")

    choices = {"avond-2027-01-06": "aanbod", "nacht-2027-01-09": "voorkeur", "nacht-2027-01-10": "liever niet"}
    choices |= {"avond-2027-01-08": "blokkade", "avond-2027-01-05": None, "avond-2027-01-07": "aanbod, liever niet"}
    found = taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", choices, sheets=limits)))
    assert found.faults == ()
    (proven,) = found.taken
    assert dict(proven.counts) == {"offers": 3, "prefer": 1, "avoid": 2, "blocks": 1, "limits": 1}
    assert proven.submission.saved_at == datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    assert proven.submission.remark == "liever geen maandag"
    instance = read_folder(hds)
    offered = [each.shift for each in instance.offers if each.doctor == "anna"]
    assert offered == ["avond-2027-01-06", "avond-2027-01-07", "nacht-2027-01-09"]
    avoided = [each.shift for each in instance.wishes if each.doctor == "anna" and each.kind == "avoid"]
    assert avoided == ["avond-2027-01-07", "nacht-2027-01-10"]
    assert [(each.amount, each.scope) for each in instance.limits if each.doctor == "anna"] == [(7.5, "kind:consult")]


def test_a_book_and_a_newer_calendar_each_replace_their_own_rows(tmp_path: Path) -> None:
    table = [
        "dokter;wat;dienst;van;tot;opmerking",
        "anna;aanbod;avond-2027-01-05;;;",
        "anna;blokkade;;20-01-2027;21-01-2027;vakantie",
        "anna;blokkade;;25-01-2027;26-01-2027;agenda",
        "bram;blokkade;;25-01-2027;26-01-2027;agenda",
    ]
    hds = write(tmp_path / "hds", put("availability.csv", "\n".join([*table, ""])))
    save(tmp_path / "in" / "x.xlsx", filled(hds, "anna", {"avond-2027-01-06": "aanbod"}))
    busy = event("DTSTART:20270202T080000Z", "DTEND:20270202T100000Z")
    save(tmp_path / "in" / "anna.ics", calendar(busy), AT)
    found = taken_in(hds, tmp_path / "in")
    assert (found.faults, found.notes) == ((), ())
    assert {each.submission.covers for each in found.taken} == {("availability", "limits"), ("calendar",)}
    assert (hds / "availability.csv").read_text().splitlines()[1:] == [
        "anna;aanbod;avond-2027-01-05;;;",
        "anna;aanbod;avond-2027-01-06;;;;20-11-2026 09:30",
        "anna;blokkade;;20-01-2027;21-01-2027;vakantie",
        "anna;blokkade;;02-02-2027 09:00;02-02-2027 11:00;agenda;",
        "bram;blokkade;;25-01-2027;26-01-2027;agenda",
    ]
    assert found.rows == {
        ("anna", "availability"): (1, 2),
        ("anna", "calendar"): (1, 1),
        ("anna", "limits"): (2, 2),
    }


def test_an_english_book_of_an_english_folder(tmp_path: Path) -> None:
    hds = write(
        tmp_path / "hds",
        swap("hds.toml", '"nl"', '"en"'),
        swap("doctors.csv", "7,5", "7.5"),
        swap("limits.csv", "40,5", "40.5"),
        swap("balances.csv", "-4,5", "-4.5"),
        swap("topups.csv", "150,00", "150.00"),
    )

    def limits(book: Any) -> None:
        for column, value in enumerate(("minimum", 1, "holiday shifts", "total"), start=1):
            book["limits"].cell(4, column, value)

    found = taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", {"avond-2027-01-06": "prefer"}, sheets=limits)))
    assert found.faults == ()
    assert found.taken[0].counts["prefer"] == 1
    assert found.taken[0].counts["limits"] == 3


def test_a_book_leaves_blocks_over_a_time_as_they_are(hds: Path, tmp_path: Path) -> None:
    """A workbook has a row per shift: it cannot say a holiday, and so must not take one away."""
    table = hds / "availability.csv"
    width = table.read_text(encoding="utf-8-sig").splitlines()[0].count(";")
    row = ";".join(["anna", "blokkade", "", "12-01-2027", "14-01-2027"])
    head = table.read_text(encoding="utf-8-sig").splitlines()[0]
    row += ";" * (width - row.count(";"))
    assert head.startswith("dokter;wat;dienst;van;tot")
    table.write_text(table.read_text(encoding="utf-8-sig").rstrip("\n") + "\n" + row + "\n", encoding="utf-8-sig")
    before = read_folder(hds)
    assert any(each.doctor == "anna" for each in before.blocked)
    found = taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", {"avond-2027-01-06": "aanbod"})))
    assert found.faults == ()
    after = read_folder(hds)
    spans = [each.span for each in before.blocked if each.doctor == "anna"]
    assert spans[-1] in [each.span for each in after.blocked if each.doctor == "anna"]
    assert [each.shift for each in after.offers if each.doctor == "anna"] == ["avond-2027-01-05", "avond-2027-01-06"]


def test_a_book_that_nobody_touched_is_no_answer(hds: Path, tmp_path: Path) -> None:
    path = save(tmp_path / "x.xlsx", form_book(read_folder(hds), "anna"))
    os.utime(path, (NOW.timestamp() - 9, NOW.timestamp() - 9))
    found = taken_in(hds, path)
    assert [each.code for each in found.notes] == ["untouched"]
    assert not found.files


def test_wrong_cells_are_told_with_sheet_row_and_column(hds: Path, tmp_path: Path) -> None:
    def spoil(book: Any) -> None:
        book["diensten"]["A4"] = '=HYPERLINK("x")'
        book["grenzen"]["A3"], book["grenzen"]["B3"], book["grenzen"]["C3"] = "maximum", "veel", "uren"

    before = content(hds)
    found = taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", {}, sheets=spoil)))
    assert [(each.code, each.sheet, each.row, each.column) for each in found.faults] == [
        ("formula", "diensten", 4, "A")
    ]
    book = filled(
        hds,
        "anna",
        {"avond-2027-01-06": "misschien"},
        sheets=lambda its: spoil(its) or its["diensten"].__setitem__("A4", None),
    )
    found = taken_in(hds, save(tmp_path / "y.xlsx", book))
    assert [(each.code, each.sheet, each.column) for each in found.faults] == [
        ("unknown_word", "diensten", "A"),
        ("unreadable_number", "grenzen", "B"),
    ]
    assert content(hds) == before


def test_a_row_without_its_shift(hds: Path, tmp_path: Path) -> None:
    def spoil(book: Any) -> None:
        book["diensten"]["A4"], book["diensten"]["J4"] = "aanbod", None

    found = taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", {}, sheets=spoil)))
    assert [(each.code, each.row) for each in found.faults] == [("answer_book_row", 4)]


@pytest.mark.parametrize(
    ("row", "value", "code"),
    [
        (1, "x", "answer_book"),
        (2, "ander", "answer_other_hds"),
        (3, "2027-02-01", "answer_other_period"),
        (3, "maandag", "answer_book"),
        (5, "bram", "answer_other_doctor"),
        (6, "0" * 64, "answer_other_form"),
        (7, "weg", "answer_book"),
    ],
)
def test_a_hidden_sheet_that_was_edited(hds: Path, tmp_path: Path, row: int, value: str, code: str) -> None:
    def spoil(book: Any) -> None:
        book["anwroster"].cell(row, 2, value)

    found = taken_in(hds, save(tmp_path / "x.xlsx", filled(hds, "anna", {"avond-2027-01-06": "aanbod"}, sheets=spoil)))
    assert [each.code for each in found.faults] == [code]


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\x00" * 300_000_000)
    return target.getvalue()


def strange() -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (bomb, "zip_bomb"),
        (strange, "answer_book"),
        (lambda: os.urandom(5_000), "broken_workbook"),
        (lambda: b"", "broken_workbook"),
        (lambda: strange()[:2_000], "broken_workbook"),
    ],
)
def test_no_book_of_ours(hds: Path, tmp_path: Path, make: Any, code: str) -> None:
    before = content(hds)
    found = taken_in(hds, save(tmp_path / "x.xlsx", make()))
    assert [each.code for each in found.faults] == [code]
    assert content(hds) == before
