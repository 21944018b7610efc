"""The published policy of phase 3 as a plain greedy: what is left goes to who has the lowest % of quota."""

from anwroster.problem import Problem
from anwroster.solver.greedy import Room
from anwroster.solver.ledger import Ledger
from benchmarks.solvers.contestant import Log


def solve(problem: Problem, ledger: Ledger, log: Log) -> None:
    """Go through the shifts by date; each seat to the legal candidate with the lowest share of the own quota."""
    room = Room(ledger)
    quota = dict.fromkeys(range(len(problem.doctors)), 0)
    for account in problem.accounts:
        quota[problem.index[account.doctor]] += account.quota_minutes
    who: dict[int, list[tuple[int, int]]] = {}
    load = dict.fromkeys(quota, 0)
    for (doctor, shift), column in ledger.assignments.items():
        who.setdefault(shift, []).append((doctor, column))
        if column in room.chosen:
            load[doctor] += problem.shifts[shift].minutes
    for shift in sorted(who, key=lambda each: (problem.shifts[each].start, each)):
        left = problem.shifts[shift].demand - sum(column in room.chosen for _, column in who[shift])
        for doctor, column in sorted(who[shift], key=lambda pair: (load[pair[0]] / max(1, quota[pair[0]]), pair[0])):
            if left > 0 and room.take(column):
                load[doctor] += problem.shifts[shift].minutes
                left -= 1
    log.hear(room.chosen)
