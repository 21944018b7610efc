"""Offered against allotted."""

from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.model import Fixed, Role
from tests.audit.measuring import AGREEMENTS, case_of, doctors, measure, reason, value
from tests.builders import doctor, instance, roster, shift


def the_case(*offers: tuple[str, str], fixed: tuple[Fixed, ...] = ()) -> Case:
    """Return a with s0 and s1, c (waarnemer) with s2."""
    shifts = [shift(f"s{at}", 2 * at, 17, 5) for at in range(5)]
    people = (doctor("a"), doctor("c", agreement="locum"))
    made = instance(shifts, people, offers, agreements=AGREEMENTS, fixed=fixed)
    return case_of(made, roster(("a", "s0"), ("a", "s1"), ("c", "s2")))


FIVE = tuple(("a", f"s{at}") for at in range(5))


def test_how_many_times_as_much_was_offered_as_allotted() -> None:
    case = the_case(*FIVE, ("c", "s2"))
    assert value(case, "offered_times") == Fraction(6, 3)
    assert value(case, "offered_times", role=Role.PRAKTIJKHOUDER) == Fraction(5, 2)
    found = measure(case, "offered_times")
    assert [(each.doctor, each.amount) for each in found.evidence] == [("c", 1), ("a", Fraction(5, 2))]
    assert reason(case, "offered_times", role=Role.HIDHA) == "nothing_to_divide"


def test_who_offers_nothing_is_named_and_one_offer_is_enough_not_to_be() -> None:
    assert doctors(measure(the_case(*FIVE), "doctors_without_offer").evidence) == ["c"]
    assert value(the_case(*FIVE, ("c", "s4")), "doctors_without_offer") == 0


def test_what_was_allotted_without_an_offer_unless_it_was_pinned() -> None:
    assert value(the_case(*FIVE, ("c", "s2")), "allotted_not_offered") == 0
    found = measure(the_case(*FIVE), "allotted_not_offered")
    assert found.value == Fraction(1, 3)
    assert [(each.doctor, each.shift) for each in found.evidence] == [("c", "s2")]
    pinned = the_case(*FIVE, fixed=(Fixed(doctor="c", shift="s2"),))
    assert value(pinned, "allotted_not_offered") == 0
    assert reason(the_case(), "allotted_not_offered", role=Role.HIDHA) == "nothing_to_divide"
