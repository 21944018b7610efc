from datetime import date
from decimal import Decimal

import pytest

from anwroster.model import Maximum, Obligation, Per, Period, Unit
from anwroster.quota import duties, maxima
from tests.builders import agreement, doctor, instance

HALF = Period(start=date(2027, 1, 1), end=date(2027, 7, 1))
QUARTER = Period(start=date(2027, 1, 1), end=date(2027, 4, 1))
YEAR = Period(start=date(2027, 1, 1), end=date(2028, 1, 1))


def due(*obligations: Obligation, period: Period = HALF, **values) -> list[tuple[Unit, int]]:
    return [(each.unit, each.required) for each in duties(_case(obligations, (), period, **values))]


def most(*limits: Maximum, period: Period = HALF, **values) -> list[tuple[Unit, int]]:
    return [(each.unit, each.most) for each in maxima(_case((), limits, period, **values))]


def _case(obligations, limits, period, **values):
    under = agreement(obligations=obligations, maxima=limits)
    return instance([], [doctor("a", **({"commitment_hours": None} | values))], [], agreements=(under,), period=period)


FIFTY = Obligation(unit=Unit.HOURS, amount=50, per=Per.HALF_YEAR)
TEN = Obligation(unit=Unit.SHIFTS, amount=10, per=Per.YEAR)
ONE_HOLIDAY = Obligation(unit=Unit.HOLIDAY_SHIFTS, amount=1, per=Per.YEAR)


@pytest.mark.parametrize(
    ("period", "minutes"), [(QUARTER, 1500), (HALF, 3000), (YEAR, 6000)], ids=["quarter", "half", "year"]
)
def test_hours_per_half_year_follow_the_length_of_the_roster(period, minutes):
    assert due(FIFTY, period=period) == [(Unit.HOURS, minutes)]


def test_ten_shifts_a_year_are_five_in_half_a_year():
    assert due(TEN) == [(Unit.SHIFTS, 5)]


def test_half_a_shift_is_rounded_up_and_said():
    (duty,) = duties(_case((TEN,), (), QUARTER))
    assert duty.required == 3
    assert duty.how == "10 diensten per jaar × 3 van 12 maanden = 2,5 diensten, afgerond 3 diensten"


def test_less_than_half_a_shift_is_nothing_due():
    assert due(ONE_HOLIDAY, period=QUARTER) == []


def test_exactly_half_a_shift_is_one():
    assert due(ONE_HOLIDAY, period=HALF) == [(Unit.HOLIDAY_SHIFTS, 1)]


def test_an_amount_per_period_is_due_whole():
    assert due(Obligation(unit=Unit.SHIFTS, amount=2, per=Per.PERIOD), period=QUARTER) == [(Unit.SHIFTS, 2)]


def test_who_joins_halfway_owes_half():
    assert due(FIFTY, joins=date(2027, 4, 1)) == [(Unit.HOURS, 1500)]


def test_who_leaves_within_a_month_owes_its_days():
    assert due(FIFTY, leaves=date(2027, 1, 16)) == [(Unit.HOURS, round(3000 * 15 / 31 / 6))]


def test_who_is_gone_before_the_period_owes_nothing():
    assert due(FIFTY, leaves=date(2027, 1, 1)) == []


def test_an_amount_per_period_is_less_for_who_joins_halfway():
    whole = Obligation(unit=Unit.HOURS, amount=60, per=Per.PERIOD)
    assert due(whole, joins=date(2027, 4, 1)) == [(Unit.HOURS, 1800)]


def test_own_hours_stand_instead_of_the_agreements():
    assert due(FIFTY, commitment_hours=Decimal("12.5")) == [(Unit.HOURS, 750)]


def test_own_shifts_stand_instead_of_the_agreements_hours_but_not_of_holidays():
    assert due(FIFTY, ONE_HOLIDAY, commitment_shifts=4) == [(Unit.SHIFTS, 4), (Unit.HOLIDAY_SHIFTS, 1)]


def test_own_commitment_of_nothing_is_nothing_due():
    assert due(FIFTY, commitment_hours=0) == []


def test_own_commitment_is_less_for_who_joins_halfway():
    assert due(commitment_hours=30, joins=date(2027, 4, 1)) == [(Unit.HOURS, 900)]


def test_a_maximum_follows_the_months_and_is_rounded_down():
    assert most(Maximum(unit=Unit.SHIFTS, amount=11, per=Per.YEAR)) == [(Unit.SHIFTS, 5)]
    assert most(Maximum(unit=Unit.HOURS, amount=Decimal("0.55"), per=Per.YEAR)) == [(Unit.HOURS, 16)]


def test_a_maximum_that_divides_evenly_is_kept_whole():
    assert most(Maximum(unit=Unit.SHIFTS, amount=10, per=Per.YEAR)) == [(Unit.SHIFTS, 5)]


def test_a_maximum_of_nothing_is_a_maximum():
    assert most(Maximum(unit=Unit.HOLIDAY_SHIFTS, amount=0, per=Per.YEAR)) == [(Unit.HOLIDAY_SHIFTS, 0)]


def test_a_maximum_is_less_for_who_leaves_halfway():
    assert most(Maximum(unit=Unit.HOURS, amount=60, per=Per.PERIOD), leaves=date(2027, 4, 1)) == [(Unit.HOURS, 1800)]


def test_sentences_are_said_in_english_too():
    case = _case((FIFTY,), (), QUARTER)
    case = case.model_copy(update={"hds": case.hds.model_copy(update={"language": "en"})})
    assert duties(case)[0].how == "50 hours per half-year × 3 of 6 months = 25 hours"
