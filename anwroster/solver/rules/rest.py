"""No two shifts at once, and rest between them, as maximal cliques per doctor."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from anwroster.model import Because, Level, Mode, RuleId
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger


def cliques(shifts: Sequence[int], start: Sequence[int], end: Sequence[int], rest: int) -> Iterator[tuple[int, ...]]:
    """Yield every greatest set of shifts that one moment plus rest touches: at most one of each set is possible.

    Parameters
    ----------
    shifts
        Indices sorted by start.
    rest
        Minutes added after each shift; half-open, so exactly the rest is allowed.
    """
    active: list[int] = []
    grown = False
    for shift in shifts:
        gone = [each for each in active if end[each] + rest <= start[shift]]
        if gone and grown and len(active) > 1:
            yield tuple(active)
        if gone:
            grown = False
            active = [each for each in active if end[each] + rest > start[shift]]
        active.append(shift)
        grown = True
    if len(active) > 1:
        yield tuple(active)


def overlap(problem: Problem, ledger: Ledger) -> None:
    """At most one of the shifts that one moment touches; hard rest says it already, and more."""
    if problem.instance.rulebook[RuleId.REST].mode is not Mode.HARD:
        _post(problem, ledger, RuleId.OVERLAP, [0] * len(problem.doctors))


def rest(problem: Problem, ledger: Ledger) -> None:
    """At most one of the shifts that one moment plus the doctor's rest touches."""
    rule = problem.instance.rulebook[RuleId.REST]
    if rule.mode is Mode.HARD:
        _post(problem, ledger, RuleId.REST, problem.rest)
        return
    level = rule.level or Level.COMFORT
    for d, doctor in enumerate(problem.doctors):
        for one, other in combinations(problem.of_doctor[d], 2):
            gap = problem.start[other] - problem.end[one]
            if 0 <= gap < problem.rest[d]:
                because = Because(rule=RuleId.REST, subject=doctor.id, detail=f"{gap} minutes between two shifts")
                short = ledger.measure(1, level)
                ledger.penalise(short, rule.weight, level, because)
                pair = [(ledger.assignments[d, one], 1), (ledger.assignments[d, other], 1)]
                ledger.row([*pair, (short, -1)], because, upper=1, level=level)


def _post(problem: Problem, ledger: Ledger, rule: RuleId, rests: Sequence[int]) -> None:
    for d, doctor in enumerate(problem.doctors):
        for clique in cliques(problem.of_doctor[d], problem.start, problem.end, rests[d]):
            because = Because(rule=rule, subject=doctor.id, detail=" ".join(problem.shifts[s].id for s in clique))
            ledger.row([(ledger.assignments[d, s], 1) for s in clique], because, upper=1)
