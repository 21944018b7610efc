from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from anwroster.model import Balance, Category, Limit, Phase, QuotaSource
from anwroster.quota import FairParts, fair_parts
from anwroster.quota.reach import reach
from anwroster.quota.water import Basin, fill
from tests.builders import agreement, doctor, instance, night, shift


def parts(tiny, phase=Phase.ONE) -> FairParts:
    shifts = {each.id: each for each in tiny.shifts}
    open_to: dict[str, list] = {each.id: [] for each in tiny.doctors}
    for offer in tiny.offers:
        open_to[offer.doctor].append(shifts[offer.shift])
    return fair_parts(tiny, open_to, phase)


def test_reach_counts_one_of_two_shifts_that_lie_too_close():
    close = [shift("a", 0, 8, 4), shift("b", 0, 18, 5)]
    assert reach(close, 360, lambda each: each.minutes) == 540
    assert reach(close, 361, lambda each: each.minutes) == 300


def test_reach_of_overlapping_shifts_without_rest_is_the_longest():
    assert reach([shift("a", 0, 8, 4), shift("b", 0, 11, 6)], 0, lambda each: each.minutes) == 360


def test_reach_of_nothing_is_nothing():
    assert reach([], 390, lambda each: 1) == 0


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 20), st.integers(1, 8)), max_size=7), st.integers(0, 600))
def test_reach_is_what_trying_everything_finds(spans, rest):
    shifts = [shift(f"s{at}", day, hour, length) for at, (day, hour, length) in enumerate(spans)]
    best = 0
    for choice in range(2 ** len(shifts)):
        chosen = sorted((s for at, s in enumerate(shifts) if choice >> at & 1), key=lambda each: each.start)
        gaps = [(b.start - a.end).total_seconds() / 60 for a, b in pairwise(chosen)]
        if all(gap >= rest for gap in gaps):
            best = max(best, sum(each.minutes for each in chosen))
    assert reach(shifts, rest, lambda each: each.minutes) == best


def test_water_is_divided_by_quota():
    assert fill([Basin(100, Fraction(0), 999), Basin(300, Fraction(0), 999)], Fraction(200)) == [50, 150]


def test_what_one_cannot_reach_goes_to_the_others():
    assert fill([Basin(100, Fraction(0), 10), Basin(100, Fraction(0), 999)], Fraction(100)) == [10, 90]


def test_a_debt_is_made_good_first():
    assert fill([Basin(100, Fraction(-20), 999), Basin(100, Fraction(0), 999)], Fraction(100)) == [60, 40]


def test_more_than_all_can_reach_gives_everybody_the_reach():
    assert fill([Basin(100, Fraction(0), 30), Basin(100, Fraction(0), 40)], Fraction(100)) == [30, 40]


def test_no_supply_gives_nothing():
    assert fill([Basin(100, Fraction(0), 30)], Fraction(0)) == [0]
    assert fill([], Fraction(10)) == []


BASINS = st.lists(
    st.builds(Basin, st.integers(1, 500), st.integers(-200, 200).map(Fraction), st.integers(0, 300)), max_size=6
)


@given(BASINS, st.integers(0, 1500))
def test_parts_add_up_to_the_supply_or_to_all_reach(basins, supply):
    divided = fill(basins, Fraction(supply))
    assert all(0 <= part <= basin.reach for part, basin in zip(divided, basins, strict=True))
    assert sum(divided) == min(supply, sum(basin.reach for basin in basins))


def test_a_commitment_is_its_own_part_and_no_more():
    tiny = instance([night(f"n{day}", day) for day in range(0, 8, 2)], [doctor("a", commitment_hours=8), doctor("b")])
    assert parts(tiny).minutes == {"a": 480, "b": 1440}  # 20 h are 2.5 grains of 8 h, rounded half up


def test_hours_of_a_balance_come_off_the_commitment():
    tiny = instance(
        [night(f"n{day}", day) for day in range(0, 8, 2)],
        [doctor("a", commitment_hours=16)],
        balances=(Balance(doctor="a", category="hours", amount=8),),
    )
    assert parts(tiny).minutes == {"a": 480}


def test_a_part_is_never_more_than_the_own_maximum_before_phase_3():
    tiny = instance(
        [night(f"n{day}", day) for day in range(0, 8, 2)],
        [doctor("a", commitment_hours=24)],
        limits=(Limit(doctor="a", bound="maximum", unit="hours", amount=8),),
    )
    assert parts(tiny).minutes == {"a": 480}
    assert parts(tiny, Phase.THREE).minutes == {"a": 1440}


def test_parts_are_multiples_of_the_grain():
    tiny = instance([shift("s", 0, 8, 7), shift("t", 2, 8, 9.5)], [doctor("a", commitment_hours=10)])
    found = parts(tiny)
    assert found.grain == 30
    assert found.minutes["a"] % 30 == 0


def test_a_step_is_at_least_a_grain():
    coarse = replace(parts(instance([night("n", 0)], [doctor("a")])), grain=480)
    assert coarse.step(9_600, 5) == 480
    assert coarse.step(100, 5) == 480
    assert coarse.step(20_000, 5) == 960


def test_nights_are_divided_by_quota_over_who_can_do_them():
    people = [doctor("a", commitment_hours=30), doctor("b", commitment_hours=10), doctor("c")]
    nights = [night(f"n{day}", day) for day in range(0, 16, 2)]
    tiny = instance(nights, people, [(who, each.id) for who in "ab" for each in nights])
    found = parts(tiny).shifts
    assert [found[who, Category.NIGHT] for who in "abc"] == [6000, 2000, 0]


def test_doctors_of_a_later_phase_have_no_part_yet():
    late = agreement("late", phase=Phase.TWO_B)
    tiny = instance([night("n", 0)], [doctor("a"), doctor("z", agreement="late")], agreements=(agreement(), late))
    assert set(parts(tiny).minutes) == {"a"}
    assert set(parts(tiny, Phase.TWO_B).minutes) == {"a", "z"}
    assert late.quota is QuotaSource.COMMITMENT
