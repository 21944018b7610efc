"""A roster read back from what was exported and changed by hand: the same pairs, or every cell that is wrong."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from anwroster.errors import InputError
from anwroster.exports import layout_csv, roster_csv, workbook
from anwroster.exports.readback import ReadBack, read_back
from anwroster.model import Layout, Phase, Roster
from tests.hostile import NAMES
from tests.reportcase import given, made

SHEET = "per dienst"
DAY, DOCTOR, NAME, PHASE, SHIFT = "Dag", "Dokter", "Naam", "Fase", "Dienst"


def pairs(roster: Roster) -> list[tuple[str, str]]:
    return [(each.doctor, each.shift) for each in roster.assignments]


def edited(place: Path, *edits: tuple[int, str, object], drop: tuple[str, ...] = (), instance: Any = None) -> Path:
    """Write the workbook with cells (row, head, value) of the sheet with a row per seat changed, as Excel would."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(instance or given(), made())))
    sheet = book[SHEET]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row, head, value in edits:
        sheet.cell(row, heads[head]).value = value
    for name in drop:
        del book[name]
    book.save(place / "gewijzigd.xlsx")
    return place / "gewijzigd.xlsx"


def table(place: Path, change: Callable[[list[list[str]]], None] = lambda _: None, sign: str = ";") -> Path:
    """Write our CSV with its rows changed."""
    rows = list(csv.reader(io.StringIO(roster_csv(given(), made()).decode("utf-8-sig"), newline=""), delimiter=";"))
    change(rows)
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=sign).writerows(rows)
    (place / "rooster.csv").write_bytes(target.getvalue().encode("cp1252"))
    return place / "rooster.csv"


def codes(path: Path, **options: Any) -> list[tuple[str, str | None, int | None, str | None, str | None]]:
    with pytest.raises(InputError) as caught:
        read_back(path, given(), **options)
    for each in caught.value.faults:
        for language in ("nl", "en"):
            assert "{" not in f"{each.where(language)} {each.why(language)} {each.fix(language)}"  # type: ignore[arg-type]
    return [(each.code, each.sheet, each.row, each.column, each.value) for each in caught.value.faults]


