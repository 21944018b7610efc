"""The doctor's maximum: from the agreement and the doctor's own."""

from collections.abc import Iterator

from anwroster.model import Because, Bound, Level, Mode, Phase, RuleId, Unit
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger
from anwroster.solver.rules.amounts import Counts, counts_of, scope_text


def _maxima(problem: Problem) -> Iterator[tuple[str, Unit, int, Counts, str]]:
    for each in problem.maxima:
        count = counts_of(problem.shifts, problem.counting, each.unit)
        yield each.doctor, each.unit, each.most, count, f"agreement, at most {each.most} ({each.unit})"
    for limit in problem.instance.limits:
        if limit.bound is Bound.MAXIMUM:
            most = int(limit.amount * 60) if limit.unit is Unit.HOURS else int(limit.amount)
            count = counts_of(problem.shifts, problem.counting, limit.unit, limit.scope)
            yield limit.doctor, limit.unit, most, count, scope_text(limit)


def maximum(problem: Problem, ledger: Ledger) -> None:
    """No more than the maximum over phases 1 and 2b, or a cost above it; phase 3 may go over it."""
    rule = problem.instance.rulebook[RuleId.MAXIMUM]
    closing = problem.phase is Phase.THREE
    if closing and rule.mode is Mode.HARD:
        return
    level = rule.level or Level.OBLIGATIONS
    for doctor, unit, most, count, detail in _maxima(problem):
        d = problem.index[doctor]
        counted = [
            s
            for s in problem.of_doctor[d]
            if count(s) and (not closing or (d, s) in problem.held) and (d, s) not in problem.beyond_maximum
        ]
        terms = [(ledger.assignments[d, s], count(s)) for s in counted]
        because = Because(rule=RuleId.MAXIMUM, subject=doctor, detail=detail)
        if rule.mode is Mode.HARD:
            ledger.row(terms, because, upper=most)
            continue
        above = ledger.measure(max(0, sum(c for _, c in terms) - most), level)
        cost = rule.weight * (1 if unit is Unit.HOURS else rule.parameters["minutes_per_shift"])
        ledger.penalise(above, cost, level, because)
        ledger.row([*terms, (above, -1)], because, upper=most, level=level)
