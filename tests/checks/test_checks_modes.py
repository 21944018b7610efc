"""Modes, weights and levels: what the rulebook says decides what becomes of a breach."""

import pytest

from anwroster.checks import CHECKS, costs, findings, score
from anwroster.model import (
    DEFAULT_RULES,
    LEVELS,
    Blocked,
    Bound,
    Level,
    Limit,
    Mode,
    Phase,
    RuleId,
    Unit,
    Wish,
    WishKind,
    rulebook_from,
)
from anwroster.model.rulebook import Rule
from anwroster.rostering import keeping
from tests.builders import doctor, instance, night, roster, shift

SOFT_RULES = [each.id.value for each in DEFAULT_RULES if each.mode is Mode.SOFT]


def messy(rules=None):
    """Return an instance and a roster in which much is wrong, both hard and soft."""
    shifts = [night("n1", 4), shift("d", 5, 8, 8), night("n2", 5), night("n3", 12), shift("open", 20, 17, 5)]
    limits = (
        Limit(doctor="a", bound=Bound.MAXIMUM, unit=Unit.SHIFTS, amount=2),  # type: ignore[arg-type]
        Limit(doctor="b", bound=Bound.MINIMUM, unit=Unit.SHIFTS, amount=3),  # type: ignore[arg-type]
    )
    wishes = (Wish(doctor="a", shift="n1", kind=WishKind.AVOID), Wish(doctor="b", shift="d", kind=WishKind.PREFER))
    made = instance(
        shifts,
        [doctor("a", commitment_hours=10), doctor("b", night_runs=True)],
        rules=rules,
        limits=limits,
        wishes=wishes,
        blocked=(Blocked(doctor="a", span=shifts[0].span),),
    )
    return made, roster(("a", "n1"), ("a", "d"), ("a", "n2"), ("b", "n3"))


def test_there_is_a_check_for_every_rule_in_their_order():
    assert list(CHECKS) == list(RuleId)
    assert [function.__name__ for function in CHECKS.values()] == [rule.value for rule in RuleId]


def test_findings_are_hard_and_cost_nothing():
    found = findings(*messy())
    assert [each.because.rule.value for each in found] == ["rest", "rest", "blocked", "maximum"]
    assert {(each.mode, each.level, each.cost) for each in found} == {(Mode.HARD, None, 0)}


def test_costs_are_soft_and_add_up_to_the_score():
    made, given = messy()
    made = keeping(made, roster(*((each.doctor, each.shift) for each in made.offers)))
    found = costs(made, given, Phase.ONE)
    assert {each.mode for each in found} == {Mode.SOFT}
    sums = {level: sum(each.cost for each in found if each.level is level) for level in LEVELS}
    assert sums == score(made, given, Phase.ONE)
    assert all(sums.values())


def test_findings_and_costs_come_sorted_by_rule_doctor_and_shifts():
    order = list(RuleId)
    for found in (findings(*messy()), costs(*messy(), Phase.ONE)):
        keys = [(order.index(each.because.rule), each.doctor or "", each.shifts) for each in found]
        assert keys == sorted(keys)


def test_score_has_every_level_in_order():
    assert list(score(*messy(), Phase.ONE)) == list(LEVELS)


@pytest.mark.parametrize("rule", ["rest", "maximum"])
def test_a_soft_rule_costs_on_its_level_instead_of_forbidding(rule):
    made, given = messy({rule: {"mode": "soft"}})
    assert rule not in {each.because.rule.value for each in findings(made, given)}
    mine = [each for each in costs(made, given, Phase.ONE) if each.because.rule.value == rule]
    assert sum(each.cost for each in mine) == {"rest": 2 * 10, "maximum": 480}[rule]
    assert {each.level for each in mine} == {made.rulebook[RuleId(rule)].level}


@pytest.mark.parametrize("rule", ["rest", "maximum"])
def test_a_hard_rule_that_is_off_yields_nothing(rule):
    made, given = messy({rule: {"mode": "off"}})
    found = [*findings(made, given), *costs(made, given, Phase.ONE)]
    assert rule not in {each.because.rule.value for each in found}


def test_with_all_soft_rules_off_everything_is_perfect():
    made, given = messy({rule: {"mode": "off"} for rule in SOFT_RULES})
    assert costs(made, given, Phase.ONE) == ()
    assert set(score(made, given, Phase.ONE).values()) == {0}


@pytest.mark.parametrize(
    "rule", ["coverage", "minimum", "fair_hours", "fair_nights", "avoid", "prefer", "whole_weekend"]
)
def test_a_weight_multiplies_what_a_rule_costs(rule):
    only = {other: {"mode": "off"} for other in SOFT_RULES if other != rule}
    once = score(*messy({**only, rule: {"weight": 1}}), Phase.ONE)
    thrice = score(*messy({**only, rule: {"weight": 3}}), Phase.ONE)
    assert any(once.values())
    assert thrice == {level: 3 * value for level, value in once.items()}


def test_a_level_can_be_moved_but_the_worst_off_stays_where_it_is():
    before = score(*messy(), Phase.ONE)
    moved = {rule: {"level": Level.COMFORT} for rule in SOFT_RULES if rule.startswith("fair_")}
    after = score(*messy(moved), Phase.ONE)
    assert after[Level.WORST_OFF] == before[Level.WORST_OFF] > 0
    assert after[Level.FAIRNESS] == 0
    assert after[Level.COMFORT] == before[Level.COMFORT] + before[Level.FAIRNESS]


def test_each_soft_rule_costs_only_while_it_is_on():
    for rule in ["coverage", "obligations", "minimum", "fair_hours", "avoid", "prefer", "night_runs", "spacing"]:
        assert any(each.because.rule.value == rule for each in costs(*messy(), Phase.ONE))
        off = costs(*messy({rule: {"mode": "off"}}), Phase.ONE)
        assert not any(each.because.rule.value == rule for each in off)


def test_a_rulebook_without_a_rule_asks_nothing_of_it():
    made, given = messy()
    rules: tuple[Rule, ...] = tuple(each for each in rulebook_from({}).rules if each.id is not RuleId.BLOCKED)
    bare = made.model_copy(update={"rulebook": made.rulebook.model_copy(update={"rules": rules})})
    assert "blocked" not in {each.because.rule.value for each in findings(bare, given)}
