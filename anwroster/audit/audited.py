"""One audit from beginning to end: whether the package holds, and each criterion of the policy is met."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from anwroster.audit.case import Case
from anwroster.audit.policies import BASIS
from anwroster.audit.verdicts import Judged, Outcome, judge
from anwroster.model import Criterion, Policy

ABSENT = frozenset({"no_payments", "no_certificate", "no_provenance", "no_claims"})
"""Reasons why a criterion of the basis has nothing to judge: the package does not hold that part at all."""

CALENDAR = frozenset({"no_christmas", "no_holidays"})
"""Reasons that lie in the period alone: the criterion does not apply to it."""


@dataclass(frozen=True)
class Identity:
    """What shows that a package is the one that it says it is.

    Parameters
    ----------
    digest
        SHA-256 of the manifest's bytes; empty for a case that comes from no package.
    signed_by
        Public key of the signature, in hexadecimal; empty when there is none.
    expected
        Whether the auditor said beforehand whose signature there must be, and it was that one.
    """

    digest: str = ""
    signed_by: str = ""
    expected: bool = False


@dataclass(frozen=True)
class Audited:
    """Everything that an audit found."""

    case: Case
    policy: Policy
    identity: Identity
    judged: tuple[Judged, ...]

    @cached_property
    def basis(self) -> tuple[Judged, ...]:
        """Whether the package holds, whatever the policy."""
        return tuple(each for each in self.judged if each.policy == BASIS)

    @cached_property
    def own(self) -> tuple[Judged, ...]:
        """The criteria of the policy that was asked for."""
        return tuple(each for each in self.judged if each.policy != BASIS)

    @cached_property
    def outcome(self) -> Outcome:
        """Met when every criterion is met, those of the basis too; not met when any is not.

        Else it cannot be judged: nothing failed, and at least one criterion could not be judged that ``blocks``.
        """
        if any(each.outcome is Outcome.NOT_MET for each in self.judged):
            return Outcome.NOT_MET
        return Outcome.UNJUDGED if any(blocks(each) for each in self.judged) else Outcome.MET


def blocks(each: Judged) -> bool:
    """Return whether a criterion that cannot be judged keeps the whole from being met.

    It does not where the package lacks a part that only the basis asks for, or where the period has no such days.
    """
    spared = CALENDAR | ABSENT if each.policy == BASIS else CALENDAR
    return each.outcome is Outcome.UNJUDGED and each.measurement.reason not in spared


def audit(
    case: Case, policy: Policy, identity: Identity | None = None, tell: Callable[[Criterion], None] = lambda _: None
) -> Audited:
    """Return everything that is to be said of a case by a policy.

    Parameters
    ----------
    tell
        Hears of each criterion before it is judged.
    """
    return Audited(case, policy, identity or Identity(), judge(case, policy, tell))
