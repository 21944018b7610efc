"""The two readings accept the same rosters and come to the same values: exhaustively, on tiny instances."""

from datetime import date
from itertools import combinations

import pytest

from anwroster.checks import findings, score
from anwroster.model import (
    Assignment,
    Balance,
    Blocked,
    Busy,
    Category,
    Fixed,
    Instance,
    Level,
    Limit,
    Maximum,
    Obligation,
    Phase,
    Roster,
    Span,
    Wish,
)
from anwroster.problem import frozen, problem_of
from anwroster.rostering import keeping
from anwroster.solver.completion import complete
from anwroster.solver.rules import post
from tests.builders import agreement, doctor, instance, night, roster, shift

OTHERS = agreement("other", phase=Phase.TWO_B)
REST = agreement(rest_minutes=390)


def _weekend() -> Instance:
    """Two doctors, five shifts around a weekend: nights in a row, a short gap, an overlap, a holiday."""
    saturday = shift("za", 5, 8, 8, categories=(Category.WEEKEND,))
    shifts = [
        night("n4", 4),
        saturday,
        shift("za2", 5, 12, 6, demand=2, categories=(Category.WEEKEND,)),
        night("n5", 5, holiday="eerste_kerstdag"),
        shift("zo", 6, 12, 8, categories=(Category.WEEKEND, Category.HOLIDAY), holiday="tweede_kerstdag"),
    ]
    people = [doctor("a", night_runs=True), doctor("b", commitment_hours=None, commitment_shifts=2)]
    return instance(
        shifts,
        people,
        wishes=(
            Wish(doctor="a", shift="za", kind="avoid"),
            Wish(doctor="a", shift="zo", kind="avoid"),
            Wish(doctor="b", shift="za2", kind="prefer"),
        ),
        balances=(
            Balance(doctor="b", category="holidays", amount=1, holiday="tweede_kerstdag", year=2025),
            Balance(doctor="a", category="hours", amount=4),
        ),
        limits=(Limit(doctor="a", bound="minimum", unit="shifts", amount=2, scope="kind:consult"),),
        agreements=(agreement(obligations=(Obligation(unit="holiday_shifts", amount=1, per="period"),)),),
    )


