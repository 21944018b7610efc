"""The rules of ``docs/rules.md`` in plain Python over dates and names, without any solver.

Every roster, ours or anyone's, passes through here: ``findings`` tells what it may not do, ``costs`` what it is charged
for, and ``score`` what that adds up to on each level.
"""

from anwroster.checks.candidates import candidates
from anwroster.checks.case import Case
from anwroster.checks.hindrance import Hindrance
from anwroster.checks.judging import CHECKS, costs, findings, pinned_clashes, score, scores
from anwroster.checks.whoelse import Others, WhoElse

__all__ = [
    "CHECKS",
    "Case",
    "Hindrance",
    "Others",
    "WhoElse",
    "candidates",
    "costs",
    "findings",
    "pinned_clashes",
    "score",
    "scores",
]
