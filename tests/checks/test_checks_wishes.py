"""avoid and prefer."""

import pytest

from anwroster.model import Blocked, Phase, Wish, WishKind
from tests.builders import doctor, instance, roster, shift
from tests.checks.asking import assigned, cost, roster_of

NAMES = "pqrstu"
SHIFTS = [shift(name, 3 * place, 12, 5) for place, name in enumerate(NAMES)]


def wishing(kind, names, who="a", **changes):
    wishes = tuple(Wish(doctor=who, shift=name, kind=kind) for name in names)
    return instance(SHIFTS, [doctor("a"), doctor("b")], wishes=wishes, **changes)


def on(names, who="a"):
    return roster(*[(who, name) for name in names])


@pytest.mark.parametrize(("names", "expected"), [("", 0), ("s", 0), ("p", 1), ("pq", 3), ("pqr", 6), ("pqrs", 6)])
def test_each_further_unwanted_shift_costs_more(names, expected):
    assert cost("avoid", wishing(WishKind.AVOID, "pqr"), on(names)) == expected


def test_somebody_else_may_have_the_unwanted_shift():
    assert cost("avoid", wishing(WishKind.AVOID, "pqr"), on("pq", "b")) == 0


@pytest.mark.parametrize(("names", "expected"), [("", 6), ("t", 6), ("p", 3), ("pq", 1), ("pqr", 0)])
def test_each_further_preferred_shift_that_is_missing_costs_more(names, expected):
    assert cost("prefer", wishing(WishKind.PREFER, "pqr"), on(names)) == expected


@pytest.mark.parametrize(
    ("cap", "names", "expected"), [(2, "", 3), (2, "p", 1), (2, "pq", 0), (2, "pqr", 0), (9, "", 6)]
)
def test_no_more_than_the_cap_is_missed(cap, names, expected):
    rules = {"prefer": {"parameters": {"cap": cap}}}
    assert cost("prefer", wishing(WishKind.PREFER, "pqr", rules=rules), on(names)) == expected


def test_by_default_four_preferred_shifts_are_enough():
    assert cost("prefer", wishing(WishKind.PREFER, NAMES), on("pqrs")) == 0
    assert cost("prefer", wishing(WishKind.PREFER, NAMES), on("pqr")) == 1


def test_a_preferred_shift_that_cannot_be_given_is_not_missed():
    blocked = (Blocked(doctor="a", span=SHIFTS[0].span),)
    assert cost("prefer", wishing(WishKind.PREFER, "pq", blocked=blocked), on("")) == 1


def test_a_preferred_shift_held_by_another_from_before_is_not_missed():
    made = wishing(WishKind.PREFER, "p")
    taken = roster_of(assigned("b", "p"))
    assert cost("prefer", made, taken, Phase.ONE) == 1
    assert cost("prefer", made, taken, Phase.THREE) == 0
    assert cost("prefer", made, taken, Phase.THREE, before=roster()) == 1
    assert cost("prefer", made, taken, Phase.THREE, before=taken) == 0
