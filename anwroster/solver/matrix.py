"""A ledger's rows as one sparse matrix and its charges as vectors, laid out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from anwroster.model import LEVELS, Level, RuleId
from anwroster.solver.ledger import Ledger

Ints = NDArray[np.int64]

FREE = 2**62
"""Stands for a bound that a row does not have."""


@dataclass(frozen=True)
class Matrix:
    """Compressed sparse rows, in the order of the ledger.

    Parameters
    ----------
    starts, indices, values
        The terms of row r stand from ``starts[r]`` to ``starts[r + 1]``.
    lower, upper
        Bounds of each row; ∓``FREE`` for none.
    depth
        Place among all levels of the first level that needs the row; -1 for a hard rule.
    column_depth
        The same of each column.
    assignments, is_assignment
        Columns of assignments, and of each column whether it is one.
    costs
        Level → cost per unit of each column.
    seats
        Pairs of rows: coverage of a shift, and its demand.
    raised_by
        Where each measure occurs.
    """

    starts: Ints
    indices: Ints
    values: Ints
    lower: Ints
    upper: Ints
    depth: Ints
    column_depth: Ints
    assignments: Ints
    is_assignment: NDArray[np.bool_]
    costs: dict[Level, Ints]
    seats: Ints
    raised_by: "Raised"

    def rows_at(self, level: Level) -> Ints:
        """Return the numbers of the rows that a level needs."""
        return np.flatnonzero(self.depth <= LEVELS.index(level))

    def cost(self, level: Level) -> Ints:
        """Return what a unit of each column costs on a level."""
        return self.costs.get(level, np.zeros(len(self.column_depth), dtype=np.int64))

    def activity(self, values: Ints) -> Ints:
        """Return what the terms of each row come to."""
        sums: Ints = np.append(0, np.cumsum(self.values * values[self.indices]))
        activity: Ints = sums[self.starts[1:]] - sums[self.starts[:-1]]
        return activity

    def raise_in(self, activity: Ints, measure: int, by: int, row: int) -> list[int]:
        """Add to every row's activity what raising a measure brings; return the later ones that fall short then."""
        rows, coefficients = self.raised_by.places(measure)
        if len(rows) < 2 or not by:
            return []
        activity[rows] += coefficients * by
        later = rows[rows > row]
        now = activity[later]
        short: list[int] = later[(now < self.lower[later]) | (now > self.upper[later])].tolist()
        return short

    def terms_of(self, rows: Ints) -> tuple[Ints, Ints]:
        """Return how many terms each of some rows has, and where in the matrix all of these stand."""
        sizes = np.diff(self.starts)[rows]
        return sizes, spans(self.starts[rows], sizes)


@dataclass(frozen=True)
class Raised:
    """The terms of all measures, measure by measure.

    Parameters
    ----------
    first
        Of each column, and of one after the last, the place of its first term; assignments have none.
    """

    first: Ints
    rows: Ints
    coefficients: Ints

    def places(self, measure: int) -> tuple[Ints, Ints]:
        """Return the rows in which a measure occurs, the first one first, and its coefficient in each."""
        span = slice(self.first[measure], self.first[measure + 1])
        return self.rows[span], self.coefficients[span]


def spans(begins: Ints, sizes: Ints) -> Ints:
    """Return the numbers of ranges that begin somewhere and have some size, one range after the other."""
    ends = np.cumsum(sizes)
    return np.repeat(begins - ends + sizes, sizes) + np.arange(int(ends[-1]) if len(ends) else 0)


_KNOWN: "WeakKeyDictionary[Ledger, Matrix]" = WeakKeyDictionary()


def matrix_of(ledger: Ledger) -> Matrix:
    """Return a ledger's matrix, made once unless rows or charges were added meanwhile."""
    known = _KNOWN.get(ledger)
    if known is None or (len(known.lower), len(known.column_depth)) != (len(ledger.rows), len(ledger.lower)):
        known = _KNOWN[ledger] = _made(ledger)
    return known


def _made(ledger: Ledger) -> Matrix:
    sizes = np.asarray([len(row.terms) for row in ledger.rows], dtype=np.int64)
    every = chain.from_iterable(chain.from_iterable(row.terms for row in ledger.rows))
    flat = np.fromiter(every, dtype=np.int64, count=2 * int(sizes.sum()))
    indices, values = flat[::2].copy(), flat[1::2].copy()
    is_assignment = np.zeros(len(ledger.lower), dtype=bool)
    is_assignment[list(ledger.assignments.values())] = True
    costs = {level: np.zeros(len(ledger.lower), dtype=np.int64) for level in ledger.levels()}
    for each in ledger.penalties:
        costs[each.level][each.column] += each.cost
    return Matrix(
        starts=np.append(0, np.cumsum(sizes)).astype(np.int64),
        indices=indices,
        values=values,
        lower=np.asarray([-FREE if row.lower is None else row.lower for row in ledger.rows], dtype=np.int64),
        upper=np.asarray([FREE if row.upper is None else row.upper for row in ledger.rows], dtype=np.int64),
        depth=_depths([row.level for row in ledger.rows]),
        column_depth=_depths(ledger.first),
        assignments=np.asarray(list(ledger.assignments.values()), dtype=np.int64),
        is_assignment=is_assignment,
        costs=costs,
        seats=_seats(ledger),
        raised_by=_raised(sizes, indices, values, is_assignment),
    )


def _raised(sizes: Ints, indices: Ints, values: Ints, is_assignment: NDArray[np.bool_]) -> Raised:
    row = np.repeat(np.arange(len(sizes)), sizes)
    terms = np.flatnonzero(~is_assignment[indices])
    terms = terms[np.argsort(indices[terms], kind="stable")]
    first = np.searchsorted(indices[terms], np.arange(len(is_assignment) + 1))
    return Raised(first, row[terms], values[terms])


def _depths(levels: Sequence[Level | None]) -> Ints:
    depth: dict[Level | None, int] = {None: -1, **{level: at for at, level in enumerate(LEVELS)}}
    return np.asarray([depth[level] for level in levels], dtype=np.int64)


def _seats(ledger: Ledger) -> Ints:
    places: dict[tuple[RuleId, str], int] = {}
    for number, row in enumerate(ledger.rows):
        if row.because.rule in (RuleId.COVERAGE, RuleId.DEMAND):
            places[row.because.rule, row.because.subject] = number
    both = [
        (number, places[RuleId.DEMAND, shift])
        for (rule, shift), number in places.items()
        if rule is RuleId.COVERAGE and (RuleId.DEMAND, shift) in places
    ]
    return np.asarray(both, dtype=np.int64).reshape(-1, 2)
