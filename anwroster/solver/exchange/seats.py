"""The seats of a ledger: which shift a column is for, how many seats it has, and what an open one costs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anwroster.model import RuleId
from anwroster.solver.ledger import Ledger

SEAT_RULES = (RuleId.COVERAGE, RuleId.DEMAND)
"""The rules whose rows are about a shift; all others are about a doctor."""


@dataclass(frozen=True)
class Seats:
    """Seats by shift.

    Parameters
    ----------
    shift_of
        Assignment column → shift.
    demand
        Shift → seats.
    open_measure
        Shift → column that counts its open seats; a shift without one costs nothing when open.
    """

    shift_of: Mapping[int, int]
    demand: Mapping[int, int]
    open_measure: Mapping[int, int]

    def demand_by_shift(self) -> NDArray[np.int64]:
        """Return the seats of every shift up to the last one that has a candidate."""
        found = np.zeros(max(self.demand, default=-1) + 1, dtype=np.int64)
        for shift, demand in self.demand.items():
            found[shift] = demand
        return found


def seats_of(ledger: Ledger) -> Seats:
    """Return the seats of a ledger."""
    shift_of = {column: shift for (_, shift), column in ledger.assignments.items()}
    demand: dict[int, int] = {}
    for shift in shift_of.values():  # a shift with no more candidates than seats needs no row
        demand[shift] = demand.get(shift, 0) + 1
    open_measure: dict[int, int] = {}
    for row in ledger.rows:
        if row.because.rule not in SEAT_RULES:
            continue
        shift = next((shift_of[column] for column, _ in row.terms if column in shift_of), -1)
        if shift < 0:
            continue  # nobody can take it
        if row.because.rule is RuleId.DEMAND and row.upper is not None:
            demand[shift] = row.upper
        elif row.lower is not None:
            demand[shift] = min(demand[shift], row.lower)
            open_measure[shift] = next(column for column, _ in row.terms if column not in shift_of)
    return Seats(shift_of, demand, open_measure)
