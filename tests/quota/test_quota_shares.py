from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from anwroster.model import Period
from anwroster.quota.shares import Claim, divide

PERIOD = Period(start=date(2027, 1, 1), end=date(2027, 4, 11))  # 100 days
WHOLE = (PERIOD.start, PERIOD.end)


def day(number: int) -> date:
    return PERIOD.start + timedelta(days=number)


def rest(first: int = 0, last: int = 100) -> Claim:
    return Claim(day(first), day(last), None, None, rest=True)


def share(part: str, first: int = 0, last: int = 100) -> Claim:
    return Claim(day(first), day(last), Fraction(part), None, rest=False)


def minutes(number: int, first: int = 0, last: int = 100) -> Claim:
    return Claim(day(first), day(last), None, Fraction(number), rest=False)


def owed(quota: int, *claims: Claim) -> list[Fraction]:
    division = divide(Fraction(quota), claims, PERIOD)
    return [*division.owed, division.unowed]


def test_one_owner_owes_everything():
    assert owed(1000, rest()) == [1000, 0]


def test_two_owners_owe_half_each():
    assert owed(1001, rest(), rest()) == [Fraction(1001, 2), Fraction(1001, 2), 0]


def test_owner_owes_what_share_and_hours_leave():
    assert owed(1000, share("1/4"), minutes(150), rest()) == [250, 150, 600, 0]


def test_without_owner_nobody_owes_the_rest():
    assert owed(1000, share("1/4")) == [250, 750]


def test_without_anybody_nobody_owes_it():
    assert owed(1000) == [1000]


def test_one_who_leaves_owes_for_the_days_present_and_the_other_takes_over():
    assert owed(1000, rest(0, 40), rest()) == [200, 800, 0]


def test_days_without_anybody_are_owed_by_nobody():
    assert owed(1000, rest(0, 40), rest(50, 100)) == [400, 500, 100]


def test_a_share_holds_for_the_days_present_only():
    assert owed(1000, share("1/2", 60, 100), rest()) == [200, 800, 0]


def test_hours_are_taken_over_whole_however_short_the_doctor_is_there():
    assert owed(1000, minutes(300, 90, 100), rest()) == [300, 700, 0]


def test_an_owner_who_leaves_before_pays_for_hours_that_no_segment_holds():
    early, late = rest(0, 90), rest(90, 100)
    assert owed(1000, minutes(300, 90, 100), early, late) == [300, 700, 0, 0]


def test_exactly_all_hours_leave_nothing():
    assert owed(1000, minutes(1000), rest()) == [1000, 0, 0]


def test_more_hours_than_there_are_come_down_in_proportion():
    division = divide(Fraction(1000), [minutes(900), minutes(300), rest()], PERIOD)
    assert division.owed == (750, 250, 0)
    assert division.hours_scale == Fraction(5, 6)


def test_who_is_not_there_owes_nothing():
    assert owed(1000, rest(50, 50), share("1/2", 70, 60), minutes(99, 100, 100), rest()) == [0, 0, 0, 1000, 0]


SPAN = st.tuples(st.integers(0, 100), st.integers(0, 100))
CLAIM = st.one_of(
    st.builds(lambda span: rest(*span), SPAN),
    st.builds(lambda span, number: minutes(number, *span), SPAN, st.integers(0, 2000)),
    st.builds(lambda span, number: share(f"{number}/100", *span), SPAN, st.integers(0, 25)),
)


@given(st.integers(0, 5000), st.lists(CLAIM, max_size=4))
def test_division_adds_up_to_the_quota_and_nobody_owes_less_than_nothing(quota, claims):
    division = divide(Fraction(quota), claims, PERIOD)
    assert sum(division.owed) + division.unowed == quota
    assert min((*division.owed, division.unowed)) >= 0


@given(st.integers(0, 5000), st.lists(CLAIM, max_size=4), st.randoms(use_true_random=False))
def test_division_does_not_depend_on_the_order(quota, claims, random):
    order = list(range(len(claims)))
    random.shuffle(order)
    straight = divide(Fraction(quota), claims, PERIOD)
    shuffled = divide(Fraction(quota), [claims[at] for at in order], PERIOD)
    assert [straight.owed[at] for at in order] == list(shuffled.owed)
