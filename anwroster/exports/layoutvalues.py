"""What a layout can tell of a seat: every field by name, still without a form."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from anwroster.anwhours import local
from anwroster.model import Assignment, Band, Category, Doctor, Instance, Post, Role, Roster, Shift, ShiftKind


@dataclass(frozen=True)
class _Names:
    """The instance, filed by key."""

    posts: dict[str, Post]
    kinds: dict[str, ShiftKind]
    doctors: dict[str, Doctor]
    roles: dict[str, Role]
    feasts: dict[str, str]


@dataclass(frozen=True)
class Seat:
    """A place on a shift, and who has it; ``of`` is None while it is open.

    Parameters
    ----------
    number
        Place on the shift, from 1.
    """

    shift: Shift
    number: int
    of: Assignment | None
    names: _Names = field(repr=False)


def seats(instance: Instance, roster: Roster) -> Iterator[Seat]:
    """Yield every seat in order of start; taken ones before open ones."""
    names = _Names(
        posts={each.id: each for each in instance.hds.posts},
        kinds={each.id: each for each in instance.hds.kinds},
        doctors={each.id: each for each in instance.doctors},
        roles={each.id: each.role for each in instance.hds.agreements},
        feasts={each.id: each.name for each in instance.holidays},
    )
    working: dict[str, list[Assignment]] = {}
    for each in roster.assignments:
        working.setdefault(each.shift, []).append(each)
    for shift in instance.shifts:
        taken = sorted(working.get(shift.id, []), key=lambda each: each.doctor)
        people = [*taken, *[None] * (shift.demand - len(taken))]
        yield from (Seat(shift, number, each, names) for number, each in enumerate(people, start=1))


def values_of(instance: Instance, seat: Seat) -> dict[str, object]:
    """Return every field of ``LAYOUT_FIELDS`` for a seat; None where there is nothing to tell."""
    shift, names = seat.shift, seat.names
    start, end = local(shift.start), local(shift.end)
    bands = dict(shift.bands)
    values: dict[str, object] = {
        "hds": instance.hds.id,
        "hds_name": instance.hds.name,
        "shift": shift.id,
        "template": shift.template,
        "seat": seat.number,
        "day": shift.day,
        "end_day": end.date(),
        "weekday": shift.day.isoweekday(),
        "start": start,
        "end": end,
        "start_at": start,
        "end_at": end,
        "post": shift.post,
        "post_name": names.posts[shift.post].name,
        "kind": shift.kind,
        "kind_name": names.kinds[shift.kind].name,
        "standby": names.kinds[shift.kind].standby,
        "hours": (Decimal(shift.minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP),
        "minutes": shift.minutes,
        **{f"minutes_{band.value}": bands.get(band, 0) for band in Band},
        "night": Category.NIGHT in shift.categories,
        "weekend": Category.WEEKEND in shift.categories,
        "holiday": Category.HOLIDAY in shift.categories,
        "holiday_name": names.feasts.get(shift.holiday or ""),
    }
    return values | _person(seat)


def _person(seat: Seat) -> dict[str, object]:
    if seat.of is None:
        keys = ("doctor", "name", "agb", "email", "agreement", "role", "phase", "fixed", "forced")
        return dict.fromkeys(keys)
    doctor = seat.names.doctors[seat.of.doctor]
    return {
        "doctor": doctor.id,
        "name": doctor.name,
        "agb": doctor.agb,
        "email": doctor.email,
        "agreement": doctor.agreement,
        "role": seat.names.roles[doctor.agreement].value,
        "phase": seat.of.phase.value,
        "fixed": seat.of.fixed,
        "forced": seat.of.forced,
    }
