from fractions import Fraction
from random import Random

from anwroster.problem import problem_of
from anwroster.solver.rules import post
from anwroster.solver.simulation import common_share, outlooks
from tests.builders import doctor, instance, night


def told(case, runs=30, seed=1):
    problem = problem_of(case)
    return {each.doctor: each for each in outlooks(problem, post(problem), runs, Random(seed).random)}


def nights(count: int):
    return [night(f"n{at:02}", at) for at in range(count)]


def test_who_offers_alone_gets_what_rest_allows():
    (only,) = told(instance(nights(3), [doctor("a", commitment_hours=24)])).values()
    assert set(only.given_minutes) == {3 * 480}
    assert (only.reached, only.kept_up, only.more_minutes) == (1, 1, 0)
    assert only.assigned == 0


def test_who_offers_nothing_is_told_to_begin():
    case = instance(nights(4), [doctor("a"), doctor("b")], [("a", f"n{at:02}") for at in range(4)])
    none = told(case)["b"]
    assert (none.offered_shifts, none.kept_up) == (0, 0)
    assert none.more_minutes > 0
    assert none.more_minutes % 60 == 0


def test_open_seats_go_to_the_lowest_in_phase_3():
    offers = [("a", "n00"), ("a", "n01"), ("b", "n00")]
    found = told(instance(nights(5), [doctor("a"), doctor("b"), doctor("c")], offers))
    assert found["c"].assigned == 1
    assert all(0 <= each.assigned <= 1 for each in found.values())


def test_nothing_open_means_nobody_is_assigned():
    found = told(instance(nights(4), [doctor(name) for name in "ab"]))
    assert {each.assigned for each in found.values()} == {Fraction(0)}


def test_less_work_than_quota_is_nobodys_fault():
    found = told(instance(nights(2), [doctor(name, commitment_hours=40) for name in "ab"]))
    assert all(each.reached == 0 for each in found.values())
    assert all(each.kept_up == 1 for each in found.values())
    assert all(each.more_minutes == 0 for each in found.values())


def test_equal_doctors_have_equal_chances_in_the_long_run():
    found = told(instance(nights(1), [doctor(name) for name in "abcd"]), runs=400)
    shares = [sum(each.given_minutes) / (400 * 480) for each in found.values()]
    assert all(0.15 < each < 0.35 for each in shares)
    assert abs(sum(shares) - 1) < 1e-9


def test_the_common_share_is_one_at_most():
    assert common_share([60], [[120, 120]], 2) == 1
    assert common_share([60, 60], [[30, 30], [60, 60]], 2) == Fraction(3, 4)
    assert common_share([], [], 3) == 0


def test_it_hears_how_far_it_is():
    problem = problem_of(instance(nights(1), [doctor("a")]))
    heard: list[int] = []
    outlooks(problem, post(problem), 3, Random(0).random, heard.append)
    assert heard == [1, 2, 3]