def _rest_edges() -> Instance:
    """Gaps of one minute less than the rest, exactly the rest, and an overlap of one minute."""
    shifts = [
        shift("s0", 0, 8, 4),
        shift("s1", 0, 18, 4),
        shift("s2", 0, 18.5 // 1, 4.5),
        shift("s3", 1, 4, 2),
        shift("s4", 1, 5, 1.99),
    ]
    return instance(shifts, [doctor("a"), doctor("b")])


def _limits() -> Instance:
    shifts = [
        night("n0", 0),
        night("n2", 2),
        shift("e1", 4, 18, 5, kind="visite"),
        shift("w6", 6, 8, 8, categories=(Category.WEEKEND,)),
        shift("st", 8, 8, 8, kind="achterwacht"),
    ]
    own = agreement(maxima=(Maximum(unit="shifts", amount=3, per="period"),))
    return instance(
        shifts,
        [doctor("a"), doctor("b")],
        agreements=(own,),
        limits=(
            Limit(doctor="a", bound="maximum", unit="hours", amount=16, scope="total"),
            Limit(doctor="a", bound="maximum", unit="shifts", amount=1, scope="band:nacht"),
            Limit(doctor="b", bound="maximum", unit="shifts", amount=0, scope="kind:visite"),
            Limit(doctor="b", bound="minimum", unit="hours", amount=9, scope="band:nacht"),
            Limit(doctor="b", bound="maximum", unit="shifts", amount=0, scope="band:avond"),
        ),
    )


def _pairs() -> Instance:
    """Blocks, shifts elsewhere, offers, phases, validity and a fixed assignment."""
    shifts = [shift(f"s{day}", day, 8, 8) for day in range(4)]
    base = shifts[0]
    people = [doctor("a"), doctor("b", joins="2026-01-06", papers_until="2026-01-08"), doctor("c", agreement="other")]
    return instance(
        shifts,
        people,
        [("a", "s0"), ("a", "s1"), ("a", "s2"), ("b", "s0"), ("b", "s1"), ("b", "s3"), ("c", "s2"), ("c", "s3")],
        agreements=(agreement(), OTHERS),
        blocked=(Blocked(doctor="a", span=Span(start=base.end, end=base.end.replace(hour=23))),),
        busy=(Busy(doctor="a", span=Span(start=shifts[1].start.replace(hour=1), end=shifts[1].start.replace(hour=2))),),
        fixed=(Fixed(doctor="c", shift="s0"),),
    )


INSTANCES = {
    "weekend": _weekend(),
    "rest": _rest_edges(),
    "limits": _limits(),
    "pairs": _pairs(),
    "soft_rest": instance(_rest_edges().shifts, _rest_edges().doctors, rules={"rest": {"mode": "soft"}}),
    "no_rest": instance(_rest_edges().shifts, _rest_edges().doctors, rules={"rest": {"mode": "off"}}),
}
for _free in (120, 240, 250):  # the grain is 15, 60 or less: some of these are no whole number of grains
    INSTANCES[f"free_{_free}"] = INSTANCES["weekend"].model_copy(
        update={"rulebook": instance([], [], rules={"fair_hours": {"parameters": {"free_minutes": _free}}}).rulebook}
    )
INSTANCES["soft_maximum"] = INSTANCES["limits"].model_copy(
    update={
        "rulebook": instance([], [doctor("a")], rules={"maximum": {"mode": "soft", "weight": 3}}).rulebook,
    }
)


def _made(tiny: Instance, pairs: tuple[tuple[str, str], ...], phase: Phase, before: Roster | None) -> Roster:
    fixed = {(each.doctor, each.shift) for each in tiny.fixed}
    offered = {(each.doctor, each.shift) for each in tiny.offers}
    standing = (*(before.assignments if before else ()), *frozen(tiny))
    earlier = {(each.doctor, each.shift): each for each in standing}
    assignments = tuple(
        earlier.get(pair)
        or Assignment(
            doctor=pair[0],
            shift=pair[1],
            phase=phase,
            fixed=pair in fixed,
            forced=phase is Phase.THREE and pair not in fixed and pair not in offered,
        )
        for pair in pairs
    )
    return roster(assignments=assignments)


def _agree(tiny: Instance, phase: Phase, before: Roster | None, most: int) -> tuple[int, int]:
    """Compare the readings on every choice of at most ``most`` pairs; return how many each accepts."""
    problem = problem_of(tiny, phase, before)
    ledger = post(problem)
    column = {(problem.doctors[d].id, problem.shifts[s].id): c for (d, s), c in ledger.assignments.items()}
    everything = [(d.id, s.id) for d in tiny.doctors for s in tiny.shifts]
    accepted = refused = 0
    for size in range(most + 1):
        for pairs in combinations(everything, size):
            legal = not findings(tiny, _made(tiny, pairs, phase, before))
            earlier = {(each.doctor, each.shift) for each in (before.assignments if before else ())}
            keeps = earlier <= set(pairs)
            known = all(pair in column for pair in pairs)
            completion = complete(ledger, [column[pair] for pair in pairs]) if known else None
            posted = completion is not None and not completion.broken
            assert posted == (legal and keeps), pairs
            if posted and completion is not None:
                value = score(tiny, _made(tiny, pairs, phase, before), phase, before)
                assert {level: completion.cost(ledger, level) for level in Level} == {
                    level: value.get(level, 0) for level in Level
                }, pairs
            accepted, refused = accepted + posted, refused + (not posted)
    return accepted, refused


@pytest.mark.parametrize("name", sorted(INSTANCES))
def test_solver_and_checks_accept_the_same_rosters(name):
    accepted, refused = _agree(INSTANCES[name], Phase.ONE, None, 10 if name != "pairs" else 6)
    assert accepted > 3
    assert refused > 3


def test_they_agree_in_phase_2b_on_what_phase_1_left():
    tiny = _pairs()
    before = _made(tiny, (("c", "s0"), ("a", "s2")), Phase.ONE, None)
    accepted, refused = _agree(tiny, Phase.TWO_B, before, 5)
    assert accepted == 2  # c takes s3 or not
    assert refused > 100


def test_they_agree_in_phase_3_on_unoffered_shifts():
    tiny = _pairs()
    before = _made(tiny, (("c", "s0"), ("a", "s2")), Phase.ONE, None)
    accepted, _ = _agree(tiny, Phase.THREE, before, 6)
    assert accepted > 2


def test_they_agree_in_phase_3_beyond_the_maximum():
    tiny = _limits()
    before = _made(tiny, (("a", "n0"), ("b", "n2")), Phase.ONE, None)
    accepted, _ = _agree(tiny, Phase.THREE, before, 5)
    assert accepted > 4


KEPT = roster(("a", "za"), ("b", "n4"), ("b", "n5"), ("a", "zo"))


@pytest.mark.parametrize(
    ("day", "past"), [(None, ()), ("2026-01-09", ()), ("2026-01-10", (4,)), ("2026-01-11", (4, 5))]
)
def test_they_agree_on_what_an_earlier_roster_asks(day, past):
    tiny = _weekend()
    accepted, refused = _agree(keeping(tiny, KEPT, day and date.fromisoformat(day)), Phase.ONE, None, 10)
    frozen_shifts = {each.id for each in tiny.shifts if (each.day - tiny.hds.period.start).days in past}
    stays = {(each.doctor, each.shift) for each in KEPT.assignments if each.shift in frozen_shifts}
    everything = [(d.id, s.id) for d in tiny.doctors for s in tiny.shifts]
    chosen = [pairs for size in range(11) for pairs in combinations(everything, size)]
    unchanged = [pairs for pairs in chosen if {pair for pair in pairs if pair[1] in frozen_shifts} == stays]
    assert accepted == sum(not findings(tiny, _made(tiny, pairs, Phase.ONE, None)) for pairs in unchanged)
    assert accepted > 1
    assert refused > 900


def test_they_agree_on_frozen_shifts_of_phase_3_beyond_the_maximum():
    tiny = _limits()
    kept = roster(
        assignments=(
            Assignment(doctor="a", shift="n0", phase=Phase.ONE),
            Assignment(doctor="a", shift="n2", phase=Phase.THREE),
        )
    )
    for phase in (Phase.ONE, Phase.THREE):
        accepted, refused = _agree(keeping(tiny, kept, date(2026, 1, 8)), phase, None, 5)
        assert accepted > 3
        assert refused > 100
