"""Each soft rule does something: taken out of the rulebook, it leaves another roster."""

from typing import Any

import pytest

from anwroster.checks import costs
from anwroster.model import (
    DEFAULT_RULES,
    Balance,
    Category,
    Fixed,
    Instance,
    Kept,
    Limit,
    Mode,
    Obligation,
    Phase,
    RuleId,
    Wish,
)
from anwroster.rostering import Request, make_roster
from tests.builders import agreement, doctor, instance, night, roster, shift

SOFT = [rule.id for rule in DEFAULT_RULES if rule.mode is Mode.SOFT]
A = doctor("a")
B = doctor("b")


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
    RuleId.KEEP: (
        WEEK,
        ("d0", "d7", "d14", "d21"),
        {"kept": Kept(assignments=roster(("b", "d0"), ("b", "d7")).assignments)},
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
