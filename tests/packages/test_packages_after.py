"""What happened after publication: read strictly, all faults at once, and held against the roster when it is packed."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from anwroster.errors import Fault, InputError, OwnFaultError
from anwroster.figures import worked_seats
from anwroster.files import read_worked
from anwroster.model import ChangeKind
from anwroster.packages import read_package
from tests.packages.packing import NEWCOMERS, PAID, WORKED, Case, contents
from tests.packages.test_packages_badcases import resealed

SHIFT = "nacht-2027-01-08"


def faults(case: Case, **tables: str | bytes) -> list[Fault]:
    """Return the faults of these tables; every one of them can be told in both languages."""
    files = {f"{name}.csv": each if isinstance(each, bytes) else each.encode() for name, each in tables.items()}
    try:
        read_worked(case.instance, files)
    except InputError as error:
        for each in error.faults:
            assert all("{" not in f"{each.why(spoken)}{each.fix(spoken)}" for spoken in ("nl", "en"))
        return list(error.faults)
    return []


@pytest.mark.parametrize(
    ("row", "code", "column", "value"),
    [
        (f"{SHIFT};zorro;anna;ruilen;5-1-2027;;", "unknown_worker", "van", "zorro"),
        (f"{SHIFT};anna;brem;ruilen;5-1-2027;;", "unknown_worker", "naar", "brem"),
        (f"{SHIFT};anna;bram;ruilen;5-1-2027;brem;", "unknown_worker", "betaald_aan", "brem"),
        ("nacht-2027-01-07x;anna;bram;ruilen;5-1-2027;;", "unknown_shift", "dienst", "nacht-2027-01-07x"),
        ("avond-2027-01-09;anna;bram;ruilen;5-1-2027;;", "no_shift_that_day", "dienst", "avond-2027-01-09"),
        (f"{SHIFT};anna;bram;geruild;5-1-2027;;", "unknown_word", "soort", "geruild"),
        (f"{SHIFT};anna;bram;ruilen;31-2-2027;;", "impossible_date", "wanneer", "31-2-2027"),
        (f"{SHIFT};anna;bram;ruilen;;;", "empty_cell", "wanneer", ""),
        (f"{SHIFT};anna;bram;opgepakt;5-1-2027;;", "taken_up_from_somebody", "van", "anna"),
        (f"{SHIFT};;bram;ziekte;5-1-2027;;", "changed_from_nobody", "soort", "ziekte"),
        (f"{SHIFT};anna;;overdragen;5-1-2027;;", "changed_to_nobody", "soort", "overdragen"),
        (f"{SHIFT};anna;anna;ruilen;5-1-2027;;", "changed_to_same", "naar", "anna"),
        (f"{SHIFT};anna;;ziekte;5-1-2027;bram;", "paid_for_nobody", "betaald_aan", "bram"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_place(
    case: Case, row: str, code: str, column: str, value: str
) -> None:
    found = faults(case, worked=f"{WORKED}{SHIFT};;anna;opgepakt;4-1-2027;;\n{row}\n")
    assert [(each.code, each.file, each.row, each.column, each.value or "") for each in found] == [
        (code, "worked.csv", 3, column, value)
    ]


@pytest.mark.parametrize(
    "row",
    [
        f"{SHIFT};anna;bram;Ruil;5-1-2027 9:30;bram;x",
        f"{SHIFT};A. Bakker ;bram;hand_over;2027-01-05;;".replace("A. Bakker ", "B. Cornelis").replace(
            ";bram;", ";anna;"
        ),
        f"{SHIFT};anna;;ziek;5-1-2027;;",
        f"{SHIFT};;anna;opgepakt;5-1-2027;anna;",
    ],
)
def test_what_can_be_read_is(case: Case, row: str) -> None:
    assert faults(case, worked=f"{WORKED}{row}\n") == []


def test_a_newcomer_may_be_named_and_nobody_else(case: Case) -> None:
    worked = f"{WORKED}{SHIFT};anna;fleur;overdragen;5-1-2027;;\n"
    assert [each.code for each in faults(case, worked=worked)] == ["unknown_worker"]
    assert faults(case, worked=worked, newcomers=NEWCOMERS) == []
    assert "newcomers" in faults(case, worked=worked)[0].fix("nl")


def test_a_newcomer_is_nobody_who_was_there_already(case: Case) -> None:
    found = faults(case, newcomers=f"{NEWCOMERS}anna;A. Nders;eigen;\nfleur;F. Twee;geen;\n")
    assert [(each.code, each.row, each.column) for each in found] == [
        ("newcomer_known", 3, "dokter"),
        ("duplicate_id", 4, "dokter"),
        ("unknown_agreement", 4, "overeenkomst"),
    ]


def test_newcomers_that_cannot_be_read_do_not_make_strangers_of_their_names(case: Case) -> None:
    worked = f"{WORKED}{SHIFT};anna;fleur;overdragen;5-1-2027;;\n"
    assert [each.code for each in faults(case, worked=worked, newcomers="")] == ["empty_file"]


def test_payments_are_read_strictly(case: Case) -> None:
    rows = "anna;ochtend;1;2;3\nanna;nacht;-1;2;3\nanna;nacht;1;1.234;3\nzorro;nacht;1;2;3\n"
    assert [(each.code, each.row) for each in faults(case, paid=PAID + rows)] == [
        ("unknown_word", 2),
        ("negative_number", 3),
        ("ambiguous_number", 4),
        ("unknown_worker", 5),
    ]


def test_all_tables_are_told_at_once(case: Case) -> None:
    found = faults(case, worked=f"{WORKED}x;y;z;q;r;;\n", paid=f"{PAID}x;y;z;q;r\n", newcomers="x\n1\n")
    assert {each.file for each in found} == {"worked.csv", "paid.csv", "newcomers.csv"}


def test_the_same_row_twice_is_told_and_two_payments_alike_are_not(case: Case) -> None:
    row = f"{SHIFT};anna;bram;ruilen;5-1-2027;;\n"
    assert [each.code for each in faults(case, worked=WORKED + row + row)] == ["duplicate_row"]
    assert faults(case, paid=f"{PAID}anna;nacht;1;2;2\nanna;nacht;1;2;2\n") == []


def book(*rows: list[object], more: str = "") -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "Blad1"
    for row in rows:
        made.active.append(row)
    if more:
        made.create_sheet(more)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


HEADER: list[object] = ["dienst", "van", "naar", "soort", "wanneer"]


def test_a_workbook_with_one_sheet_says_the_same(case: Case, target: Path) -> None:
    at = dt.datetime(2027, 1, 5, 9, 30)  # noqa: DTZ001 - cells of a workbook bear no time zone
    row: list[object] = [SHIFT, "anna", "bram", "ruilen", at]
    worked = read_worked(case.instance, {"worked.xlsx": book(HEADER, row)})
    change = worked.changes[0]
    assert (change.kind, change.row, change.at.isoformat()) == (ChangeKind.SWAP, 2, "2027-01-05T08:30:00+00:00")


def test_a_workbook_with_several_sheets_must_say_which(case: Case) -> None:
    with pytest.raises(InputError) as caught:
        read_worked(case.instance, {"worked.xlsx": book(HEADER, more="Blad2")})
    assert [each.code for each in caught.value.faults] == ["which_sheet"]
    content = book(["niets"], more="Worked")
    with pytest.raises(InputError) as caught:
        read_worked(case.instance, {"worked.xlsx": content})
    assert {(each.code, each.sheet) for each in caught.value.faults} == {("empty_file", "Worked")}


def impossible(case: Case) -> list[tuple[str, str]]:
    """Return rows that can be read and cannot have been, with the code of each; of a shift with two fixed doctors."""
    full = "avond-2027-01-06"
    assert {each.doctor for each in case.roster.assignments if each.shift == full} == {"bram", "cees"}
    return [
        (f"{full};anna;dina;ruilen;5-1-2027;;", "change_not_there"),
        (f"{full};;anna;opgepakt;5-1-2027;;", "change_not_open"),
        (f"{full};bram;cees;overdragen;5-1-2027;;", "change_already_there"),
        (f"{full};bram;anna;ruilen;4-1-2027;;\n{full};bram;dina;ruilen;5-1-2027;;", "change_not_there"),
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_change_that_cannot_have_been_is_a_fault_at_packing(case: Case, number: int) -> None:
    rows, code = impossible(case)[number]
    after = {"worked.csv": f"{WORKED}{rows}\n".encode(), "newcomers.csv": NEWCOMERS.encode()}
    with pytest.raises(InputError) as caught:
        case.pack(after=after)
    assert [(each.code, each.file, each.row) for each in caught.value.faults] == [
        (code, "worked.csv", 1 + rows.count("\n") + 1)
    ]
    assert all("{" not in f"{each.why('en')}{each.fix('en')}" for each in caught.value.faults)


def test_the_same_change_is_for_the_auditor_to_find_at_reading(case: Case, target: Path) -> None:
    rows, _ = impossible(case)[0]
    target.write_bytes(resealed(case, **{"worked.csv": f"{WORKED}{rows}\n".encode()}))
    package = read_package(target)
    _, found = worked_seats(package.instance, package.published, package.worked)
    assert [each.reason for each in found] == ["not_there"]


def test_a_table_of_another_name_is_our_own_fault(case: Case) -> None:
    with pytest.raises(OwnFaultError, match="gewerkt"):
        case.pack(after={"gewerkt.csv": b""})


def test_tables_are_packed_byte_for_byte(case: Case) -> None:
    files = contents(case.pack())
    assert {name: files[name] for name in case.after} == case.after
