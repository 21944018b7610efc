"""Wilson's interval, and places that follow from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from anwroster.national.uncertainty import Estimate, places, wilson


def test_an_interval_by_hand() -> None:
    # 8 of 10 at z = 1.96: centre (0.8 + 3.8415/20) / 1.38415, half-width 1.96 * sqrt(0.016 + 3.8415/400) / 1.38415
    found = wilson(8, 10)
    assert found.share == 0.8
    assert (round(found.low, 4), round(found.high, 4)) == (0.4902, 0.9433)


@pytest.mark.parametrize(("hits", "low", "high"), [(0, 0.0, 0.2775), (10, 0.7225, 1.0)])
def test_none_and_all_of_ten_leave_room_on_one_side_only(hits: int, low: float, high: float) -> None:
    found = wilson(hits, 10)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("hits", "total"), [(0, 0), (-1, 3), (4, 3)])
def test_what_is_no_share_is_refused(hits: int, total: int) -> None:
    with pytest.raises(ValueError, match=str(total)):
        wilson(hits, total)


@given(some.integers(1, 10_000), some.data())
def test_the_share_lies_within_and_more_of_the_same_is_surer(total: int, data: some.DataObject) -> None:
    hits = data.draw(some.integers(0, total))
    one, ten = wilson(hits, total), wilson(10 * hits, 10 * total)
    assert 0 <= one.low <= one.share <= one.high <= 1
    assert ten.high - ten.low < one.high - one.low


def estimate(low: float, high: float) -> Estimate:
    return Estimate(1, 2, low, high)


def test_intervals_that_touch_are_not_ranked_apart() -> None:
    assert places([estimate(0.5, 0.7), estimate(0.7, 0.9)]) == [(1, 2), (1, 2)]


def test_intervals_that_do_not_touch_are() -> None:
    assert places([estimate(0.5, 0.69), estimate(0.7, 0.9), estimate(0.6, 0.8)]) == [(2, 3), (1, 2), (1, 3)]
