"""Relaxations of wishes and comfort in which fairness has a price instead of a row."""

from dataclasses import replace

import numpy as np
import pytest

from anwroster.model import Level
from anwroster.solver import highs, rated, relaxing
from anwroster.solver.arrays import duals_of, stage, within
from anwroster.solver.caps import lowered
from anwroster.solver.proof import exact_bound
from anwroster.solver.rated import UNRATED, Task, relax_rated
from tests.solver.clock import HERE
from tests.solver.test_solver_improver import at_wishes
from tests.solver.test_solver_proof import LEDGER, best, reached_above


def task_of(ledger, reached, start, rate=None):
    model = stage(ledger, Level.WISHES, reached)
    values = np.asarray(start, dtype=float)[model.columns]
    return Task(ledger, model, reached, values, model.upper, np.ones(len(model.columns), dtype=bool), rate=rate)


def week(rate=None):
    return task_of(LEDGER, reached_above(Level.WISHES), LEDGER.lower, rate)


def proven(task, relaxed):
    return exact_bound(
        task.ledger, Level.WISHES, task.reached, duals_of(task.ledger, task.model, task.reached, relaxed.duals)
    )


@pytest.mark.parametrize("rate", [None, 0.01, 1.0, 300.0, 1e5])
def test_whatever_the_rate_no_roster_passes_what_it_proves(rate):
    task = week(rate)
    found = relax_rated(task, 0.0, 0, HERE)
    assert proven(task, found.relaxed) <= best(Level.WISHES, task.reached)
    assert found.relaxed.objective == pytest.approx(proven(task, found.relaxed), abs=1)


def test_rows_of_the_worst_off_prove_nothing_and_what_that_level_leaves_each_step_may():
    work = at_wishes(0.3, 0)
    ledger, reached = work.ledger, dict(work.best.reached)
    task = task_of(ledger, reached, work.best.values)
    worst = list(ledger.costs(Level.WORST_OFF))
    row_of = np.repeat(np.arange(len(task.model.row_lower)), np.diff(task.model.starts))
    rows = np.unique(row_of[np.isin(task.model.columns[task.model.indices], worst)])
    assert len(rows) > len(worst)
    found = relax_rated(task, 0.0, 0, HERE)
    assert not found.relaxed.duals[rows].any()
    upper = lowered(ledger, {column: work.best.values[column] for column in worst}, work.best.cost(Level.WORST_OFF))
    model = replace(task.model, upper=np.asarray(upper, dtype=float)[task.model.columns])
    assert (model.upper < task.model.upper).any()
    tighter = relax_rated(replace(task, model=model, upper=model.upper), 0.0, 0, HERE)
    assert not tighter.relaxed.duals[rows].any()
    assert tighter.relaxed.objective >= found.relaxed.objective - 1e-6


def test_another_rate_is_not_tried_where_it_could_not_prove_one_unit_more(monkeypatch):
    task = week(rate=1e9)
    rates = []
    solve = rated._solve
    monkeypatch.setattr(rated, "_solve", lambda task, at, *rest: rates.append(at) or solve(task, at, *rest))
    relax_rated(task, 0.0, 0, HERE)
    spare = task.reached[Level.FAIRNESS] - float(
        rated._costs(task, Level.FAIRNESS) @ solve(task, rates[0], 0.0, 0, HERE).relaxed.values
    )
    assert rated.NEAR * task.reached[Level.FAIRNESS] < spare <= 1e9
    assert len(rates) == 1


def test_the_right_rate_proves_as_much_as_the_row_that_it_stands_for():
    work = at_wishes(0.3, 0)
    task = task_of(work.ledger, dict(work.best.reached), work.best.values)
    whole = relaxing.relax(task.model, 10, 0, HERE)
    found = relax_rated(replace(task, rate=whole_rate(task, whole)), 0.0, 0, HERE)
    assert found.relaxed.objective == pytest.approx(whole.objective, rel=1e-3, abs=1e-3)


def whole_rate(task, whole):
    """Return the rate that the dual value of fairness's row stands for."""
    return -1 / min(
        -1e-9, whole.duals[len(whole.duals) - task.model.finished + list(task.reached).index(Level.FAIRNESS)]
    )


def test_rates_are_tried_until_fairness_comes_to_about_what_it_may_cost():
    work = at_wishes(0.3, 0)
    task = task_of(work.ledger, dict(work.best.reached), work.best.values, rate=100.0)
    once = relax_rated(replace(task, near=np.inf), 0.0, 0, HERE)
    more = relax_rated(task, 0.0, 0, HERE)
    assert once.rates[Level.FAIRNESS] == pytest.approx(100.0)
    assert more.rates[Level.FAIRNESS] > once.rates[Level.FAIRNESS]
    assert more.relaxed.objective >= once.relaxed.objective


def test_columns_that_take_no_part_are_not_used_and_the_bound_holds_all_the_same():
    work = at_wishes(0.3, 0)
    task = task_of(work.ledger, dict(work.best.reached), work.best.values)
    flags = ~task.model.assignment | (task.start > 0.5)
    flags[np.flatnonzero(task.model.assignment)[::2]] = True
    assert not flags.all()
    found = relax_rated(replace(task, open_to=flags), 0.0, 0, HERE)
    assert not found.relaxed.values[~flags].any()
    assert len(found.relaxed.duals) == len(task.model.row_lower)
    assert proven(task, found.relaxed) <= proven(task, relax_rated(task, 0.0, 0, HERE).relaxed)


def test_where_a_relaxation_does_not_end_nothing_is_known(monkeypatch):
    monkeypatch.setattr(relaxing, "relax_within", lambda *_: highs.UNKNOWN)
    assert relax_rated(week(), 0.0, 0, HERE) is UNRATED


def test_without_fairness_above_it_is_the_level_as_it_is():
    model = stage(LEDGER, Level.COVERAGE, {})
    start = np.asarray(LEDGER.lower, dtype=float)[model.columns]
    task = Task(LEDGER, model, {}, start, model.upper, np.ones(len(model.columns), dtype=bool))
    found = relax_rated(task, 0.0, 0, HERE)
    assert found.rates == {}
    assert found.relaxed.objective == pytest.approx(relaxing.relax(model, 10, 0, HERE).objective, abs=1e-4)


@pytest.mark.parametrize("level", [Level.COVERAGE, Level.FAIRNESS])
def test_a_stage_within_some_columns_keeps_their_rows_as_they_were(level):
    model = stage(LEDGER, level, reached_above(level))
    flags = np.arange(len(model.columns)) % 3 > 0
    smaller, columns, rows = within(model, flags)
    values = np.where(flags, np.random.default_rng(0).integers(0, 2, len(flags)), model.lower)
    row_of = np.repeat(np.arange(len(model.row_lower)), np.diff(model.starts))
    activity = np.bincount(row_of, weights=model.values * values[model.indices], minlength=len(model.row_lower))
    row_of = np.repeat(np.arange(len(rows)), np.diff(smaller.starts))
    then = np.bincount(
        row_of, weights=smaller.values * values[columns][smaller.indices], minlength=len(smaller.row_lower)
    )
    finite = np.isfinite(model.row_lower[rows])
    assert (model.row_lower[rows] - activity[rows])[finite] == pytest.approx((smaller.row_lower - then)[finite])
    assert len(columns) == flags.sum() == len(smaller.columns)
    assert smaller.finished == model.finished
