"""What changed between published and worked, and whether that undid the balance."""

from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import Category, Change, ChangeKind, Obligation, Per, Role, Unit
from tests.audit.measuring import AGREEMENTS, case_of, change, doctors, measure, reason, value
from tests.builders import agreement, doctor, instance, night, roster, shift

ONE_SHIFT = Obligation(unit=Unit.SHIFTS, amount=1, per=Per.PERIOD)  # type: ignore[arg-type]
SHIFTS = {
    each.id: each
    for each in (
        night("na", 0),
        night("nc", 2),
        shift("wa", 5, 9, 4, categories=(Category.WEEKEND,)),
        shift("wc", 6, 9, 4, categories=(Category.WEEKEND,)),
        shift("ha", 8, 9, 4, categories=(Category.HOLIDAY,)),
        shift("hc", 9, 9, 4, categories=(Category.HOLIDAY,)),
        shift("open", 11, 9, 4),
    )
}
"""a, an owner, and c, a waarnemer, have a night, a weekend and a holiday shift each: 16 of 20 h."""


def the_case(*changes: Change) -> Case:
    people = (doctor("a"), doctor("c", agreement="locum"))
    made = instance(SHIFTS.values(), people, agreements=AGREEMENTS)
    return case_of(made, roster(*((each[-1], each) for each in SHIFTS if each != "open")), changes)


NIGHT_TO_C = change(SHIFTS["na"], "a", "c")


@pytest.mark.parametrize(
    ("indicator", "moved", "expected"),
    [
        ("fulfilment_lowest_change", "na", Fraction(-8, 20)),
        ("fulfilment_spread_change", "na", Fraction(16, 20)),
        # 8 and 24 of 32: 2 × 16 ÷ (2 × 2 × 32)
        ("fulfilment_gini_change", "na", Fraction(1, 4)),
        # 32² ÷ (2 × (64 + 576))
        ("fulfilment_jain_change", "na", Fraction(4, 5) - 1),
        ("hours_share_change", "na", Fraction(1, 4)),
        ("night_share_change", "na", Fraction(1, 2)),
        ("weekend_share_change", "wa", Fraction(1, 2)),
        ("holiday_share_change", "ha", Fraction(1, 2)),
    ],
)
def test_a_hand_over_to_a_waarnemer_shows_in_what_it_changes(indicator: str, moved: str, expected: Fraction) -> None:
    assert value(the_case(), indicator) == 0
    assert value(the_case(change(SHIFTS[moved], "a", "c")), indicator) == expected


def test_a_role_that_gives_has_the_opposite_of_the_one_that_takes() -> None:
    case = the_case(NIGHT_TO_C)
    assert value(case, "night_share_change", role=Role.WAARNEMER) == Fraction(1, 2)
    assert value(case, "night_share_change", role=Role.PRAKTIJKHOUDER) == Fraction(-1, 2)
    parts = dict(measure(case, "night_share_change").parts)
    assert parts == {
        "published": Fraction(1, 2),
        "worked": Fraction(1),
        "praktijkhouder": Fraction(-1, 2),
        "waarnemer": Fraction(1, 2),
    }


def test_a_swap_of_like_for_like_undoes_nothing() -> None:
    swapped = (change(SHIFTS["na"], "a", "c", ChangeKind.SWAP), change(SHIFTS["nc"], "c", "a", ChangeKind.SWAP))
    assert value(the_case(*swapped), "night_share_change") == 0
    assert value(the_case(*swapped), "fulfilment_gini_change") == 0


def test_whose_part_changed_most_comes_first() -> None:
    found = measure(the_case(NIGHT_TO_C, change(SHIFTS["wc"], "c", "a")), "fulfilment_lowest_change")
    assert doctors(found.evidence) == ["a", "c"]
    assert [each.amount for each in found.evidence] == [Fraction(-4, 20), Fraction(4, 20)]


def test_open_shifts_that_came_or_went() -> None:
    assert value(the_case(change(SHIFTS["open"], None, "c", ChangeKind.TAKE_UP)), "open_seats_change") == -1
    assert value(the_case(change(SHIFTS["na"], "a", None, ChangeKind.ILLNESS)), "open_seats_change") == 1
    assert value(the_case(), "open_seats_change") == 0


def test_commitments_undone() -> None:
    made = instance(
        (SHIFTS["na"], SHIFTS["nc"]),
        (doctor("a", commitment_hours=None), doctor("c", commitment_hours=None)),
        agreements=(agreement(obligations=(ONE_SHIFT,)),),
    )
    given = case_of(made, roster(("a", "na"), ("c", "nc")), [NIGHT_TO_C])
    assert value(given, "commitments_met_change") == Fraction(-1, 2)
    assert value(case_of(made, given.published), "commitments_met_change") == 0


def test_what_could_only_be_measured_afterwards_cannot_be_compared_either() -> None:
    made = instance([SHIFTS["na"]], (doctor("a"),))
    taken = case_of(made, roster(), [change(SHIFTS["na"], None, "a", ChangeKind.TAKE_UP)])
    assert value(taken, "night_share") == 1
    assert reason(taken, "night_share_change") == "nothing_to_divide"
    ill = case_of(made, roster(("a", "na")), [change(SHIFTS["na"], "a", None, ChangeKind.ILLNESS)])
    assert value(ill, "night_share", "published") == 1
    assert reason(ill, "night_share_change") == "nothing_to_divide"


def test_what_cannot_be_measured_of_one_cannot_be_compared() -> None:
    assert reason(the_case(), "night_share_change", role=Role.HIDHA) == "nobody_in_scope"
    assert reason(the_case(), "commitments_met_change", agreement="free") == "no_commitments"
