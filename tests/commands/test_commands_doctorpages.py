"""``export --to pages`` and ``--to pdf``: a file per doctor."""

import json
from pathlib import Path

import pytest

from tests.commands.calling import Caller


@pytest.mark.parametrize(
    ("form", "ending", "begin"), [("pages", "html", b"<!DOCTYPE html>"), ("pdf", "pdf", b"%PDF-1.")]
)
def test_every_doctor_has_a_page(call: Caller, made: Path, form: str, ending: str, begin: bytes) -> None:
    words = ("export", made / "hds", made / "uit", "--to", form, "-o", made / form)
    assert (call(*words).code, call(*words).code) == (0, 2)
    files = sorted((made / form).iterdir())
    roster = json.loads((made / "uit/roster.json").read_text())
    assert {each["doctor"] for each in roster["assignments"]} <= {each.stem.removeprefix("dokter-") for each in files}
    assert len(files) == 7
    assert {each.suffix for each in files} == {f".{ending}"}
    assert all(each.read_bytes().startswith(begin) for each in files)
    before = {each.name: each.read_bytes() for each in files}
    assert call(*words, "--force").code == 0
    assert {each.name: each.read_bytes() for each in files} == before


def test_one_doctor_by_name(call: Caller, made: Path) -> None:
    answer = call("export", made / "hds", made / "uit", "--to", "pages", "--doctor", "G. Goudriaan", "-o", made / "een")
    assert answer.code == 0
    assert [each.name for each in (made / "een").iterdir()] == ["dokter-goudriaan.html"]
    page = call(
        "report", made / "hds", made / "uit", "--kind", "doctor", "--doctor", "goudriaan", "--format", "html"
    ).out
    assert (made / "een/dokter-goudriaan.html").read_text() == page


def test_a_doctor_goes_with_pages_only(call: Caller, made: Path) -> None:
    answer = call("export", made / "hds", made / "uit", "--to", "ics", "--doctor", "goudriaan", "-o", made / "een")
    assert answer.code == 2
    assert "--to pages" in answer.err


def test_an_unknown_doctor_is_refused_before_anything_is_written(call: Caller, made: Path) -> None:
    answer = call("export", made / "hds", made / "uit", "--to", "pdf", "--doctor", "goudrian", "-o", made / "een")
    assert answer.code == 2
    assert "goudriaan" in answer.err
    assert not (made / "een").exists()


def test_a_doctor_is_not_told_what_a_planner_could_do(call: Caller, made: Path, tmp_path: Path) -> None:
    assert call("export", made / "hds", made / "uit", "--to", "pages", "-o", tmp_path / "pages").code == 0
    pages = [each.read_text(encoding="utf-8") for each in (tmp_path / "pages").rglob("*.html")]
    assert any("nog niet bekend bij de HDS" in each for each in pages)
    assert not any("--assume-tariff" in each for each in pages)
    assert "--assume-tariff" in call("report", made / "hds", made / "uit", "--kind", "costs").out
