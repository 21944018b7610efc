"""Gini, Jain and median of numbers whose answer is known."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.audit.indicators.inequality import gini, jain, median


def numbers(*found: int) -> list[Fraction]:
    return [Fraction(each) for each in found]


def test_equal_numbers_are_equal() -> None:
    assert gini(numbers(3, 3, 3)) == 0
    assert jain(numbers(3, 3, 3)) == 1


def test_who_has_everything_makes_it_as_unequal_as_can_be() -> None:
    assert gini(numbers(0, 0, 0, 5)) == Fraction(3, 4)
    assert jain(numbers(0, 0, 0, 5)) == Fraction(1, 4)


def test_a_case_by_hand() -> None:
    # Gini: |1-3| counted twice, ÷ (2 × 2 × 4); Jain: 16 ÷ (2 × 10)
    assert gini(numbers(1, 3)) == Fraction(4, 16)
    assert jain(numbers(1, 3)) == Fraction(4, 5)


@given(st.lists(st.fractions(min_value=0, max_value=5, max_denominator=20), min_size=1, max_size=8))
def test_the_ranked_sum_is_the_mean_difference_of_all_pairs(found: list[Fraction]) -> None:
    total = sum(found, Fraction(0))
    if total == 0:
        assert gini(found) is None
        assert jain(found) is None
        return
    pairs = sum((abs(one - other) for one, other in product(found, repeat=2)), Fraction(0))
    assert gini(found) == pairs / (2 * len(found) * total)
    assert Fraction(1, len(found)) <= jain(found) <= 1  # type: ignore[operator]


def test_nothing_to_divide_has_no_answer() -> None:
    assert gini(numbers(0, 0)) is None
    assert gini(numbers(-1, 1)) is None
    assert gini(numbers(-1, 2)) is not None
    assert jain(numbers(0, 0)) is None


@pytest.mark.parametrize(("found", "middle"), [((1,), 1), ((5, 1, 2), 2), ((1, 2, 4, 9), 3)])
def test_the_median_of_an_even_number_lies_between_the_middle_two(found: tuple[int, ...], middle: int) -> None:
    assert median(numbers(*found)) == middle
