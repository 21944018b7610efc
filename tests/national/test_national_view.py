"""The national view of two HDSs over two years, from packages to page."""

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from anwroster.audit.policies import read_policy
from anwroster.national import Alone, audit_many, packages_in, select
from anwroster.national.counts import period_counts, role_work, tables_of
from tests.commands.calling import Caller

pytest.importorskip("duckdb")


@pytest.fixture
def results(packages: Path, tmp_path: Path) -> Path:
    out = tmp_path / "uit"
    audit_many(packages_in(packages), out, read_policy("basis"), Alone())
    return out


def test_counts_agree_with_the_rosters(results: Path) -> None:
    with tables_of(select(results)) as connection:
        counts, work = period_counts(connection), role_work(connection)
        rows = connection.execute("SELECT sum(minutes)::BIGINT, count(*) FROM assignments WHERE worked").fetchone()
    # February 2026: 20 weekday evenings, 28 nights and 8 days at the weekend; 2027 has the same weekdays
    assert [(each.hds, each.start.year, each.seats, each.doctors) for each in counts] == [
        (hds, year, 56, 5) for hds in ("noord", "zuid") for year in (2026, 2027)
    ]
    assert sum(each.minutes for each in work) == rows[0]
    assert sum(each.worked for each in counts) == rows[1]
    assert {each.role for each in work} == {"praktijkhouder", "waarnemer"}
    assert all(each.worked + each.open_worked == each.seats for each in counts)


def test_the_command_writes_page_workbook_and_json(call: Caller, results: Path, tmp_path: Path) -> None:
    done = call("national", results, "-o", tmp_path / "land")
    assert done.code == 0, done.err
    page = (tmp_path / "land" / "national.html").read_text(encoding="utf-8")
    assert "HDS Noord" in page
    assert "Er is geen landelijke norm" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    told = json.loads((tmp_path / "land" / "national.json").read_text(encoding="utf-8"))
    assert told["key_figures"][0] == {"figure": "2", "about": "HDS'en"}
    book = load_workbook(tmp_path / "land" / "national.xlsx")
    assert any("HDS Noord" in [cell.value for cell in row] for sheet in book for row in sheet.iter_rows())


def test_nothing_is_overwritten_without_a_word(call: Caller, results: Path) -> None:
    assert call("national", results).code == 0
    assert call("national", results).code == 2
    assert call("national", results, "--force").code == 0


def test_the_same_results_give_the_same_bytes(call: Caller, results: Path, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        call("national", results, "-o", tmp_path / name)
    one, two = ({each.name: each.read_bytes() for each in (tmp_path / name).iterdir()} for name in ("een", "twee"))
    assert one == two


def test_in_english(call: Caller, results: Path, tmp_path: Path) -> None:
    done = call("national", results, "-o", tmp_path / "land", "--language", "en")
    assert done.code == 0, done.err
    assert "There is no national norm" in (tmp_path / "land" / "national.html").read_text(encoding="utf-8")


def test_many_in_the_command_line(call: Caller, packages: Path, tmp_path: Path) -> None:
    (packages / "stuk.zip").write_bytes(b"PK")
    done = call("audit", "--many", packages, "-o", tmp_path / "uit", "--jobs", "1", "--policy", "basis")
    assert done.code == 1
    assert "stuk.zip: onleesbaar" in done.err
    assert "5 pakketten" in done.out
    assert "anwroster national" in done.err
    table = (tmp_path / "uit" / "overzicht.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(table) == 6
    assert table[0].startswith("Bestand;HDS;")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "één pakket, of --many"),
        (("--many", "map", "pakket.zip"), "één pakket, of --many"),
        (("pakket.zip", "--jobs", "2"), "--jobs hoort bij --many"),
        (("--many", "map", "--signed-by", "ab"), "--signed-by hoort bij één pakket"),
        (("--many", "map"), "geef -o MAP"),
    ],
)
def test_options_that_do_not_go_together(call: Caller, words: tuple[str, ...], told: str) -> None:
    done = call("audit", *words)
    assert done.code == 2
    assert told in done.err
