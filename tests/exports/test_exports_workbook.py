import datetime as dt
import io
import re
import zipfile
from html import unescape

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from anwroster.exports import workbook
from anwroster.exports.book import Book
from tests.hostile import NAMES
from tests.reportcase import given, made
from tests.reports.test_reports_costs import later

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")
SHEETS = [
    "rooster Post Noord",
    "rooster Post Zuid",
    "per dienst",
    "per dokter",
    "open diensten",
    "verdeling",
    "kosten",
    "kosten per dokter",
    "private toeslagen",
    "grafieken",
    "herkomst",
]


def read(*names: str, **changes) -> openpyxl.Workbook:
    """Return the workbook with the values of its formulas as we wrote them."""
    return openpyxl.load_workbook(io.BytesIO(workbook(given(names, **changes), made())), data_only=True)


def rows(sheet: str, *names: str, **changes) -> list[dict]:
    return [each for each in lines(sheet, *names, **changes) if next(iter(each.values())) != "totaal"]


def lines(sheet: str, *names: str, **changes) -> list[dict]:
    head, *found = read(*names, **changes)[sheet].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in found]


def formulas() -> dict[str, dict[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(given(), made())))
    return {
        sheet.title: {cell.coordinate: cell.value for line in sheet for cell in line if cell.data_type == "f"}
        for sheet in book
    }


def test_a_sheet_for_every_view() -> None:
    assert read().sheetnames == SHEETS


def test_one_post_has_a_sheet_without_its_name() -> None:
    case = given()
    shifts = tuple(each for each in case.shifts if each.post == "noord")
    filled = made(assignments=made().assignments[:2])
    book = openpyxl.load_workbook(io.BytesIO(workbook(case.model_copy(update={"shifts": shifts}), filled)))
    assert book.sheetnames[:2] == ["rooster", "per dienst"]


def test_the_same_roster_gives_the_same_bytes() -> None:
    assert workbook(given(), made()) == workbook(given(), made(assignments=made().assignments[::-1]))


def test_every_table_is_frozen_filtered_and_fits_the_page() -> None:
    for sheet in read():
        assert sheet.freeze_panes is not None
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert "HDS Proef" in sheet.oddHeader.left.text
        assert "23-03-2026" in sheet.oddHeader.right.text
        if not sheet.title.startswith("rooster"):
            totals = sheet.cell(sheet.max_row, 1).value == "totaal"
            assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row - totals, sheet.max_column).coordinate}"
        assert all(sheet.column_dimensions[each.column_letter].width > 7 for each in sheet[1])


def test_days_times_and_numbers_are_real() -> None:
    first = rows("per dienst")[0]
    assert first["Dag"] == dt.datetime(2026, 3, 23)  # noqa: DTZ001  # Excel has no zones
    assert (first["Begin"], first["Einde"]) == (dt.time(17), dt.time(23))
    assert (first["Uren"], first["Dokter"], first["Naam"]) == (6, "anna", "A. Anders")
    assert rows("verdeling")[0]["% van quotum"] == pytest.approx(1 / 44)


def test_a_second_reader_sees_the_same() -> None:
    other = CalamineWorkbook.from_filelike(io.BytesIO(workbook(given(), made())))
    assert other.sheet_names == SHEETS
    line = other.get_sheet_by_name("per dienst").to_python()[1]
    assert line[:3] == [dt.date(2026, 3, 23), dt.time(17), dt.time(23)]
    costs = other.get_sheet_by_name("kosten").to_python()
    assert all(isinstance(each[3], float) for each in costs[1:-1])


def test_formats_of_days_hours_shares_and_euros() -> None:
    book = read()
    assert book["per dienst"]["A2"].number_format == "[$-413]ddd dd-mm-yyyy"
    assert book["per dienst"]["B2"].number_format == "hh:mm"
    assert book["verdeling"]["H2"].number_format == "0 %"
    assert book["kosten"]["E2"].number_format == "#,##0.00"
    assert read(language="en")["by shift"]["A2"].number_format == "[$-809]ddd dd-mm-yyyy"


def test_the_wall_chart_by_hand() -> None:
    sheet = read()["rooster Post Noord"]
    assert [each.value for each in sheet[1]] == ["Dag", "17:00–23:00\nConsult", "23:00–08:00\nConsult"]
    assert sheet.max_row == 1 + 21
    assert sheet["B2"].value == "A. Anders\nB. Bos"
    assert sheet["C2"].value == "OPEN"
    (area,) = sheet.conditional_formatting
    (rule,) = area.rules
    assert (str(area.sqref), rule.operator, rule.text) == ("B2:C22", "containsText", "OPEN")
    assert rule.dxf.fill.bgColor.rgb == "FFF9D6CF"


