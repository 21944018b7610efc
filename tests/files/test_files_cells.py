# ruff: noqa: DTZ001 - cells of a workbook bear no time zone
import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.files import cells
from anwroster.files.collector import UnreadableError, shown


def code(read: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(*arguments)
    return caught.value.code


@pytest.mark.parametrize("text", ["24-12-2027", "24/12/2027", "2027-12-24", " 24-12-2027 "])
def test_ways_to_write_a_date(text: str) -> None:
    assert cells.day(text) == dt.date(2027, 12, 24)


def test_single_digits_in_a_date() -> None:
    assert cells.day("5-1-2027") == dt.date(2027, 1, 5)


def test_29_february_of_a_leap_year() -> None:
    assert cells.day("29-2-2028") == dt.date(2028, 2, 29)


def test_a_date_cell_with_a_time_is_no_date() -> None:
    assert cells.day(dt.datetime(2027, 1, 5)) == dt.date(2027, 1, 5)
    assert code(cells.day, dt.datetime(2027, 1, 5, 8)) == "unreadable_date"


@pytest.mark.parametrize("year", [1999, 2101])
def test_years_at_the_edges(year: int) -> None:
    assert code(cells.day, f"1-1-{year}") == "unlikely_year"
    assert code(cells.day, dt.date(year, 1, 1)) == "unlikely_year"
    inner = year + (1 if year < 2050 else -1)
    assert cells.day(f"1-1-{inner}").year == inner


@pytest.mark.parametrize(
    ("text", "minutes"), [("0:00", 0), ("7.30", 450), ("18:00", 1080), ("18:00:00", 1080), ("24:00", 1440)]
)
def test_ways_to_write_a_time(text: str, minutes: int) -> None:
    assert cells.clock(text) == minutes


@pytest.mark.parametrize("text", ["24:01", "7:60", "7", "7u30", "", "-1:00"])
def test_what_is_no_time(text: str) -> None:
    assert code(cells.clock, text) == "unreadable_time"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("24-12-2027 18:00", (dt.date(2027, 12, 24), 1080)),
        ("24-12-2027T0:00", (dt.date(2027, 12, 24), 0)),
        ("24-12-2027", (dt.date(2027, 12, 24), None)),
        (dt.datetime(2027, 12, 24, 17, 59, 59, 999000), (dt.date(2027, 12, 24), 1080)),
        (dt.datetime(2027, 12, 24), (dt.date(2027, 12, 24), None)),
        (dt.date(2027, 12, 24), (dt.date(2027, 12, 24), None)),
    ],
)
def test_moments(cell: cells.Cell, found: object) -> None:
    assert cells.day_and_clock(cell) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"),
        ("7,5", "7.5"),
        ("-7,5", "-7.5"),
        ("+3", "3"),
        ("1.234,5", "1234.5"),
        ("12.345.678", "12345678"),
        ("1234,50", "1234.50"),
        ("−2", "-2"),
    ],
)
def test_dutch_numbers(text: str, value: str) -> None:
    assert cells.number(text, "nl") == Decimal(value)


@pytest.mark.parametrize(("text", "value"), [("7.5", "7.5"), ("1,234.5", "1234.5"), ("1,234,567", "1234567")])
def test_english_numbers(text: str, value: str) -> None:
    assert cells.number(text, "en") == Decimal(value)


@pytest.mark.parametrize(
    ("text", "language", "one", "other"),
    [
        ("7.5", "nl", "7,5", "75"),
        ("1.234", "nl", "1,234", "1234"),
        ("7,5", "en", "7.5", "75"),
        ("1,234", "en", "1.234", "1234"),
    ],
)
def test_both_readings_of_an_ambiguous_number_are_named(text: str, language: str, one: str, other: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        cells.number(text, language)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.details) == ("ambiguous_number", {"one": one, "other": other})


@pytest.mark.parametrize(
    "text", ["", "x", "7,5,5", "1,234.5", "1.23.456", "1e3", "7,", ",5", "1.2345,6", "½", "--1", "9" * 31]
)
def test_what_is_no_dutch_number(text: str) -> None:
    assert code(cells.number, text, "nl") == "unreadable_number"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**6), max_value=10**6, places=2))
def test_every_number_with_a_comma_is_read_as_it_was_written(value: Decimal) -> None:
    assert cells.number(f"{value:f}".replace(".", ","), "nl") == value


def test_number_cells_of_a_workbook() -> None:
    assert cells.number(7.5, "nl") == Decimal("7.5")
    assert cells.number(0.1, "nl") == Decimal("0.1")
    assert code(cells.number, float("inf"), "nl") == "unreadable_number"
    assert code(cells.number, dt.date(2027, 1, 1), "nl") == "unreadable_number"
    assert code(cells.number, True, "nl") == "unreadable_number"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("7:30", "7.5"),
        ("7,5", "7.5"),
        ("50", "50"),
        (7.25, "7.25"),
        (dt.time(7, 30), "7.5"),
        (dt.timedelta(hours=30), "30"),
        ("0:00", "0"),
    ],
)
def test_hours(cell: cells.Cell, value: str) -> None:
    assert cells.hours(cell, "nl") == Decimal(value)


def test_hours_below_zero() -> None:
    assert code(cells.hours, "-1", "nl") == "negative_number"
    assert code(cells.hours, "7:60", "nl") == "unreadable_number"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("50 %", "0.5"),
        ("50%", "0.5"),
        ("0,5", "0.5"),
        ("12,5 %", "0.125"),
        ("100 %", "1"),
        ("1", "1"),
        ("0", "0"),
        (0.5, "0.5"),
    ],
)
def test_shares(cell: cells.Cell, value: str) -> None:
    assert cells.share(cell, "nl") == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("100,1 %", "share_above_one"),
        ("1,01", "share_above_one"),
        ("-1 %", "negative_number"),
        ("%", "unreadable_number"),
    ],
)
def test_wrong_shares(cell: str, expected: str) -> None:
    assert code(cells.share, cell, "nl") == expected


def test_euros_with_and_without_the_sign() -> None:
    assert cells.euros("€ 150,00", "nl") == cells.euros("150", "nl") == cells.euros(150.0, "nl") == 150


def test_whole_numbers_at_the_edges() -> None:
    assert cells.whole("0", "nl") == 0
    assert cells.whole("3,0", "nl") == 3
    assert cells.whole("10000000", "nl") == 10_000_000
    assert code(cells.whole, "10000001", "nl") == "unlikely_number"


def test_text_of_native_cells() -> None:
    assert [cells.text(each) for each in (3.0, 3.5, True, "  x\u00a0")] == ["3", "3.5", "ja", "x"]


@pytest.mark.parametrize("character", ["\n", "\t", "\x00", "\x7f", "\u202e", "\u2066"])
def test_characters_that_a_name_cannot_hold(character: str) -> None:
    assert code(cells.proper_text, f"a{character}b") == "control_character"


def test_emoji_and_soft_hyphens_are_text() -> None:
    assert cells.proper_text("👩\u200d⚕️ x") == "👩\u200d⚕️ x"


def test_lists_and_words() -> None:
    assert cells.several("a b|c, d;a") == ("a", "b", "c", "d")
    assert cells.choice("Liever_Niet", {"liever niet": 1}) == 1
    assert code(cells.choice, "soms", {"altijd": 1}) == "unknown_word"


def test_what_is_shown_is_one_short_line() -> None:
    assert shown("a\nb\x1b[31m\u202ec") == "a b [31m c"
    assert len(shown("x" * 500)) == 80
