from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise

import pytest

from anwroster.model import Band, TariffStatus, TariffUse
from anwroster.tariffs import TariffTable, amount, shipped

DECISIONS = pytest.mark.parametrize("decision", shipped(), ids=lambda each: each.id)
AMOUNTS = {
    "nza-2023": ("100.84", "116.36", "131.87", "131.87"),
    "nza-2024": ("107.46", "124.00", "140.53", "140.53"),
    "nza-2026": ("119.01", "137.32", "155.63", "155.63"),
}
BANDS = (Band.EVENING, Band.WEEKEND, Band.NIGHT, Band.HOLIDAY)


def test_shipped_amounts_are_those_that_were_found_and_no_others():
    found = {each.id: tuple(str(amount(each, band).euros) for band in BANDS) for each in shipped()}
    assert found == AMOUNTS


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("nza-2023", ["verified"] * 4),
        ("nza-2024", ["single_source", "verified", "single_source", "inferred"]),
        ("nza-2026", ["single_source"] * 4),
    ],
)
def test_every_amount_says_how_sure_it_is(name, statuses):
    (decision,) = (each for each in shipped() if each.id == name)
    assert [amount(decision, band).status for band in BANDS] == statuses


@DECISIONS
def test_weekend_is_the_midpoint_of_avond_and_nacht_to_the_cent(decision):
    assert abs(2 * decision.weekend.euros - decision.avond.euros - decision.nacht.euros) <= Decimal("0.01")


@DECISIONS
def test_feestdag_equals_nacht(decision):
    assert decision.feestdag.euros == decision.nacht.euros


@DECISIONS
def test_no_shipped_amount_is_the_own_word_of_an_hds(decision):
    assert decision.use is TariffUse.MAXIMUM
    assert all(amount(decision, band).status is not TariffStatus.OWN for band in BANDS)


def test_shipped_decisions_do_not_overlap():
    assert all(before.valid_until <= after.valid_from for before, after in pairwise(shipped()))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2022, 12, 31), None),
        (date(2023, 1, 1), "nza-2023"),
        (date(2023, 12, 31), "nza-2023"),
        (date(2024, 1, 1), "nza-2024"),
        (date(2024, 12, 31), "nza-2024"),
        (date(2025, 1, 1), None),
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "nza-2026"),
        (date(2026, 12, 31), "nza-2026"),
        (date(2027, 1, 1), None),
    ],
)
def test_both_sides_of_every_change(day, name):
    found = TariffTable().find(day)
    assert (found.id if found else None) == name


def test_the_readme_names_every_shipped_amount():
    text = files("anwroster.tariffs").joinpath("README.md").read_text(encoding="utf-8")
    assert all(euros in text for row in AMOUNTS.values() for euros in row)
