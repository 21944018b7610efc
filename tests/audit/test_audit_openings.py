"""Open and forced shifts, and what the certificate proves of them."""

from dataclasses import replace
from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import Assignment, Category, ChangeKind, Level, Phase, Role
from tests.audit.measuring import AGREEMENTS, case_of, change, doctors, measure, reason, solved, value
from tests.builders import doctor, instance, night, roster, shift


def the_case() -> Case:
    """Return a roster in which a night, a holiday shift and one of two seats of an evening are open."""
    shifts = (
        night("n", 0),
        shift("h", 1, 9, 5, categories=(Category.HOLIDAY,)),
        shift("e", 2, 17, 5, demand=2),
        shift("f", 3, 17, 5),
    )
    return case_of(instance(shifts, (doctor("a"), doctor("b"))), roster(("a", "e"), ("b", "f")))


def test_seats_are_counted_and_weighed_by_the_rulebook() -> None:
    found = measure(the_case(), "open_seats")
    assert found.value == 3
    assert dict(found.parts) == {"nacht": 1, "feestdag": 1, "other": 1}
    assert [each.shift for each in found.evidence] == ["h", "n", "e"]
    assert value(the_case(), "open_share") == Fraction(3, 5)
    assert value(the_case(), "open_weighted") == 3 + 3 + 2


def test_what_was_taken_up_or_given_back_after_publication_counts_for_the_worked_roster() -> None:
    case = the_case()
    shifts = case.as_published.shifts
    taken = case_of(case.instance, case.published, [change(shifts["n"], None, "b", ChangeKind.TAKE_UP)])
    assert (value(taken, "open_seats", "published"), value(taken, "open_seats")) == (3, 2)
    ill = case_of(case.instance, case.published, [change(shifts["f"], "b", None, ChangeKind.ILLNESS)])
    assert (value(ill, "open_seats", "published"), value(ill, "open_seats")) == (3, 4)


def test_a_full_roster_has_nothing_open_and_an_empty_one_nothing_to_judge() -> None:
    full = case_of(instance((shift("s", 0, 17, 5),), (doctor("a"),)), roster(("a", "s")))
    assert value(full, "open_seats") == value(full, "open_share") == value(full, "open_weighted") == 0
    assert reason(case_of(instance((), (doctor("a"),)), roster()), "open_share") == "no_shifts"


@pytest.fixture(scope="module")
def certified() -> Case:
    """Return two nights and an evening of which one doctor can work one night: rest and overlap forbid the others."""
    shifts = (night("n", 0), night("m", 0), shift("e", 0, 21, 5))
    made = instance(shifts, (doctor("a"),))
    return solved(made)


def test_the_certificate_says_how_much_of_it_was_unavoidable(certified: Case) -> None:
    assert certified.verification[1] == ()
    assert value(certified, "open_weighted", "published") == 5
    found = measure(certified, "open_unavoidable", "published")
    assert found.value == 2  # 5 of weight, 3 at most for a seat
    assert dict(found.parts) == {"bound": Fraction(5, 3)}
    assert value(certified, "open_avoidable", "published") == 0


def test_what_lies_above_the_bound_may_have_been_avoidable(certified: Case) -> None:
    verdicts, _ = certified.verification
    lower = tuple(replace(each, bound=3) if each.level is Level.COVERAGE else each for each in verdicts)
    loose = case_of(certified.instance, certified.published, certificate=certified.certificate)
    loose.__dict__["verification"] = (lower, ())  # a certificate that proves less
    assert value(loose, "open_avoidable", "published") == 2
    assert value(loose, "open_unavoidable", "published") == 1


def test_only_a_certificate_that_holds_says_so_and_only_of_what_was_published(certified: Case) -> None:
    for indicator in ("open_unavoidable", "open_avoidable"):
        bare = case_of(certified.instance, certified.published)
        assert reason(bare, indicator, "published") == "no_certificate"
        emptied = certified.published.model_copy(update={"assignments": ()})
        other = case_of(certified.instance, emptied, certificate=certified.certificate)
        assert reason(other, indicator, "published") == "certificate_refused"
        assert reason(certified, indicator) == "only_published"
        assert reason(certified, indicator, "published", role=Role.WAARNEMER) == "only_published"


def forced(number: int) -> Case:
    """Return four shifts of a and b, of which so many of a's were forced."""
    shifts = [shift(f"s{at}", 2 * at, 17, 5) for at in range(4)]
    assignments = [
        Assignment(doctor="ab"[at % 2], shift=f"s{at}", phase=Phase.THREE, forced=at % 2 == 0 and at // 2 < number)
        for at in range(4)
    ]
    people = (doctor("a"), doctor("b", agreement="locum"))
    return case_of(instance(shifts, people, agreements=AGREEMENTS), roster(assignments=tuple(assignments)))


def test_forced_shifts_are_those_of_phase_3_without_an_offer() -> None:
    assert value(forced(0), "forced_shifts") == value(forced(0), "forced_share") == 0
    found = measure(forced(1), "forced_shifts")
    assert found.value == 1
    assert doctors(found.evidence) == ["a"]
    assert value(forced(1), "forced_share") == Fraction(1, 4)
    assert value(forced(2), "forced_share", role=Role.PRAKTIJKHOUDER) == 1
    assert value(forced(2), "forced_shifts", role=Role.WAARNEMER) == 0
    assert reason(forced(2), "forced_share", role=Role.HIDHA) == "nothing_to_divide"
