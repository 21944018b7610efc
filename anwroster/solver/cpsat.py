"""CP-SAT: polishing a roster within a set of columns, with all workers."""

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.highs import Found
from anwroster.solver.options import Options, Watch

_FREE = 10**15
"""Stands for no bound of a row; far beyond any activity that a row can have."""


def polish(
    stage: Stage, within: NDArray[np.bool_], start: Numbers, seconds: float, options: Options, watch: Watch
) -> Found:
    """Improve a stage's solution within columns; the rest stays at its lower bound.

    Parameters
    ----------
    start
        A solution to begin with.
    """
    model, variables = _model(stage, np.where(within, stage.upper, stage.lower))
    for variable, value in zip(variables, start, strict=True):
        model.add_hint(variable, round(value))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds)
    solver.parameters.num_workers = options.workers
    solver.parameters.random_seed = options.seed
    forget = watch.on_stop(solver.stop_search)
    status = solver.solve(model)
    forget()
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(values=None, proven=solver.best_objective_bound)
    values = np.asarray([solver.value(each) for each in variables], dtype=float)
    return Found(values=values, proven=solver.best_objective_bound)


def _model(stage: Stage, upper: Numbers) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model = cp_model.CpModel()
    bounds = zip(stage.lower, upper, strict=True)
    variables = [model.new_int_var(int(low), int(high), "") for low, high in bounds]
    for row, (low, high) in enumerate(zip(stage.row_lower, stage.row_upper, strict=True)):
        part = slice(stage.starts[row], stage.starts[row + 1])
        terms = [variables[column] for column in stage.indices[part]]
        model.add_linear_constraint(
            cp_model.LinearExpr.weighted_sum(terms, [int(value) for value in stage.values[part]]),
            int(low) if np.isfinite(low) else -_FREE,
            int(high) if np.isfinite(high) else _FREE,
        )
    charged = np.flatnonzero(stage.cost)
    costs = [int(stage.cost[column]) for column in charged]
    model.minimize(cp_model.LinearExpr.weighted_sum([variables[column] for column in charged], costs))
    return model, variables
