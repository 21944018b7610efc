"""Short questions to the checks, for their tests."""

from typing import Any

from anwroster.checks import CHECKS, findings
from anwroster.checks.breach import Breach
from anwroster.checks.case import Case
from anwroster.model import Assignment, Instance, Level, Phase, QuotaSource, Roster, RuleId
from anwroster.quota import Account, FairParts
from tests.builders import PERIOD, roster


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


def account(doctor: str, quota: int, posts: frozenset[str] | None = None, key: str | None = None) -> Account:
    """Return an account of a practice owner without a balance."""
    return Account(key or doctor, doctor, None, posts, quota, QuotaSource.PATIENTS, 0)


def case_of(made: Instance, pairs: Any, accounts: Any, minutes: Any = None, shifts: Any = None, grain: int = 1) -> Case:
    """Return a case whose accounts and fair parts are given, not computed."""
    case = Case(made, roster(*pairs))
    case.__dict__["accounts"] = accounts
    case.__dict__["fair_parts"] = FairParts(minutes or {}, shifts or {}, grain)
    return case
