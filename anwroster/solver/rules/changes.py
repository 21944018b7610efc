"""An earlier roster: whoever still can, keeps the shift."""

from anwroster.model import Because, Level, RuleId
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger


def keep(problem: Problem, ledger: Ledger) -> None:
    """Each shift of the earlier roster that its doctor could still have and does not get costs 1."""
    rule = problem.instance.rulebook[RuleId.KEEP]
    level = rule.level or Level.CHANGES
    for d, shifts in problem.kept.items():
        because = Because(rule=RuleId.KEEP, subject=problem.doctors[d].id, detail=f"{len(shifts)} kept")
        lost = ledger.measure(len(shifts), level)
        ledger.penalise(lost, rule.weight, level, because)
        ledger.row(
            [*((ledger.assignments[d, s], 1) for s in shifts), (lost, 1)], because, lower=len(shifts), level=level
        )
