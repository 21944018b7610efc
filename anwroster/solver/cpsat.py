"""CP-SAT: polishing a roster within a set of columns, with all workers."""

from collections.abc import Callable
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.highs import Found

Heard = Callable[[float, float, float], None]
"""Called with seconds, value and bound at each improvement."""


class _Listener(cp_model.CpSolverSolutionCallback):
    """Put improvements on a queue: callbacks run on the solver's threads."""

    def __init__(self, queue: SimpleQueue[tuple[float, float, float]]) -> None:
        super().__init__()
        self._queue = queue

    def on_solution_callback(self) -> None:
        self._queue.put((self.wall_time, self.objective_value, self.best_objective_bound))


def polish(
    stage: Stage,
    within: NDArray[np.bool_],
    start: Numbers | None,
    seconds: float,
    seed: int,
    workers: int,
    bound: int | None = None,
) -> Found:
    """Improve a stage's solution within columns; the rest stays at its lower bound.

    Parameters
    ----------
    bound
        A proven lower bound of the level's value, given to the solver so that it can stop there.
    """
    model = cp_model.CpModel()
    upper = np.where(within, stage.upper, stage.lower)
    variables = [model.new_int_var(int(low), int(high), "") for low, high in zip(stage.lower, upper, strict=True)]
    edges = stage.starts
    for row in range(len(stage.row_lower)):
        part = slice(edges[row], edges[row + 1])
        terms = [variables[column] for column in stage.indices[part]]
        expression = cp_model.LinearExpr.weighted_sum(terms, [int(value) for value in stage.values[part]])
        low, high = stage.row_lower[row], stage.row_upper[row]
        model.add_linear_constraint(
            expression,
            int(low) if np.isfinite(low) else cp_model.INT32_MIN * 1000,
            int(high) if np.isfinite(high) else cp_model.INT32_MAX * 1000,
        )
    charged = np.flatnonzero(stage.cost)
    objective = cp_model.LinearExpr.weighted_sum(
        [variables[column] for column in charged], [int(stage.cost[column]) for column in charged]
    )
    if bound is not None:
        model.add(objective >= bound)
    model.minimize(objective)
    if start is not None:
        for variable, value in zip(variables, start, strict=True):
            model.add_hint(variable, round(value))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds)
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(values=None, proven=solver.best_objective_bound)
    values = np.asarray([solver.value(each) for each in variables], dtype=float)
    return Found(values=values, proven=solver.best_objective_bound)
