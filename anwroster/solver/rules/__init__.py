"""The rules as postings on the ledger: one function a rule, named as the rule.

The pair rules (offered, qualified, blocked, busy, phase, validity) are posted before: ``problem/candidates.py`` leaves
their pairs out. The rule ``fixed`` is posted with the columns: a held assignment is 1 for certain.
"""

from collections.abc import Callable, Mapping

from anwroster.model import RuleId
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger
from anwroster.solver.rules.changes import keep
from anwroster.solver.rules.comfort import holiday_repeat, night_runs, spacing, whole_weekend
from anwroster.solver.rules.coverage import coverage, demand
from anwroster.solver.rules.fairness import fair_holidays, fair_hours, fair_nights, fair_weekends
from anwroster.solver.rules.obligations import minimum, obligations
from anwroster.solver.rules.rest import overlap, rest
from anwroster.solver.rules.wishes import avoid, prefer
from anwroster.solver.rules.workload import maximum

Posting = Callable[[Problem, Ledger], None]


def fixed(problem: Problem, ledger: Ledger) -> None:
    """Write the column of every candidate; fixed and earlier assignments are 1 for certain."""
    for doctor, shift in problem.pairs:
        ledger.assignment(doctor, shift, held=(doctor, shift) in problem.held)


POSTINGS: Mapping[RuleId, Posting] = {
    RuleId.FIXED: fixed,
    RuleId.DEMAND: demand,
    RuleId.OVERLAP: overlap,
    RuleId.REST: rest,
    RuleId.MAXIMUM: maximum,
    RuleId.COVERAGE: coverage,
    RuleId.OBLIGATIONS: obligations,
    RuleId.MINIMUM: minimum,
    RuleId.KEEP: keep,
    RuleId.FAIR_HOURS: fair_hours,
    RuleId.FAIR_NIGHTS: fair_nights,
    RuleId.FAIR_WEEKENDS: fair_weekends,
    RuleId.FAIR_HOLIDAYS: fair_holidays,
    RuleId.AVOID: avoid,
    RuleId.PREFER: prefer,
    RuleId.NIGHT_RUNS: night_runs,
    RuleId.SPACING: spacing,
    RuleId.WHOLE_WEEKEND: whole_weekend,
    RuleId.HOLIDAY_REPEAT: holiday_repeat,
}
"""The rules in the order in which they write: first the columns, then the hard rows, then level by level."""


def post(problem: Problem) -> Ledger:
    """Return the ledger of a problem, with every rule that is on."""
    ledger = Ledger()
    for rule, posting in POSTINGS.items():
        if problem.instance.rulebook.is_on(rule):
            posting(problem, ledger)
    return ledger