def test_the_workbook_as_exported_is_the_roster_again(tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").write_bytes(workbook(given(), made()))
    found = read_back(tmp_path / "r.xlsx", given())
    assert pairs(found.roster) == pairs(made())
    assert (found.differences, found.sheet) == ((), SHEET)
    flags = {(each.doctor, each.shift): (each.phase, each.fixed, each.forced) for each in found.roster.assignments}
    assert flags["bas", "n-avond-2026-03-23"] == (Phase.ONE, True, False)
    assert flags["eva", "n-nacht-2026-04-01"] == (Phase.THREE, False, True)
    assert flags["dee", "z-wacht-2026-03-24"] == (Phase.TWO_B, False, False)  # the phase that dee can be in


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_our_csv_is_the_roster_again_whatever_excel_made_of_its_signs(tmp_path: Path, sign: str) -> None:
    assert pairs(read_back(table(tmp_path, sign=sign), given()).roster) == pairs(made())


def test_an_english_roster_is_read_back_too(tmp_path: Path) -> None:
    english = given(language="en")
    (tmp_path / "r.csv").write_bytes(roster_csv(english, made()))
    (tmp_path / "r.xlsx").write_bytes(workbook(english, made()))
    for name in ("r.csv", "r.xlsx"):
        assert pairs(read_back(tmp_path / name, english).roster) == pairs(made())


def test_names_of_every_sort_come_back(tmp_path: Path) -> None:
    strange = given(names=(NAMES[2], NAMES[0], NAMES[12], NAMES[10]))
    (tmp_path / "r.csv").write_bytes(roster_csv(strange, made()))
    (tmp_path / "r.xlsx").write_bytes(workbook(strange, made()))
    for name in ("r.csv", "r.xlsx"):
        found = read_back(tmp_path / name, strange)
        assert pairs(found.roster) == pairs(made())
        assert not found.differences


def test_a_seat_is_given_by_key_or_by_name_and_emptied_by_either(tmp_path: Path) -> None:
    # Rows 2 and 3: the evening of 23 March, anna and bas; row 5: the night, open.
    by_key = edited(tmp_path, (2, DOCTOR, "cor"), (2, NAME, None), (5, DOCTOR, "anna"), (5, NAME, ""))
    assert ("cor", "n-avond-2026-03-23") in pairs(read_back(by_key, given()).roster)
    assert ("anna", "n-nacht-2026-03-23") in pairs(read_back(by_key, given()).roster)
    by_name = edited(tmp_path, (2, DOCTOR, None), (2, NAME, "c. cohen"), (3, DOCTOR, ""), (3, NAME, "OPEN"))
    left = [pair for pair in pairs(read_back(by_name, given()).roster) if pair[1] == "n-avond-2026-03-23"]
    assert left == [("cor", "n-avond-2026-03-23")]


def test_an_unoffered_shift_is_no_assignment_of_phase_3_unless_its_row_says_so(tmp_path: Path) -> None:
    for phase, told in ((None, Phase.ONE), ("3", Phase.THREE)):
        path = edited(tmp_path, (5, DOCTOR, "anna"), (5, NAME, None), (5, PHASE, phase))
        found = {(each.doctor, each.shift): each for each in read_back(path, given()).roster.assignments}
        mine = found["anna", "n-nacht-2026-03-23"]
        assert (mine.phase, mine.forced) == (told, told is Phase.THREE)


def test_what_the_other_sheets_say_otherwise_is_told(tmp_path: Path) -> None:
    path = edited(tmp_path, (2, DOCTOR, "cor"), (2, NAME, "C. Cohen"))
    found = read_back(path, given())
    chart, *rows = found.differences
    assert (chart.sheet, chart.row, chart.column) == ("rooster Post Noord", 2, "17:00–23:00 Consult")
    assert (chart.there, chart.read) == ("a. anders; b. bos", "B. Bos; C. Cohen")
    assert [(each.sheet, each.row, each.there, each.read) for each in rows] == [
        ("per dokter", 2, "anna: n-avond-2026-03-23", "–"),
        ("per dokter", 10, "–", "cor: n-avond-2026-03-23"),
    ]


def test_a_chart_that_was_changed_instead_is_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(given(), made())))
    book["rooster Post Noord"]["B2"].value = "A. Anders\nC. Cohen"
    book.save(tmp_path / "r.xlsx")
    found = read_back(tmp_path / "r.xlsx", given())
    assert pairs(found.roster) == pairs(made())
    assert [(each.sheet, each.row) for each in found.differences] == [("rooster Post Noord", 2)]


def test_every_wrong_cell_is_told_at_once(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        (2, DOCTOR, "annna"),
        (3, NAME, "C. Cohen"),
        (4, SHIFT, "n-nacht-2026-02-23"),
        (5, DOCTOR, None),
        (5, NAME, "A. Anders"),
        (6, PHASE, "2a"),
        (6, DOCTOR, "cor"),
        (7, DOCTOR, "#N/A"),
    )
    assert [each for each in codes(path) if each[0] != "error_cell"] == [
        ("unknown_doctor", SHEET, 2, DOCTOR, "annna"),
        ("doctor_differs", SHEET, 3, NAME, "C. Cohen"),
        ("no_shift_that_day", SHEET, 4, SHIFT, "n-nacht-2026-02-23"),
        ("ambiguous_name", SHEET, 5, NAME, "A. Anders"),
        ("unknown_word", SHEET, 6, PHASE, "2a"),
    ]
    assert [each for each in codes(path) if each[0] == "error_cell"] == [("error_cell", SHEET, 7, DOCTOR, "")]


