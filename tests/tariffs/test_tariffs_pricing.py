from datetime import date, timedelta
from decimal import Decimal

import pytest

from anwroster.anwhours import holidays_between, make_shifts
from anwroster.model import Band, HolidaySettings, Instance, Period, ShiftTemplate, TariffSettings, TopUp
from anwroster.tariffs import STANDBY, NoTariffError, decisions_from, pay
from tests.builders import doctor, instance, roster

DAY = {"start": "18:00", "end": "23:00"}


def case(day: date, *clocks: dict, counted: str = "elapsed", outside=None, standby=None, **changes) -> Instance:
    """Return an instance with one shift per template, all starting on ``day``: s0, s1, ..."""
    period = Period(start=day, end=day + timedelta(days=1))
    base = instance([], [doctor("a"), doctor("b")], [], period=period)
    kinds = {each.get("kind", "consult") for each in clocks}
    templates = tuple(
        ShiftTemplate(**({"id": f"s{at}", "post": "post", "kind": "consult", "dates": (day,)} | each))
        for at, each in enumerate(clocks or (DAY,))
    )
    hds = base.hds.model_copy(
        update={
            "templates": templates,
            "kinds": tuple(base.hds.kinds[0].model_copy(update={"id": k, "standby": k == "achterwacht"}) for k in kinds)
            or base.hds.kinds,
            "tariffs": TariffSettings(outside_rate=outside, standby_rate=standby, hours=counted),
        }
    )
    holidays = holidays_between(HolidaySettings(), day - timedelta(days=1), day + timedelta(days=2))
    shifts = make_shifts(hds, holidays)
    return base.model_copy(update={"hds": hds, "shifts": shifts, "holidays": holidays, **changes})


def paid(given: Instance, *doctors: str, **options):
    """Return the pay of a roster in which the doctors (default: a) have the shifts in turn."""
    names = [each.id for each in given.shifts]
    names.sort()
    return pay(given, roster(*zip(doctors or ("a",) * len(names), names, strict=False)), **options)


def shown(found) -> list[tuple[str, int, str | None]]:
    return [(line.band, line.minutes, None if line.rate is None else str(line.rate)) for line in found.lines]


NIGHT = {"start": "22:45", "end": "08:15", "next_day": True}


def own(use: str = "paid", first: str = "2026-01-01", until: str = "2027-01-01", **euros: str):
    amounts = {"avond": "119.01", "nacht": "155.63", "weekend": "137.32", "feestdag": "155.63"} | euros
    lines = [f'{name} = {{ euros = "{value}", status = "own", source = "x" }}' for name, value in amounts.items()]
    head = ["[[tariff]]", 'id = "eigen"', f'use = "{use}"', f"valid_from = {first}", f"valid_until = {until}"]
    return decisions_from("\n".join([*head, *lines]), "eigen.toml")


def test_pay_is_band_minutes_times_rate():
    found = paid(case(date(2026, 2, 3), NIGHT))
    assert shown(found) == [("avond", 75, "119.01"), ("nacht", 480, "155.63"), ("buiten", 15, None)]
    assert found.totals == {"a": Decimal("1393.80")}  # 148.7625 + 1245.04, the quarter of an hour outside unpaid


def test_every_line_says_how_sure_its_rate_is():
    found = paid(case(date(2024, 2, 6), NIGHT))
    assert [(line.status, line.decision) for line in found.lines] == [
        ("single_source", "nza-2024"),
        ("single_source", "nza-2024"),
        ("", ""),
    ]
    assert found.decisions == ("nza-2024",)


def test_minutes_outside_anw_are_paid_at_the_rate_of_the_hds():
    found = paid(case(date(2026, 2, 3), NIGHT, outside=Decimal("80")))
    assert (found.lines[-1].exact, found.lines[-1].status) == (Decimal(20), "own")
    assert found.totals == {"a": Decimal("1413.80")}


