"""The worst-off doctor with the proven bound, from the certificate's parts."""

from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import Role, RuleId
from tests.audit.measuring import case_of, doctors, measure, reason, solved, value
from tests.builders import doctor, instance, night, roster, shift

PARTS = ("hours", "nights", "weekends", "holidays")


@pytest.fixture(scope="module")
def uneven() -> Case:
    """Return four shifts of 5 h of which only a offers more than one: b, with the same quota, stays behind."""
    shifts = [shift(f"s{at}", 2 * at, 17, 5) for at in range(4)]
    offers = [("a", "s0"), ("a", "s1"), ("a", "s2"), ("b", "s3")]
    made = instance(shifts, (doctor("a"), doctor("b")), offers)
    return solved(made)


def test_the_distance_of_the_worst_off_has_its_bound_beside_it(uneven: Case) -> None:
    assert uneven.verification[1] == ()
    for part in PARTS:
        found = measure(uneven, f"worst_off_{part}", "published")
        parts = dict(found.parts)
        assert found.value == parts["achieved"]
        assert value(uneven, f"worst_off_{part}_avoidable", "published") == parts["achieved"] - parts["bound"]  # type: ignore[operator]
        assert parts["blocks"] <= parts["bound"] <= parts["achieved"]  # type: ignore[operator]


def test_a_roster_that_gives_one_doctor_everything_is_far_off_and_says_who() -> None:
    shifts = [night(f"n{at}", 2 * at) for at in range(4)]
    made = instance(shifts, (doctor("a", commitment_hours=16), doctor("b", commitment_hours=16)))
    proven = solved(made)
    assert value(proven, "worst_off_nights", "published") == 0
    assert value(proven, "worst_off_hours", "published") == 0
    assert measure(proven, "worst_off_nights", "published").evidence == ()
    # The fair part is the quota of 16 h: a has 16 h too many. Of the nights it is 2: a has 2 too many.
    lopsided = case_of(made, roster(*(("a", each.id) for each in shifts)))
    assert lopsided.worst_off == {RuleId.FAIR_HOURS: ("a", 1000), RuleId.FAIR_NIGHTS: ("a", 1000)}


def test_the_worst_off_of_a_case_is_the_doctor_whom_the_checks_name(uneven: Case) -> None:
    for part in PARTS:
        found = measure(uneven, f"worst_off_{part}", "published")
        if found.value:
            assert found.evidence[0].amount == found.value
            assert doctors(found.evidence)[0] in ("a", "b")
        else:
            assert found.evidence == ()


@pytest.mark.parametrize("part", PARTS)
def test_without_a_certificate_that_holds_nothing_is_proven(uneven: Case, part: str) -> None:
    for indicator in (f"worst_off_{part}", f"worst_off_{part}_avoidable"):
        bare = case_of(uneven.instance, uneven.published)
        assert reason(bare, indicator, "published") == "no_certificate"
        emptied = uneven.published.model_copy(update={"assignments": ()})
        other = case_of(uneven.instance, emptied, certificate=uneven.certificate)
        assert reason(other, indicator, "published") == "certificate_refused"
        assert reason(uneven, indicator) == "only_published"
        assert reason(uneven, indicator, "published", role=Role.WAARNEMER) == "only_published"


def test_a_rule_that_is_off_is_not_measured() -> None:
    shifts = [shift(f"s{at}", 2 * at, 17, 5) for at in range(2)]
    people = (doctor("a", commitment_hours=5), doctor("b", commitment_hours=5))
    off = solved(instance(shifts, people, rules={"fair_nights": {"mode": "off"}}))
    assert reason(off, "worst_off_nights", "published") == "rule_not_measured"
    assert value(off, "worst_off_hours", "published") == Fraction(0)
