"""fair_hours leaves some minutes around the fair part free."""

import pytest

from anwroster.model import RuleId, rulebook_from
from tests.builders import doctor, instance, night
from tests.checks.asking import account, breaches, case_of, worst_off

NIGHTS = [night(f"n{day}", day) for day in range(0, 12, 2)]


def with_free(minutes):
    return instance(NIGHTS, [doctor("a")], rules={"fair_hours": {"parameters": {"free_minutes": minutes}}})


@pytest.mark.parametrize(
    ("part", "cost", "off"),
    [(960, 0, 0), (720, 0, 0), (719, 1, 1), (1200, 0, 0), (1201, 1, 1), (1260, 60, 50), (1261, 63, 51)],
)
def test_within_the_free_minutes_hours_are_fair(part, cost, off):
    case = case_of(with_free(240), [("a", "n0"), ("a", "n2")], [account("a", 1200)], {"a": part})
    assert sum(each.cost for each in breaches("fair_hours", case)) == cost
    assert worst_off("fair_hours", case) == off


@pytest.mark.parametrize(("free", "cost"), [(59, 60), (60, 0), (119, 0)])
def test_free_minutes_count_in_whole_grains(free, cost):
    case = case_of(with_free(free), [("a", "n0")], [account("a", 1200)], {"a": 540}, grain=60)
    assert sum(each.cost for each in breaches("fair_hours", case)) == cost


def test_half_a_shift_of_eight_hours_is_free_unless_the_hds_says_otherwise():
    assert rulebook_from({})[RuleId.FAIR_HOURS].parameters["free_minutes"] == 240
