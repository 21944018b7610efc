"""What an audit leaves behind: a page, a PDF with the roster inside, a workbook, and a record for machines."""

import io
import json
import re
import sys
import zlib
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from anwroster.audit.report import NAMES
from anwroster.audit.report.composing import SHOWN
from anwroster.audit.result import AuditResult
from anwroster.packages import unzipped
from docs import auditschema
from tests.audit.auditcase import Made, handed_over, packed, worked_csv
from tests.audit.forging import LOCUMS, OWNERS
from tests.commands.calling import Caller


@pytest.fixture
def files(call: Caller, package, honest: bytes, tmp_path: Path) -> dict[str, bytes]:
    """Return the files of the audit of the honest package."""
    assert call("audit", package(honest), "-o", tmp_path / "uit").code == 0
    return {each.name: each.read_bytes() for each in (tmp_path / "uit").iterdir()}


def test_four_files_are_written_and_the_same_audit_gives_the_same_bytes(
    call: Caller, package, honest: bytes, files: dict[str, bytes], tmp_path: Path
) -> None:
    assert set(files) == set(NAMES)
    place = package(honest)
    refused = call("audit", place, "-o", tmp_path / "uit")
    assert (refused.code, refused.out) == (2, "")
    assert "--force" in refused.err
    assert call("audit", place, "-o", tmp_path / "uit", "--force").code == 0
    assert {each.name: each.read_bytes() for each in (tmp_path / "uit").iterdir()} == files


def test_the_page_is_whole_in_itself(files: dict[str, bytes]) -> None:
    page = files["audit.html"].decode()
    assert "default-src 'none'" in page
    assert set(re.findall(r'https?://[^\s"<]*', page)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(link|img|iframe|object|embed)\b", page)
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    assert headings[:4] == ["Oordeel", "Tarieven waarmee gerekend is", "Over welk pakket dit gaat", "Klopt het pakket?"]


def test_every_chart_stands_in_a_section_with_a_table(files: dict[str, bytes]) -> None:
    sections = re.findall(r"<section>.*?</section>", files["audit.html"].decode(), re.DOTALL)
    with_charts = [each for each in sections if "<svg" in each]
    assert len(with_charts) >= 5
    assert all("<table" in each and "<desc>" in each for each in with_charts)


def test_the_first_page_says_which_package_and_how_sure_each_tariff_is(files: dict[str, bytes], honest: bytes) -> None:
    page = files["audit.html"].decode()
    told = json.loads(files["audit.json"])
    assert told["package"]["digest"] in page
    assert "één bron" in page
    assert "nza-2026" in page
    assert "Niet getekend" in page
    assert "Aanvaard: nagerekend in gehele getallen" in page


def test_the_print_is_for_the_archive_and_holds_the_roster(files: dict[str, bytes], honest: bytes) -> None:
    content = files["audit.pdf"]
    assert b"<pdfaid:part>3</pdfaid:part>" in content
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in content
    assert b"pdfuaid:part" in content
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    inside = [zlib.decompress(each) for each in streams if each[:1] == b"x"]
    assert unzipped(honest)["roster.json"] in inside


def test_without_typst_the_rest_is_written_without_the_print_of_before_and_it_is_said(
    call: Caller, package, honest: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("audit", package(honest), "-o", tmp_path / "uit").code == 0
    monkeypatch.setitem(sys.modules, "typst", None)
    answer = call("audit", package(honest), "-o", tmp_path / "uit", "--force")
    assert answer.code == 0
    assert "pip install 'anwroster[audit]'" in answer.err
    assert {each.name for each in (tmp_path / "uit").iterdir()} == set(NAMES) - {"audit.pdf"}


def test_the_record_is_what_the_schema_says_and_what_the_terminal_gives(
    call: Caller, package, honest: bytes, files: dict[str, bytes]
) -> None:
    told = json.loads(files["audit.json"])
    jsonschema.validate(told, json.loads(auditschema.PAGE.read_text(encoding="utf-8")))
    AuditResult.model_validate(told)
    assert call("audit", package(honest), "--json").document == told
    assert told["outcome"] == "met"
    assert {each["policy"] for each in told["criteria"]} == {"basis", "evenwicht"}
    lowest = next(each for each in told["criteria"] if each["id"] == "laagste-vervulling")
    assert (lowest["unit"], lowest["at_least"], lowest["own_choice"]) == ("share", "0.75", True)
    assert lowest["value"]["exact"] == f"{lowest['evidence'][0]['amount']['exact']}"


def test_the_schema_in_the_documents_is_current() -> None:
    for path, text in auditschema.pages().items():
        assert path.read_text(encoding="utf-8") == text


def test_long_tables_are_cut_on_the_page_and_whole_in_the_workbook(call: Caller, package, hds: Made, tmp_path) -> None:
    rows = handed_over(hds, "nacht", OWNERS, LOCUMS, 8) + handed_over(hds, "avond", OWNERS, LOCUMS, 8)
    assert len(rows) > SHOWN
    assert call("audit", package(packed(hds, worked_csv(*rows))), "-o", tmp_path / "uit").code == 1
    page = (tmp_path / "uit" / "audit.html").read_text(encoding="utf-8")
    assert f"Alle wijzigingen: hier staan de eerste {SHOWN} van {len(rows)} rijen" in page
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "uit" / "audit.xlsx").read_bytes()))
    assert book["Alle wijzigingen"].max_row == len(rows) + 1
    assert {"Uren en kosten per dokter", "Uren en kosten per praktijk", "Kosten en maximum per kalenderja"[:31]} <= set(
        book.sheetnames
    )
    assert "Uren en kosten per dokter" not in page
    assert {"De criteria", "Klopt het pakket", "Alle dokters, gepubliceerd en g"} <= set(book.sheetnames)


