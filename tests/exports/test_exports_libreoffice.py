"""The workbook as LibreOffice reads it: every cell the same, every formula computed anew to the value that we wrote."""

import io
import math
import os
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from anwroster.exports import workbook
from anwroster.files import read_folder
from anwroster.model import Blocked, Busy
from tests.collect.answering import form_book, save, taken_in
from tests.exports.test_exports_wallchart import with_sorts
from tests.hostile import NAMES
from tests.reportcase import given, made
from tests.reports.test_reports_costs import later

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")
PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
HALF_YEAR = Path(__file__).parents[2] / "examples/half-year"
EXAMPLE = Path(__file__).parents[2] / "examples/first-week"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return what converts a workbook with LibreOffice in a profile of its own."""
    if PROGRAM is None:
        if os.environ.get("ANWROSTER_TOOLS") == "all":
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is missing: apt-get install libreoffice-calc-nogui")
    profile = tmp_path_factory.mktemp("profile")

    def convert(content: bytes, form: str = "xlsx") -> bytes:
        place = tmp_path_factory.mktemp("office")
        (place / "in.xlsx").write_bytes(content)
        command = [PROGRAM, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
        command += ["--convert-to", form, "--outdir", str(place / "out"), str(place / "in.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (place / "out" / f"in.{form}").read_bytes()

    return convert


def without_values(content: bytes) -> bytes:
    """Return a workbook whose formulas have no values, so that whoever opens it must compute them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            told = old.read(part)
            if part.startswith("xl/worksheets/sheet"):
                told = re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", told)
                told = re.sub(rb'(<c r="\w+" s="\d+") t="str"><f>', rb"\1><f>", told)
            new.writestr(part, told)
    return target.getvalue()


def cells(content: bytes) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if cell.value not in (None, "")
    }


def assert_alike(ours: dict[tuple[str, str], object], theirs: dict[tuple[str, str], object]) -> None:
    assert ours.keys() == theirs.keys()
    for place, value in ours.items():
        other = theirs[place]
        if isinstance(value, (int, float)) and isinstance(other, (int, float)):
            assert math.isclose(value, other, rel_tol=1e-9, abs_tol=1e-9), place
        elif isinstance(value, str):
            assert str(other).replace("\r\n", "\n") == value.replace("\r\n", "\n"), place
        else:
            assert value == other, place


def test_a_wiped_workbook_has_formulas_and_no_values() -> None:
    content = workbook(given(), made())
    parts = zipfile.ZipFile(io.BytesIO(without_values(content)))
    sheets = b"".join(parts.read(each) for each in parts.namelist() if "worksheets/sheet" in each)
    assert sheets.count(b"</f></c>") == sheets.count(b"<f>") > 20
    assert len(cells(without_values(content))) < len(cells(content))


@pytest.mark.parametrize("case", ["small", "indicative", "empty"])
def test_libreoffice_computes_what_we_wrote(office, case: str) -> None:
    content = {
        "small": lambda: workbook(given(), made()),
        "indicative": lambda: workbook(*later(), 2026),
        "empty": lambda: workbook(given(top_ups=()), made(assignments=(), provenance=None)),
    }[case]()
    assert_alike(cells(content), cells(office(without_values(content))))


def test_libreoffice_keeps_hostile_names_as_texts(office) -> None:
    printable = [each for each in NAMES if each.isprintable()]
    for name in printable[:6]:
        content = workbook(given((name,) * 5), made())
        assert_alike(cells(content), cells(office(without_values(content))))


def test_it_prints_and_charts_survive(office) -> None:
    content = workbook(given(), made())
    assert office(content, "pdf").startswith(b"%PDF-")
    parts = zipfile.ZipFile(io.BytesIO(office(content))).namelist()
    assert sum(each.startswith("xl/charts/chart") for each in parts) == 2


def test_a_wide_wall_chart_prints_on_a4_with_the_days_on_every_page(office) -> None:
    case = with_sorts(9)
    book = openpyxl.load_workbook(io.BytesIO(workbook(case, made(assignments=(), period=case.hds.period))))
    for name in book.sheetnames[1:]:
        del book[name]
    target = io.BytesIO()
    book.save(target)
    content = office(target.getvalue(), "pdf")
    sizes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", content)
    assert {tuple(round(float(side)) for side in size) for size in sizes} == {(842, 595)}
    assert len(re.findall(rb"/Type ?/Page\b", content)) == 2, "five sorts of one kind and four of the other"


def test_the_first_week_in_both_languages(office) -> None:
    instance = read_folder(EXAMPLE)
    for language in ("nl", "en"):
        case = instance.model_copy(update={"hds": instance.hds.model_copy(update={"language": language})})
        roster = made(assignments=(), period=instance.hds.period)
        content = workbook(case, roster, 2026)
        assert_alike(cells(content), cells(office(without_values(content))))


def test_a_doctors_workbook_has_the_totals_that_libreoffice_computes(office) -> None:
    instance = read_folder(HALF_YEAR)
    doctor = max((each.doctor for each in instance.limits), key=[each.doctor for each in instance.offers].count)
    shifts = {each.id: each for each in instance.shifts}
    mine = [shifts[each.shift] for each in instance.offers if each.doctor == doctor]
    away, elsewhere = Blocked(doctor=doctor, span=mine[0].span), Busy(doctor=doctor, span=mine[-1].span)
    instance = instance.model_copy(update={"blocked": (*instance.blocked, away), "busy": (*instance.busy, elsewhere)})
    content = form_book(instance, doctor)
    ours = cells(content)
    assert {"blokkade", "dienst elders"} <= {value for (sheet, at), value in ours.items() if at[0] == "L"}
    assert (
        sum(isinstance(value, (int, float)) and value > 0 for (sheet, _), value in ours.items() if sheet == "uitleg")
        > 3
    )
    assert_alike(ours, cells(office(without_values(content))))


def test_a_doctors_workbook_that_libreoffice_saved_is_no_answer_until_a_cell_changes(office, tmp_path: Path) -> None:
    hds = tmp_path / "hds"
    shutil.copytree(HALF_YEAR, hds)
    instance = read_folder(hds)
    doctor, shift = next((each.doctor, each.shift) for each in instance.offers)
    content = form_book(instance, doctor)
    found = taken_in(hds, save(tmp_path / "as-it-was.xlsx", office(content)))
    assert ([each.code for each in found.notes], found.faults, found.files) == (["untouched"], (), {})
    book = openpyxl.load_workbook(io.BytesIO(content))
    (cell,) = [row[0] for row in book["diensten"].iter_rows(min_row=2) if row[9].value == shift]
    cell.value = None
    target = io.BytesIO()
    book.save(target)
    found = taken_in(hds, save(tmp_path / "changed.xlsx", office(target.getvalue())), now=datetime.now(UTC))
    assert (found.faults, len(found.taken)) == ((), 1)
    before, after = ({(each.doctor, each.shift) for each in its.offers} for its in (instance, read_folder(hds)))
    assert (before - after, after - before) == ({(doctor, shift)}, set())
