"""Whether the package is what it says: rules, certificate, changes, quotas; and doctors who change role."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import (
    Affiliation,
    Role,
)
from tests.audit.measuring import case_of, change, doctors, measure, reason, solved, two_regions, value
from tests.builders import doctor, instance, roster, shift

EVENINGS = {f"s{at}": shift(f"s{at}", at, 17, 5) for at in range(3)}


def test_a_legal_roster_breaks_nothing_and_an_unoffered_shift_is_a_breach_of_what_was_published() -> None:
    made = instance(EVENINGS.values(), (doctor("a"),), [("a", "s0"), ("a", "s1")])
    assert value(case_of(made, roster(("a", "s0"), ("a", "s1"))), "hard_rules_broken", "published") == 0
    found = measure(case_of(made, roster(("a", "s0"), ("a", "s2"))), "hard_rules_broken", "published")
    assert found.value == 1
    assert dict(found.parts) == {"offered": 1}
    assert [(each.doctor, each.shift) for each in found.evidence] == [("a", "s2")]


def test_of_the_worked_roster_an_offer_is_no_matter_but_rest_is() -> None:
    late, early = shift("late", 0, 17, 5), shift("early", 1, 4, 5)  # 6 h apart; 6.5 h of rest
    made = instance((late, early), (doctor("a"), doctor("b")), [("a", "late"), ("b", "early")])
    published = roster(("a", "late"), ("b", "early"))
    case = case_of(made, published, [change(early, "b", "a")])
    assert value(case, "hard_rules_broken", "published") == 0
    found = measure(case, "hard_rules_broken")
    assert dict(found.parts) == {"rest": 1}
    assert value(case, "hard_rules_broken", role=Role.WAARNEMER) == 0
    other = case_of(made, published, [change(late, "a", "b", ahead=timedelta(days=3))])
    assert dict(measure(other, "hard_rules_broken").parts) == {"rest": 1}
    assert value(case_of(made, published), "hard_rules_broken") == 0


@pytest.fixture(scope="module")
def honest() -> Case:
    return solved(instance(EVENINGS.values(), (doctor("a"), doctor("b"))))


def test_the_certificate_of_this_roster_is_accepted_and_of_another_refused(honest: Case) -> None:
    assert value(honest, "certificate_refused", "published") == value(honest, "certificate_missing") == 0
    fewer = honest.published.model_copy(update={"assignments": honest.published.assignments[1:]})
    found = measure(case_of(honest.instance, fewer, certificate=honest.certificate), "certificate_refused")
    assert found.value == 1
    assert dict(found.evidence[0].values)["reason"] == "other_roster"


def test_a_package_without_certificate_says_so_and_refuses_nothing(honest: Case) -> None:
    bare = case_of(honest.instance, honest.published)
    assert value(bare, "certificate_missing") == 1
    assert reason(bare, "certificate_refused") == "no_certificate"


def test_every_change_that_cannot_have_been_is_named_with_its_reason() -> None:
    made = instance(EVENINGS.values(), (doctor("a"), doctor("b")))
    published = roster(("a", "s0"), ("b", "s1"))
    assert value(case_of(made, published, [change(EVENINGS["s0"], "a", "b")]), "impossible_changes") == 0
    wrong = (
        change(EVENINGS["s1"], "a", "b", row=2),
        change(EVENINGS["s0"], "a", "nobody", row=3),
        change(EVENINGS["s0"], None, "b", row=4),
        change(EVENINGS["s0"].model_copy(update={"id": "s9"}), "a", "b", row=5),
    )
    found = measure(case_of(made, published, wrong), "impossible_changes")
    assert found.value == 4
    reasons = {dict(each.values)["row"]: dict(each.values)["reason"] for each in found.evidence}
    assert reasons == {"2": "not_there", "3": "unknown_doctor", "4": "not_open", "5": "unknown_shift"}


BOTH = (Affiliation(doctor="a", practice="north"), Affiliation(doctor="a", practice="south"))
EACH = (Affiliation(doctor="a", practice="north"), Affiliation(doctor="b", practice="south"))


def test_quotas_add_up_to_the_regions_or_the_gap_is_measured() -> None:
    case = two_regions(*EACH)
    assert value(case, "quota_gap", "published") == 0
    short = case.as_published.quota_lines[:-1]
    case.as_published.__dict__["quota_lines"] = short  # what a faulty division would be
    found = measure(case, "quota_gap", "published")
    assert found.value == 5
    assert dict(found.evidence[0].values) == {"region": "south"}


def test_what_nobody_owes_is_a_share_of_all_two_regions() -> None:
    assert value(two_regions(*EACH), "quota_unowed") == 0
    found = measure(two_regions(EACH[0]), "quota_unowed")
    assert found.value == Fraction(1, 2)
    assert dict(found.evidence[0].values) == {"practice": "south"}
    half = Affiliation(doctor="b", practice="south", share=Decimal("0.5"))
    assert value(two_regions(EACH[0], half), "quota_unowed") == Fraction(1, 4)
    assert reason(case_of(instance((), (doctor("a"),)), roster()), "quota_unowed") == "no_quota"


def test_quotas_of_two_regions_merged_in_one_person_are_named_and_kept_apart_they_are_not() -> None:
    merged = measure(two_regions(*BOTH), "quota_merged")
    assert merged.value == 1
    assert doctors(merged.evidence) == ["a"]
    assert dict(merged.evidence[0].values) == {"regions": "north, south"}
    assert value(two_regions(*BOTH, apart=True), "quota_merged") == value(two_regions(*EACH), "quota_merged") == 0
    assert value(two_regions(*BOTH), "quota_merged", role=Role.WAARNEMER) == 0
