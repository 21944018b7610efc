"""A CP-SAT model as the examples of OR-tools write one: pairwise rest, absolute deviations, one weighted sum."""

from itertools import combinations

from ortools.sat.python import cp_model

from anwroster.model import Level, RuleId
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger, Row
from benchmarks.solvers.contestant import Log

WEIGHT = {Level.COVERAGE: 1_000_000, Level.OBLIGATIONS: 100, Level.WISHES: 60, Level.COMFORT: 10}
"""Of one unit of each level in the weighted sum, where a minute off the fair part weighs 1."""

FAIR = (RuleId.FAIR_HOURS, RuleId.FAIR_NIGHTS, RuleId.FAIR_WEEKENDS, RuleId.FAIR_HOLIDAYS)

SHIFT = 480
"""Minutes that one night, weekend or holiday shift off the fair part weighs."""


def solve(problem: Problem, ledger: Ledger, log: Log) -> None:
    """Solve the weighted sum with two workers, with nothing known to start from."""
    model = cp_model.CpModel()
    taken = {column: model.new_bool_var("") for column in ledger.assignments.values()}
    for column, variable in taken.items():
        if ledger.lower[column]:
            model.add(variable == 1)
    variables = dict(taken)
    objective = []
    for level, weight in WEIGHT.items():
        for column, cost in ledger.costs(level).items():
            if column not in variables:
                variables[column] = model.new_int_var(0, ledger.upper[column], "")
            objective.append(weight * cost * variables[column])
    for row in ledger.rows:
        if row.because.rule in FAIR:
            deviation = _deviation(model, taken, row)
            unit = problem.fair.grain if row.because.rule is RuleId.FAIR_HOURS else SHIFT
            if deviation is not None:
                objective.append(unit * deviation)
        else:
            _post(model, variables, ledger, row)
    model.minimize(sum(objective))
    _run(model, taken, log)


def _deviation(model: cp_model.CpModel, taken: dict, row: Row) -> cp_model.IntVar | None:
    own = [(taken[column], coefficient) for column, coefficient in row.terms if column in taken]
    if not own or row.lower is None:
        return None  # a row about the worst-off doctor: the textbook knows the sum alone
    deviation = model.new_int_var(0, 10**6, "")
    model.add_abs_equality(deviation, sum(coefficient * variable for variable, coefficient in own) - row.lower)
    return deviation


def _post(model: cp_model.CpModel, variables: dict, ledger: Ledger, row: Row) -> None:
    for column, _ in row.terms:
        if column not in variables:
            variables[column] = model.new_int_var(0, ledger.upper[column], "")
    if row.level is None and row.upper == 1 and row.lower is None and all(c == 1 for _, c in row.terms):
        for (one, _), (other, _) in combinations(row.terms, 2):
            model.add_bool_or(~variables[one], ~variables[other])
        return
    total = sum(coefficient * variables[column] for column, coefficient in row.terms)
    if row.lower is not None:
        model.add(total >= row.lower)
    if row.upper is not None:
        model.add(total <= row.upper)


class _Heard(cp_model.CpSolverSolutionCallback):
    def __init__(self, taken: dict, log: Log) -> None:
        super().__init__()
        self._taken, self._log = taken, log

    def on_solution_callback(self) -> None:
        self._log.hear(frozenset(column for column, each in self._taken.items() if self.boolean_value(each)))


def _run(model: cp_model.CpModel, taken: dict, log: Log) -> None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 0
    solver.parameters.max_time_in_seconds = log.left()
    solver.solve(model, _Heard(taken, log))
