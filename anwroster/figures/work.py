"""Who works what in a roster, and what is left open."""

from collections.abc import Iterable
from fractions import Fraction

from anwroster.model import Instance, Roster, Shift

Spread = tuple[Fraction, Fraction, Fraction]
"""Lowest, median and highest."""


def shifts_of(instance: Instance, roster: Roster) -> dict[str, list[Shift]]:
    """Return doctor → shifts in order of start, for doctors with any; shifts that nobody knows are left out."""
    shifts = {each.id: each for each in instance.shifts}
    found: dict[str, list[Shift]] = {}
    for each in roster.assignments:
        if each.shift in shifts:
            found.setdefault(each.doctor, []).append(shifts[each.shift])
    return {doctor: sorted(own, key=lambda each: (each.start, each.id)) for doctor, own in found.items()}


def counting_kinds(instance: Instance) -> set[str]:
    """Return the kinds whose hours count for quotas."""
    return {kind.id for kind in instance.hds.kinds if kind.counts}


def spread(shares: Iterable[Fraction | None]) -> Spread | None:
    """Return lowest, median and highest of the shares that are there; None when there are none.

    The median of an even number is the mean of the two in the middle.
    """
    known = sorted(each for each in shares if each is not None)
    if not known:
        return None
    middle = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
    return known[0], middle, known[-1]


def open_seats(instance: Instance, roster: Roster) -> dict[str, int]:
    """Return shift → seats that nobody has, for shifts with any, in the order of the shifts."""
    taken: dict[str, int] = {}
    for each in roster.assignments:
        taken[each.shift] = taken.get(each.shift, 0) + 1
    left = {each.id: each.demand - taken.get(each.id, 0) for each in instance.shifts}
    return {shift: seats for shift, seats in left.items() if seats > 0}
