"""Fulfilment per doctor and practice, worked by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import Affiliation, Balance, BalanceCategory, Practice, QuotaSource, Role
from tests.audit.measuring import AGREEMENTS, case_of, doctors, measure, reason, two_regions, value
from tests.builders import agreement, doctor, instance, roster, shift


def the_case() -> Case:
    """Return a with 10 of 20 h, b 16 of 20 h, c (waarnemer) 22 of 20 h with a balance of 2."""
    shifts = [shift(f"{name}{at}", at, 17, hours) for name, hours in (("a", 5), ("b", 8), ("c", 10)) for at in (0, 1)]
    people = (doctor("a"), doctor("b"), doctor("c", agreement="locum"), doctor("d", agreement="free"))
    balances = (Balance(doctor="c", category=BalanceCategory.HOURS, amount=Decimal(2)),)
    made = instance(shifts, people, agreements=AGREEMENTS, balances=balances)
    return case_of(made, roster(*((each.id[0], each.id) for each in shifts)))


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("fulfilment_lowest", Fraction(1, 2)),
        ("fulfilment_median", Fraction(4, 5)),
        ("fulfilment_highest", Fraction(11, 10)),
        ("fulfilment_spread", Fraction(6, 10)),
        ("fulfilment_deviation", Fraction(3, 10)),
        # Σ = 2.4; |pairs| = 2 × (0.3 + 0.6 + 0.3) = 2.4; 2.4 ÷ (2 × 3 × 2.4)
        ("fulfilment_gini", Fraction(1, 6)),
        # 2.4² ÷ (3 × (0.25 + 0.64 + 1.21)) = 5.76 ÷ 6.3
        ("fulfilment_jain", Fraction(576, 630)),
    ],
)
def test_every_measure_of_three_doctors(indicator: str, expected: Fraction) -> None:
    assert value(the_case(), indicator) == expected


def test_the_worst_come_first_from_either_end() -> None:
    case = the_case()
    assert doctors(measure(case, "fulfilment_lowest").evidence) == ["a", "b", "c"]
    assert doctors(measure(case, "fulfilment_highest").evidence) == ["c", "b", "a"]
    assert doctors(measure(case, "fulfilment_deviation").evidence)[-1] == "b"


def test_a_scope_leaves_the_others_out() -> None:
    case = the_case()
    assert value(case, "fulfilment_lowest", role=Role.WAARNEMER) == Fraction(11, 10)
    assert value(case, "fulfilment_highest", agreement="owner") == Fraction(4, 5)
    assert reason(case, "fulfilment_lowest", agreement="free") == "no_quota"


def test_inequality_of_nothing_cannot_be_measured() -> None:
    idle = case_of(instance((shift("s", 0, 17, 5),), (doctor("a"),)), roster())
    assert reason(idle, "fulfilment_gini") == reason(idle, "fulfilment_jain") == "nothing_done"
    assert value(idle, "fulfilment_lowest") == 0


def practices(*affiliations: Affiliation, work: tuple[tuple[str, str], ...]) -> Case:
    """Two practices of 3000 and 1000 patients in one region with 40 h: they owe 30 h and 10 h."""
    shifts = [shift(f"s{at}", at, 17, 10) for at in range(4)]
    made = instance(
        shifts,
        (doctor("a", commitment_hours=None), doctor("b", commitment_hours=None)),
        agreements=(agreement(quota=QuotaSource.PATIENTS),),
        practices=(
            Practice(id="p", name="P", region="region", patients=3000),
            Practice(id="q", name="Q", region="region", patients=1000),
        ),
        affiliations=affiliations,
    )
    return case_of(made, roster(*work))


OWN = (Affiliation(doctor="a", practice="p"), Affiliation(doctor="b", practice="q"))


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("practice_fulfilment_lowest", Fraction(2, 3)),
        ("practice_fulfilment_median", Fraction(5, 6)),
        ("practice_fulfilment_highest", Fraction(1)),
        ("practice_fulfilment_spread", Fraction(1, 3)),
        ("practice_fulfilment_deviation", Fraction(1, 6)),
        # 2 × ⅓ ÷ (2 × 2 × 5/3)
        ("practice_fulfilment_gini", Fraction(1, 10)),
        # (5/3)² ÷ (2 × 13/9)
        ("practice_fulfilment_jain", Fraction(25, 26)),
    ],
)
def test_every_measure_of_two_practices(indicator: str, expected: Fraction) -> None:
    case = practices(*OWN, work=(("a", "s0"), ("a", "s1"), ("b", "s2")))  # 20 of 30 h and 10 of 10 h
    assert value(case, indicator) == expected


def test_who_works_for_two_practices_does_so_in_proportion_to_the_quotas() -> None:
    case = practices(
        Affiliation(doctor="a", practice="p"), Affiliation(doctor="a", practice="q"), work=(("a", "s0"), ("a", "s1"))
    )
    assert value(case, "practice_fulfilment_lowest") == value(case, "practice_fulfilment_highest") == Fraction(1, 2)


def test_quotas_that_are_kept_apart_are_fulfilled_apart() -> None:
    both = (Affiliation(doctor="a", practice="north"), Affiliation(doctor="a", practice="south"))
    merged, apart = two_regions(*both), two_regions(*both, apart=True)  # a worked in the north alone
    assert value(merged, "practice_fulfilment_lowest") == value(merged, "practice_fulfilment_highest") == Fraction(1, 2)
    assert value(apart, "practice_fulfilment_highest") == 1
    found = measure(apart, "practice_fulfilment_lowest")
    assert found.value == 0
    assert dict(found.evidence[0].values) == {"practice": "south"}


def test_of_one_role_only_its_own_lines_count() -> None:
    case = practices(*OWN, work=(("a", "s0"), ("a", "s1"), ("b", "s2")))
    assert value(case, "practice_fulfilment_lowest", role=Role.PRAKTIJKHOUDER) == Fraction(2, 3)
    assert reason(case, "practice_fulfilment_lowest", role=Role.WAARNEMER) == "no_quota"
    nobody = practices(OWN[0], work=(("a", "s0"), ("a", "s1"), ("a", "s2")))
    assert value(nobody, "practice_fulfilment_lowest", role=Role.PRAKTIJKHOUDER) == 1


def test_what_nobody_took_on_counts_as_not_done() -> None:
    half = Affiliation(doctor="b", practice="q", share=Decimal("0.5"))
    case = practices(OWN[0], half, work=(("b", "s0"),))
    found = measure(case, "practice_fulfilment_highest")
    assert found.value == 1  # 10 h for the 5 h taken on: 200 % of half the practice's quota
    assert [dict(each.values)["practice"] for each in found.evidence] == ["q", "p"]
    nobody = practices(OWN[0], work=(("a", "s0"), ("a", "s1"), ("a", "s2")))
    assert value(nobody, "practice_fulfilment_lowest") == 0
    assert value(nobody, "practice_fulfilment_highest") == 1


def test_without_practices_there_is_nothing_to_judge() -> None:
    assert reason(the_case(), "practice_fulfilment_lowest") == "no_quota"
