"""Seats: never more doctors than a shift asks for, and what an open seat costs."""

from anwroster.model import Because, Category, Level, RuleId
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger


def _seats(problem: Problem, ledger: Ledger) -> list[list[tuple[int, int]]]:
    seats: list[list[tuple[int, int]]] = [[] for _ in problem.shifts]
    for (_, shift), column in ledger.assignments.items():
        seats[shift].append((column, 1))
    return seats


def demand(problem: Problem, ledger: Ledger) -> None:
    """At most ``demand`` doctors on each shift."""
    for shift, terms in zip(problem.shifts, _seats(problem, ledger), strict=True):
        because = Because(rule=RuleId.DEMAND, subject=shift.id, detail=f"at most {shift.demand}")
        ledger.row(terms, because, upper=shift.demand)


def coverage(problem: Problem, ledger: Ledger) -> None:
    """An open seat costs the greatest of ordinary, night and holiday that applies."""
    rule = problem.instance.rulebook[RuleId.COVERAGE]
    level = rule.level or Level.COVERAGE
    for shift, terms in zip(problem.shifts, _seats(problem, ledger), strict=True):
        costs = [rule.parameters["ordinary"]]
        costs += [rule.parameters["night"]] if Category.NIGHT in shift.categories else []
        costs += [rule.parameters["holiday"]] if Category.HOLIDAY in shift.categories else []
        because = Because(rule=RuleId.COVERAGE, subject=shift.id, detail=f"{shift.demand} needed")
        open_seats = ledger.measure(shift.demand, level)
        ledger.penalise(open_seats, rule.weight * max(costs), level, because)
        ledger.row([*terms, (open_seats, 1)], because, lower=shift.demand, level=level)