@pytest.mark.parametrize(("language", "verdict"), [("nl", "Voldaan: het rooster"), ("en", "Met: the roster")])
def test_the_report_speaks_the_language_asked_for(
    language: str, verdict: str, call: Caller, package, honest: bytes, tmp_path: Path
) -> None:
    answer = call("audit", package(honest), "--language", language, "-o", tmp_path / "uit")
    page = (tmp_path / "uit" / "audit.html").read_text(encoding="utf-8")
    assert verdict in answer.out
    assert verdict in page
    assert f'<html lang="{language}">' in page
    assert ("voldaan" in page) == (language == "nl")


def test_only_the_basis_can_be_asked(call: Caller, package, honest: bytes, tmp_path: Path) -> None:
    answer = call("audit", package(honest), "--policy", "basis", "-o", tmp_path / "uit")
    assert answer.code == 0
    assert "Over evenwicht is niets gevraagd" in answer.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--policy", "evenwigt"], "evenwicht"),
        (["--signed-by", "abc"], "64 hexadecimale tekens"),
        (["--language", "fr"], "nl, en"),
    ],
    ids=lambda each: each[0] if isinstance(each, list) else "",
)
def test_wrong_words_are_refused_with_the_way_out(
    words: list[str], says: str, call: Caller, package, honest: bytes
) -> None:
    answer = call("audit", package(honest), *words)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err


def test_an_output_that_is_a_file_is_refused_before_any_work(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("van een ander")
    answer = call("audit", tmp_path / "nergens.zip", "-o", tmp_path / "uit" / "dieper")
    assert answer.code == 2
    assert str(tmp_path / "uit") in answer.err
    assert "nergens.zip" not in answer.err
    assert (tmp_path / "uit").read_text() == "van een ander"


def test_a_package_that_is_not_there_is_named(call: Caller, tmp_path: Path) -> None:
    answer = call("audit", tmp_path / "nergens.zip")
    assert answer.code == 2
    assert "nergens.zip" in answer.err


def test_an_english_report_has_english_sources(call: Caller, package, honest: bytes, tmp_path: Path) -> None:
    call("audit", package(honest), "--language", "en", "-o", tmp_path / "uit")
    page = (tmp_path / "uit" / "audit.html").read_text(encoding="utf-8")
    assert "Follows from the payment itself" in page
    assert "Volgt uit" not in page


def test_the_terminal_names_only_who_is_beyond_the_threshold(call: Caller, package, hds: Made) -> None:
    rows = handed_over(hds, "nacht", OWNERS, LOCUMS, 4)
    told = call("audit", package(packed(hds, worked_csv(*rows)))).out
    lowest = told.split("Elke dokter met een quotum vervult minstens driekwart:\n")[1].split("\nDe ")[0]
    shares = [float(each.replace(",", ".")) for each in re.findall(r": ([\d,]+) % van", lowest)]
    assert shares
    assert all(each < 75 for each in shares)
