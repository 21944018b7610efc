"""From the roster as published to the roster as worked: allotted, worked and paid kept apart."""

from dataclasses import dataclass

from anwroster.model import Assignment, Change, Instance, Phase, Roster, Worked


@dataclass(frozen=True)
class WorkedSeat:
    """One seat of one shift, from publication to pay.

    Parameters
    ----------
    allotted
        Doctor to whom the published roster gave it; None: open.
    worked
        Doctor who worked it; None: nobody.
    paid
        Doctor whom the HDS pays; None where nobody worked.
    changes
        What happened to it, in order.
    """

    shift: str
    allotted: str | None
    worked: str | None
    paid: str | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class ImpossibleChange:
    """A change that does not fit what stood before it.

    Parameters
    ----------
    reason
        ``not_there``: ``before`` does not have the shift then; ``already_there``: ``after`` has it already;
        ``not_open``: a shift was taken up without an open seat; ``unknown_shift``; ``unknown_doctor``.
    """

    change: Change
    reason: str


def in_order(worked: Worked) -> tuple[Change, ...]:
    """Return the changes in the order in which they count."""
    return tuple(sorted(worked.changes, key=lambda each: (each.at, each.row)))


def with_newcomers(instance: Instance, worked: Worked) -> Instance:
    """Return the instance with the doctors who joined later, sorted by key."""
    doctors = tuple(sorted((*instance.doctors, *worked.newcomers), key=lambda each: each.id))
    return instance.model_copy(update={"doctors": doctors})


def worked_seats(
    instance: Instance, published: Roster, worked: Worked
) -> tuple[tuple[WorkedSeat, ...], tuple[ImpossibleChange, ...]]:
    """Return every seat from publication to pay, by shift, and the changes that cannot have been.

    A change that cannot have been changes nothing. Two changes of the same moment count in the order of their rows;
    the two halves of a swap may stand in any order.
    """
    doctors = {each.id for each in with_newcomers(instance, worked).doctors}
    seats: dict[str, list[WorkedSeat]] = {each.id: [] for each in instance.shifts}
    for each in published.assignments:
        seats.setdefault(each.shift, []).append(WorkedSeat(each.shift, each.doctor, each.doctor, each.doctor))
    for shift in instance.shifts:
        missing = shift.demand - len(seats[shift.id])
        seats[shift.id] += [WorkedSeat(shift.id, None, None, None)] * max(0, missing)
    wrong = []
    for change in in_order(worked):
        own = seats.get(change.shift)
        if reason := _hindrance(change, own, doctors):
            wrong.append(ImpossibleChange(change, reason))
            continue
        assert own is not None
        at = next(place for place, seat in enumerate(own) if seat.worked == change.before)
        paid = change.after and (change.paid_to or change.after)
        own[at] = WorkedSeat(change.shift, own[at].allotted, change.after, paid, (*own[at].changes, change))
    found = [seat for shift in sorted(seats) for seat in seats[shift]]
    return tuple(found), tuple(wrong)


def _hindrance(change: Change, own: list[WorkedSeat] | None, doctors: set[str]) -> str:
    if own is None:
        return "unknown_shift"
    if any(each is not None and each not in doctors for each in (change.before, change.after, change.paid_to)):
        return "unknown_doctor"
    if not any(seat.worked == change.before for seat in own):
        return "not_open" if change.before is None else "not_there"
    if change.after is not None and any(seat.worked == change.after for seat in own):
        return "already_there"
    return ""


def worked_roster(published: Roster, seats: tuple[WorkedSeat, ...]) -> Roster:
    """Return the roster as worked; what changed hands counts as assigned in phase 3, by the doctor's own will."""
    before = {(each.shift, each.doctor): each for each in published.assignments}
    assignments = []
    for seat in seats:
        if seat.worked is not None:
            kept = before.get((seat.shift, seat.worked)) if not seat.changes else None
            assignments.append(kept or Assignment(doctor=seat.worked, shift=seat.shift, phase=Phase.THREE))
    ordered = tuple(sorted(assignments, key=lambda each: (each.shift, each.doctor)))
    return published.model_copy(update={"assignments": ordered})
