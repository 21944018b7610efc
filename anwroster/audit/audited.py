"""One audit from beginning to end: is the package sound, and is each criterion of the policy met?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from anwroster.audit.case import Case
from anwroster.audit.soundness import Check, soundness
from anwroster.audit.verdicts import Judged, Outcome, judge
from anwroster.model import Policy

CRITERIA = "criteria"
"""Name of the last step: judging the criteria."""


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
    checks: tuple[Check, ...]
    judged: tuple[Judged, ...]

    @cached_property
    def outcome(self) -> Outcome:
        """Met when the package is sound and every criterion is met; not met when anything is not.

        What stays is not to be judged: no criterion failed, and at least one has nothing to judge it by.
        """
        outcomes = {each.outcome for each in self.judged}
        if Outcome.NOT_MET in outcomes or not self.is_sound:
            return Outcome.NOT_MET
        return Outcome.UNJUDGED if Outcome.UNJUDGED in outcomes else Outcome.MET

    @cached_property
    def is_sound(self) -> bool:
        """Whether no check of the package gave a reason for doubt."""
        return all(each.outcome is not Outcome.NOT_MET for each in self.checks)


def audit(
    case: Case, policy: Policy, identity: Identity | None = None, tell: Callable[[str], None] = lambda _: None
) -> Audited:
    """Return everything that is to be said of a case by a policy.

    Parameters
    ----------
    tell
        Hears the name of each step before it begins: the keys of ``soundness.CHECKS``, then ``criteria``.
    """
    checks = soundness(case, tell)
    tell(CRITERIA)
    return Audited(case, policy, identity or Identity(), checks, judge(case, policy))
