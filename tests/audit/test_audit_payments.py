"""Payments to the cent and to the minute: against the maximum, against minutes × rate, against what was worked."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from anwroster.audit.case import Case
from anwroster.model import Amount, PaidLine, Period, Role, TariffDecision, TariffSettings, TariffStatus, TariffUse
from tests.audit.measuring import AGREEMENTS, case_of, change, doctors, measure, paid, reason, value
from tests.builders import agreement, doctor, instance, roster, shift

NIGHT_2026 = "155.63"
"""The maximum for a night hour in 2026 (nza-2026); avond 119.01."""

NIGHTS = {name: shift(name, at, 23, 7) for at, name in enumerate("abc")}
"""From 00:00 to 07:00 by the local clock: 7 h of nacht, a day after each other from 6 January 2026."""


def the_case(*lines: PaidLine, **more: Any) -> Case:
    """Return a and b, owners, and c, a waarnemer, with a night of 7 h each."""
    people = (doctor("a"), doctor("b"), doctor("c", agreement="locum"))
    made = instance(NIGHTS.values(), people, agreements=AGREEMENTS, **more)
    return case_of(made, roster(("a", "a"), ("b", "b"), ("c", "c")), paid=lines)


def honest(*but: PaidLine) -> Case:
    others = {line.doctor for line in but}
    return the_case(*(paid(name, "nacht", 420, NIGHT_2026) for name in "abc" if name not in others), *but)


def test_honest_payments_pass_everything() -> None:
    case = honest()
    for indicator in ("payments_over_maximum", "payments_sum_off", "payments_minutes_off", "night_hours_unrecorded"):
        assert value(case, indicator) == 0, indicator


def test_a_cent_above_the_maximum_is_caught_and_the_maximum_itself_is_not() -> None:
    found = measure(honest(paid("a", "nacht", 420, "155.64", row=7)), "payments_over_maximum")
    assert found.value == 1
    assert doctors(found.evidence) == ["a"]
    assert found.evidence[0].amount == Fraction(1, 100)
    assert dict(found.evidence[0].values) == {
        "band": "nacht",
        "rate": "155.64",
        "maximum": "155.63",
        "minutes": "420",
        "row": "7",
    }
    assert value(honest(paid("a", "nacht", 420, "155.63")), "payments_over_maximum") == 0


def test_the_maximum_holds_for_everybody_alike() -> None:
    case = honest(paid("c", "nacht", 420, "155.64"))
    assert value(case, "payments_over_maximum", role=Role.WAARNEMER) == 1
    assert value(case, "payments_over_maximum", role=Role.PRAKTIJKHOUDER) == 0


def test_standby_and_hours_outside_anw_have_no_maximum() -> None:
    case = the_case(paid("a", "achterwacht", 60, "900.00"), paid("a", "buiten", 60, "900.00"))
    assert value(case, "payments_over_maximum") == 0


def over_new_year(*lines: PaidLine, end: date = date(2025, 1, 1)) -> Case:
    """Return a with a night in December 2023 and one in January 2024 of 7 h each: 131.87 and 140.53."""
    start = date(2023, 12, 1)
    period = Period(start=start, end=end)
    first = (start - date(2026, 1, 5)).days
    shifts = (shift("old", first, 23, 7), shift("new", first + 45, 23, 7))
    made = instance(shifts, (doctor("a"),), period=period)
    return case_of(made, roster(("a", "old"), ("a", "new"), period=period), paid=lines)


def test_over_new_year_a_higher_rate_fits_only_the_hours_of_the_new_year() -> None:
    fitting = (paid("a", "nacht", 420, "140.53"), paid("a", "nacht", 420, "131.87"))
    assert value(over_new_year(*fitting), "payments_over_maximum") == 0
    one_minute_more = (paid("a", "nacht", 421, "140.53"), paid("a", "nacht", 419, "131.87"))
    found = measure(over_new_year(*one_minute_more), "payments_over_maximum")
    assert found.value == 1
    assert dict(found.evidence[0].values)["minutes"] == "1"


def test_minutes_paid_beyond_those_worked_are_no_matter_of_the_maximum() -> None:
    lines = (paid("a", "nacht", 520, "140.53"), paid("a", "nacht", 420, "131.87"))
    assert value(over_new_year(*lines), "payments_over_maximum") == 0
    assert value(over_new_year(*lines), "payments_minutes_off") == 1


def in_2025(*lines: PaidLine) -> Case:
    """Return a with a night in January 2025, for which no tariff is known."""
    period = Period(start=date(2025, 1, 6), end=date(2025, 2, 3))
    made = instance((shift("s", -364, 23, 7),), (doctor("a"),), period=period)
    return case_of(made, roster(("a", "s"), period=period), paid=lines)


def test_days_without_a_tariff_leave_their_hours_unjudged_and_say_how_many() -> None:
    found = measure(in_2025(paid("a", "nacht", 420, "100.00")), "payments_over_maximum")
    assert (found.value, found.reason, found.values) == (None, "paid_without_tariff", (("hours", "7"),))


def test_days_without_a_tariff_hide_nothing_on_other_days() -> None:
    period = Period(start=date(2024, 12, 2), end=date(2025, 2, 3))
    shifts = (shift("known", -399, 23, 7), shift("unknown", -364, 23, 7))
    made = instance(shifts, (doctor("a"),), period=period)
    work = roster(("a", "known"), ("a", "unknown"), period=period)
    fine = case_of(made, work, paid=(paid("a", "nacht", 840, "140.53"),))
    assert reason(fine, "payments_over_maximum") == "paid_without_tariff"
    above = case_of(made, work, paid=(paid("a", "nacht", 840, "140.54"),))
    assert value(above, "payments_over_maximum") == 1
    # A rate that the unknown day could bear is no exceedance on the known one.
    dear = (paid("a", "nacht", 420, "900.00"), paid("a", "nacht", 420, "140.53"))
    assert reason(case_of(made, work, paid=dear), "payments_over_maximum") == "paid_without_tariff"
    # Nor are minutes beyond those worked, while a day is unknown: 900 paid, of which 420 on the known day.
    beyond = measure(case_of(made, work, paid=(paid("a", "nacht", 900, "140.54"),)), "payments_over_maximum")
    assert dict(beyond.evidence[0].values)["minutes"] == "420"


@pytest.mark.parametrize(
    ("minutes", "rate", "euros", "off"),
    [
        (420, "155.63", "1089.41", 0),
        (420, "155.63", "1089.42", 1),
        (420, "155.63", "1089.40", 1),
        (15, "119.01", "29.75", 0),  # 29.7525
        (15, "119.01", "29.76", 1),
        (30, "119.01", "59.50", 0),  # 59.505: a half either way
        (30, "119.01", "59.51", 0),
        (30, "119.01", "59.52", 1),
    ],
)
def test_a_payment_is_minutes_times_rate_to_the_nearest_cent(minutes: int, rate: str, euros: str, off: int) -> None:
    assert value(the_case(paid("a", "nacht", minutes, rate, euros)), "payments_sum_off") == off


def test_a_sum_that_is_off_says_what_it_should_be() -> None:
    found = measure(the_case(paid("a", "nacht", 420, "155.63", "1090.00")), "payments_sum_off").evidence[0]
    assert dict(found.values)["expected"] == "1089.41"
    assert found.amount == Fraction(59, 100)


def test_minutes_paid_must_be_those_worked_per_doctor_and_band() -> None:
    found = measure(honest(paid("a", "nacht", 421, NIGHT_2026)), "payments_minutes_off")
    assert found.value == 1
    assert found.evidence[0].amount == Fraction(1, 60)
    other_band = measure(honest(paid("a", "avond", 420, "119.01")), "payments_minutes_off")
    assert sorted(dict(each.values)["band"] for each in other_band.evidence) == ["avond", "nacht"]
    forgotten = the_case(paid("a", "nacht", 420, NIGHT_2026), paid("b", "nacht", 420, NIGHT_2026))
    missed = measure(forgotten, "payments_minutes_off").evidence
    assert [(each.doctor, each.amount) for each in missed] == [("c", -7)]
    assert dict(missed[0].values) == {"band": "nacht", "paid": "0", "worked": "7"}
    too_much = the_case(*forgotten.worked.paid, paid("c", "nacht", 420, NIGHT_2026), paid("c", "weekend", 90, "100.00"))
    extra = measure(too_much, "payments_minutes_off").evidence
    assert [(each.amount, dict(each.values)["paid"]) for each in extra] == [(Fraction(3, 2), "1.5")]


def test_several_payments_of_one_band_add_up() -> None:
    halves = (paid("a", "nacht", 210, NIGHT_2026), paid("a", "nacht", 210, "140.00"))
    assert value(honest(*halves), "payments_minutes_off") == 0


def test_a_hand_over_moves_what_is_to_be_paid_unless_it_says_who_is_paid() -> None:
    lines = honest().worked.paid
    given = case_of(honest().instance, honest().published, [change(NIGHTS["a"], "a", "b")], lines)
    assert sorted(doctors(measure(given, "payments_minutes_off").evidence)) == ["a", "b"]
    kept = [change(NIGHTS["a"], "a", "b", paid_to="a")]
    assert value(case_of(honest().instance, honest().published, kept, lines), "payments_minutes_off") == 0


def test_who_is_paid_by_the_employer_needs_no_payment_but_must_have_the_right_one() -> None:
    hidha = agreement("hidha", role=Role.HIDHA, paid_by="employer")
    made = instance(NIGHTS.values(), (doctor("a"), doctor("b", agreement="hidha")), agreements=(agreement(), hidha))
    work = roster(("a", "a"), ("b", "b"))
    line = paid("a", "nacht", 420, NIGHT_2026)
    assert value(case_of(made, work, paid=[line]), "payments_minutes_off") == 0
    some = [line, paid("b", "nacht", 60, NIGHT_2026)]
    assert doctors(measure(case_of(made, work, paid=some), "payments_minutes_off").evidence) == ["b"]


def test_standby_without_a_rate_and_without_payments_is_left_out() -> None:
    shifts = (NIGHTS["a"], shift("w", 5, 9, 5, kind="achterwacht"))
    made = instance(shifts, (doctor("a"),))
    work, line = roster(("a", "a"), ("a", "w")), paid("a", "nacht", 420, NIGHT_2026)
    assert value(case_of(made, work, paid=[line]), "payments_minutes_off") == 0
    rated = made.hds.model_copy(update={"tariffs": TariffSettings(standby_rate=Decimal("6.72"))})
    with_rate = case_of(made.model_copy(update={"hds": rated}), work, paid=[line])
    assert dict(measure(with_rate, "payments_minutes_off").evidence[0].values)["band"] == "achterwacht"


def test_night_hours_paid_to_a_waarnemer_beyond_the_record_are_named() -> None:
    moved = the_case(paid("b", "nacht", 420, NIGHT_2026), paid("c", "nacht", 840, NIGHT_2026))
    found = measure(moved, "night_hours_unrecorded")
    assert found.value == 7
    assert doctors(found.evidence) == ["c"]
    recorded = case_of(moved.instance, moved.published, [change(NIGHTS["a"], "a", "c")], moved.worked.paid)
    assert value(recorded, "night_hours_unrecorded") == 0
    to_owner = the_case(paid("b", "nacht", 840, NIGHT_2026), paid("c", "nacht", 420, NIGHT_2026))
    assert value(to_owner, "night_hours_unrecorded") == 0


def test_without_payments_nothing_is_judged() -> None:
    for indicator in ("payments_over_maximum", "payments_sum_off", "payments_minutes_off", "night_hours_unrecorded"):
        assert reason(the_case(), indicator) == "no_payments"


def own_rate(night: str, until: date = date(2027, 1, 1), start: date = date(2025, 1, 1)) -> TariffDecision:
    def euros(number: str) -> Amount:
        return Amount(euros=Decimal(number), status=TariffStatus.OWN, source="contract")

    low = euros("100.00")
    return TariffDecision(
        id="own",
        use=TariffUse.PAID,
        valid_from=start,
        valid_until=until,
        avond=low,
        nacht=euros(night),
        weekend=low,
        feestdag=low,
    )


def test_a_rate_of_the_hds_a_cent_above_the_maximum_is_caught() -> None:
    assert value(the_case(own_tariffs=(own_rate("155.63"),)), "rates_over_maximum") == 0
    found = measure(the_case(own_tariffs=(own_rate("155.64"),)), "rates_over_maximum")
    assert found.value == 1
    assert found.evidence[0].amount == Fraction(1, 100)
    assert dict(found.evidence[0].values)["day"] == "2026-01-06"


def test_a_rate_on_days_without_a_maximum_cannot_be_judged() -> None:
    bare = in_2025()
    assert reason(bare, "rates_over_maximum") == "no_tariff"
    rated = case_of(bare.instance.model_copy(update={"own_tariffs": (own_rate("900.00"),)}), bare.published)
    found = measure(rated, "rates_over_maximum")
    assert found.reason == "no_tariff"
    assert dict(found.values) == {"days": "1", "first": "2025-01-07", "last": "2025-01-07"}
