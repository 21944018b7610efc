from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from anwroster.commands.talk import Talk, harmless, language, shown_command


@pytest.mark.parametrize(
    ("minutes", "nl", "en"),
    [
        (0, "0", "0"),
        (60, "1", "1"),
        (450, "7,5", "7.5"),
        (65, "1,08", "1.08"),
        (-90, "-1,5", "-1.5"),
        (6000, "100", "100"),
    ],
)
def test_hours(minutes: int, nl: str, en: str) -> None:
    assert Talk("nl").hours(minutes) == nl
    assert Talk("en").hours(minutes) == en


def test_numbers_have_a_decimal_comma_in_dutch() -> None:
    assert Talk("nl").number(Decimal("1234.5")) == "1234,50"
    assert Talk("en").number(Fraction(1, 4)) == "0.25"


def test_days() -> None:
    assert Talk("nl").day(date(2027, 3, 28)) == "28-03-2027"
    assert Talk("en").day(date(2027, 3, 28)) == "2027-03-28"


@pytest.mark.parametrize(
    ("asked", "of_hds", "spoken"),
    [("", "nl", "nl"), ("", "en", "en"), ("nl", "en", "nl"), ("EN", "nl", "en"), ("de", "en", "en")],
)
def test_the_language_of_the_environment_goes_before_that_of_the_hds(
    monkeypatch: pytest.MonkeyPatch, asked: str, of_hds: str, spoken: str
) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", asked)
    assert language(of_hds) == spoken  # type: ignore[arg-type]


def test_text_of_others_moves_no_cursor() -> None:
    assert harmless("a\x1b[2Jb\x07\u202ec\n\td é–") == "a\ufffd[2Jb\ufffd\ufffdc\n\td é–"


def test_a_command_can_be_pasted() -> None:
    assert shown_command("solve", "mijn map", "-o", "uit") == "anwroster solve 'mijn map' -o uit"


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Talk("nl", quiet=True).next_step("validate", "x")
    assert capsys.readouterr() == ("", "")
