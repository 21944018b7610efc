"""Judging the criteria of a policy: met, not met, or not to be judged."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Measurement, Scope
from anwroster.model import Criterion, Policy


class Outcome(StrEnum):
    """What came of a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNJUDGED = "unjudged"


@dataclass(frozen=True)
class Judged:
    """One criterion with what was measured."""

    criterion: Criterion
    measurement: Measurement
    outcome: Outcome


def judge(case: Case, policy: Policy) -> tuple[Judged, ...]:
    """Return every criterion of a policy, judged; its indicators must all be in the catalogue."""
    return tuple(_judged(case, each) for each in policy.criteria)


def _judged(case: Case, criterion: Criterion) -> Judged:
    scope = Scope(criterion.on, criterion.role, criterion.agreement)
    measured = CATALOGUE[criterion.indicator].measure(case, scope)
    return Judged(criterion, measured, _outcome(criterion, measured.value))


def _outcome(criterion: Criterion, value: Fraction | None) -> Outcome:
    if value is None:
        return Outcome.UNJUDGED
    low = criterion.at_least is not None and value < Fraction(criterion.at_least)
    high = criterion.at_most is not None and value > Fraction(criterion.at_most)
    return Outcome.NOT_MET if low or high else Outcome.MET
