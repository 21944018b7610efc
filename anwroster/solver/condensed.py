"""A stage made smaller for interior point: one row for both sides of a seat, and no step that nobody comes near.

Both are told back in the dual values: what proves a bound of the small stage proves the same bound of the whole one.
"""

from dataclasses import dataclass, replace

import numpy as np

from anwroster.solver.arrays import Indices, Numbers, Stage

STEPS = 6
"""Steps of a convex cost that are kept at least; those after them cost the same as the first of them."""


@dataclass(frozen=True)
class Condensed:
    """A smaller stage.

    Parameters
    ----------
    stage
        To be solved instead.
    columns, rows
        Place of each of its columns and rows in the whole stage.
    below
        Of each row, the place in the whole stage of the row that a dual value below 0 belongs to.
    """

    stage: Stage
    columns: Indices
    rows: Indices
    below: Indices

    def values(self, whole: Stage, values: Numbers) -> Numbers:
        """Return the value of each column of the whole stage; what goes beyond a step's width stays with that step."""
        found = np.zeros(len(whole.columns))
        found[self.columns] = values
        return found

    def duals(self, whole: Stage, duals: Numbers) -> Numbers:
        """Return the dual value of each row of the whole stage."""
        found = np.zeros(len(whole.row_lower))
        found[np.where(duals < 0, self.below, self.rows)] = duals
        return found


def condense(stage: Stage, start: Numbers) -> Condensed:
    """Return a smaller stage.

    Parameters
    ----------
    start
        Value of each column in a legal roster: as many steps as are used there are kept in any case, for what a
        doctor's offers force upon every roster is used there too.

    Notes
    -----
    *Seats.* Where Σx + open ≥ demand and Σx ≤ demand, Σx + open = demand says both: less would be a waste of open.
    A dual value above 0 is one of the first row, one below 0 of the second.

    *Steps.* Columns that occur in the same rows with the same coefficients differ in cost only; they are the steps of
    a convex cost. From the first step that is not kept on all cost as much as that one: no more than they do, so that
    what is proven holds for the whole stage as well.
    """
    flat, columns = _flattened(stage, start)
    below = np.arange(len(stage.row_lower))
    coverage, demand = stage.seats[:, 0], stage.seats[:, 1]
    upper = stage.row_upper.copy()
    upper[coverage], below[coverage] = stage.row_upper[demand], demand
    rows = np.setdiff1d(np.arange(len(below)), demand)
    place = np.full(len(stage.columns), -1, dtype=np.int64)
    place[columns] = np.arange(len(columns))
    row_of = np.repeat(np.arange(len(below)), np.diff(stage.starts))
    entry = (place[stage.indices] >= 0) & np.isin(row_of, rows)
    sizes = np.bincount(row_of[entry], minlength=len(below))[rows]
    small = replace(
        flat,
        columns=stage.columns[columns],
        lower=stage.lower[columns],
        upper=flat.upper[columns],
        whole=stage.whole[columns],
        assignment=stage.assignment[columns],
        cost=stage.cost[columns],
        starts=np.append(0, np.cumsum(sizes)),
        indices=place[stage.indices[entry]],
        values=stage.values[entry],
        row_lower=stage.row_lower[rows],
        row_upper=upper[rows],
        seats=np.zeros((0, 2), dtype=np.int64),
    )
    return Condensed(small, columns, rows, below[rows])


def _flattened(stage: Stage, start: Numbers) -> tuple[Stage, Indices]:
    """Return a stage whose last kept steps are as wide as all after them, and the columns that are kept."""
    upper, dropped = stage.upper.copy(), np.zeros(len(stage.columns), dtype=bool)
    for steps in _steps(stage):
        used = int(np.count_nonzero(start[steps]))
        last = max(STEPS, used)
        if len(steps) > last + 1:
            upper[steps[last]] = stage.upper[steps[last:]].sum()
            dropped[steps[last + 1 :]] = True
    return replace(stage, upper=upper), np.flatnonzero(~dropped)


def _steps(stage: Stage) -> list[Indices]:
    """Return columns that differ in cost only, the cheapest first, where there are too many of them."""
    row_of = np.repeat(np.arange(len(stage.row_lower)), np.diff(stage.starts))
    finished = len(stage.row_lower) - stage.finished
    order = np.lexsort((row_of, stage.indices))
    column, row, value = stage.indices[order], row_of[order], stage.values[order]
    first = np.searchsorted(column, np.arange(len(stage.columns) + 1))
    groups: dict[tuple[bytes, bytes], list[int]] = {}
    for each in np.flatnonzero(~stage.assignment).tolist():
        span = slice(first[each], first[each + 1])
        if len(row[span]) and row[span][-1] < finished:
            groups.setdefault((row[span].tobytes(), value[span].tobytes()), []).append(each)
    return [
        np.asarray(sorted(each, key=lambda at: float(stage.cost[at])), dtype=np.int64)
        for each in groups.values()
        if len(each) > STEPS + 1
    ]
