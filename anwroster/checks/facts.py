"""What an instance says, filed by doctor once so that every check finds it at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Protocol, TypeVar

from anwroster.model import Affiliation, Agreement, Assignment, Doctor, Instance, Limit, Phase, Shift, Span, WishKind


class _OfDoctor(Protocol):
    @property
    def doctor(self) -> str: ...


_Row = TypeVar("_Row", bound=_OfDoctor)

Moments = tuple[datetime, datetime]
"""A half-open span: first moment and first moment after it, in UTC."""


def by_doctor(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    """Return the rows per doctor, each doctor's in the order given."""
    filed: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        filed[row.doctor].append(row)
    return dict(filed)


def in_utc(span: Span, margin: timedelta = timedelta(0)) -> Moments:
    """Return a span in UTC, longer by ``margin`` of elapsed time on both sides."""
    return span.start.astimezone(UTC) - margin, span.end.astimezone(UTC) + margin


@dataclass(frozen=True)
class Facts:
    """An instance, filed by key."""

    instance: Instance

    @cached_property
    def doctors(self) -> dict[str, Doctor]:
        """Doctors by key, in the instance's order."""
        return {each.id: each for each in self.instance.doctors}

    @cached_property
    def shifts(self) -> dict[str, Shift]:
        """Shifts by key, sorted by start, then key."""
        return {each.id: each for each in sorted(self.instance.shifts, key=lambda shift: (shift.start, shift.id))}

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        """Doctor's key → the agreement that the doctor is under."""
        agreements = {each.id: each for each in self.instance.hds.agreements}
        return {each.id: agreements[each.agreement] for each in self.instance.doctors}

    @cached_property
    def counting(self) -> frozenset[str]:
        """Keys of the kinds of shift that count for quota."""
        return frozenset(each.id for each in self.instance.hds.kinds if each.counts)

    @cached_property
    def fixed(self) -> frozenset[tuple[str, str]]:
        """(doctor, shift) pairs that stand fixed."""
        return frozenset((each.doctor, each.shift) for each in self.instance.fixed)

    @cached_property
    def frozen(self) -> dict[tuple[str, str], Assignment]:
        """(doctor, shift) pair → assignment of the earlier roster that stays because its shift is frozen."""
        kept = self.instance.kept.assignments if self.instance.kept else ()
        return {
            (each.doctor, each.shift): each
            for each in kept
            if each.shift in self.shifts and self.is_frozen(self.shifts[each.shift])
        }

    def is_frozen(self, shift: Shift) -> bool:
        """Return whether nothing may change about a shift any more."""
        until = self.instance.kept.frozen_until if self.instance.kept else None
        return until is not None and shift.day < until

    @cached_property
    def offered(self) -> frozenset[tuple[str, str]]:
        """(doctor, shift) pairs that were offered."""
        return frozenset((each.doctor, each.shift) for each in self.instance.offers)

    @cached_property
    def blocked(self) -> dict[str, list[Moments]]:
        """Spans that each doctor blocked."""
        return {doctor: [in_utc(row.span) for row in rows] for doctor, rows in by_doctor(self.instance.blocked).items()}

    @cached_property
    def busy(self) -> dict[str, list[Moments]]:
        """Shifts elsewhere of each doctor, with the doctor's rest before and after."""
        return {
            doctor: [in_utc(row.span, self.rest(doctor)) for row in rows]
            for doctor, rows in by_doctor(self.instance.busy).items()
        }

    @cached_property
    def limits(self) -> dict[str, list[Limit]]:
        """Own minima and maxima of each doctor."""
        return by_doctor(self.instance.limits)

    @cached_property
    def _affiliations(self) -> dict[str, list[Affiliation]]:
        return by_doctor(self.instance.affiliations)

    def wished(self, kind: WishKind) -> dict[str, set[str]]:
        """Return the shifts that each doctor has this wish about."""
        wishes = by_doctor(each for each in self.instance.wishes if each.kind is kind)
        return {doctor: {row.shift for row in rows} for doctor, rows in wishes.items()}

    def rest(self, doctor: str) -> timedelta:
        """Return the rest of a doctor's agreement."""
        return timedelta(minutes=self.agreements[doctor].rest_minutes)

    def may_do(self, doctor: str, post: str, kind: str) -> bool:
        """Return whether the doctor is qualified: without any affiliation, or by one with this post and kind."""
        rows: Sequence[Affiliation] = self._affiliations.get(doctor, ())
        return not rows or any(
            (not row.posts or post in row.posts) and (not row.kinds or kind in row.kinds) for row in rows
        )

    def is_in(self, doctor: str, phase: Phase) -> bool:
        """Return whether the doctor is in this phase or an earlier one: in 1 the committed, from 2b on all."""
        return phase is not Phase.ONE or self.agreements[doctor].phase is Phase.ONE


def enters(agreement: Agreement, phase: Phase) -> bool:
    """Return whether doctors under the agreement may be assigned in a phase: the committed in 1 and 3, others in 2b."""
    if phase is Phase.TWO_B:
        return agreement.phase is not Phase.ONE
    return agreement.phase is not Phase.TWO_B


def is_valid(doctor: Doctor, day: date) -> bool:
    """Return whether a doctor may start a shift on a day: from ``joins``, before ``leaves`` and ``papers_until``."""
    return (
        (doctor.joins is None or doctor.joins <= day)
        and (doctor.leaves is None or day < doctor.leaves)
        and (doctor.papers_until is None or day < doctor.papers_until)
    )


def touching(shift: Shift, spans: Iterable[Moments]) -> Moments | None:
    """Return the first span that has a moment in common with the shift, if any."""
    return next(((start, end) for start, end in spans if shift.start < end and start < shift.end), None)
