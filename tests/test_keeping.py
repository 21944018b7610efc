"""Making a roster again after something happened: what still can stay stays, and that less is impossible is proven."""

from datetime import date

import pytest

from anwroster.checks import findings
from anwroster.errors import ImpossibleError, UsageError
from anwroster.model import Assignment, Blocked, Instance, Phase, Roster, Span
from anwroster.reports import changes
from anwroster.rostering import Request, as_made, certificate_of, keeping, make_rosters
from anwroster.solver.verify import verify
from tests.builders import doctor, instance, roster, shift

SICK = shift("sick", 1, 8, 8)
SAME_TIME = shift("same", 1, 8, 8)
REST_OF_MONTH = [shift(f"d{day}", day, 8, 8) for day in range(7, 27, 2)]
SHIFTS = [shift("past", 0, 8, 8), SICK, SAME_TIME, *REST_OF_MONTH]
PEOPLE = [doctor("a"), doctor("b"), doctor("c"), doctor("d")]
NAMES = [each.id for each in REST_OF_MONTH]
PUBLISHED = roster(
    ("a", "past"),
    ("a", "sick"),
    ("b", "same"),
    *(("d", name) for name in NAMES[:8]),
    *(("a", name) for name in NAMES[8:]),
)
"""Unfair on purpose: d has most of what is left of the month, c nothing."""

OFFERS = [("a", "past"), ("a", "sick"), ("b", "sick"), ("b", "same"), ("c", "same"), ("c", "past")]
OFFERS += [(each.id, name) for each in PEOPLE for name in NAMES]


def ill(first: int, last: int, obligations: str = "off") -> Instance:
    """Return the instance in which a is ill from one day of the period to another.

    Parameters
    ----------
    obligations
        Mode of the rule: soft, everybody committed to 20 hours.
    """
    at = SHIFTS[0].start.replace(hour=0)
    span = Span(start=at.replace(day=5 + first), end=at.replace(day=5 + last))
    return instance(
        SHIFTS, PEOPLE, OFFERS, blocked=(Blocked(doctor="a", span=span),), rules={"obligations": {"mode": obligations}}
    )


def solved(tiny: Instance) -> tuple[Roster, bool]:
    """Return the roster, and whether its certificate holds."""
    made = make_rosters(tiny, Request(time_limit_seconds=20, workers=1))
    return made[-1].roster, verify(tiny, made[-1].roster, certificate_of(tiny, made))[1] == ()


def pairs(given: Roster) -> set[tuple[str, str]]:
    return {(each.doctor, each.shift) for each in given.assignments}


def test_only_the_ill_doctors_shifts_and_the_chain_that_they_need_move():
    tiny = keeping(ill(1, 10), PUBLISHED)
    again, holds = solved(tiny)
    assert holds
    # Only b can take over "sick", and then only c can take over "same": no other roster fills every seat.
    assert pairs(again) == pairs(PUBLISHED) - {("a", "sick"), ("b", "same")} | {("b", "sick"), ("c", "same")}
    assert tiny.kept is not None
    told = changes(tiny, tiny.kept, again)
    assert (told.shifts, told.of, told.impossible, told.moved) == (2, 13, 1, 1)
    assert [(each.doctor, each.lost, each.gained) for each in told.doctors] == [
        ("a", ("sick",), ()),
        ("b", ("same",), ("sick",)),
        ("c", (), ("same",)),
    ]


def test_without_keeping_the_month_is_divided_anew():
    again, _ = solved(ill(1, 10))
    assert len(pairs(PUBLISHED) - pairs(again)) > 2


def test_commitments_go_before_keeping():
    again, holds = solved(keeping(ill(1, 10, "soft"), PUBLISHED))
    assert holds
    hours = {name: 8 * sum(each.doctor == name for each in again.assignments) for name in "bc"}
    assert hours == {"b": 24, "c": 24}  # both committed to 20, and had 8 and 0
    assert len(pairs(PUBLISHED) - pairs(again)) == 2 + 4  # b and c get two more each, and nothing else moves


