# ruff: noqa: DTZ001 - cells of a workbook bear no time zone
import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.files import csv_bytes, neutral

ROW = ["A. Jansen", Decimal("7.50"), 3, dt.date(2027, 12, 24), dt.datetime(2027, 12, 24, 18, 5), None, True, 0.5]


def test_a_dutch_file() -> None:
    assert csv_bytes(["naam", "uren"], [ROW]) == (
        "\ufeffnaam;uren\r\nA. Jansen;7,50;3;24-12-2027;24-12-2027 18:05;;ja;0,5\r\n".encode()
    )


def test_a_plain_file() -> None:
    assert csv_bytes(["name"], [ROW], dutch=False) == (
        b"name\nA. Jansen,7.50,3,2027-12-24,2027-12-24T18:05:00,,true,0.5\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "-2+3", "=", "\n=1"])
def test_formulas_become_text(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "A", "-7,5", "+3", "1-2-2027", "a=b", "'", "-7.5", "12"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


def test_negative_numbers_stay_numbers() -> None:
    assert csv_bytes(["x"], [[Decimal("-7.5")], [-2]]).splitlines()[1:] == [b"-7,5", b"-2"]


def test_headers_are_neutral_too() -> None:
    assert csv_bytes(["=x"], [], dutch=False) == b"'=x\n"


@given(
    st.lists(
        st.lists(st.text(alphabet=st.characters(blacklist_characters="\x00", codec="utf-8")), min_size=2, max_size=2)
    )
)
def test_no_cell_of_any_text_begins_a_formula(rows: list[list[str]]) -> None:
    content = csv_bytes(["a", "b"], rows, dutch=False).decode()
    for row, told in zip(list(csv.reader(io.StringIO(content, newline="")))[1:], rows, strict=True):
        for cell, text in zip(row, told, strict=True):
            lines = text.replace("\r\n", "\n").replace("\r", "\n")
            assert cell in (lines, f"'{lines}")
            assert not cell.startswith(("=", "@"))
