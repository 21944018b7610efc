"""What changed hands after publication: direction, timing, lateness; swaps, illness, open shifts taken up."""

from datetime import timedelta
from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.model import Change, ChangeKind, Role
from tests.audit.measuring import AGREEMENTS, case_of, change, doctors, measure, reason, swap, value
from tests.builders import doctor, instance, roster, shift

SHIFTS = {f"s{at}": shift(f"s{at}", 2 * at, 17, 5) for at in range(6)}
"""a has s0 and s1, b (owners both) s2 and s3, c (waarnemer) s4; s5 is open."""


def the_case(*changes: Change) -> Case:
    people = (doctor("a"), doctor("b"), doctor("c", agreement="locum"))
    made = instance(SHIFTS.values(), people, agreements=AGREEMENTS)
    return case_of(made, roster(("a", "s0"), ("a", "s1"), ("b", "s2"), ("b", "s3"), ("c", "s4")), changes)


def test_hand_overs_are_counted_by_giver_and_told_by_direction() -> None:
    case = the_case(change(SHIFTS["s0"], "a", "c"), change(SHIFTS["s2"], "b", "a"), change(SHIFTS["s4"], "c", "a"))
    found = measure(case, "hand_overs")
    assert found.value == 3
    assert dict(found.parts) == {
        "praktijkhouder → waarnemer": 1,
        "praktijkhouder → praktijkhouder": 1,
        "waarnemer → praktijkhouder": 1,
    }
    assert value(case, "hand_overs", role=Role.PRAKTIJKHOUDER) == 2
    assert value(case, "hand_overs", agreement="locum") == 1
    assert value(case, "hand_overs_to_locums") == 1
    assert doctors(measure(case, "hand_overs_to_locums").evidence) == ["a"]
    assert value(case, "hand_overs_share") == Fraction(3, 5)
    assert value(case, "hand_overs_share", role=Role.PRAKTIJKHOUDER) == Fraction(2, 4)
    assert dict(measure(case, "hand_overs_share").parts)["waarnemer → praktijkhouder"] == Fraction(1, 5)


def test_from_waarnemer_to_waarnemer_no_load_moves_to_locums() -> None:
    people = (doctor("c", agreement="locum"), doctor("d", agreement="free"))
    made = instance(SHIFTS.values(), people, agreements=AGREEMENTS)
    case = case_of(made, roster(("c", "s0")), [change(SHIFTS["s0"], "c", "d")])
    assert value(case, "hand_overs") == 1
    assert value(case, "hand_overs_to_locums") == 0


def test_without_changes_there_are_none() -> None:
    case = the_case()
    for indicator in ("hand_overs", "swaps", "illness", "take_ups", "changed_share", "hand_overs_share"):
        assert value(case, indicator) == 0
    assert reason(case, "hand_overs_days_median") == "no_hand_overs"
    assert reason(case, "hand_overs_share", role=Role.HIDHA) == "nothing_to_divide"
    assert reason(case, "changed_share", role=Role.HIDHA) == "nothing_to_divide"


@pytest.mark.parametrize(
    ("ahead", "within_week", "after_start"),
    [
        (timedelta(days=7), 0, 0),
        (timedelta(days=7) - timedelta(minutes=1), 1, 0),
        (timedelta(minutes=1), 1, 0),
        (timedelta(0), 0, 1),
        (-timedelta(minutes=1), 0, 1),
    ],
)
def test_a_hand_over_is_late_within_a_week_and_too_late_from_the_start(
    ahead: timedelta, within_week: int, after_start: int
) -> None:
    case = the_case(change(SHIFTS["s0"], "a", "b", ahead=ahead))
    assert value(case, "hand_overs_within_week") == within_week
    assert value(case, "hand_overs_after_start") == after_start


def test_the_days_before_a_shift_are_exact() -> None:
    one = change(SHIFTS["s0"], "a", "b", ahead=timedelta(days=1, hours=12))
    other = change(SHIFTS["s2"], "b", "a", ahead=timedelta(days=4))
    assert value(the_case(one), "hand_overs_days_median") == Fraction(3, 2)
    assert value(the_case(one, other), "hand_overs_days_median") == Fraction(11, 4)
    found = measure(the_case(one, other), "hand_overs")
    assert [each.shift for each in found.evidence] == ["s0", "s2"]  # the latest first


def test_a_swap_goes_both_ways() -> None:
    case = the_case(*swap(SHIFTS["s0"], SHIFTS["s2"], "a", "b"))
    assert value(case, "swaps") == 2
    assert value(case, "swaps_one_way") == value(case, "hand_overs") == 0
    assert value(case, "changed_share") == Fraction(2, 5)


def test_a_swap_without_a_shift_in_return_is_a_hand_over_in_disguise() -> None:
    honest = swap(SHIFTS["s0"], SHIFTS["s2"], "a", "b")
    case = the_case(*honest, change(SHIFTS["s1"], "a", "b", ChangeKind.SWAP))
    found = measure(case, "swaps_one_way")
    assert found.value == 1
    assert [(each.doctor, each.shift) for each in found.evidence] == [("a", "s1")]
    assert value(case, "swaps_one_way", role=Role.WAARNEMER) == 0


def test_illness_and_open_shifts_taken_up_have_counts_of_their_own() -> None:
    case = the_case(
        change(SHIFTS["s0"], "a", None, ChangeKind.ILLNESS),
        change(SHIFTS["s2"], "b", "c", ChangeKind.ILLNESS),
        change(SHIFTS["s5"], None, "c", ChangeKind.TAKE_UP),
    )
    assert value(case, "illness") == 2
    assert dict(measure(case, "illness").parts) == {"praktijkhouder → –": 1, "praktijkhouder → waarnemer": 1}
    assert value(case, "take_ups") == 1
    assert value(case, "take_ups", role=Role.WAARNEMER) == 1
    assert value(case, "take_ups", role=Role.PRAKTIJKHOUDER) == 0


def test_a_shift_that_comes_back_has_not_changed_hands() -> None:
    there, back = change(SHIFTS["s0"], "a", "b", ahead=timedelta(days=9)), change(SHIFTS["s0"], "b", "a")
    later = back.model_copy(update={"at": there.at + timedelta(days=1)})
    assert value(the_case(there), "changed_share") == Fraction(1, 5)
    assert value(the_case(there, later), "changed_share") == 0


def test_a_change_that_cannot_have_been_is_counted_nowhere_else() -> None:
    case = the_case(change(SHIFTS["s2"], "a", "c"))
    assert value(case, "hand_overs") == value(case, "changed_share") == 0
    assert value(case, "impossible_changes") == 1
