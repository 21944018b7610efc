"""The part of a ledger that one level needs, as arrays that every solver takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from anwroster.model import LEVELS, Level
from anwroster.solver.ledger import Ledger
from anwroster.solver.matrix import FREE, matrix_of, spans
from anwroster.solver.proof import SCALE, Duals, rows_at

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Stage:
    """One level as a linear model: minimise ``cost`` over the columns and rows needed so far.

    Rows come as compressed sparse rows. The values reached on the levels above are rows of their own at the end, so
    that this level keeps every freedom but to make them worse.

    Parameters
    ----------
    columns
        Ledger's column behind each column of the model.
    assignment
        Whether a column is an assignment.
    finished
        How many rows at the end hold the values reached above.
    seats
        Pairs of rows, by their places: coverage of a shift, and its demand.
    """

    level: Level
    columns: Indices
    lower: Numbers
    upper: Numbers
    whole: NDArray[np.bool_]
    assignment: NDArray[np.bool_]
    cost: Numbers
    starts: Indices
    indices: Indices
    values: Numbers
    row_lower: Numbers
    row_upper: Numbers
    finished: int = 0
    seats: Indices = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))


def stage(ledger: Ledger, level: Level, reached: Mapping[Level, int]) -> Stage:
    """Return the model of one level.

    Parameters
    ----------
    reached
        Values of the levels above, which become rows.
    """
    matrix = matrix_of(ledger)
    columns = np.flatnonzero(matrix.column_depth <= LEVELS.index(level))
    position = np.full(len(matrix.column_depth), -1, dtype=np.int64)
    position[columns] = np.arange(len(columns))
    is_assignment = np.zeros(len(position), dtype=bool)
    is_assignment[matrix.assignments] = True
    rows = matrix.rows_at(level)
    sizes, terms = matrix.terms_of(rows)
    kept = [(np.flatnonzero(matrix.cost(above)), matrix.cost(above)) for above in reached]
    lower, upper = matrix.lower[rows], matrix.upper[rows]
    place = np.full(len(matrix.lower), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    seats = place[matrix.seats]
    return Stage(
        level=level,
        columns=columns,
        lower=np.asarray(ledger.lower, dtype=float)[columns],
        upper=np.asarray(ledger.upper, dtype=float)[columns],
        whole=np.asarray(ledger.whole, dtype=bool)[columns],
        assignment=is_assignment[columns],
        cost=matrix.cost(level)[columns].astype(float),
        starts=np.append(0, np.cumsum([*sizes, *(len(charged) for charged, _ in kept)])).astype(np.int64),
        indices=position[np.concatenate([matrix.indices[terms], *(charged for charged, _ in kept)])],
        values=np.concatenate([matrix.values[terms], *(cost[charged] for charged, cost in kept)]).astype(float),
        row_lower=np.append(np.where(lower == -FREE, -np.inf, lower), np.full(len(reached), -np.inf)),
        row_upper=np.append(np.where(upper == FREE, np.inf, upper), [float(value) for value in reached.values()]),
        finished=len(reached),
        seats=seats[(seats >= 0).all(axis=1)],
    )


def part(stage: Stage, rows: Indices) -> Stage:
    """Return a stage with some of its rows only, by their places; none of them counts as ``finished``."""
    sizes = np.diff(stage.starts)[rows]
    terms = spans(stage.starts[rows], sizes)
    return replace(
        stage,
        starts=np.append(0, np.cumsum(sizes)),
        indices=stage.indices[terms],
        values=stage.values[terms],
        row_lower=stage.row_lower[rows],
        row_upper=stage.row_upper[rows],
        finished=0,
        seats=np.zeros((0, 2), dtype=np.int64),
    )


def within(stage: Stage, flags: NDArray[np.bool_]) -> tuple[Stage, Indices, Indices]:
    """Return a stage with some of its columns only, without the rows that have none, and the places of both.

    The other columns stay at their lower bound. Seats whose coverage or demand has no column are left out.
    """
    columns = np.flatnonzero(flags)
    place = np.full(len(flags), -1, dtype=np.int64)
    place[columns] = np.arange(len(columns))
    row_of = np.repeat(np.arange(len(stage.row_lower)), np.diff(stage.starts))
    inside = flags[stage.indices]
    counts = np.bincount(row_of[inside], minlength=len(stage.row_lower))
    rows = np.flatnonzero((counts > 0) | (np.arange(len(counts)) >= len(counts) - stage.finished))
    at = np.full(len(counts), -1, dtype=np.int64)
    at[rows] = np.arange(len(rows))
    outside = ~inside
    held = stage.values[outside] * stage.lower[stage.indices[outside]]
    fixed = np.bincount(row_of[outside], weights=held, minlength=len(counts))[rows]
    seats = at[stage.seats]
    smaller = replace(
        stage,
        columns=stage.columns[columns],
        lower=stage.lower[columns],
        upper=stage.upper[columns],
        whole=stage.whole[columns],
        assignment=stage.assignment[columns],
        cost=stage.cost[columns],
        starts=np.append(0, np.cumsum(counts[rows])),
        indices=place[stage.indices[inside]],
        values=stage.values[inside],
        row_lower=stage.row_lower[rows] - fixed,
        row_upper=stage.row_upper[rows] - fixed,
        seats=seats[(seats >= 0).all(axis=1)],
    )
    return smaller, columns, rows


def priced(stage: Stage, duals: Numbers) -> tuple[Numbers, float]:
    """Return the reduced cost of each column, and the bound that dual values give by weak duality.

    Notes
    -----
    A dual value whose sign asks for a bound that its row does not have counts as 0. With reduced costs d = c − Aᵀy,
    every solution costs at least bᵀy + Σ min(dⱼ lⱼ, dⱼ uⱼ); one in which column j is 1 above where that minimum has it
    costs at least |dⱼ| more.
    """
    wanted = np.where(duals > 0, stage.row_lower, stage.row_upper)
    usable = np.where(np.isfinite(wanted), duals, 0.0)
    row = np.repeat(np.arange(len(usable)), np.diff(stage.starts))
    used = np.bincount(stage.indices, weights=stage.values * usable[row], minlength=len(stage.columns))
    reduced = stage.cost - used
    bound = usable @ np.where(np.isfinite(wanted), wanted, 0.0)
    return reduced, float(bound + np.where(reduced > 0, reduced * stage.lower, reduced * stage.upper).sum())


def duals_of(ledger: Ledger, stage: Stage, reached: Mapping[Level, int], values: Numbers) -> Duals:
    """Return a solver's dual values of a stage's rows as whole numbers, for an exact bound.

    Parameters
    ----------
    reached
        As given to ``stage``.
    values
        One per row of the stage.
    """
    whole = [round(value * SCALE) for value in values.tolist()]
    numbers = list(rows_at(ledger, stage.level))
    return Duals(
        rows={number: dual for number, dual in zip(numbers, whole[: len(numbers)], strict=True) if dual},
        above=dict(zip(reached, whole[len(numbers) :], strict=True)),
    )
