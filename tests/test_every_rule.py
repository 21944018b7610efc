"""Every rule has a source, a check, a posting and an edge with a roster on each side.

That each soft one does something: ``test_every_soft_rule.py``.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from anwroster.checks import CHECKS, findings
from anwroster.model import (
    DEFAULT_RULES,
    Assignment,
    Blocked,
    Busy,
    Fixed,
    Instance,
    Limit,
    Mode,
    Phase,
    RuleId,
    Span,
)
from anwroster.problem import PAIR_RULES, problem_of
from anwroster.solver.completion import complete
from anwroster.solver.rules import POSTINGS, post
from tests.builders import agreement, doctor, instance, roster, shift

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


@pytest.mark.parametrize("rule", RuleId)
def test_every_rule_is_described_to_the_minute(rule):
    page = (Path(__file__).parents[1] / "docs/rules.md").read_text(encoding="utf-8")
    headings = re.findall(r"^\*\*([\w, ]+)\*\* \(level|^\| `(\w+)` \|", page, re.MULTILINE)
    assert rule.value in {name for several, one in headings for name in (*several.split(", "), one)}


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


def test_an_assignment_of_phase_3_may_pass_the_maximum():
    over = Assignment(doctor="a", shift="s", phase=Phase.THREE)
    assert not findings(instance([DAY], [A], limits=most(7)), roster(assignments=(over,)))
