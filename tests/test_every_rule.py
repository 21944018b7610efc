"""Every rule has a source, a check, a posting and an edge with a roster on each side; each soft one does something."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from anwroster.checks import CHECKS, findings
from anwroster.model import (
    DEFAULT_RULES,
    Assignment,
    Balance,
    Blocked,
    Busy,
    Category,
    Fixed,
    Instance,
    Limit,
    Mode,
    Obligation,
    Phase,
    RuleId,
    Span,
    Wish,
)
from anwroster.problem import PAIR_RULES, problem_of
from anwroster.rostering import Request, make_roster
from anwroster.solver.completion import complete
from anwroster.solver.rules import POSTINGS, post
from tests.builders import agreement, doctor, instance, night, roster, shift

SOFT = [rule.id for rule in DEFAULT_RULES if rule.mode is Mode.SOFT]
HARD = [rule.id for rule in DEFAULT_RULES if rule.mode is Mode.HARD]
A = doctor("a")
B = doctor("b")
DAY = shift("s", 0, 8, 8)
LATE = agreement("late", phase=Phase.TWO_B)


def near(minutes: int) -> Any:
    """Return a shift that starts so many minutes after DAY ends."""
    start = DAY.end + timedelta(minutes=minutes)
    return shift("t", 0, 8, 4).model_copy(update={"start": start, "end": start + timedelta(hours=4)})


@dataclass(frozen=True)
class Edge:
    """An instance with a roster just within a rule and one just outside it."""

    legal: Instance
    illegal: Instance
    pairs: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...] = ()
    flags: dict[str, Any] = field(default_factory=dict)


def block(offset: int) -> tuple[Blocked, ...]:
    return (
        Blocked(doctor="a", span=Span(start=DAY.end + timedelta(minutes=offset), end=DAY.end + timedelta(hours=2))),
    )


def elsewhere(offset: int) -> tuple[Busy, ...]:
    start = DAY.end + timedelta(minutes=offset)
    return (Busy(doctor="a", span=Span(start=start, end=start + timedelta(hours=2))),)


def most(hours: int) -> tuple[Limit, ...]:
    return (Limit(doctor="a", bound="maximum", unit="hours", amount=hours),)


def post_of(name: str) -> dict[str, Any]:
    from anwroster.model import Affiliation

    return {"affiliations": (Affiliation(doctor="a", posts=(name,)),)}


ONE = (("a", "s"),)
BOTH = (("a", "s"), ("a", "t"))
FAR, CLOSE, OVER = near(390), near(389), near(-1)
EDGES: dict[RuleId, Edge] = {
    RuleId.DEMAND: Edge(
        instance([DAY.model_copy(update={"demand": 2})], [A, B]), instance([DAY], [A, B]), (("a", "s"), ("b", "s"))
    ),
    RuleId.OVERLAP: Edge(
        instance([DAY, near(0)], [A], rules={"rest": {"mode": "off"}}),
        instance([DAY, OVER], [A], rules={"rest": {"mode": "off"}}),
        BOTH,
    ),
    RuleId.REST: Edge(instance([DAY, FAR], [A]), instance([DAY, CLOSE], [A]), BOTH),
    RuleId.BLOCKED: Edge(instance([DAY], [A], blocked=block(0)), instance([DAY], [A], blocked=block(-1)), ONE),
    RuleId.BUSY: Edge(instance([DAY], [A], busy=elsewhere(390)), instance([DAY], [A], busy=elsewhere(389)), ONE),
    RuleId.MAXIMUM: Edge(instance([DAY], [A], limits=most(8)), instance([DAY], [A], limits=most(7)), ONE),
    RuleId.QUALIFIED: Edge(instance([DAY], [A], **post_of("post")), instance([DAY], [A], **post_of("elders")), ONE),
    RuleId.OFFERED: Edge(instance([DAY], [A]), instance([DAY], [A], []), ONE),
    RuleId.PHASE: Edge(
        instance([DAY], [A]), instance([DAY], [doctor("a", agreement="late")], agreements=(agreement(), LATE)), ONE
    ),
    RuleId.VALIDITY: Edge(
        instance([DAY], [doctor("a", joins="2026-01-05")]), instance([DAY], [doctor("a", joins="2026-01-06")]), ONE
    ),
    RuleId.FIXED: Edge(instance([DAY], [A]), instance([DAY], [A, B], fixed=(Fixed(doctor="b", shift="s"),)), ()),
}


def test_every_rule_has_a_source():
    assert [rule.id for rule in DEFAULT_RULES] == list(RuleId)
    assert all(len(rule.source) > 5 for rule in DEFAULT_RULES)


def test_every_rule_has_a_check_of_its_name():
    assert set(CHECKS) == set(RuleId)
    assert all(check.__name__ == rule.value for rule, check in CHECKS.items())


def test_every_rule_is_posted_once_under_its_name():
    assert set(POSTINGS) | set(PAIR_RULES) == set(RuleId)
    assert not set(POSTINGS) & set(PAIR_RULES)
    assert all(posting.__name__ == rule.value for rule, posting in (*POSTINGS.items(), *PAIR_RULES.items()))


def test_every_hard_rule_has_an_edge_here():
    assert set(EDGES) == set(HARD)


def posted(tiny: Instance, pairs: tuple[tuple[str, str], ...]) -> bool:
    problem = problem_of(tiny)
    ledger = post(problem)
    column = {(problem.doctors[d].id, problem.shifts[s].id): c for (d, s), c in ledger.assignments.items()}
    return all(pair in column for pair in pairs) and not complete(ledger, [column[pair] for pair in pairs]).broken


@pytest.mark.parametrize("rule", HARD)
def test_both_readings_see_both_sides_of_the_edge(rule):
    edge = EDGES[rule]
    assert not findings(edge.legal, roster(*edge.pairs))
    assert posted(edge.legal, edge.pairs)
    assert {each.because.rule for each in findings(edge.illegal, roster(*edge.pairs))} == {rule}
    assert not posted(edge.illegal, edge.pairs)


def solved(tiny: Instance, phase: str = "1") -> set[tuple[str, str]]:
    made = make_roster(tiny, Request(phase=phase, time_limit_seconds=20, workers=1))  # type: ignore[arg-type]
    return {(each.doctor, each.shift) for each in made.assignments}


QUIET = {
    name: {"mode": "off"}
    for name in (
        [
            "fair_hours",
            "fair_nights",
            "fair_weekends",
            "fair_holidays",
            "spacing",
            "whole_weekend",
            "night_runs",
            "avoid",
            "prefer",
        ]
    )
}


def quiet(*on: str) -> dict[str, Any]:
    """Return settings with all soft rules off that would decide in place of the one under test."""
    return {name: setting for name, setting in QUIET.items() if name not in on}


WEEK = [shift(f"d{day}", day, 8, 8) for day in (0, 7, 14, 21)]
NIGHTS = [night(f"n{day}", day) for day in (0, 7, 14, 21)]
SUNDAYS = [shift(f"z{day}", day, 8, 8, categories=(Category.WEEKEND,)) for day in (6, 13, 20, 27)]
FEAST = [shift(f"f{day}", day, 8, 8, categories=(Category.HOLIDAY,), holiday="x") for day in (1, 8, 15, 22)]
X = shift("x", 2, 8, 8)


def cost_of(tiny: Instance, rule: RuleId, pairs: set[tuple[str, str]]) -> int:
    """Return what a rule charges for a roster, by the independent checks."""
    from anwroster.checks import costs

    return sum(each.cost for each in costs(tiny, roster(*pairs), Phase.ONE, None) if each.because.rule is rule)


LURE = {
    # Each instance has a rule below the one under test that pulls the other way: the preferences of doctor a.
    RuleId.FAIR_HOURS: (WEEK, ("d0", "d7", "d14", "d21"), {}),
    RuleId.FAIR_NIGHTS: (NIGHTS, ("n0", "n7", "n14", "n21"), {}),
    RuleId.FAIR_WEEKENDS: (SUNDAYS, ("z6", "z13", "z20", "z27"), {}),
    RuleId.FAIR_HOLIDAYS: (FEAST, ("f1", "f8", "f15", "f22"), {}),
    RuleId.OBLIGATIONS: (
        WEEK,
        ("d0", "d7", "d14", "d21"),
        {"agreements": (agreement(obligations=(Obligation(unit="holiday_shifts", amount=1, per="period"),)),)},
    ),
    RuleId.MINIMUM: (
        WEEK,
        ("d0", "d7", "d14", "d21"),
        {"limits": (Limit(doctor="b", bound="minimum", unit="shifts", amount=3),)},
    ),
}


def with_and_without(tiny: Instance, rule: RuleId, on: dict[str, Any]) -> tuple[set[Any], set[Any], Instance]:
    def remade(settings: dict[str, Any]) -> Instance:
        book = instance([], [A], rules=settings).rulebook
        return tiny.model_copy(update={"rulebook": book})

    kept = remade(on)
    return solved(kept), solved(remade(on | {rule.value: {"mode": "off"}})), kept


def lured(rule: RuleId) -> tuple[Instance, dict[str, Any]]:
    """Return an instance in which doctor a would like everything and the rule forbids just that."""
    shifts, wanted, changes = LURE[rule]
    if rule is RuleId.OBLIGATIONS:
        shifts = [each.model_copy(update={"categories": (Category.HOLIDAY,)}) for each in shifts]
    wishes = tuple(Wish(doctor="a", shift=each, kind="prefer") for each in wanted)
    tiny = instance(shifts, [A, B], wishes=wishes, **changes)
    others = {"obligations": {"mode": "off"}} if rule is not RuleId.OBLIGATIONS else {}
    return tiny, quiet(rule.value, "prefer") | others


@pytest.mark.parametrize("rule", sorted(LURE))
def test_rule_changes_the_roster_where_a_wish_pulls_the_other_way(rule):
    tiny, settings = lured(rule)
    kept, dropped, rated = with_and_without(tiny, rule, settings)
    assert kept != dropped
    assert cost_of(rated, rule, kept) < cost_of(rated, rule, dropped)


# By load alone, the second shift would go to a: b has most of the own hours already, weeks later.
FAR_OFF = shift("q", 20, 8, 8)
BUSY_B = doctor("b", commitment_hours=9)
PINNED = (Fixed(doctor="a", shift="x"), Fixed(doctor="b", shift="q"))
COMFORT: dict[RuleId, Instance] = {
    RuleId.AVOID: instance([X], [A, B], wishes=(Wish(doctor="a", shift="x", kind="avoid"),)),
    RuleId.PREFER: instance([X], [A, B], wishes=(Wish(doctor="b", shift="x", kind="prefer"),)),
    RuleId.NIGHT_RUNS: instance(
        [night("n1", 1), night("n2", 2)],
        [doctor("a", night_runs=True), doctor("b", night_runs=True)],
        fixed=(Fixed(doctor="b", shift="n1"),),
    ),
    RuleId.SPACING: instance([X, shift("y", 3, 8, 8), FAR_OFF], [A, BUSY_B], fixed=PINNED),
    RuleId.WHOLE_WEEKEND: instance([shift("x", 5, 8, 8), shift("y", 6, 8, 8), FAR_OFF], [A, BUSY_B], fixed=PINNED),
    RuleId.HOLIDAY_REPEAT: instance(
        [shift("x", 2, 8, 8, categories=(Category.HOLIDAY,), holiday="k")],
        [A, B],
        balances=(Balance(doctor="a", category="holidays", amount=0, holiday="k", year=2025),),
    ),
}


def mirrored(tiny: Instance) -> Instance:
    """Return the instance with the doctors' names exchanged: what was chosen by chance comes out the other way."""
    swap = {"a": "b", "b": "a"}
    changes: dict[str, Any] = {
        name: tuple(each.model_copy(update={"doctor": swap[each.doctor]}) for each in getattr(tiny, name))
        for name in ("wishes", "fixed", "balances", "limits")
    }
    return tiny.model_copy(update=changes)


