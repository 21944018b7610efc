"""Equal pay for equal work: the spread of pay per hour of a band over the roles."""

from datetime import date
from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import PaidLine, Period, Role
from tests.audit.measuring import AGREEMENTS, case_of, measure, paid, reason, value
from tests.builders import PERIOD, doctor, instance, roster, shift

BANDS = ("avond", "nacht", "weekend", "feestdag")


def the_case(*lines: PaidLine, period: Period = PERIOD) -> Case:
    people = (doctor("a"), doctor("b"), doctor("c", agreement="locum"))
    made = instance((shift("s", 0, 17, 5),), people, agreements=AGREEMENTS, period=period)
    return case_of(made, roster(period=period), paid=lines)


@pytest.mark.parametrize("band", BANDS)
def test_the_same_rate_for_every_role_has_no_spread_and_a_cent_is_one(band: str) -> None:
    same = the_case(paid("a", band, 61, "100.00"), paid("c", band, 90, "100.00"))
    assert value(same, f"pay_spread_{band}") == value(same, "pay_spread") == 0
    less = the_case(paid("a", band, 61, "100.00"), paid("c", band, 90, "99.99"))
    found = measure(less, f"pay_spread_{band}")
    assert found.value == value(less, "pay_spread") == Fraction(1, 100)
    assert dict(found.evidence[0].values) == {"band": band, "lowest": "waarnemer", "highest": "praktijkhouder"}
    other = next(each for each in BANDS if each != band)
    assert reason(less, f"pay_spread_{other}") == "one_role_paid"


def test_a_role_has_the_mean_of_its_hours() -> None:
    case = the_case(
        paid("a", "nacht", 60, "100.00"), paid("b", "nacht", 180, "120.00"), paid("c", "nacht", 60, "110.00")
    )
    found = measure(case, "pay_spread_nacht")
    assert dict(found.parts) == {"praktijkhouder nacht": 115, "waarnemer nacht": 110}
    assert found.value == 5


def test_over_all_bands_the_widest_counts() -> None:
    case = the_case(
        *(paid("a", "nacht", 60, "100.00"), paid("c", "nacht", 60, "98.00")),
        *(paid("a", "avond", 60, "80.00"), paid("c", "avond", 60, "81.00")),
    )
    found = measure(case, "pay_spread")
    assert found.value == 2
    assert [dict(each.values)["band"] for each in found.evidence] == ["nacht", "avond"]


def test_what_cannot_be_compared_is_not_judged() -> None:
    lines = (paid("a", "nacht", 60, "100.00"), paid("c", "nacht", 60, "98.00"))
    assert reason(the_case(), "pay_spread") == "no_payments"
    assert reason(the_case(*lines), "pay_spread", role=Role.WAARNEMER) == "only_everybody"
    assert reason(the_case(lines[0]), "pay_spread") == "one_role_paid"
    over_new_year = Period(start=date(2023, 12, 31), end=date(2024, 1, 2))
    assert reason(the_case(*lines, period=over_new_year), "pay_spread") == "several_tariffs"
    last_day = Period(start=date(2023, 12, 31), end=date(2024, 1, 1))
    assert value(the_case(*lines, period=last_day), "pay_spread") == 2