def test_a_workbook_without_the_sheet_and_a_file_without_the_heads_are_refused(tmp_path: Path) -> None:
    assert codes(edited(tmp_path, drop=(SHEET,))) == [("roster_sheet", None, None, None, None)]
    assert codes(edited(tmp_path, (1, SHIFT, "Diensten"))) == [("roster_sheet", SHEET, None, None, None)]

    def headless(rows: list[list[str]]) -> None:
        rows[0][rows[0].index(SHIFT)] = "Wat"

    assert [each[0] for each in codes(table(tmp_path, headless))] == ["roster_form"]
    (tmp_path / "leeg.csv").write_bytes(b" \n")
    (tmp_path / "kapot.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "half.csv").write_bytes(b'Dienst;Dokter\n"x;y\n')
    for name, code in (("leeg.csv", "empty_file"), ("kapot.xlsx", "broken_workbook"), ("half.csv", "broken_csv")):
        assert [each[0] for each in codes(tmp_path / name)] == [code]
    assert [each[0] for each in codes(tmp_path / "weg.csv")] == ["roster_missing"]


def layout(*columns: dict[str, Any], **changes: Any) -> Layout:
    return Layout.model_validate({"id": "hap", "columns": columns, **changes})


def column(field: str, **changes: Any) -> dict[str, Any]:
    return {"title": field.upper(), "field": field, **changes}


def written(place: Path, form: Layout, change: tuple[str, str] = ("", "")) -> Path:
    name, content = layout_csv(given(), made(), form)
    text = content.decode("utf-8-sig")
    assert change[0] in text
    (place / name).write_bytes(text.replace(*change, 1).encode())
    return place / name


CODED = layout(
    column("day", format="%Y%m%d"),
    column("start", format="%H%M"),
    column("post", codes={"noord": "0101", "zuid": "0102"}),
    column("kind"),
    column("doctor", codes={"anna": "007", "bas": "BB"}, otherwise="VACANT"),
    column("phase"),
    rows="seats",
    delimiter="|",
    quote="always",
)
ODD = CODED.model_copy(
    update={"columns": (*CODED.columns[:4], CODED.columns[4].model_copy(update={"otherwise": None}), CODED.columns[5])}
)


def test_a_layout_is_read_back_by_what_it_writes(tmp_path: Path) -> None:
    path = written(tmp_path, ODD)
    with_layout = given(layouts=(ODD,))
    for found in (read_back(path, given(), ODD), read_back(path, with_layout)):
        assert pairs(found.roster) == pairs(made())
        assert found.tells_phases


def test_leading_zeros_that_excel_took_away_do_not_matter(tmp_path: Path) -> None:
    path = written(tmp_path, ODD, ('"0101"|"consult"|"007"', '"101"|"consult"|"7"'))
    assert pairs(read_back(path, given(), ODD).roster) == pairs(made())


def test_a_layout_without_heads_is_read_when_it_is_named(tmp_path: Path) -> None:
    bare = layout(column("doctor"), column("shift"), header=False)
    path = written(tmp_path, bare)
    found = read_back(path, given(), bare)
    assert pairs(found.roster) == pairs(made())
    assert not found.tells_phases
    assert [each[0] for each in codes(path)] == ["roster_form"]


def test_a_layout_says_what_it_cannot_tell(tmp_path: Path) -> None:
    by_day = layout(column("day"), column("post"), column("doctor"))
    assert codes(written(tmp_path, by_day), layout=by_day) == [("shift_vague", None, 2, "DAY", "23-03-2026")]
    by_code = layout(column("shift"), column("doctor", codes={"anna": "X", "bas": "X"}, otherwise="Y"))
    found = codes(written(tmp_path, by_code), layout=by_code)
    assert found[0] == ("doctor_vague", None, 2, "DOCTOR", "X")
    assert len(found) == 1


def test_cells_of_a_layout_that_fit_nothing_are_named(tmp_path: Path) -> None:
    path = written(tmp_path, ODD, ('"20260323"|"1700"', '"20260323"|"1701"'))
    assert codes(path, layout=ODD) == [("layout_value", None, 2, "START", "1701")]
    path = written(tmp_path, ODD, ('"1700"|"0101"', '"1700"|"0102"'))
    assert codes(path, layout=ODD) == [("shift_differs", None, 2, "POST", "0102")]


def test_a_roster_without_anybody_is_read(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(roster_csv(given(), made().model_copy(update={"assignments": ()})))
    found: ReadBack = read_back(tmp_path / "r.csv", given())
    assert found.roster.assignments == ()
