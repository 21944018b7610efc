"""Names that mean harm stay names: on the page, in print, in the workbook and on the terminal."""

import io
from dataclasses import replace

import openpyxl
import pytest

from anwroster.audit.audited import audit
from anwroster.audit.case import Case
from anwroster.audit.policies import read_policy
from anwroster.audit.report import audit_files
from anwroster.files import read_worked
from tests.audit.auditcase import Made, handed_over, worked_csv
from tests.hostile import NAMES

WORSE = ("=1+1", "<script>alert(1)</script>", "漢字 😀", '#eval("1")', "A" * 120)


@pytest.mark.parametrize("name", [*NAMES, *WORSE])
def test_a_hostile_name_stays_a_name(name: str, hds: Made, worked: str) -> None:
    doctors = tuple(each.model_copy(update={"name": name}) for each in hds.instance.doctors)
    instance = hds.instance.model_copy(update={"doctors": doctors})
    after = read_worked(hds.instance, {"worked.csv": worked.encode()})
    found = audit(Case(instance, hds.roster, after, hds.certificate), read_policy("evenwicht"))
    files, missing = audit_files(found, "nl")
    assert not missing
    page = files["audit.html"].decode()
    assert "<script>alert" not in page
    assert page.count("<script>") == 1
    assert files["audit.pdf"].startswith(b"%PDF-")
    book = openpyxl.load_workbook(io.BytesIO(files["audit.xlsx"]))
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_a_case_without_anything_about_itself_is_judged_as_far_as_it_goes(hds: Made) -> None:
    """A roster made elsewhere: no certificate, no provenance, no payments, nothing changed."""
    roster = hds.roster.model_copy(update={"phases": (), "provenance": None})
    bare = replace(hds, roster=roster)
    found = audit(Case(bare.instance, bare.roster), read_policy("basis"))
    reasons = {each.criterion.id: each.measurement.reason for each in found.judged}
    assert reasons["invoer-onveranderd"] == "no_provenance"
    assert reasons["rooster-zegt-de-waarheid"] == "no_claims"
    assert reasons["certificaat"] == "no_certificate"
    assert audit_files(found, "en")[0]["audit.html"].decode().count("cannot be judged") >= 3


def test_untruths_are_found_without_a_certificate_as_well(hds: Made) -> None:
    phases = tuple(each.model_copy(update={"open_seats": 7}) for each in hds.roster.phases)
    levels = hds.roster.phases[0].levels
    told = (levels[0].model_copy(update={"value": levels[0].value + 1}), *levels[1:])
    phases = (phases[0].model_copy(update={"levels": told}), *phases[1:])
    roster = hds.roster.model_copy(update={"phases": phases})
    found = audit(Case(hds.instance, roster), read_policy("basis"))
    untrue = next(each for each in found.judged if each.criterion.id == "rooster-zegt-de-waarheid")
    assert {each.key for each in untrue.measurement.evidence} == {"claims_open", "claims_level"}
    honest = audit(Case(hds.instance, hds.roster), read_policy("basis"))
    assert next(each for each in honest.judged if each.criterion.id == "rooster-zegt-de-waarheid").outcome == "met"


def test_the_worst_stands_first_in_what_people_read(hds: Made) -> None:
    rows = handed_over(hds, "nacht", ("anna", "bas"), ("cor", "dee"), 4)
    after = read_worked(hds.instance, {"worked.csv": worked_csv(*rows).encode()})
    found = audit(Case(hds.instance, hds.roster, after, hds.certificate), read_policy("evenwicht"))
    lowest = next(each for each in found.judged if each.criterion.id == "laagste-vervulling")
    amounts = [each.amount for each in lowest.measurement.evidence]
    assert amounts == sorted(amounts)
    assert lowest.measurement.value == amounts[0]
