from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.model import Period
from anwroster.reports.cells import Euros, Hours, Share, machine, order, shown, spreadsheet
from anwroster.reports.numbers import clock, day, decimal, euros, hours, percent, span, times


@pytest.mark.parametrize(
    ("number", "places", "nl", "en"),
    [
        (0, 0, "0", "0"),
        (Decimal("1234567.5"), 1, "1.234.567,5", "1,234,567.5"),
        (Decimal("1.005"), 2, "1,01", "1.01"),
        (Decimal("-7.5"), 1, "-7,5", "-7.5"),
        (Fraction(-1, 1000), 1, "0,0", "0.0"),
        (Fraction(1, 8), 2, "0,13", "0.13"),
        (999, 0, "999", "999"),
        (1000, 0, "1.000", "1,000"),
    ],
)
def test_numbers_as_readers_write_them(number: Fraction, places: int, nl: str, en: str) -> None:
    assert decimal(number, places, "nl") == nl
    assert decimal(number, places, "en") == en


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_amounts_are_shown_to_the_cent(amount: Decimal) -> None:
    assert Decimal(decimal(amount, 2, "en").replace(",", "")) == amount


def test_hours_percentages_and_euros() -> None:
    assert hours(450, "nl") == "7,5"
    assert percent(Fraction(2, 3), "nl") == "67 %"
    assert percent(None, "nl") == "–"
    assert euros(Decimal("1234.5"), "nl") == "€ 1.234,50"
    assert euros(Decimal(1), "en", indicative=True) == "indicative € 1.00"
    assert euros(None, "nl", indicative=True) == "–"


def test_days_and_periods() -> None:
    assert day(date(2027, 3, 28), "nl") == "zo 28-03-2027"
    assert day(date(2027, 3, 28), "en") == "Sun 2027-03-28"
    assert span(Period(start=date(2027, 1, 1), end=date(2027, 7, 1)), "nl") == "1 januari 2027 t/m 30 juni 2027"
    assert span(Period(start=date(2027, 1, 1), end=date(2027, 1, 2)), "en") == "1 January 2027 to 1 January 2027"


def test_local_times() -> None:
    assert clock(datetime(2027, 3, 28, 0, 30, tzinfo=UTC)) == "01:30"
    assert clock(datetime(2027, 3, 28, 1, 0, tzinfo=UTC)) == "03:00"
    assert times(datetime(2027, 1, 1, 16, tzinfo=UTC), datetime(2027, 1, 1, 23, tzinfo=UTC)) == "17:00–24:00"


@pytest.mark.parametrize(
    ("cell", "people", "sheet", "json", "rank"),
    [
        ("tekst", "tekst", "tekst", "tekst", None),
        (None, "", None, None, None),
        (1234, "1.234", 1234, 1234, 1234),
        (Decimal("2.5"), "2,5", Decimal("2.5"), 2.5, 2.5),
        (date(2027, 3, 28), "zo 28-03-2027", date(2027, 3, 28), "2027-03-28", date(2027, 3, 28).toordinal()),
        (Hours(450), "7,5", Decimal("7.50"), 7.5, 7.5),
        (Hours(None), "–", None, None, None),
        (Share(Fraction(2, 3)), "67 %", Decimal("66.7"), 0.666667, 0.666667),
        (Share(None), "–", None, None, None),
        (Euros(Decimal("1.005")), "1,01", Decimal("1.01"), 1.01, 1.01),
        (Euros(Decimal(3), indicative=True), "indicatief 3,00", Decimal("3.00"), 3.0, 3.0),
        (Euros(None, indicative=True), "–", None, None, None),
    ],
)
def test_a_cell_for_every_reader(cell, people, sheet, json, rank) -> None:
    assert shown(cell, "nl") == people
    assert spreadsheet(cell) == sheet
    assert machine(cell) == json
    assert order(cell) == rank
