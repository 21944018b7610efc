"""Judging the criteria of a policy: met, not met, or not to be judged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Evidence, Measurement, Scope, unjudged
from anwroster.audit.policies import BASIS, shipped_policies
from anwroster.model import Criterion, Policy


class Outcome(StrEnum):
    """What came of a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNJUDGED = "unjudged"


@dataclass(frozen=True)
class Judged:
    """One criterion with what was measured.

    Parameters
    ----------
    policy
        Key of the policy that the criterion stands in; ``basis`` for those that are always judged.
    measurement
        Of a criterion that is not met, only with the evidence that fails it.
    """

    policy: str
    criterion: Criterion
    measurement: Measurement
    outcome: Outcome


def judge(case: Case, policy: Policy, tell: Callable[[Criterion], None] = lambda _: None) -> tuple[Judged, ...]:
    """Return every criterion judged: those of the basis first, then the policy's own.

    Parameters
    ----------
    policy
        Its indicators must all be in the catalogue, as ``read_policy`` sees to.
    tell
        Hears of each criterion before it is judged: the first ones take longest.
    """
    found = []
    for one in policies_of(policy):
        for each in one.criteria:
            tell(each)
            found.append(judged(case, each, one.id))
    return tuple(found)


def policies_of(policy: Policy) -> tuple[Policy, ...]:
    """Return the policies that are judged: the basis, and this one unless it is the basis."""
    basis = shipped_policies()[BASIS]
    return (basis,) if policy.id == basis.id else (basis, policy)


def judged(case: Case, criterion: Criterion, policy: str) -> Judged:
    """Return one criterion with what was measured; of a group without doctors nothing is, not even a count of 0."""
    scope = Scope(criterion.on, criterion.role, criterion.agreement)
    there = scope.is_everybody or any(scope.holds(case, each) for each in case.view(scope.on).roles)
    measured = CATALOGUE[criterion.indicator].measure(case, scope) if there else unjudged("empty_scope")
    outcome = outcome_of(criterion, measured.value)
    if outcome is Outcome.NOT_MET:
        measured = replace(measured, evidence=_behind(criterion, measured))
    return Judged(policy, criterion, measured, outcome)


def _behind(criterion: Criterion, measured: Measurement) -> tuple[Evidence, ...]:
    """Return the evidence that fails by itself, where the value is the lowest or highest of what everybody has."""
    if not criterion.indicator.endswith(("_lowest", "_highest")):
        return measured.evidence
    return tuple(each for each in measured.evidence if outcome_of(criterion, each.amount) is Outcome.NOT_MET)


def outcome_of(criterion: Criterion, value: Fraction | None) -> Outcome:
    """Return whether a value is what a criterion asks; a threshold itself is enough, and may be."""
    if value is None or criterion.at_least is criterion.at_most is None:
        return Outcome.UNJUDGED
    low = criterion.at_least is not None and value < Fraction(criterion.at_least)
    high = criterion.at_most is not None and value > Fraction(criterion.at_most)
    return Outcome.NOT_MET if low or high else Outcome.MET
