"""What changed since the roster that a new one was to keep to."""

from collections.abc import Iterable
from dataclasses import dataclass

from anwroster import checks
from anwroster.model import Assignment, Instance, Kept, Phase, Roster


@dataclass(frozen=True)
class DoctorChange:
    """One doctor whose shifts changed.

    Parameters
    ----------
    lost, gained
        Keys of shifts, in order of their start.
    """

    doctor: str
    name: str
    lost: tuple[str, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What changed, over the phases that the new roster has.

    Parameters
    ----------
    shifts
        Shifts whose doctors differ.
    of
        Shifts that had a doctor in the earlier roster.
    impossible
        Assignments of the earlier roster that their doctor can no longer work, or whose shift is gone.
    moved
        Assignments that could have stayed and did not.
    doctors
        In order of name.
    """

    shifts: int
    of: int
    impossible: int
    moved: int
    doctors: tuple[DoctorChange, ...]


def changes(instance: Instance, kept: Kept, roster: Roster) -> Changes:
    """Return what a roster changes of the one that it was to keep to."""
    order = list(Phase)
    last = max((order.index(each.phase) for each in roster.phases), default=len(order) - 1)
    earlier = [each for each in kept.assignments if order.index(each.phase) <= last]
    before, now = _pairs(earlier), _pairs(roster.assignments)
    lost = before - now
    possible = _possible(instance, (each for each in earlier if (each.doctor, each.shift) in lost))
    at = {each.id: number for number, each in enumerate(instance.shifts)}

    def place(shift: str) -> tuple[int, str]:
        return at.get(shift, len(at)), shift

    names = {each.id: each.name for each in instance.doctors}
    found = []
    for doctor in {pair[0] for pair in before ^ now}:
        own = [
            tuple(sorted((shift for who, shift in pairs if who == doctor), key=place)) for pairs in (lost, now - before)
        ]
        found.append(DoctorChange(doctor, names.get(doctor, doctor), own[0], own[1]))
    return Changes(
        shifts=len({shift for _, shift in before ^ now}),
        of=len({shift for _, shift in before}),
        impossible=len(lost - possible),
        moved=len(lost & possible),
        doctors=tuple(sorted(found, key=lambda each: (each.name, each.doctor))),
    )


def _pairs(assignments: Iterable[Assignment]) -> set[tuple[str, str]]:
    return {(each.doctor, each.shift) for each in assignments}


def _possible(instance: Instance, lost: Iterable[Assignment]) -> set[tuple[str, str]]:
    """Return which lost assignments their doctor could still have had in the phase in which they were made."""
    found: set[tuple[str, str]] = set()
    by_phase: dict[Phase, list[Assignment]] = {}
    for each in lost:
        by_phase.setdefault(each.phase, []).append(each)
    for phase, assignments in by_phase.items():
        open_to = checks.candidates(instance, phase)
        able = {doctor: {shift.id for shift in shifts} for doctor, shifts in open_to.items()}
        found |= {pair for pair in _pairs(assignments) if pair[1] in able.get(pair[0], ())}
    return found