def test_standby_has_its_own_rate_in_every_band():
    watch = NIGHT | {"kind": "achterwacht"}
    found = paid(case(date(2026, 2, 3), watch, standby=Decimal("6.72")))
    assert shown(found) == [(STANDBY, 570, "6.72")]
    assert found.totals == {"a": Decimal("63.84")}


def test_standby_without_a_rate_is_hours_without_euros():
    found = paid(case(date(2026, 2, 3), NIGHT | {"kind": "achterwacht"}))
    assert shown(found) == [(STANDBY, 570, None)]
    assert found.totals == {"a": None}
    assert found.uncovered == ()
    assert found.total is None


def test_a_doctor_is_rounded_once_and_not_per_shift():
    twenty = {"start": "18:00", "end": "18:01"}
    given = case(date(2026, 2, 3), twenty, twenty | {"start": "18:01", "end": "18:02"})
    assert paid(given).totals == {"a": Decimal("3.97")}  # 2 × 1.9835 = 3.967; rounded each first: 3.96
    assert paid(given, "a", "b").totals == {"a": Decimal("1.98"), "b": Decimal("1.98")}


def test_half_a_cent_is_rounded_up():
    thirty = {"start": "18:00", "end": "18:30"}
    assert paid(case(date(2026, 2, 3), thirty)).totals == {"a": Decimal("59.51")}  # 59.505


def test_the_total_is_what_is_paid_out():
    given = case(date(2026, 2, 3), {"start": "18:00", "end": "18:30"}, {"start": "18:00", "end": "18:30"})
    assert paid(given, "a", "b").total == Decimal("119.02")


def test_a_night_over_new_year_is_priced_on_both_sides():
    found = paid(case(date(2023, 12, 31), NIGHT))
    assert [(line.band, line.minutes, str(line.rate), line.decision) for line in found.lines] == [
        ("nacht", 480, "140.53", "nza-2024"),
        ("weekend", 75, "116.36", "nza-2023"),
        ("feestdag", 15, "140.53", "nza-2024"),
    ]
    assert found.decisions == ("nza-2023", "nza-2024")


def test_from_2026_into_2027_the_hours_remain_and_the_euros_stop():
    found = paid(case(date(2026, 12, 31), NIGHT))
    assert shown(found) == [("avond", 75, "119.01"), ("nacht", 480, None), ("feestdag", 15, None)]
    assert found.uncovered == (date(2027, 1, 1),)
    assert found.totals == {"a": Decimal("148.76")}
    assert not found.indicative


def test_strictly_a_day_without_tariff_is_refused():
    with pytest.raises(NoTariffError, match=r"Voor 1-1-2027 .* --assume-tariff 2026"):
        paid(case(date(2026, 12, 31), NIGHT), strict=True)


def test_strictly_days_with_a_tariff_or_an_assumed_one_pass():
    assert paid(case(date(2026, 2, 3), NIGHT), strict=True).uncovered == ()
    assert paid(case(date(2027, 2, 2), NIGHT), strict=True, assume_year=2026).uncovered == ()


def test_an_assumed_year_marks_its_euros_indicative():
    found = paid(case(date(2027, 2, 2), NIGHT), assume_year=2026)
    assert [line.status for line in found.lines] == ["indicative", "indicative", ""]
    assert found.indicative
    assert found.assumed == (date(2027, 2, 2), date(2027, 2, 3))
    assert found.totals == {"a": Decimal("1393.80")}


def test_one_assumed_minute_marks_every_euro_of_the_roster():
    watch = DAY | {"kind": "achterwacht"}
    given = case(date(2026, 12, 31), NIGHT, watch, outside=Decimal("80"), standby=Decimal("6.72"))
    found = paid(given, assume_year=2026)
    assert found.assumed == (date(2027, 1, 1),)
    assert {line.band for line in found.lines} == {"avond", "nacht", "feestdag", STANDBY}
    assert {line.status for line in found.lines} == {"indicative"}
    assert paid(given).lines[0].status == "single_source"


