"""Who could take whose shifts, and the part of a stage that is about some of the doctors."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from anwroster.solver.arrays import Indices, Numbers, Stage, within
from anwroster.solver.exchange.seats import seats_of
from anwroster.solver.ledger import Ledger

Flags = NDArray[np.bool_]

TIED = 0.5
"""Less than this apart, in per mille, doctors are worst off together."""


def neighbours_of(ledger: Ledger, model: Stage) -> "Neighbours":
    """Return the neighbours of a stage of a ledger."""
    doctor = np.full(len(ledger.lower), -1, dtype=np.int64)
    shift = doctor.copy()
    for (its_doctor, its_shift), column in ledger.assignments.items():
        doctor[column], shift[column] = its_doctor, its_shift
    return Neighbours(model, doctor[model.columns], shift[model.columns], seats_of(ledger).demand_by_shift())


class Neighbours:
    """Who could take whose shifts, and the part of a stage that is about some of the doctors.

    Parameters
    ----------
    doctor, shift
        Of each column of the stage; -1 for a measure.
    demand
        Seats of each shift.
    """

    def __init__(self, stage: Stage, doctor: Indices, shift: Indices, demand: Indices) -> None:
        self.stage, self.doctor, self.shift, self.demand = stage, doctor, shift, demand
        self._row = np.repeat(np.arange(len(stage.row_lower)), np.diff(stage.starts))
        candidate = np.flatnonzero(doctor >= 0)
        self._doctors, self._shifts = int(doctor.max(initial=-1)) + 1, len(demand)
        self._may = np.zeros((self._doctors, self._shifts), dtype=bool)
        self._may[doctor[candidate], shift[candidate]] = True
        self._owner = self._owners()

    def _owners(self) -> Indices:
        """Return whose each column is: an assignment's doctor, and for a measure one of its row; -1 for nobody."""
        entry = np.flatnonzero(self.doctor[self.stage.indices] >= 0)
        of_row = np.full(len(self.stage.row_lower), -1, dtype=np.int64)
        of_row[self._row[entry]] = self.doctor[self.stage.indices[entry]]
        owner = self.doctor.copy()
        entry = np.flatnonzero((owner[self.stage.indices] < 0) & (of_row[self._row] >= 0))
        owner[self.stage.indices[entry]] = of_row[self._row[entry]]
        return owner

    def costs(self, values: Numbers) -> Numbers:
        """Return what each doctor costs on the level of the stage."""
        owned = np.flatnonzero(self._owner >= 0)
        weights = self.stage.cost[owned] * values[owned]
        return np.bincount(self._owner[owned], weights=weights, minlength=self._doctors).astype(np.float64)

    def worst_off(self, measure: int, values: Numbers) -> Indices:
        """Return the doctors who drive a worst-off measure (a column of the stage) as high as any."""
        stage, ordinary = self.stage, len(self.stage.row_lower) - self.stage.finished
        entry = np.flatnonzero((stage.indices == measure) & (self._row < ordinary))
        rows, scale = self._row[entry], stage.values[entry]
        activity = np.bincount(self._row, weights=stage.values * values[stage.indices], minlength=len(stage.row_lower))
        needs = (stage.row_lower[rows] - activity[rows]) / scale + values[measure]
        order = np.argsort(-needs, kind="stable")
        order = order[needs[order] > needs.max(initial=0) - TIED]
        steps = [stage.indices[stage.starts[row]] for row in rows[order].tolist()]
        owners = self._owner[np.asarray(steps, dtype=np.int64)]
        _, first = np.unique(owners, return_index=True)
        return owners[np.sort(first)]

    def around(self, first: list[int], size: int, values: Numbers, rng: np.random.Generator) -> Indices:
        """Return doctors, some given ones first: who can take shifts of those before, or give them theirs.

        Parameters
        ----------
        size
            Doctors are added until this many assignments are free among them.
        """
        held = np.zeros((self._doctors, self._shifts), dtype=bool)
        on = np.flatnonzero((self.doctor >= 0) & (values > 0.5))
        held[self.doctor[on], self.shift[on]] = True
        group, new = list(first), list(first)
        tie = np.zeros(self._doctors)
        shifts = held[group].any(axis=0)
        while np.count_nonzero(self._may[group][:, shifts]) < size:
            # What the last ones could give, and could take.
            for last in new:
                tie += self._may[:, held[last]].sum(axis=1) + held[:, self._may[last]].sum(axis=1)
            tie[group] = 0
            drawn = tie * rng.random(self._doctors)
            if drawn.max(initial=0) <= 0:
                break
            new = [int(drawn.argmax())]
            group += new
            shifts |= held[new[0]]
        return np.asarray(group, dtype=np.int64)

    def part(self, group: Indices, values: Numbers) -> tuple[Stage, Indices]:
        """Return the stage of a group alone, and the column of the whole stage behind each of its columns.

        The group hands round the shifts that it has, and may take open seats.
        """
        stage = self.stage
        free = self._free(group, values)
        ordinary = self._row < len(stage.row_lower) - stage.finished
        rows = self._touched(free, ordinary)
        for _ in range(2):  # first what the doctors' rows measure, then what is measured of that: the worst off
            free |= self._measures_of(rows)
            rows = self._touched(free, ordinary)
        smaller, columns, _ = within(replace(stage, lower=np.where(free, stage.lower, values)), free)
        return smaller, columns

    def _free(self, group: Indices, values: Numbers) -> Flags:
        inside = np.zeros(self._doctors + 1, dtype=bool)
        inside[group] = True
        mine = (self.doctor >= 0) & inside[self.doctor]
        others = np.flatnonzero((self.doctor >= 0) & ~mine & (values > 0.5))
        left = self.demand - np.bincount(self.shift[others], minlength=self._shifts)
        free: Flags = mine & np.append(left > 0, False)[self.shift]
        return free

    def _touched(self, free: Flags, ordinary: Flags) -> Flags:
        rows = np.zeros(len(self.stage.row_lower), dtype=bool)
        rows[self._row[free[self.stage.indices] & ordinary]] = True
        return rows

    def _measures_of(self, rows: Flags) -> Flags:
        found = np.zeros(len(self.stage.columns), dtype=bool)
        found[self.stage.indices[rows[self._row]]] = True
        measures: Flags = found & ~self.stage.assignment
        return measures
