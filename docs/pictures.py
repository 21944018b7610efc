"""The pictures of form, doctor's page and workbook: ``python -m docs.pictures``, after ``make demo``.

Needs chromium, LibreOffice (``soffice``) and ``pdftoppm`` on the path. Pictures are looked at, not compared byte for
byte: fonts differ from machine to machine.
"""

import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from anwroster.exports import workbook
from anwroster.files import read_folder, read_roster
from anwroster.forms import forms
from anwroster.model import Instance, Roster
from anwroster.reports import render_html, report
from tests.forms.browsing import PHONE, Form, browser

FOLDER, ROSTER = Path("examples/half-year"), Path("out/half-year/roster.json")
IMAGES = Path(__file__).parent / "images"
WHO, YEAR = "a-bedacht", 2026

SHEETS = """<body style="margin:14px;background:#e9edf2;display:grid;grid-template-columns:580px 498px;gap:14px">
<style>div{background:#fff no-repeat;border-radius:4px;box-shadow:0 1px 4px #0003;height:358px}</style>
<div style="grid-column:1/3;height:240px;background:url(rooster.png) -50px -36px/120%"></div>
<div style="background:url(verdeling.png) -200px -22px/160%"></div>
<div style="background:url(grafieken.png) -26px -22px/112%"></div>"""


def main() -> None:
    """Take all of them."""
    instance, roster = read_folder(FOLDER), read_roster(ROSTER)
    with tempfile.TemporaryDirectory() as place, browser() as chromium:
        _forms(instance, Path(place), chromium)
        _pages(instance, roster, Path(place), chromium)
        _workbook(instance, roster, Path(place), chromium)


def _forms(instance: Instance, place: Path, chromium: Any) -> None:
    path = place / "formulier.html"
    ((_, page),) = forms(instance, [WHO], "nl")
    path.write_bytes(page)
    form = Form(chromium.new_page(viewport={"width": 1280, "height": 760}, locale="nl-NL"), path)
    form.day("2027-06-01")
    for brush, days in {"v": (2, 5), "a": (1, 6), "m": (3,)}.items():
        form.brush(brush)
        for day in days:
            for chip in form.page.locator(f'[data-cell="{151 + day - 1}"] .chip').all()[1:3]:
                chip.click()
    form.brush("b")
    form.day("2027-06-04").click()
    form.brush("a")
    form.page.mouse.move(0, 0)
    form.page.evaluate("scrollTo(0, 0)")
    form.page.screenshot(path=IMAGES / "form.png")

    small = Form(chromium.new_page(**(PHONE | {"device_scale_factor": 1.5}), locale="nl-NL"), path)
    small.day("2027-05-05").evaluate("each => each.scrollIntoView()")
    for at, brush in ((0, "v"), (1, "a"), (1, "l")):  # on a phone, an offer and then L make both
        small.brush(brush)
        small.page.locator('[data-cell="124"] .chip').nth(at).tap()
    small.brush("b")
    small.day("2027-05-06").tap()
    small.brush("a")
    small.page.evaluate("scrollBy(0, -40)")
    small.page.wait_for_timeout(300)
    small.page.screenshot(path=IMAGES / "form-phone.png")


def _pages(instance: Instance, roster: Roster, place: Path, chromium: Any) -> None:
    """Take the page of a doctor with many shifts, one of them forced."""
    shifts = Counter(each.doctor for each in roster.assignments)
    doctor = max((each.doctor for each in roster.assignments if each.forced), key=lambda each: (shifts[each], each))
    path = place / "dokter.html"
    path.write_text(render_html(report(instance, roster, "doctor", "nl", doctor=doctor, assume_year=YEAR)))
    for name, width, height, scale in (("doctor-page", 1200, 1500, 0.8), ("doctor-page-phone", 360, 740, 1.5)):
        page = chromium.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
        page.goto(path.as_uri())
        page.screenshot(path=IMAGES / f"{name}.png")


def _workbook(instance: Instance, roster: Roster, place: Path, chromium: Any) -> None:
    """Take three of its sheets as LibreOffice prints them, side by side."""
    (place / "roster.xlsx").write_bytes(workbook(instance, roster, YEAR))
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", place, place / "roster.xlsx"]
    subprocess.run(command, check=True)
    for sheet in ("rooster", "verdeling", "grafieken"):
        number = _page_of(place / "roster.pdf", sheet)
        command = ["pdftoppm", "-png", "-r", "160", "-singlefile", "-f", number, "-l", number]
        subprocess.run([*command, place / "roster.pdf", place / sheet], check=True)
    (place / "sheets.html").write_text(SHEETS)
    page = chromium.new_page(viewport={"width": 1120, "height": 640})
    page.goto((place / "sheets.html").as_uri())
    page.screenshot(path=IMAGES / "workbook.png")


def _page_of(book: Path, sheet: str) -> str:
    """Return the number of the first page of a sheet, whose name stands at its foot."""
    text = subprocess.run(["pdftotext", "-layout", book, "-"], check=True, capture_output=True, text=True).stdout
    lines = [page.split("\n") for page in text.split("\f")]
    return str(next(at for at, page in enumerate(lines, 1) if any(each.startswith(sheet) for each in page[-3:])))


if __name__ == "__main__":
    main()
