"""What of the offers a doctor can be given: one reading for form, workbook, ``collect`` and ``advise``."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from anwroster.files.qualified import Qualified
from anwroster.files.selection import merged
from anwroster.model import Instance, Shift, Span


class Hindrances:
    """By doctor, the time in which no shift can be given: blocked, or within the rest of a shift elsewhere."""

    def __init__(self, instance: Instance) -> None:
        rests = {each.id: timedelta(minutes=each.rest_minutes) for each in instance.hds.agreements}
        rest_of = {each.id: rests[each.agreement] for each in instance.doctors}
        blocked: dict[str, list[Span]] = defaultdict(list)
        for block in instance.blocked:
            blocked[block.doctor].append(block.span)
        busy: dict[str, list[Span]] = defaultdict(list)
        for each in instance.busy:
            rest, start, end = rest_of[each.doctor], *_utc(each.span)
            busy[each.doctor].append(Span(start=start - rest, end=end + rest))
        self._blocked = {doctor: Times(spans) for doctor, spans in blocked.items()}
        self._busy = {doctor: Times(spans) for doctor, spans in busy.items()}

    def is_blocked(self, doctor: str, shift: Shift) -> bool:
        """Return whether a shift has a moment in common with what the doctor blocked."""
        return doctor in self._blocked and self._blocked[doctor].touches(shift)

    def is_busy(self, doctor: str, shift: Shift) -> bool:
        """Return whether a shift overlaps with one elsewhere, or starts or ends within the doctor's rest of it."""
        return doctor in self._busy and self._busy[doctor].touches(shift)


def offered_shifts(instance: Instance) -> Mapping[str, Sequence[Shift]]:
    """Return doctor → the shifts on offer that count for quotas and can be given, overlapping ones too.

    Left out is what the doctor may not do, what touches blocked time, and what is too near to a shift elsewhere. Other
    offers of the doctor, fixed shifts and what others have do not matter.
    """
    counting = {kind.id for kind in instance.hds.kinds if kind.counts}
    shifts = {each.id: each for each in instance.shifts if each.kind in counting}
    may, hindrances = Qualified(instance.doctors, instance.affiliations), Hindrances(instance)
    found: dict[str, list[Shift]] = defaultdict(list)
    for offer in instance.offers:
        shift, doctor = shifts.get(offer.shift), offer.doctor
        if shift is None or not may.of(doctor).do(shift):
            continue
        if not hindrances.is_blocked(doctor, shift) and not hindrances.is_busy(doctor, shift):
            found[doctor].append(shift)
    return dict(found)


def offered_minutes(instance: Instance) -> dict[str, int]:
    """Return doctor → minutes of ``offered_shifts``; without doctors who have none."""
    return {doctor: sum(each.minutes for each in shifts) for doctor, shifts in offered_shifts(instance).items()}


class Times:
    """Spans, held against shifts in time that grows with the logarithm of their number."""

    def __init__(self, spans: Iterable[Span]) -> None:
        found = [_utc(each) for each in merged(spans)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def touches(self, shift: Shift) -> bool:
        """Return whether a shift has a moment in common with any of them."""
        return bisect_left(self._starts, shift.end) > bisect_right(self._ends, shift.start)


def _utc(span: Span) -> tuple[datetime, datetime]:
    return span.start.astimezone(UTC), span.end.astimezone(UTC)
