"""demand and coverage: too many on a shift, and too few."""

import pytest

from anwroster.checks import findings
from anwroster.model import Category
from tests.builders import doctor, instance, roster, shift
from tests.checks.asking import assigned, broken, cost, roster_of

NIGHT, HOLIDAY, WEEKEND = Category.NIGHT, Category.HOLIDAY, Category.WEEKEND


def small(**changes):
    return instance([shift("s", 0, 17, 5, **changes)], [doctor("a"), doctor("b"), doctor("c")])


def test_as_many_doctors_as_demand_are_fine():
    assert broken(small(demand=2), roster(("a", "s"), ("b", "s"))) == []


def test_one_doctor_above_demand_breaks_it():
    assert broken(small(demand=2), roster(("a", "s"), ("b", "s"), ("c", "s"))) == ["demand"]


def test_one_doctor_twice_breaks_it_even_where_there_is_room():
    assert broken(small(demand=3), roster(("a", "s"), ("a", "s"))) == ["demand"]


def test_one_doctor_twice_does_not_also_overlap_himself():
    assert broken(small(demand=1), roster(("a", "s"), ("a", "s"))) == ["demand"]


def test_one_doctor_on_two_shifts_is_no_breach_of_demand():
    both = instance([shift("s", 0, 17, 5), shift("t", 3, 17, 5)], [doctor("a")])
    assert broken(both, roster(("a", "s"), ("a", "t"))) == []


def test_an_unknown_doctor_is_a_breach_of_demand_alone():
    (finding,) = findings(small(), roster(("stranger", "s")))
    assert (finding.because.rule.value, finding.doctor) == ("demand", "stranger")


def test_an_unknown_shift_is_a_breach_of_demand_alone():
    (finding,) = findings(small(), roster_of(assigned("a", "nowhere", fixed=True, forced=True)))
    assert (finding.because.rule.value, finding.shifts) == ("demand", ("nowhere",))


def test_an_unknown_doctor_takes_no_seat():
    assert broken(small(), roster(("stranger", "s"), ("a", "s"))) == ["demand"]
    assert cost("coverage", small(), roster(("stranger", "s"))) == 2


@pytest.mark.parametrize(("names", "expected"), [((), 6), (("a",), 4), (("a", "b"), 2), (("a", "b", "c"), 0)])
def test_every_open_seat_costs(names, expected):
    assert cost("coverage", small(demand=3), roster(*[(name, "s") for name in names])) == expected


def test_a_doctor_who_stands_twice_fills_one_seat():
    assert cost("coverage", small(demand=2), roster(("a", "s"), ("a", "s"))) == 2


def test_an_overfull_shift_earns_nothing():
    assert cost("coverage", small(), roster(("a", "s"), ("b", "s"))) == 0


@pytest.mark.parametrize(
    ("categories", "prices", "expected"),
    [
        ((), {"ordinary": 2, "night": 5, "holiday": 7}, 2),
        ((WEEKEND,), {"ordinary": 2, "night": 5, "holiday": 7}, 2),
        ((NIGHT,), {"ordinary": 2, "night": 5, "holiday": 7}, 5),
        ((HOLIDAY,), {"ordinary": 2, "night": 5, "holiday": 7}, 7),
        ((NIGHT, HOLIDAY), {"ordinary": 2, "night": 5, "holiday": 7}, 7),
        ((NIGHT, HOLIDAY), {"ordinary": 2, "night": 7, "holiday": 5}, 7),
        ((NIGHT,), {"ordinary": 9, "night": 5, "holiday": 7}, 9),
    ],
)
def test_an_open_seat_costs_the_greatest_that_applies(categories, prices, expected):
    rules = {"coverage": {"parameters": prices}}
    made = instance([shift("s", 0, 17, 5, categories=categories)], [doctor("a")], rules=rules)
    assert cost("coverage", made, roster()) == expected
