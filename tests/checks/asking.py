"""Short questions to the checks, for their tests."""

from typing import Any

from anwroster.checks import CHECKS, findings
from anwroster.checks.breach import Breach
from anwroster.checks.case import Case
from anwroster.model import Assignment, Instance, Level, Phase, Roster, RuleId
from tests.builders import PERIOD


def assigned(doctor: str, shift: str, phase: Phase = Phase.ONE, **flags: Any) -> Assignment:
    """Return one assignment."""
    return Assignment(doctor=doctor, shift=shift, phase=phase, **flags)


def roster_of(*assignments: Assignment) -> Roster:
    """Return a roster of these assignments, in this order."""
    return Roster(hds="test", period=PERIOD, status="feasible", assignments=assignments)


def broken(instance: Instance, roster: Roster) -> list[str]:
    """Return the hard rules that the roster breaks, one name for each finding."""
    return [each.because.rule.value for each in findings(instance, roster)]


def breaches(rule: str, case: Case) -> list[Breach]:
    """Return what one rule's check yields, on the rule's own level."""
    return [each for each in CHECKS[RuleId(rule)](case) if each.level is None]


def cost(rule: str, instance: Instance, roster: Roster, phase: Phase = Phase.ONE, before: Roster | None = None) -> int:
    """Return what one rule costs on its own level, without its weight."""
    return sum(each.cost for each in breaches(rule, Case(instance, roster, phase, before)))


def worst_off(rule: str, case: Case) -> int:
    """Return what one rule costs on level worst_off, without its weight."""
    return sum(each.cost for each in CHECKS[RuleId(rule)](case) if each.level is Level.WORST_OFF)