def test_a_level_and_its_bound_say_how_few_changes_are_possible():
    level = {each.name: each for each in solved(keeping(ill(1, 10), PUBLISHED))[0].phases[-1].levels}["changes"]
    assert (level.value, level.bound, level.status) == (1, 1, "optimal")
    assert "changes" not in {each.name for each in solved(ill(1, 10))[0].phases[-1].levels}


def test_what_is_frozen_stays_even_where_a_fairer_roster_is_possible():
    left_open = roster(*(pairs(PUBLISHED) - {("a", "past")}))
    for day, filled in ((date(2026, 1, 5), True), (date(2026, 1, 6), False)):
        again, holds = solved(keeping(ill(1, 10), left_open, day))
        assert holds
        assert any(each.shift == "past" for each in again.assignments) is filled


def test_an_assignment_keeps_its_phase_when_frozen():
    late = Assignment(doctor="d", shift="past", phase=Phase.THREE, forced=True)
    published = roster(assignments=(late, *(each for each in PUBLISHED.assignments if each.shift != "past")))
    again, holds = solved(keeping(ill(1, 10), published, date(2026, 1, 6)))
    assert holds
    assert late in again.assignments
    assert not findings(ill(1, 10), again)


def test_a_frozen_shift_that_the_doctor_could_not_have_worked_is_named():
    with pytest.raises(ImpossibleError, match=r"Dokter a .*geblokkeerd.*\n.*--frozen-until"):
        solved(keeping(ill(0, 10), PUBLISHED, date(2026, 1, 6)))
    assert solved(keeping(ill(0, 10), PUBLISHED, date(2026, 1, 5)))[1]  # nothing is frozen before the period


def test_a_doctor_who_left_the_folder_may_not_have_frozen_shifts():
    gone = ill(1, 10).model_copy(update={"doctors": tuple(PEOPLE[1:]), "blocked": (), "offers": ()})
    with pytest.raises(UsageError, match=r"06-01-2026.*: a\."):
        keeping(gone, PUBLISHED, date(2026, 1, 6))
    assert keeping(gone, PUBLISHED, date(2026, 1, 5)).kept is not None


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"kept": None}, ["needs_kept"]),
        ({"kept": keeping(ill(1, 10), roster(("a", "sick"))).kept}, ["other_kept"]),
        ({"kept": keeping(ill(1, 10), PUBLISHED, date(2026, 1, 5)).kept}, ["other_frozen"]),
        ({}, []),
    ],
)
def test_a_certificate_holds_for_the_roster_that_was_kept_only(change, refusal):
    tiny = keeping(ill(1, 10), PUBLISHED, date(2026, 1, 6))
    made = make_rosters(tiny, Request(time_limit_seconds=20, workers=1))
    told = certificate_of(tiny, made)
    _, refusals = verify(tiny.model_copy(update=change), made[-1].roster, told)
    assert [each.key for each in refusals] == refusal


def test_a_certificate_of_a_roster_that_kept_nothing_takes_no_kept_roster():
    tiny = ill(1, 10)
    made = make_rosters(tiny, Request(time_limit_seconds=20, workers=1))
    _, refusals = verify(keeping(tiny, PUBLISHED), made[-1].roster, certificate_of(tiny, made))
    assert [each.key for each in refusals] == ["no_kept"]


def test_reports_know_what_was_frozen_from_the_roster_itself():
    tiny = ill(1, 10)
    again, _ = solved(keeping(tiny, PUBLISHED, date(2026, 1, 6)))
    kept = as_made(tiny, again).kept
    assert kept is not None
    assert [(each.doctor, each.shift) for each in kept.assignments] == [("a", "past")]
    assert as_made(tiny, PUBLISHED).kept is None


def test_a_certificate_that_hides_the_kept_roster_is_refused():
    tiny = keeping(ill(1, 10), PUBLISHED)
    made = make_rosters(tiny, Request(time_limit_seconds=20, workers=1))
    forged = certificate_of(tiny, made).model_copy(update={"kept": ""})
    _, refusals = verify(ill(1, 10), made[-1].roster, forged)
    assert "other_levels" in {each.key for each in refusals}
