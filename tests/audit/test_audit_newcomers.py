"""Doctors who came after the roster was made: they count for what they work, and for nothing that they might owe."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.model import ChangeKind, Obligation, Per, Period, Role, Unit, Worked
from tests.audit.measuring import change, doctors, measure, value
from tests.builders import agreement, doctor, instance, night, roster

NIGHTS = {name: night(name, 2 * at) for at, name in enumerate(("n0", "n1", "n2"))}
OWED = (Obligation(unit=Unit.SHIFTS, amount=Decimal(1), per=Per.PERIOD),)
LOCUM = agreement("locum", role=Role.WAARNEMER, obligations=OWED)


def the_case(newcomers: int, *, taken: bool) -> Case:
    """Return an owner with two nights and a waarnemer with one; a newcomer may take the first over."""
    people = (doctor("a", commitment_hours=16), doctor("c", agreement="locum", commitment_hours=8))
    made = instance(NIGHTS.values(), people, agreements=(agreement(), LOCUM))
    late = tuple(doctor(f"x{at}", agreement="locum") for at in range(newcomers))
    changes = (change(NIGHTS["n0"], "a", "x0"),) if taken else ()
    return Case(made, roster(("a", "n0"), ("a", "n1"), ("c", "n2")), Worked(changes=changes, newcomers=late))


def test_newcomers_who_never_work_make_no_share_look_smaller() -> None:
    for indicator in ("heads_share", "night_by_heads", "night_burden", "quota_share", "fulfilment_lowest"):
        for role in (Role.WAARNEMER, Role.PRAKTIJKHOUDER):
            alone = value(the_case(0, taken=False), indicator, role=role)
            assert value(the_case(50, taken=False), indicator, role=role) == alone


def test_what_a_newcomer_works_counts_for_the_role() -> None:
    case = the_case(2, taken=True)
    assert value(case, "night_share", role=Role.WAARNEMER) == Fraction(2, 3)
    assert value(case, "heads_share", role=Role.WAARNEMER) == Fraction(2, 3)  # a, c and x0; x1 does not work
    assert value(case, "night_share_change", role=Role.WAARNEMER) == Fraction(1, 3)
    assert value(case, "quota_share", role=Role.WAARNEMER) == Fraction(1, 3)
    assert value(case, "hand_overs_to_locums") == 1


def test_a_newcomer_owes_nothing_in_this_roster() -> None:
    case = the_case(2, taken=False)
    assert value(case, "commitments_met") == value(case, "commitments_met", "published") == 1
    assert doctors(measure(case, "fulfilment_lowest").evidence) == ["a", "c"]


def test_a_newcomer_is_never_the_one_who_did_the_least() -> None:
    half = Period(start=date(2026, 1, 1), end=date(2026, 7, 1))
    shifts = [night(f"n{at}", 2 * at) for at in range(5)]
    made = instance(shifts, (doctor("a"),), period=half)
    changes = (change(shifts[0], "a", "x"),)
    published = roster(*(("a", each.id) for each in shifts), period=half)
    case = Case(made, published, Worked(changes=changes, newcomers=(doctor("x"),)))
    assert value(case, "shifts_per_half_year_lowest") == 4
    assert value(case, "shifts_per_half_year_lowest", "published") == 5


def test_a_swap_written_down_afterwards_is_named() -> None:
    case = the_case(0, taken=False)
    before = change(NIGHTS["n0"], "a", "c", ChangeKind.SWAP, ahead=timedelta(minutes=1))
    after = change(NIGHTS["n2"], "c", "a", ChangeKind.SWAP, ahead=timedelta(0))
    swapped = Case(case.instance, case.published, Worked(changes=(before, after)))
    assert value(swapped, "swaps") == 2
    found = measure(swapped, "swaps_after_start")
    assert found.value == 1
    assert [each.shift for each in found.evidence] == ["n2"]
