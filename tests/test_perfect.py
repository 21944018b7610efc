import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.checks import scores
from anwroster.checks.fairness import hours_cost
from anwroster.model import Fixed, Level, Phase, RuleId
from anwroster.perfect import floors, nearest_bit, perfect
from anwroster.problem import by_lot, lot, problem_of
from anwroster.rostering import Request, make_roster
from tests.builders import doctor, instance, night, shift


@given(st.sets(st.integers(0, 60), min_size=1), st.integers(0, 70))
def test_the_nearest_bit_is_the_nearest_number(numbers, place):
    bits = sum(1 << each for each in numbers)
    assert nearest_bit(bits, place) == min(numbers, key=lambda each: (abs(each - place), each))


def hours_floor(case):
    return [each for each in floors(problem_of(case)) if each.rule is RuleId.FAIR_HOURS]


def test_blocks_of_eight_hours_do_not_make_twenty():
    case = instance([night(f"n{at}", at) for at in range(10)], [doctor("a", commitment_hours=20)])
    (floor,) = hours_floor(case)
    assert floor.nearest % 480 == 0
    assert abs(floor.nearest - floor.part) == min(abs(480 * n - floor.part) for n in range(11))


@pytest.mark.parametrize(("free", "off"), [(0, 240), (120, 120), (240, 0), (300, 0)])
def test_free_minutes_lower_the_floor(free, off):
    rules = {"fair_hours": {"parameters": {"free_minutes": free}}}
    nights, small = [night(f"n{at}", at) for at in range(5)], shift("grain", 8, 8, 0.5)
    people = [doctor("a", commitment_hours=20), doctor("b", commitment_hours=20)]
    offers = [(who, each.id) for who in "ab" for each in nights]
    case = instance([*nights, small], people, offers, rules=rules)
    assert {(abs(each.nearest - each.part), each.cost) for each in hours_floor(case)} == {(240, hours_cost(off, 60))}


def test_who_offers_a_fitting_shift_can_reach_more():
    long, short = [night(f"n{at}", at) for at in range(4)], [shift("k", 6, 8, 4)]
    (coarse,) = hours_floor(instance(long, [doctor("a", commitment_hours=20)]))
    (fine,) = hours_floor(instance(long + short, [doctor("a", commitment_hours=20)]))
    assert abs(fine.nearest - fine.part) <= abs(coarse.nearest - coarse.part)


def test_what_is_fixed_cannot_be_missed():
    shifts = [night(f"n{at}", at) for at in range(0, 12, 2)]
    fixed = tuple(Fixed(doctor="a", shift=each.id) for each in shifts)
    case = instance(shifts, [doctor("a", commitment_hours=8), doctor("b", commitment_hours=8)], fixed=fixed)
    floor = next(each for each in hours_floor(case) if each.doctor == "a")
    assert floor.nearest == 6 * 480


@pytest.mark.parametrize("commitments", [(20, 20), (11, 18), (6, 40)])
def test_no_roster_passes_the_floor(commitments):
    shifts = [night(f"n{at}", at) for at in range(5)] + [shift("s", 8, 18, 5)]
    case = instance(shifts, [doctor(name, commitment_hours=n) for name, n in zip("ab", commitments, strict=True)])
    made = make_roster(case, Request(time_limit_seconds=20, workers=1))
    reached = scores(case, made, Phase.ONE, None)
    for key, floor in perfect(problem_of(case)).items():
        assert floor <= reached.get(key, 0)
    assert {level for level, _ in perfect(problem_of(case))} == {Level.WORST_OFF, Level.FAIRNESS}


def test_a_lot_can_be_drawn_again_by_anybody():
    assert lot(7, "d1") == "765735314de492d44a9276b0445cb5fe26bfeba001f22a4d57fd2b3cf3de3916"
    people = [doctor(f"d{at}") for at in range(20)]
    assert by_lot(people, 1) == by_lot(people[::-1], 1)
    assert by_lot(people, 1) != by_lot(people, 2)
    assert [each.id for each in by_lot(people, 1)] == sorted((p.id for p in people), key=lambda key: lot(1, key))