@pytest.mark.parametrize("rule", sorted(COMFORT))
def test_rule_changes_the_roster_where_nothing_else_decides(rule):
    changed = []
    for tiny in (COMFORT[rule], mirrored(COMFORT[rule])):
        kept, dropped, rated = with_and_without(tiny, rule, quiet(rule.value) | {"obligations": {"mode": "off"}})
        assert cost_of(rated, rule, kept) <= cost_of(rated, rule, dropped)
        changed.append(kept != dropped)
    assert any(changed)


def test_coverage_fills_what_a_wish_would_leave_open():
    tiny = instance([X], [A], wishes=(Wish(doctor="a", shift="x", kind="avoid"),))
    settings = quiet("avoid") | {"obligations": {"mode": "off"}}
    kept, dropped, _ = with_and_without(tiny, RuleId.COVERAGE, settings)
    assert kept == {("a", "x")}
    assert dropped == set()


def test_every_soft_rule_is_shown_to_change_a_roster():
    assert set(LURE) | set(COMFORT) | {RuleId.COVERAGE} == set(SOFT)


def test_an_assignment_of_phase_3_may_pass_the_maximum():
    over = Assignment(doctor="a", shift="s", phase=Phase.THREE)
    assert not findings(instance([DAY], [A], limits=most(7)), roster(assignments=(over,)))
