"""The workbook that a doctor fills in."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from anwroster.files import read_folder
from anwroster.files.answers import form_digest, form_shifts
from anwroster.model import Instance
from tests.collect.answering import form_book
from tests.files.goodfolder import add, put, swap, write
from tests.hostile import NAMES

INTAKE = '\n[intake]\ndeadline = 2026-12-01\nmail = "rooster.proef+nu@voorbeeld.example"\n'


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    return read_folder(write(tmp_path / "hds", add("hds.toml", INTAKE)))


def test_a_row_for_each_shift_that_the_doctor_may_do(instance: Instance) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_book(instance, "cees")))
    assert book.sheetnames == ["uitleg", "diensten", "grenzen", "anwroster"]
    sheet = book["diensten"]
    shifts = form_shifts(instance, "cees")
    assert [row[9].value for row in sheet.iter_rows(min_row=2)] == [each.id for each in shifts]
    assert [cell.value for cell in sheet[1]] == [
        *("uw keuze", "datum", "dag", "post", "soort", "begin", "einde", "uren", "tariefgroep", "dienst"),
        *("komt uit", "kan niet door"),
    ]
    first = [cell.value for cell in sheet[2]]
    assert (str(first[1])[:10], first[2], str(first[5]), str(first[6]), first[7]) == (
        *("2027-01-04", "ma", "17:00:00", "23:00:00", 6),
    )


def test_the_hidden_sheet_recognises_it(instance: Instance) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_book(instance, "cees")))
    hidden = book["anwroster"]
    assert hidden.sheet_state == "veryHidden"
    told = {hidden.cell(row, 1).value: hidden.cell(row, 2).value for row in range(1, 10)}
    period = instance.hds.period
    digest = form_digest("proef", period.start, period.end, "cees", (each.id for each in form_shifts(instance, "cees")))
    assert len(str(told.pop("filled"))) == 64
    assert told == {
        "format": "anwroster-formbook-2",
        "hds": "proef",
        "start": "2027-01-04",
        "end": "2027-03-01",
        "doctor": "cees",
        "form": digest,
        "shifts": "diensten",
        "limits": "grenzen",
    }


def test_only_the_cells_to_fill_in_are_open(instance: Instance) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_book(instance, "cees")))
    for name in book.sheetnames:
        assert book[name].protection.sheet
    sheet = book["diensten"]
    open_columns = {cell.column for row in sheet.iter_rows(min_row=2) for cell in row if not cell.protection.locked}
    assert open_columns == {1}
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref is not None
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == "keuzes"
    assert str(book.defined_names["keuzes"].attr_text) == "anwroster!$E$1:$E$5"
    assert len(sheet.conditional_formatting) >= 1
    assert [each.formula1 for each in book["grenzen"].data_validations.dataValidation][:3] == [
        *("grenzen", "eenheden", "waarvoor"),
    ]


def test_totals_follow_the_choices(instance: Instance) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(form_book(instance, "cees")))["uitleg"]
    formulas = [row[1].value for row in sheet.iter_rows() if isinstance(row[1].value, str)]
    assert "=COUNTIF('diensten'!$A:$A,\"aanbod\")+COUNTIF('diensten'!$A:$A,\"aanbod, liever niet\")" in formulas
    assert any(each.startswith("=SUMIF") for each in formulas)
    texts = [row[0].value for row in sheet.iter_rows() if row[0].value]
    assert "Graag terug uiterlijk 1-12-2026." in texts
    assert "Stuur de ingevulde werkmap aan rooster.proef+nu@voorbeeld.example." in texts


def test_the_guide_explains_every_choice_in_its_colour(instance: Instance) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_book(instance, "cees")))
    told = {str(row[0].value).partition(":")[0]: row[0].fill.fgColor.rgb for row in book["uitleg"].iter_rows()}
    rules = [rule for each in book["diensten"].conditional_formatting for rule in each.rules]
    colours = {str(each.formula[0]).split('"')[1]: each.dxf.fill.bgColor.rgb for each in rules}
    assert len(colours) == 5
    assert {choice: told[choice] for choice in colours} == colours


@pytest.mark.parametrize(
    ("until", "told"), [("12-1-2027", "12-01-2027"), ("13-1-2027", "12-01-2027 – 13-01-2027")], ids=["one", "two"]
)
def test_a_day_that_is_blocked_whole_is_named_once(tmp_path: Path, until: str, told: str) -> None:
    rows = f"dokter;wat;dienst;van;tot\nanna;blokkade;;12-1-2027;{until}\n"
    folder = write(tmp_path / "hds", put("availability.csv", rows))
    guide = openpyxl.load_workbook(io.BytesIO(form_book(read_folder(folder), "anna")))["uitleg"]
    assert f"Nu geblokkeerd over een tijd: {told}" in [row[0].value for row in guide.iter_rows()]


def test_without_an_address_none_is_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_book(read_folder(write(tmp_path / "hds")), "cees")))
    assert not any("Stuur" in str(row[0].value) for row in book["uitleg"].iter_rows())


def test_codes_and_characters_that_no_sheet_can_hold(instance: Instance) -> None:
    name = "_x0041_ & <b> \x0b\ufffe _x004"
    doctors = tuple(each.model_copy(update={"name": name}) for each in instance.doctors)
    book = openpyxl.load_workbook(io.BytesIO(form_book(instance.model_copy(update={"doctors": doctors}), "anna")))
    title = book["uitleg"]["A1"].value
    assert str(title).replace("_x005F", "") == "Beschikbaarheid van _x0041_ & <b>  _x004"
    assert "A &" not in str(title)


def test_the_same_instance_gives_the_same_bytes(instance: Instance) -> None:
    assert form_book(instance, "anna") == form_book(instance, "anna")
    assert form_book(instance, "anna") != form_book(instance, "cees")


@pytest.mark.parametrize("name", NAMES)
def test_no_name_runs(instance: Instance, name: str) -> None:
    doctors = tuple(each.model_copy(update={"name": name}) for each in instance.doctors)
    posts = tuple(each.model_copy(update={"name": name}) for each in instance.hds.posts)
    hds = instance.hds.model_copy(update={"posts": posts, "name": name})
    content = form_book(instance.model_copy(update={"doctors": doctors, "hds": hds}), "anna")
    parts = zipfile.ZipFile(io.BytesIO(content))
    for part in parts.namelist():
        assert b"<hyperlink" not in parts.read(part)
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            assert (sheet.title, cell.column) == ("uitleg", 2)


def test_english(tmp_path: Path) -> None:
    edits = [swap("hds.toml", '"nl"', '"en"'), swap("doctors.csv", "7,5", "7.5"), swap("limits.csv", "40,5", "40.5")]
    edits += [swap("balances.csv", "-4,5", "-4.5"), swap("topups.csv", "150,00", "150.00")]
    instance = read_folder(write(tmp_path / "hds", *edits))
    book = openpyxl.load_workbook(io.BytesIO(form_book(instance, "anna")))
    assert book.sheetnames == ["guide", "shifts", "limits", "anwroster"]
