"""HiGHS: the relaxation of a stage, and a stage in whole numbers within a set of columns."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import highspy
import numpy as np
from numpy.typing import NDArray

from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.options import Stoppable


@dataclass(frozen=True)
class Relaxed:
    """The linear relaxation of a stage.

    Parameters
    ----------
    objective
        Its value: no roster costs less; None when it could not be solved in time.
    values
        Value of each column.
    duals
        Dual value of each row; empty where there is none.
    failed
        Whether it broke down in floating point, rather than end in time or be stopped.
    seconds
        What it took.
    """

    objective: float | None
    values: Numbers
    duals: Numbers
    failed: bool = False
    seconds: float = 0.0


UNKNOWN = Relaxed(objective=None, values=np.zeros(0), duals=np.zeros(0))
"""What is known of a relaxation that did not end in time."""

LOST = Relaxed(objective=None, values=np.zeros(0), duals=np.zeros(0), failed=True)
"""What is known of one that was lost with the process that it ran in."""


@dataclass(frozen=True)
class Found:
    """What a search in whole numbers came to.

    Parameters
    ----------
    values
        Value of each column of the best solution; None when none was found.
    proven
        A bound that no solution within the columns passes.
    """

    values: Numbers | None
    proven: float


OFTEN = 0.05
"""Seconds after which a search tells again how far it has come."""

_ENDINGS = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kTimeLimit,
    highspy.HighsModelStatus.kInterrupt,
    highspy.HighsModelStatus.kModelEmpty,
)
"""How the relaxation of a legal roster's level ends when nothing is wrong."""


class Relaxation:
    """The linear relaxation of a stage over all of its columns, kept so that it can be solved again.

    Parameters
    ----------
    vertex
        Whether to look for a vertex by simplex: nearly whole on the upper levels, where few columns cost anything,
        and faster there; on the others interior point is ten times as fast on a half-year of 325 doctors. Solved again
        with other bounds, simplex begins where it ended; interior point begins anew.
    shake
        Most that is added to the cost of each assignment, at random. Interior point ends amid all best solutions,
        where everybody has a little of everything; with shaken costs there is one best one, and nearly all of it is
        whole. ``objective`` and the dual values are then of the shaken costs.
    """

    def __init__(self, stage: Stage, seed: int, watch: Stoppable, *, vertex: bool = False, shake: float = 0.0) -> None:
        self._watch = watch
        self._solver = _solver(0.0, seed)
        self._solver.setOptionValue("solver", "simplex" if vertex else "ipm")
        self._solver.setOptionValue("run_crossover", "choose")
        model = _model(stage, stage.upper, whole=False)
        if shake:
            drawn = np.random.default_rng(seed).random(len(stage.cost))
            model.col_cost_ = stage.cost + shake * stage.assignment * drawn
        self._solver.passModel(model)

    def bounded(self, lower: Numbers, upper: Numbers) -> None:
        """Take other bounds of the columns."""
        every = np.arange(len(lower), dtype=np.int32)
        self._solver.changeColsBounds(len(every), every, lower, upper)

    def forget(self) -> None:
        """Begin anew the next time."""
        self._solver.clearSolver()

    def solve(self, seconds: float) -> Relaxed:
        """Solve it within some seconds."""
        before = self._solver.getRunTime()
        self._solver.setOptionValue("time_limit", before + max(0.1, seconds))
        _run(self._solver, self._watch)
        done = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        solution = self._solver.getSolution()
        return Relaxed(
            objective=self._solver.getInfo().objective_function_value if done else None,
            values=np.asarray(solution.col_value, dtype=float),
            duals=np.asarray(solution.row_dual, dtype=float),
            failed=self._solver.getModelStatus() not in _ENDINGS,
            seconds=self._solver.getRunTime() - before,
        )


def search(
    stage: Stage,
    within: NDArray[np.bool_],
    start: Numbers | None,
    seconds: float,
    seed: int,
    watch: Stoppable,
    near: float = 0.0,
    give_up: Callable[[float, float], bool] = lambda value, bound: False,
) -> Found:
    """Solve a stage in whole numbers, with the columns outside ``within`` at their lower bound.

    Parameters
    ----------
    start
        A solution to begin with; None for none.
    near
        Distance from the bound at which to stop; 0 for proven optimal (values are whole, so less than 1 apart is none).
    give_up
        Told now and then what was found and what is proven so far; True ends the search.
    """
    solver = _solver(seconds, seed)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", max(0.999, near))
    solver.passModel(_model(stage, np.where(within, stage.upper, stage.lower), whole=True))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = start.tolist()
        solver.setSolution(solution)
    solver.cbMipInterrupt += partial(_give_up, _Seldom(), give_up)
    _run(solver, watch)
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = np.asarray(solver.getSolution().col_value, dtype=float) if found else None
    return Found(values=values, proven=info.mip_dual_bound)


class _Seldom:
    """Says yes where the clock of a search has gone on by ``OFTEN`` since it last did."""

    def __init__(self) -> None:
        self._next = 0.0

    def is_due(self, now: float) -> bool:
        if now < self._next:
            return False
        self._next = now + OFTEN
        return True


def _give_up(seldom: _Seldom, give_up: Callable[[float, float], bool], event: highspy.highs.HighsCallbackEvent) -> None:
    told = event.data_out
    if seldom.is_due(told.running_time) and give_up(told.mip_primal_bound, told.mip_dual_bound):
        event.interrupt()


def _model(stage: Stage, upper: Numbers, *, whole: bool) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(stage.columns), len(stage.row_lower)
    model.col_cost_, model.col_lower_, model.col_upper_ = stage.cost, stage.lower, upper
    model.row_lower_, model.row_upper_ = stage.row_lower, stage.row_upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = stage.starts
    model.a_matrix_.index_ = stage.indices
    model.a_matrix_.value_ = stage.values
    if whole:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[int(each)] for each in stage.whole]
    return model


class _Quiet(highspy.Highs):  # type: ignore[misc,unused-ignore]
    """HiGHS without a word on standard output: it greets as soon as it takes callbacks, so it is silenced before."""

    def enableCallbacks(self) -> None:  # noqa: N802  HiGHS's own name
        self.silent()
        super().enableCallbacks()


def _solver(seconds: float, seed: int) -> highspy.Highs:
    solver = _Quiet()
    solver.setOptionValue("time_limit", max(0.1, seconds))
    solver.setOptionValue("random_seed", seed)
    solver.setOptionValue("threads", 1)
    return solver


def _run(solver: highspy.Highs, watch: Stoppable) -> None:
    """Run until done, out of time, or cancelled by the user."""
    solver.HandleUserInterrupt = True
    forget = watch.on_stop(solver.cancelSolve)
    solver.run()
    forget()
