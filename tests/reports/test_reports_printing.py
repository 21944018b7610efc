"""Pages as PDF: what is told is data, the bytes are the same every time, and a missing typst is named."""

import json
import sys

import pytest

from anwroster.errors import UsageError
from anwroster.reports import Printer, report
from anwroster.reports.printing import _told
from tests.hostile import NAMES
from tests.reportcase import given, made


def page(doctor: str = "cor", *names: str):
    return report(given(names), made(), "doctor", "nl", doctor=doctor)


def test_a_page_is_tagged_pdf_in_its_language_with_its_title() -> None:
    content = Printer().pdf(page())
    assert content.startswith(b"%PDF-1.")
    assert b"pdfuaid:part" in content
    assert b"/Lang(nl)" in content
    assert b"CreationDate" not in content


def test_the_same_page_gives_the_same_bytes_whatever_was_printed_before() -> None:
    printer = Printer()
    first = printer.pdf(page())
    printer.pdf(page("anna"))
    assert printer.pdf(page()) == first == Printer().pdf(page())


@pytest.mark.parametrize("name", [*NAMES, '#eval("1")', '#image("/etc/passwd")', "$x$ *y* _z_ @q <l> \\u{41}"])
def test_hostile_names_print(name: str) -> None:
    assert Printer().pdf(page("cor", *((name,) * 5))).startswith(b"%PDF-1.")


@pytest.mark.parametrize("kind", ["schedule", "fairness", "costs"])
def test_other_reports_print_as_well(kind) -> None:
    assert Printer().pdf(report(given(), made(), kind, "en")).startswith(b"%PDF-1.")


def test_every_cell_that_people_see_is_printed() -> None:
    told = json.dumps(_told(page()), ensure_ascii=False)
    for word in ("C. Cohen", "zo 05-04-2026", "2.490,08", "feestdag 16:00", "Niemand anders"):
        assert word in told
    assert "A. Anders" not in told
    assert "z-dag-2026-04-05" not in told


def test_without_typst_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"pip install 'anwroster\[pdf\]'"):
        Printer().pdf(page())
