"""Wanted and unwanted shifts, evenly respected: each further disappointment of one doctor weighs more."""

from anwroster.model import Because, Level, RuleId, WishKind
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger


def _wished(problem: Problem, ledger: Ledger, kind: WishKind) -> dict[int, list[int]]:
    """Return per doctor the columns of candidate shifts with such a wish."""
    number_of = {shift.id: s for s, shift in enumerate(problem.shifts)}
    found: dict[int, set[int]] = {}
    for wish in problem.instance.wishes:
        column = ledger.assignments.get((problem.index[wish.doctor], number_of[wish.shift]))
        if wish.kind is kind and column is not None:
            found.setdefault(problem.index[wish.doctor], set()).add(column)
    return {d: sorted(columns) for d, columns in sorted(found.items())}


def avoid(problem: Problem, ledger: Ledger) -> None:
    """The k-th unwanted shift of a doctor costs k."""
    rule = problem.instance.rulebook[RuleId.AVOID]
    level = rule.level or Level.WISHES
    for d, columns in _wished(problem, ledger, WishKind.AVOID).items():
        because = Because(rule=RuleId.AVOID, subject=problem.doctors[d].id, detail=f"{len(columns)} unwanted")
        steps = ledger.steps([(1, rule.weight * k) for k in range(1, len(columns) + 1)], level, level, because)
        terms = [(column, 1) for column in columns] + [(step, -1) for step in steps]
        ledger.row(terms, because, upper=0, level=level)


def prefer(problem: Problem, ledger: Ledger) -> None:
    """Of the first ``cap`` wanted shifts, the k-th that is missed costs k."""
    rule = problem.instance.rulebook[RuleId.PREFER]
    level = rule.level or Level.WISHES
    for d, columns in _wished(problem, ledger, WishKind.PREFER).items():
        most = min(rule.parameters["cap"], len(columns))
        because = Because(rule=RuleId.PREFER, subject=problem.doctors[d].id, detail=f"{len(columns)} wanted")
        steps = ledger.steps([(1, rule.weight * k) for k in range(1, most + 1)], level, level, because)
        terms = [(column, 1) for column in columns] + [(step, 1) for step in steps]
        ledger.row(terms, because, lower=most, level=level)
