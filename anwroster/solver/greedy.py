"""A first legal roster in a moment: scarce shifts first, each to the doctor who is furthest behind."""

from collections.abc import Mapping
from copy import copy

from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger


class Room:
    """What the hard rows still leave room for, while assignments are added one by one."""

    def __init__(self, ledger: Ledger) -> None:
        self._left: list[int] = []
        self._rows: dict[int, list[tuple[int, int]]] = {}
        self.chosen: set[int] = set()
        for row in ledger.rows:
            if row.level is None and row.upper is not None:
                for column, coefficient in row.terms:
                    self._rows.setdefault(column, []).append((len(self._left), coefficient))
                self._left.append(row.upper)
        for column in ledger.assignments.values():
            if ledger.lower[column]:
                self._add(column)

    def copy(self) -> "Room":
        """Return a room of its own with the same assignments."""
        other = copy(self)
        other._left, other.chosen = self._left.copy(), self.chosen.copy()
        return other

    def take(self, column: int) -> bool:
        """Add an assignment when every hard row has room for it, and return whether it had."""
        if column in self.chosen or any(self._left[row] < used for row, used in self._rows.get(column, ())):
            return False
        self._add(column)
        return True

    def _add(self, column: int) -> None:
        self.chosen.add(column)
        for row, used in self._rows.get(column, ()):
            self._left[row] -= used


def greedy(problem: Problem, ledger: Ledger, liking: Mapping[int, float] | None = None) -> set[int]:
    """Return the assignment columns of a legal roster that leaves few seats open.

    Parameters
    ----------
    liking
        How much a relaxation likes each assignment, 0 to 1; the most liked are taken first. None: what is to be kept
        of an earlier roster.
    """
    room = Room(ledger)
    if liking is None:
        liking = {ledger.assignments[d, s]: 1.0 for d, shifts in problem.kept.items() for s in shifts}
    if liking:
        for column in sorted(liking, key=lambda each: (-liking[each], each)):
            room.take(column)
    load: dict[int, int] = dict.fromkeys(range(len(problem.doctors)), 0)
    who: dict[int, list[tuple[int, int]]] = {}
    for (doctor, shift), column in ledger.assignments.items():
        who.setdefault(shift, []).append((doctor, column))
        if column in room.chosen:
            load[doctor] += problem.shifts[shift].minutes
    quota: dict[int, int] = {}
    for account in problem.accounts:
        doctor = problem.index[account.doctor]
        quota[doctor] = quota.get(doctor, 0) + account.quota_minutes
    for shift in sorted(who, key=lambda each: (len(who[each]) / problem.shifts[each].demand, each)):
        seats = problem.shifts[shift].demand - sum(column in room.chosen for _, column in who[shift])
        if seats <= 0:
            continue
        for doctor, column in sorted(who[shift], key=lambda pair: (_filled(load, quota, pair[0]), pair[0])):
            if seats <= 0:
                break
            if room.take(column):
                load[doctor] += problem.shifts[shift].minutes
                seats -= 1
    return room.chosen


def _filled(load: Mapping[int, int], quota: Mapping[int, int], doctor: int) -> float:
    return load[doctor] / max(1, quota.get(doctor, 1))
