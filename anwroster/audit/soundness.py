"""Whether what the HDS says of its own roster can be believed, whatever policy it is judged by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from anwroster.audit.case import Case
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Measurement, Scope
from anwroster.audit.verdicts import Outcome

CHECKS: tuple[tuple[str, str, Literal["published", "worked"]], ...] = (
    ("input", "input_changed", "published"),
    ("published", "hard_rules_broken", "published"),
    ("claims", "claims_false", "published"),
    ("certificate", "certificate_refused", "published"),
    ("changes", "impossible_changes", "worked"),
    ("worked", "hard_rules_broken", "worked"),
    ("paid_who", "paid_elsewhere", "worked"),
    ("paid_hours", "payments_minutes_off", "worked"),
    ("paid_sums", "payments_sum_off", "worked"),
    ("paid_rates", "payments_over_maximum", "worked"),
    ("own_rates", "rates_over_maximum", "worked"),
)
"""Questions about the package: a key of ``words/auditreport.toml`` under ``check``, and the indicator that must be 0."""


@dataclass(frozen=True)
class Check:
    """One question about the package, answered.

    Parameters
    ----------
    id
        Key of ``words/auditreport.toml`` under ``check``.
    outcome
        Met when nothing was found. Not to be judged where the package holds nothing to judge it by; that alone fails
        no audit.
    """

    id: str
    measurement: Measurement
    outcome: Outcome


def soundness(case: Case, tell: Callable[[str], None]) -> tuple[Check, ...]:
    """Return every question answered, in their order.

    Parameters
    ----------
    tell
        Hears the key of each question before it is looked into.
    """
    found = []
    for key, indicator, on in CHECKS:
        if indicator not in CATALOGUE:
            continue
        tell(key)
        measured = CATALOGUE[indicator].measure(case, Scope(on))
        outcome = Outcome.UNJUDGED if measured.value is None else Outcome.NOT_MET if measured.value else Outcome.MET
        found.append(Check(key, measured, outcome))
    return tuple(found)
