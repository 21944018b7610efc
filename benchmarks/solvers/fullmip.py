"""The full MIP: every level over all of its columns, one after the other, as one gives it to HiGHS."""

import numpy as np

from anwroster.problem import Problem
from anwroster.solver import highs
from anwroster.solver.arrays import stage
from anwroster.solver.completion import complete
from anwroster.solver.ledger import Ledger
from benchmarks.solvers.contestant import Log

SHARE = 0.4
"""Part of the time left that each level but the last may use."""


def solve(problem: Problem, ledger: Ledger, log: Log) -> None:
    """Solve each level from what the one above came to; heard of at the end of each level only."""
    reached: dict = {}
    values = None
    for level in ledger.levels():
        model = stage(ledger, level, reached)
        seconds = log.left() * (1.0 if level is ledger.levels()[-1] else SHARE)
        start = None if values is None else values[model.columns]
        found = highs.search(model, np.ones(len(model.columns), dtype=bool), start, seconds, 0, log)
        if found.values is not None:
            chosen = model.columns[model.assignment & (found.values > 0.5)].tolist()
            completion = complete(ledger, chosen)
            if not completion.broken:
                values = np.asarray(completion.values, dtype=float)
                log.hear(frozenset(chosen))
        if values is None:
            return
        reached[level] = sum(cost * int(values[column]) for column, cost in ledger.costs(level).items())
        log.bounds[level] = int(np.ceil(max(0.0, min(found.proven, reached[level])) - 1e-6))
