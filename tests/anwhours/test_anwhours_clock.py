from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.anwhours import moment, months_between


def test_months_between():
    assert months_between(date(2027, 1, 1), date(2027, 7, 1)) == 6
    assert months_between(date(2027, 3, 15), date(2027, 5, 1)) == Fraction(17, 31) + 1
    assert months_between(date(2027, 5, 1), date(2027, 5, 1)) == 0


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800), st.integers(0, 800))
def test_months_of_two_spans_add_up(start, first, second):
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    assert months_between(start, middle) + months_between(middle, end) == months_between(start, end)


@pytest.mark.parametrize(
    ("minutes", "utc"), [(119, (0, 59)), (120, (1, 0)), (150, (1, 30)), (180, (1, 0)), (181, (1, 1))]
)
def test_a_time_that_spring_skips_is_taken_as_before_the_change(minutes, utc):
    assert moment(date(2027, 3, 28), minutes) == datetime(2027, 3, 28, *utc, tzinfo=UTC)


@pytest.mark.parametrize(("minutes", "utc"), [(119, (30, 23, 59)), (120, (31, 0, 0)), (180, (31, 2, 0))])
def test_a_time_that_autumn_shows_twice_is_the_first(minutes, utc):
    assert moment(date(2027, 10, 31), minutes) == datetime(2027, 10, *utc, tzinfo=UTC)