def test_weekends_and_holidays_stand_out() -> None:
    sheet = read()["rooster Post Zuid"]
    colours = {each[0].value.date().isoformat(): each[0].fill.fgColor.rgb for each in sheet.iter_rows(min_row=2)}
    assert colours["2026-04-04"] == "FFE3ECF4"
    assert colours["2026-04-05"] == "FFFDF0D5"
    assert colours["2026-04-07"] == "00000000"


def test_every_seat_is_in_the_list() -> None:
    found = rows("per dienst")
    assert len(found) == 84
    assert lines("per dienst")[-1]["Uren"] == sum(each["Uren"] for each in found)
    assert sum(each["Naam"] == "OPEN" for each in found) == 77
    easter = next(each for each in found if each["Dienst"] == "z-dag-2026-04-05")
    assert (easter["Nacht"], easter["Weekend"], easter["Feestdag"]) == (None, "x", "x")


def test_shifts_by_doctor() -> None:
    found = rows("per dokter")
    assert [each["Dokter"] for each in found] == ["anna", "anna", "bas", "cor", "dee", "eva", "eva"]
    assert found[2]["Opmerking"] == "vastgezet"
    assert found[-1]["Opmerking"] == "aangewezen zonder aanbod"


def test_open_shifts_with_their_seats() -> None:
    found = rows("open diensten")
    assert sum(each["Plaatsen"] for each in found) == 77
    assert next(each["Plaatsen"] for each in found if each["Dienst"] == "n-avond-2026-03-24") == 2


def test_costs_by_doctor_are_rounded_once() -> None:
    assert {each["Dokter"]: each["Bedrag (€)"] for each in rows("kosten per dokter")}["cor"] == 2490.08


def test_top_ups_stand_apart() -> None:
    assert [(each["Dokter"], each["Toeslag (€)"]) for each in rows("private toeslagen")] == [("cor", 250)]
    assert "private toeslagen" not in read(top_ups=()).sheetnames


def test_assumed_euros_are_marked_in_every_cell() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(*later(), 2026)))
    for sheet, column in (("kosten", "E"), ("kosten", "F"), ("kosten per dokter", "D")):
        cells = [each for each in book[sheet][column][1:] if each.value is not None]
        assert cells
        assert {each.number_format for each in cells} == {'"indicatief"* #,##0.00'}
    assert {each.value for each in book["kosten"]["G"][1:-1]} == {"indicatief", "–"}


def test_the_origin_recognises_a_file_that_comes_back() -> None:
    told = {each["Gegeven"]: each["Waarde"] for each in rows("herkomst")}
    assert (told["sleutel"], told["eerste dag"], told["laatste dag"]) == ("hds", "2026-03-23", "2026-04-12")
    assert told["bestand: hds.toml"] == "ab" * 32


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_a_formula_or_a_link(name: str) -> None:
    content = workbook(given((name,) * 5), made())
    parts = zipfile.ZipFile(io.BytesIO(content))
    ours = {each for sheet in formulas().values() for each in sheet.values()}
    for part in parts.namelist():
        told = parts.read(part)
        assert {f"={unescape(each)}" for each in re.findall("<f>(.*?)</f>", told.decode())} <= ours
        assert b"<hyperlink" not in told
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for line in sheet.iter_rows():
            for cell in line:
                if isinstance(cell.value, str) and cell.data_type != "f":
                    assert not cell.value.lstrip(" ").startswith(("=", "@"))
    names = [each["Naam"] for each in rows("verdeling", *((name,) * 5))]
    assert len(set(names)) == 1


@pytest.mark.parametrize(
    "names",
    [("a/b", "a:b"), ("x" * 40, "x" * 40 + "y"), ("", "'"), ("Rooster", "rooster"), ("\x00", "\u202e"), ("'q'", "q")],
)
def test_sheets_have_names_that_excel_takes(names: tuple[str, ...]) -> None:
    book = Book("t", dt.datetime(2026, 1, 1), "nl")  # noqa: DTZ001  # Excel has no zones
    for name in names:
        book.table(name, [], [])
    found = openpyxl.load_workbook(io.BytesIO(book.content())).sheetnames
    assert len({each.lower() for each in found}) == len(names)
    assert all(0 < len(each) <= 31 and not set(each) & set("[]:*?/\\") for each in found)


def test_an_empty_roster_is_a_workbook_too() -> None:
    content = workbook(given(top_ups=()), made(assignments=(), provenance=None))
    assert len(openpyxl.load_workbook(io.BytesIO(content)).sheetnames) == len(SHEETS) - 1
