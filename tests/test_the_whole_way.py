"""As users do it: forms made, filled in by browser and workbook, collected, solved, published, changed, again."""

import io
import json
import shutil
from pathlib import Path

import icalendar
import openpyxl
import pytest

from anwroster.files import read_folder
from tests.commands.calling import Caller
from tests.exports.icslint import lint
from tests.exports.test_exports_readers import READERS, in_utc
from tests.forms.browsing import DESKTOP, PHONE, Form

EXAMPLE = Path(__file__).parents[1] / "examples" / "first-week"


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(capsys)


def filled_in(chromium, page: Path, marks: dict[str, str], **options) -> str:
    """Open a doctor's form, mark shifts with brushes, save, and return the answer file's text."""
    context = chromium.new_context(**(DESKTOP | options), locale="nl-NL")
    form = Form(context.new_page(), page)
    for shift, brush in marks.items():
        form.brush(brush)
        form.chip(shift).click()
    answer = form.save()
    form.prove_quiet()
    context.close()
    return answer.model_dump_json()


def filled_book(content: bytes, choices: dict[str, str]) -> bytes:
    """Return a workbook with a choice typed beside each shift named, and nothing else touched."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            keys = [cell.value for cell in row if cell.value in choices]
            if keys:
                cell = next(each for each in row if not each.protection.locked)
                cell.value = choices[keys[0]]
                found.add(keys[0])
    assert found == set(choices)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def assigned(out: Path) -> set[tuple[str, str]]:
    made = json.loads((out / "roster.json").read_text(encoding="utf-8"))
    return {(each["doctor"], each["shift"]) for each in made["assignments"]}


def events(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every event of the feeds, by file and UID."""
    found = {}
    for path in sorted(folder.rglob("*.ics")):
        if path.parent.name == "withdrawn":
            continue
        for part in path.read_bytes().split(b"BEGIN:VEVENT")[1:]:
            uid = next(line for line in part.split(b"\r\n") if line.startswith(b"UID:"))
            found[f"{path.name} {uid.decode()}"] = part.partition(b"END:VEVENT")[0]
    return found


def test_from_a_form_in_the_browser_to_the_second_version_in_the_calendar(call, chromium, tmp_path):
    folder, forms, back, out = (tmp_path / each for each in ("hds", "formulieren", "terug", "uit"))
    shutil.copytree(EXAMPLE, folder)
    back.mkdir()
    before = read_folder(folder)

    # Forms: two doctors fill in a page, one on a phone; a third a workbook.
    assert call("form", folder, "-o", forms).code == 0
    assert call("form", folder, "-o", forms, "--format", "xlsx", "--doctor", "ijsbloem", "--force").code == 0
    mine = {
        "sneeuwberg": {"nacht-2026-12-25": "v", "dag-2026-12-26": "a"},
        "rendier": {"dag-2026-12-26": "a"},
    }
    for doctor, marks in mine.items():
        options = PHONE if doctor == "rendier" else {}
        answer = filled_in(chromium, forms / f"formulier-{before.hds.id}-{doctor}.html", marks, **options)
        (back / f"{doctor}.json").write_text(answer, encoding="utf-8")
    book = next(forms.glob("antwoord-*ijsbloem.xlsx")).read_bytes()
    (back / "ijsbloem.xlsx").write_bytes(
        filled_book(book, {"avond-2026-12-27": "aanbod", "nacht-2026-12-24": "voorkeur"})
    )

    # Collected: nothing is written by a dry run, then the three answers hold and the fourth doctor's rows stay.
    kept = (folder / "availability.csv").read_bytes()
    assert call("collect", folder, back, "--dry-run").code == 0
    assert (folder / "availability.csv").read_bytes() == kept
    assert call("collect", folder, back).code == 0
    after = read_folder(folder)
    offers = {(each.doctor, each.shift) for each in after.offers}
    assert {
        ("sneeuwberg", "nacht-2026-12-25"),
        ("rendier", "dag-2026-12-26"),
        ("ijsbloem", "avond-2026-12-27"),
    } <= offers
    assert [each for each in after.offers if each.doctor == "winterkoning"]

    # Solved, and published.
    assert call("solve", folder, "-o", out, "--phase", "all", "--time-limit", "15", "--quiet").code == 0
    assert call("verify", folder, out).code == 0
    assert call("export", folder, out, "--to", "ics", "-o", tmp_path / "agenda").code == 0
    first = events(tmp_path / "agenda")
    feeds = sorted((tmp_path / "agenda").rglob("*.ics"))
    for feed in feeds:
        content = feed.read_bytes()
        assert lint(content)
        told = [in_utc(reader(content)) for reader in READERS]
        assert all(each == told[0] for each in told)
    assert {doctor for doctor, _ in assigned(out)} >= {"sneeuwberg", "winterkoning"}

    # Version 2: somebody can no longer do a shift; the planner collects again and publishes over version 1.
    doctor, gone = min(pair for pair in assigned(out) if pair[0] in ("sneeuwberg", "rendier"))
    changed = json.loads((back / f"{doctor}.json").read_text(encoding="utf-8"))
    changed["availability"] = [each for each in changed["availability"] if each["shift"] != gone]
    changed["availability"].append({"what": "blokkade", "shift": gone, "since": "", "until": ""})
    changed["saved_at"] = "2099-01-01T00:00:00+01:00"
    (back / f"{doctor}.json").write_text(json.dumps(changed), encoding="utf-8")
    assert call("collect", folder, back).code == 0
    assert call("solve", folder, "-o", out, "--phase", "all", "--time-limit", "15", "--quiet", "--force").code == 0
    assert (doctor, gone) not in assigned(out)
    assert (
        call("export", folder, out, "--to", "ics", "-o", tmp_path / "agenda2", "--after", tmp_path / "agenda").code == 0
    )
    second = events(tmp_path / "agenda2")
    moved = first.keys() ^ second.keys()
    assert any(gone in str(each) or doctor in each for each in moved)
    same = {key for key in first.keys() & second.keys() if first[key] == second[key]}
    for key in first.keys() & second.keys() - same:
        assert b"SEQUENCE:0" not in second[key]
    withdrawn = list((tmp_path / "agenda2" / "withdrawn").rglob("*.ics"))
    assert withdrawn
    for path in withdrawn:
        assert icalendar.Calendar.from_ical(path.read_bytes())["METHOD"] == "CANCEL"
