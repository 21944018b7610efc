"""What keeping to an earlier roster charges for."""

from datetime import date

import pytest

from anwroster.model import Blocked, Fixed, Instance, Phase, Roster, Span
from anwroster.rostering import keeping
from tests.builders import agreement, doctor, instance, roster, shift
from tests.checks.asking import assigned, broken, cost, roster_of

FIRST, SECOND = shift("first", 0, 8, 8), shift("second", 1, 8, 8)
A, B = doctor("a"), doctor("b")
BOTH = roster(("a", "first"), ("b", "second"))


def kept(earlier: Roster = BOTH, day: date | None = None, **changes: object) -> Instance:
    return keeping(instance([FIRST, SECOND], [A, B], **changes), earlier, day)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "charged"),
    [
        ([("a", "first"), ("b", "second")], 0),
        ([("a", "first")], 1),
        ([("b", "first"), ("a", "second")], 2),
        ([], 2),
    ],
)
def test_each_shift_that_its_doctor_could_have_kept_costs_1(now: list[tuple[str, str]], charged: int) -> None:
    assert cost("keep", kept(), roster(*now)) == charged
    assert cost("keep", instance([FIRST, SECOND], [A, B]), roster(*now)) == 0


@pytest.mark.parametrize(("minute", "charged"), [(0, 1), (1, 0)])
def test_what_the_doctor_can_no_longer_work_costs_nothing(minute: int, charged: int) -> None:
    until = FIRST.start.replace(minute=minute)
    span = Span(start=FIRST.start.replace(hour=1), end=until)
    assert cost("keep", kept(blocked=(Blocked(doctor="a", span=span),)), roster(("b", "second"))) == charged


def test_what_is_no_longer_offered_or_qualified_or_known_costs_nothing() -> None:
    assert cost("keep", kept(offers=[("b", "second")]), roster(("b", "second"))) == 0
    strange = roster(("a", "gone"), ("nobody", "first"), ("b", "second"))
    assert cost("keep", kept(strange), roster(("b", "second"))) == 0
    assert cost("keep", kept(strange), roster()) == 1


def test_a_shift_that_stands_fixed_for_another_costs_nothing() -> None:
    tiny = kept(fixed=(Fixed(doctor="b", shift="first"),))
    now = roster_of(assigned("b", "first", fixed=True), assigned("b", "second"))
    assert cost("keep", tiny, now) == 0


def test_what_a_later_phase_assigned_does_not_count_yet() -> None:
    late = agreement("late", phase=Phase.TWO_B)
    people = [A, doctor("b", agreement="late")]
    earlier = roster_of(assigned("a", "first"), assigned("b", "second", Phase.TWO_B))
    tiny = keeping(instance([FIRST, SECOND], people, agreements=(agreement(), late)), earlier)
    first = roster(("a", "first"))
    assert cost("keep", tiny, roster(), Phase.ONE) == 1
    assert cost("keep", tiny, first, Phase.ONE) == 0
    assert cost("keep", tiny, first, Phase.TWO_B, first) == 1


@pytest.mark.parametrize(("day", "is_frozen"), [(date(2026, 1, 5), False), (date(2026, 1, 6), True)])
def test_a_shift_is_frozen_from_the_day_after_it_starts(day: date, is_frozen: bool) -> None:
    tiny = kept(day=day)
    assert broken(tiny, roster(("b", "second"))) == ["fixed"] * is_frozen
    assert broken(tiny, roster(("b", "first"), ("b", "second"))) == ["fixed", "fixed"] * is_frozen
    assert broken(tiny, BOTH) == []


def test_an_open_seat_of_a_frozen_shift_stays_open_unless_it_is_fixed() -> None:
    only_second = roster(("b", "second"))
    assert broken(kept(only_second, date(2026, 1, 6)), BOTH) == ["fixed"]
    tiny = kept(only_second, date(2026, 1, 6), fixed=(Fixed(doctor="a", shift="first"),))
    assert broken(tiny, roster_of(assigned("a", "first", fixed=True), assigned("b", "second"))) == []
