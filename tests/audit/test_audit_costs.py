"""Hours and euros per doctor, practice, role, post and month, by hand; budget, and other years' tariffs."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.audit.costs import BANDS, budget, costs_by, priced_as, tariffs_used, total_of, what_if
from anwroster.model import (
    Affiliation,
    Amount,
    Period,
    Practice,
    QuotaSource,
    TariffDecision,
    TariffStatus,
    TariffUse,
)
from anwroster.tariffs import NoTariffError
from tests.audit.measuring import AGREEMENTS, case_of, change
from tests.builders import agreement, doctor, instance, roster, shift

EVENING, NIGHT = Fraction("119.01"), Fraction("155.63")
"""Maxima of 2026."""

SHIFTS = {
    "e": shift("e", 0, 17, 4),  # Monday 5 January 18:00–22:00: avond
    "n": shift("n", 0, 23, 7, post="other"),  # 00:00–07:00: nacht
    "f": shift("f", 27, 17, 4),  # Sunday 1 February 18:00–22:00: weekend
}


def the_case(**more: object) -> Case:
    people = (doctor("a"), doctor("c", agreement="locum"))
    made = instance(SHIFTS.values(), people, agreements=AGREEMENTS, **more)
    return case_of(made, roster(("a", "e"), ("c", "n")), [change(SHIFTS["e"], "a", "c")])


def euros(case: Case, on: str, by: str) -> dict[str, Fraction | None]:
    return {each.key: each.euros for each in costs_by(case, on, by)}  # type: ignore[arg-type]


def test_published_and_worked_are_told_apart() -> None:
    case = the_case()
    assert euros(case, "published", "doctor") == {"a": 4 * EVENING, "c": 7 * NIGHT}
    assert euros(case, "worked", "doctor") == {"c": 4 * EVENING + 7 * NIGHT}
    assert euros(case, "published", "role") == {"praktijkhouder": 4 * EVENING, "waarnemer": 7 * NIGHT}
    assert euros(case, "worked", "role") == {"waarnemer": 4 * EVENING + 7 * NIGHT}
    assert euros(case, "worked", "post") == {"other": 7 * NIGHT, "post": 4 * EVENING}


def test_whoever_is_paid_has_the_costs() -> None:
    case = the_case()
    kept = case_of(case.instance, case.published, [change(SHIFTS["e"], "a", "c", paid_to="a")])
    assert euros(kept, "worked", "doctor") == {"a": 4 * EVENING, "c": 7 * NIGHT}


def test_hours_lie_in_their_band_and_rows_add_up() -> None:
    row = costs_by(the_case(), "worked", "doctor")[0]
    minutes = dict(zip(BANDS, row.minutes, strict=True))
    assert {band: each for band, each in minutes.items() if each} == {"avond": 240, "nacht": 420}
    total = total_of(costs_by(the_case(), "published", "doctor"))
    assert total.euros == 4 * EVENING + 7 * NIGHT
    assert sum(total.minutes) == 660
    assert total.unpriced == 0


def test_months_are_those_of_the_day_on_which_a_shift_starts() -> None:
    made = instance(SHIFTS.values(), (doctor("a"),))
    case = case_of(made, roster(("a", "e"), ("a", "f")))
    assert euros(case, "published", "month") == {"2026-01": 4 * EVENING, "2026-02": 4 * Fraction("137.32")}


def test_a_doctor_of_two_practices_costs_both_in_proportion() -> None:
    people = (doctor("a", commitment_hours=None), doctor("b", commitment_hours=None))
    made = instance(
        SHIFTS.values(),
        people,
        agreements=(agreement(quota=QuotaSource.PATIENTS),),
        practices=(
            Practice(id="p", name="P", region="region", patients=3000),
            Practice(id="q", name="Q", region="region", patients=1000),
        ),
        affiliations=(Affiliation(doctor="a", practice="p"), Affiliation(doctor="a", practice="q")),
    )
    found = euros(case_of(made, roster(("a", "e"), ("b", "n"))), "published", "practice")
    assert found == {"": 7 * NIGHT, "p": 3 * EVENING, "q": EVENING}
    # An own commitment belongs to no practice.
    own = instance(SHIFTS.values(), (doctor("a"),))
    assert euros(case_of(own, roster(("a", "e"))), "published", "practice") == {"": 4 * EVENING}


def in_2025() -> Case:
    period = Period(start=date(2025, 1, 6), end=date(2025, 2, 3))
    made = instance((shift("s", -364, 17, 4),), (doctor("a"),), period=period)
    return case_of(made, roster(("a", "s"), period=period))


def test_a_period_without_a_tariff_has_hours_only_and_says_so() -> None:
    case = in_2025()
    row = costs_by(case, "published", "doctor")[0]
    assert (row.euros, row.unpriced, sum(row.minutes)) == (None, 240, 240)
    assert total_of(costs_by(case, "published", "doctor")).euros is None
    found = budget(case, "published")
    assert [(each.year, each.cost, each.maximum, each.unpriced) for each in found] == [(2025, None, None, 240)]
    assert found[0].bare == (date(2025, 1, 6),)
    assert tariffs_used(case, "published") == ()


def own(avond: str, use: TariffUse = TariffUse.PAID) -> TariffDecision:
    amount = Amount(euros=Decimal(avond), status=TariffStatus.OWN, source="contract")
    span = {"valid_from": date(2026, 1, 1), "valid_until": date(2027, 1, 1)}
    return TariffDecision(id="own", use=use, avond=amount, nacht=amount, weekend=amount, feestdag=amount, **span)


def test_the_budget_holds_own_rates_against_the_maximum() -> None:
    row = budget(the_case(own_tariffs=(own("100.00"),)), "published")[0]
    assert row.cost == 11 * 100
    assert row.maximum == 4 * EVENING + 7 * NIGHT
    assert [each.id for each in tariffs_used(the_case(own_tariffs=(own("100.00"),)), "published")] == ["own"]
    plain = budget(the_case(), "published")[0]
    assert plain.cost == plain.maximum == 4 * EVENING + 7 * NIGHT


def test_years_of_a_roster_over_new_year_are_apart() -> None:
    period = Period(start=date(2023, 12, 1), end=date(2024, 2, 1))
    first = (period.start - date(2026, 1, 5)).days
    shifts = (shift("old", first + 3, 17, 4), shift("new", first + 31, 17, 4))  # Monday 4 December, Monday 1 January
    made = instance(shifts, (doctor("a"),), period=period)
    found = budget(case_of(made, roster(("a", "old"), ("a", "new"), period=period)), "published")
    assert [(each.year, each.cost) for each in found] == [
        (2023, 4 * Fraction("100.84")),
        (2024, 4 * Fraction("107.46")),
    ]


def test_what_it_would_cost_by_another_years_tariff_is_indicative_in_every_line() -> None:
    case = the_case(own_tariffs=(own("100.00"),))
    priced = priced_as(case, "published", 2023)
    assert priced.indicative
    assert {line.status for line in priced.lines} == {"indicative"}
    assert {line.decision for line in priced.lines} == {"nza-2023"}
    assert priced.total == Decimal("1326.45")  # 4 × 100.84 + 7 × 131.87
    assert priced_as(in_2025(), "published", 2024).total == Decimal("429.84")
    assert [(each.year, each.euros) for each in what_if(in_2025(), "published")] == [
        (2023, 4 * Fraction("100.84")),
        (2024, 4 * Fraction("107.46")),
        (2026, 4 * EVENING),
    ]


def test_the_last_day_has_the_other_years_tariff_too() -> None:
    made = instance(SHIFTS.values(), (doctor("a"),))
    priced = priced_as(case_of(made, roster(("a", "f"))), "published", 2023)
    assert priced.total == Decimal("465.44")  # 4 × 116.36, on the period's last Sunday
    assert {line.status for line in priced.lines} == {"indicative"}


def test_a_year_without_a_tariff_is_refused_with_the_years_there_are() -> None:
    with pytest.raises(NoTariffError, match="2023, 2024, 2026"):
        priced_as(the_case(), "published", 2025)
