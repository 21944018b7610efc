"""Formulas and charts of the workbook: where they stand, and that the values beside them are what they come to."""

import io
import re
import zipfile

import openpyxl
import pytest

from anwroster.exports import workbook
from anwroster.exports.book import letters
from anwroster.tariffs import pay
from tests.exports.test_exports_workbook import formulas, lines, rows
from tests.reportcase import given, made
from tests.reports.test_reports_costs import later

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")


def test_formulas_stand_where_a_planner_expects_them() -> None:
    found = formulas()
    assert found["verdeling"]["H2"] == '=IF(E2="","",(G2+F2)/E2)'
    assert found["kosten"]["F2"] == "=D2*E2"
    assert found["per dokter"]["H9"] == "=SUBTOTAL(109,H2:H8)"
    assert found["grafieken"]["B2"].startswith("=SUMIFS('kosten'!$D$2")
    assert not any(found[each] for each in ("rooster Post Noord", "herkomst"))


def test_the_values_of_formulas_are_what_they_come_to() -> None:
    shares = {each["Dokter"]: each["% van quotum"] for each in rows("verdeling")}
    assert shares["cor"] == pytest.approx(0.8)
    assert shares["dee"] in (None, "")
    total = lines("verdeling")[-1]
    assert total["Uren"] == sum(each["Uren"] for each in rows("verdeling"))
    owing = [each for each in rows("verdeling") if each["Quotum (uur)"]]
    done = sum(each["Uren"] + each["Saldo van eerdere perioden (uur)"] for each in owing)
    assert total["% van quotum"] == pytest.approx(done / sum(each["Quotum (uur)"] for each in owing))
    assert lines("kosten per dokter")[-1]["Bedrag (€)"] == pytest.approx(float(pay(given(), made()).total))
    bands = {each["Band"]: each["Uren"] for each in rows("grafieken")}
    assert sum(bands.values()) == lines("kosten")[-1]["Uren"]


def test_what_nobody_knows_has_no_sum() -> None:
    """A year without a tariff: hours are added up, euros are not nought but unknown."""
    case, filled = later()
    filled = filled.model_copy(
        update={"assignments": tuple(each for each in filled.assignments if each.doctor != "dee")}
    )
    book = openpyxl.load_workbook(io.BytesIO(workbook(case, filled)), data_only=True)
    for name, hours, euros in (("kosten", "D", "F"), ("kosten per dokter", "C", "D"), ("grafieken", "B", "C")):
        sheet = book[name]
        last = max(cell.row for cell in sheet["A"] if cell.value == "totaal")
        assert sheet[f"{hours}{last}"].value > 0
        assert sheet[f"{euros}{last}"].value is None
    assert lines("kosten")[-1]["Bedrag (€)"] > 0


def test_the_least_fulfilled_comes_first_and_who_has_no_quota_last() -> None:
    shares = [each["% van quotum"] for each in rows("verdeling")]
    assert shares[:-1] == sorted(shares[:-1])
    assert not shares[-1]


def test_there_are_two_charts_of_excel_itself_that_point_at_the_sheets() -> None:
    parts = zipfile.ZipFile(io.BytesIO(workbook(given(), made())))
    charts = [parts.read(each).decode() for each in sorted(parts.namelist()) if each.startswith("xl/charts/chart")]
    assert re.findall("<c:f>(.*?)</c:f>", charts[0]) == ["grafieken!$A$2:$A$7", "grafieken!$B$2:$B$7"]
    assert re.findall("<c:f>(.*?)</c:f>", charts[1]) == ["verdeling!$B$2:$B$5", "verdeling!$H$2:$H$5"]


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (702, "AAA")])
def test_columns_have_the_letters_of_excel(column: int, name: str) -> None:
    assert letters(column) == name
