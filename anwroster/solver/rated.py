"""Relaxations of wishes and comfort in which fairness has a price instead of a row.

What fairness may cost is one row over nearly all measures: with it, interior point takes ten times as long or does not
end at all. A unit of fairness is charged at a rate instead. Whatever the rate, what comes out proves a bound, for the
rate is the row's dual value; the right one makes fairness come to what it may cost. The same rate says at which price
exchange is to hand shifts round.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from anwroster.model import Level
from anwroster.solver import relaxing
from anwroster.solver.arrays import Indices, Numbers, Stage, part, priced, within
from anwroster.solver.highs import UNKNOWN, Relaxed
from anwroster.solver.ledger import Ledger
from anwroster.solver.relaxing import Machine

WORTH = {Level.WISHES: 1500.0, Level.COMFORT: 60.0}
"""Units of fairness that a unit of each level is worth where a good roster is looked for."""

FIRST = {Level.WISHES: 2000.0, Level.COMFORT: 120.0}
"""Units of fairness that a unit of each level is taken to be worth at first where a bound is."""

NEAR = 0.05
"""Where fairness comes this near to what it may cost, as a part of that, the rate is right for a bound."""

TRIES = 4
"""Most rates tried."""

TIMES = 3.0
"""How many times as high or as low the next rate is, until the right one lies between two."""

FREE = 1e-6
"""Least dual value of a row above for it to have a price."""


@dataclass(frozen=True)
class Rated:
    """A relaxation at rates.

    Parameters
    ----------
    relaxed
        Of the whole stage, dual values for each of its rows; its value is the bound that they prove.
    rates
        Level above → units of it that a unit of this level is worth.
    """

    relaxed: Relaxed
    rates: Mapping[Level, float]


UNRATED = Rated(UNKNOWN, {})
"""What is known of one that did not end in time."""


@dataclass(frozen=True)
class Task:
    """What is to be relaxed.

    Parameters
    ----------
    ledger, model
        The level's stage; its last rows are those of ``reached``, in that order.
    reached
        What the levels above may cost.
    start
        Value of each column in a legal roster.
    upper
        Upper bound of each column. It holds what is known of how far off anybody can be: the rows that say how badly
        off the worst-off is are left out, for each joins a doctor's measures to those of all others.
    open_to
        Columns that take part; the others stay at their lower bound.
    shake
        As for ``highs.Relaxation``.
    rate
        Units of fairness that a unit of the level is taken to be worth at first; None for a guess.
    near
        How near to what it may cost fairness has to come, as a part of that, for a rate to be right.
    wish
        Units of fairness that a wish is worth where wishes have a price as well instead of a row; None for a row.
    """

    ledger: Ledger
    model: Stage
    reached: Mapping[Level, int]
    start: Numbers
    upper: Numbers
    open_to: NDArray[np.bool_]
    shake: float = 0.0
    rate: float | None = None
    near: float = NEAR
    wish: float | None = None


def relax_rated(task: Task, end: float, seed: int, machine: Machine) -> Rated:
    """Solve a relaxation at one rate after another, while there is time, and return the one that proves most.

    Where there is no level of fairness above, it is solved once, as it is.
    """
    if Level.FAIRNESS not in task.reached:
        return _solve(task, {}, end, seed, machine) or UNRATED
    most, best = task.reached[Level.FAIRNESS], UNRATED
    fairness = _costs(task, Level.FAIRNESS)
    rate = task.rate or FIRST.get(task.model.level, 1.0)
    low, high = 0.0, 0.0
    for _ in range(TRIES):
        rates = {Level.FAIRNESS: rate}
        if task.wish and Level.WISHES in task.reached:
            rates[Level.WISHES] = rate / task.wish
        found = _solve(task, rates, end, seed, machine)
        if found is None:
            break
        if best is UNRATED or (found.relaxed.objective or 0.0) > (best.relaxed.objective or 0.0):
            best = found
        cost = float(fairness @ found.relaxed.values)
        near = abs(cost - most) <= task.near * most or 0 <= most - cost <= rate  # no rate proves one unit more
        if near or 2 * found.relaxed.seconds > machine.left() - end:
            break
        low, high = (low, rate) if cost > most else (rate, high)
        rate = sqrt(low * high) if low and high else low * TIMES or high / TIMES
    return best


def _solve(task: Task, rates: Mapping[Level, float], end: float, seed: int, machine: Machine) -> Rated | None:
    """Return the relaxation at some rates; None where it did not end in time."""
    model, above = task.model, list(task.reached)
    ordinary = len(model.row_lower) - model.finished
    gone = [ordinary + above.index(level) for level in rates]
    kept = np.setdiff1d(np.arange(len(model.row_lower)), [*gone, *_worst_rows(task)])
    cost = model.cost + sum(_costs(task, level) / rate for level, rate in rates.items())
    place = np.full(len(model.row_lower), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    finished = np.count_nonzero(kept >= ordinary)
    fewer = replace(part(model, kept), cost=cost, upper=task.upper, seats=place[model.seats], finished=int(finished))
    small, columns, rows = within(fewer, task.open_to)
    relaxed = relaxing.relax_within(small, task.start[columns], machine.left() - end, seed, machine, task.shake)
    if not len(relaxed.duals) or relaxed.objective is None:
        return None
    values, duals = model.lower.copy(), np.zeros(len(model.row_lower))
    values[columns] = relaxed.values
    duals[kept[rows]] = relaxed.duals
    duals[gone] = [-1 / rate for rate in rates.values()]
    _, bound = priced(model, duals)
    prices = dict(zip(above, -duals[ordinary:], strict=True))
    worth = {level: 1 / price for level, price in prices.items() if price > FREE}
    return Rated(replace(relaxed, objective=bound, values=values, duals=duals), worth)


def _worst_rows(task: Task) -> Indices:
    """Return the rows of the stage that say how badly off the worst-off is, and what that may come to."""
    model, worst = task.model, list(task.ledger.costs(Level.WORST_OFF))
    row_of = np.repeat(np.arange(len(model.row_lower)), np.diff(model.starts))
    return np.unique(row_of[np.isin(model.columns[model.indices], worst)])


def _costs(task: Task, level: Level) -> Numbers:
    """Return what a unit of each column of the stage costs on a level."""
    found = np.zeros(len(task.ledger.lower))
    for column, cost in task.ledger.costs(level).items():
        found[column] = cost
    return found[task.model.columns]