def test_an_assumed_year_that_is_not_needed_marks_nothing():
    found = paid(case(date(2026, 2, 3), NIGHT), assume_year=2023)
    assert not found.indicative
    assert found.decisions == ("nza-2026",)


def test_a_year_without_tariff_cannot_be_assumed_for_pay():
    with pytest.raises(NoTariffError):
        paid(case(date(2027, 2, 2), NIGHT), assume_year=2025)


def test_a_spring_night_is_paid_by_the_hour_that_passed():
    midnight = {"start": "00:00", "end": "08:00"}
    assert paid(case(date(2026, 3, 29), midnight)).totals == {"a": Decimal("1089.41")}
    assert paid(case(date(2026, 3, 29), midnight, counted="nominal")).totals == {"a": Decimal("1245.04")}


def test_an_autumn_night_is_paid_by_the_hour_that_passed():
    midnight = {"start": "00:00", "end": "08:00"}
    assert paid(case(date(2026, 10, 25), midnight)).totals == {"a": Decimal("1400.67")}
    assert paid(case(date(2026, 10, 25), midnight, counted="nominal")).totals == {"a": Decimal("1245.04")}


def test_what_the_hds_pays_goes_before_the_maximum():
    found = paid(case(date(2026, 2, 3), DAY, own_tariffs=own(avond="100.00")))
    assert found.totals == {"a": Decimal("500.00")}
    assert found.over_maximum == ()


def test_a_rate_at_the_maximum_is_no_finding():
    assert paid(case(date(2026, 2, 3), DAY, own_tariffs=own())).over_maximum == ()


def test_a_rate_one_cent_above_the_maximum_is_found():
    (found,) = paid(case(date(2026, 2, 3), DAY, own_tariffs=own(avond="119.02"))).over_maximum
    assert (found.band, found.paid, found.maximum) == (Band.EVENING, Decimal("119.02"), Decimal("119.01"))
    assert (found.day, found.decision, found.against) == (date(2026, 2, 3), "eigen", "nza-2026")


def test_an_own_maximum_above_the_shipped_one_is_found_too():
    (found,) = paid(case(date(2026, 2, 3), DAY, own_tariffs=own("maximum", avond="119.02"))).over_maximum
    assert (found.paid, found.maximum) == (Decimal("119.02"), Decimal("119.01"))


def test_a_paid_rate_on_a_day_without_maximum_is_not_judged_and_said():
    tariffs = own(first="2027-01-01", until="2028-01-01")
    found = paid(case(date(2027, 2, 2), DAY, own_tariffs=tariffs))
    assert found.unjudged == (date(2027, 2, 2),)
    assert (found.uncovered, found.over_maximum) == ((), ())
    assert found.lines[0].status == "own"


def test_top_ups_stand_apart_and_are_in_no_total():
    top_ups = (TopUp(doctor="a", shift="s0-2026-02-03", euros=Decimal("40")),) * 2
    given = case(date(2026, 2, 3), DAY)
    without, found = paid(given), paid(given.model_copy(update={"top_ups": top_ups}))
    assert found.top_ups == {"a": Decimal(80)}
    assert (found.totals, found.total, found.lines) == (without.totals, without.total, without.lines)


def test_an_unknown_shift_is_left_to_the_checks():
    assert pay(case(date(2026, 2, 3), DAY), roster(("a", "nergens"))).lines == ()


def test_minutes_priced_are_the_minutes_of_the_shifts():
    round_the_clock = {"start": "04:00", "end": "04:00", "next_day": True}
    given = case(date(2026, 3, 28), NIGHT, DAY, {"start": "08:00", "end": "17:00"}, round_the_clock, counted="nominal")
    assert sum(line.minutes for line in paid(given).lines) == sum(each.minutes for each in given.shifts)
