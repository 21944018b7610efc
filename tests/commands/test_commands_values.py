from datetime import date

import pytest

from anwroster.commands import values
from anwroster.errors import UsageError


@pytest.mark.parametrize(("text", "number"), [("60", 60.0), ("2.5", 2.5), ("2,5", 2.5), (" 1 ", 1.0), ("0.001", 0.001)])
def test_seconds(text: str, number: float) -> None:
    assert values.seconds(text, "--x") == number


@pytest.mark.parametrize("text", ["", "0", "-1", "inf", "nan", "een", "1.000,5"])
def test_no_seconds(text: str) -> None:
    with pytest.raises(UsageError, match="--x"):
        values.seconds(text, "--x")


@pytest.mark.parametrize("text", ["1", "9"])
def test_whole_numbers_at_both_edges(text: str) -> None:
    assert values.whole(text, "--x", 1, 9) == int(text)


@pytest.mark.parametrize("text", ["0", "10", "1.0", "1e1", "", "²", "-", "9" * 30])
def test_no_whole_number_in_range(text: str) -> None:
    with pytest.raises(UsageError, match="van 1 t/m 9"):
        values.whole(text, "--x", 1, 9)


@pytest.mark.parametrize("text", ["24-12-2026", "24/12/2026", "2026-12-24", "24-12-2026 "])
def test_day(text: str) -> None:
    assert values.day(text, "--on") == date(2026, 12, 24)


@pytest.mark.parametrize("text", ["31-06-2026", "2026", "12-24-2026", "morgen", ""])
def test_no_day(text: str) -> None:
    with pytest.raises(UsageError, match="--on"):
        values.day(text, "--on")


def test_year() -> None:
    assert values.year("2026", "--x") == 2026
    assert values.year(None, "--x") is None


@pytest.mark.parametrize("text", ["26", "20266", "twee", "", "-026"])
def test_no_year(text: str) -> None:
    with pytest.raises(UsageError, match="geen jaartal"):
        values.year(text, "--x")


def test_choice_whatever_its_case() -> None:
    assert values.choice("2B", "--phase", ("1", "2b")) == "2b"


def test_hint_names_what_is_near_without_minding_dashes() -> None:
    assert values.hint("--forse", ["--force", "--from"]) == " Bedoeld: --force?"
    assert values.hint("zzz", ["--force", "--from"]) == ""
