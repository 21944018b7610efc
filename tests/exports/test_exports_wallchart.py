"""The wall chart of a post on paper: A4, and readable, however many sorts of shifts the post has."""

import io
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from anwroster.exports import workbook
from anwroster.exports.grid import ON_A4, page_ends
from anwroster.files import read_folder
from anwroster.model import Instance
from tests.reportcase import made

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")
WEEK = Path(__file__).parents[2] / "examples/first-week"


def of(*counts: int) -> list[tuple[str, str]]:
    """Return so many sorts of each kind."""
    return [(f"{number:02}:00", f"kind {kind}") for kind, count in enumerate(counts) for number in range(count)]


@pytest.mark.parametrize(
    ("counts", "ends"),
    [
        ((6,), []),
        ((7,), [6]),
        ((13,), [6, 12]),
        ((3, 3, 3), [6]),
        ((3, 4), [3]),
        ((2, 5), [6]),
        ((4, 5), [4]),
        ((5, 2), [5]),
        ((1, 16, 6, 4), [6, 12, 17, 23]),
        ((), []),
    ],
)
def test_pages_end_with_kinds_unless_half_empty(counts: Sequence[int], ends: list[int]) -> None:
    assert page_ends(of(*counts)) == ends


def with_sorts(count: int) -> Instance:
    """Return the first week with so many sorts of shifts at its one post."""
    instance = read_folder(WEEK)
    first, *_ = instance.shifts
    (consult,) = instance.hds.kinds
    kinds = (consult, consult.model_copy(update={"id": "visite", "name": "Visite"}))
    shifts = tuple(
        first.model_copy(
            update={"id": f"s{at}-{first.day}", "kind": kinds[at % 2].id, "start": first.start + timedelta(minutes=at)}
        )
        for at in range(count)
    )
    hds = instance.hds.model_copy(update={"kinds": kinds})
    return instance.model_copy(update={"hds": hds, "shifts": shifts, "fixed": ()})


def chart_of(count: int) -> openpyxl.worksheet.worksheet.Worksheet:
    case = with_sorts(count)
    book = openpyxl.load_workbook(io.BytesIO(workbook(case, made(assignments=(), period=case.hds.period))))
    return book[book.sheetnames[0]]


def test_few_sorts_are_on_one_page_made_to_fit() -> None:
    sheet = chart_of(ON_A4)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [each.id for each in sheet.col_breaks.brk] == []
    assert [each.value.split("\n")[0] for each in sheet[1][1:]] == sorted(
        each.value.split("\n")[0] for each in sheet[1][1:]
    ), "by time"


def test_more_are_on_pages_beside_each_other_each_with_the_days_and_the_heads() -> None:
    sheet = chart_of(ON_A4 + 1)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.scale) == (9, "landscape", 75)
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$A", "$1:$1")
    assert [each.id for each in sheet.col_breaks.brk] == [6], "the first column after the five of consult"
    kinds = [each.value.split("\n")[1] for each in sheet[1][1:]]
    assert kinds == sorted(kinds)
    assert len(set(kinds[:5])) == len(set(kinds[5:])) == 1
