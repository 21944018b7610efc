"""Commitments not met: the duties of agreements, and the minima that doctors asked for."""

from math import ceil

from anwroster.model import Because, Bound, Level, Rule, RuleId, Unit
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger
from anwroster.solver.rules.amounts import Counts, counts_of, scope_text


def obligations(problem: Problem, ledger: Ledger) -> None:
    """Each minute, shift or holiday shift short of a duty costs."""
    rule = problem.instance.rulebook[RuleId.OBLIGATIONS]
    for duty in problem.duties:
        count = counts_of(problem.shifts, problem.counting, duty.unit)
        because = Because(rule=RuleId.OBLIGATIONS, subject=duty.doctor, detail=duty.how)
        _post(problem, ledger, rule, because, duty.unit, duty.required, count)


def minimum(problem: Problem, ledger: Ledger) -> None:
    """Each minute or shift short of a doctor's own minimum costs."""
    rule = problem.instance.rulebook[RuleId.MINIMUM]
    for limit in problem.instance.limits:
        if limit.bound is Bound.MINIMUM:
            required = ceil(limit.amount * 60) if limit.unit is Unit.HOURS else ceil(limit.amount)
            count = counts_of(problem.shifts, problem.counting, limit.unit, limit.scope)
            because = Because(rule=RuleId.MINIMUM, subject=limit.doctor, detail=scope_text(limit))
            _post(problem, ledger, rule, because, limit.unit, required, count)


def _post(
    problem: Problem, ledger: Ledger, rule: Rule, because: Because, unit: Unit, required: int, count: Counts
) -> None:
    d = problem.index[because.subject]
    if d not in problem.taking_part:
        return
    level = rule.level or Level.OBLIGATIONS
    short = ledger.measure(required, level)
    cost = rule.weight * (1 if unit is Unit.HOURS else rule.parameters["minutes_per_shift"])
    ledger.penalise(short, cost, level, because)
    terms = [(ledger.assignments[d, s], count(s)) for s in problem.of_doctor[d] if count(s)]
    ledger.row([*terms, (short, 1)], because, lower=required, level=level)
