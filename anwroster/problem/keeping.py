"""What an earlier roster asks of a new one: which of its assignments stand, and which are to be kept."""

from collections.abc import Mapping, Sequence

from anwroster.model import Assignment, Instance, Phase, Shift


def is_closed(instance: Instance, shift: Shift) -> bool:
    """Return whether a shift starts before the day until which everything is frozen."""
    return (
        instance.kept is not None and instance.kept.frozen_until is not None and shift.day < instance.kept.frozen_until
    )


def frozen(instance: Instance) -> tuple[Assignment, ...]:
    """Return the assignments of the earlier roster that stand, but for those of shifts that the input does not know."""
    shifts = {shift.id: shift for shift in instance.shifts}
    earlier = instance.kept.assignments if instance.kept else ()
    return tuple(each for each in earlier if each.shift in shifts and is_closed(instance, shifts[each.shift]))


def to_keep(
    instance: Instance,
    phase: Phase,
    index: Mapping[str, int],
    number_of: Mapping[str, int],
    of_doctor: Sequence[tuple[int, ...]],
    held: frozenset[tuple[int, int]],
) -> dict[int, tuple[int, ...]]:
    """Return per doctor the candidate shifts that the earlier roster gave in this phase or an earlier one.

    Those that stand anyway are left out, and so are doctors without any.
    """
    order = list(Phase)
    found: dict[int, set[int]] = {}
    for each in instance.kept.assignments if instance.kept else ():
        d, s = index.get(each.doctor), number_of.get(each.shift)
        if d is not None and s is not None and (d, s) not in held and order.index(each.phase) <= order.index(phase):
            found.setdefault(d, set()).add(s)
    possible = {d: tuple(s for s in of_doctor[d] if s in its) for d, its in sorted(found.items())}
    return {d: its for d, its in possible.items() if its}
