"""Who has to be reminded: no answer yet, or less on offer than the quota or than is wise."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from anwroster.files.csvout import csv_bytes
from anwroster.files.intake.collecting import Collected
from anwroster.files.intake.submission import AVAILABILITY, LIMITS
from anwroster.files.qualified import Qualified
from anwroster.files.selection import merged
from anwroster.model import Doctor, Instance, Shift, Span
from anwroster.quota import Due, dues
from anwroster.words import Language, say

REASONS = ("no_answer", "standing", "below_quota", "thin", "late")
"""What can be missing, the gravest first; ``standing``: others answered, of this doctor only earlier rows are there."""

WISE = 5
"""Times what they want to work that doctors are told to offer at least (HZW: 5 times, of popular shifts 10 times)."""


@dataclass(frozen=True)
class Reminder:
    """One doctor to be reminded.

    Parameters
    ----------
    reasons
        Of ``REASONS``, in that order.
    offered_minutes, owed_minutes
        See ``offered_minutes``; quota less balance.
    """

    doctor: Doctor
    reasons: tuple[str, ...]
    offered_minutes: int
    owed_minutes: int


def reminders(collected: Collected) -> tuple[Reminder, ...]:
    """Return every doctor of phase 1 of whom something is missing, by key; late answers of others as well."""
    instance = collected.instance
    offered, owed = offered_minutes(instance), dues(instance)
    answered = {each.doctor for each in collected.log if {AVAILABILITY, LIMITS} & set(each.parts)}
    spoken = {each.doctor for said in (instance.offers, instance.wishes, instance.limits) for each in said}
    last = {each.doctor: each.late for each in collected.log if AVAILABILITY in each.parts}
    found = []
    for doctor in instance.doctors:
        reasons = []
        if instance.agreement_of(doctor).committed and _is_there(doctor, instance):
            has, due = offered.get(doctor.id, 0), owed.get(doctor.id, Due()).minutes
            if doctor.id not in answered | spoken:
                reasons.append("no_answer")
            else:
                if answered and doctor.id not in answered:
                    reasons.append("standing")
                if has < WISE * due:
                    reasons.append("below_quota" if has < due else "thin")
        if last.get(doctor.id):
            reasons.append("late")
        if reasons:
            found.append(
                Reminder(doctor, tuple(reasons), offered.get(doctor.id, 0), owed.get(doctor.id, Due()).minutes)
            )
    return tuple(found)


def remind_csv(found: Sequence[Reminder], language: Language) -> bytes:
    """Return the list for a mail merge: a row per doctor, as a Dutch Excel reads it, without anything that it runs."""
    heads = ("doctor", "name", "email", "missing", "offered_hours", "quota_hours")
    rows = [
        (
            each.doctor.id,
            each.doctor.name,
            each.doctor.email,
            ", ".join(say(f"intake.reason.{reason}", language) for reason in each.reasons),
            round(each.offered_minutes / 60, 2),
            round(each.owed_minutes / 60, 2),
        )
        for each in found
    ]
    return csv_bytes([say(f"intake.remind.{head}", language) for head in heads], rows)


def offered_minutes(instance: Instance) -> dict[str, int]:
    """Return doctor → minutes of the shifts on offer that count for quotas, overlapping ones too.

    As the doctor's form counts them: a shift that the doctor may not do, that touches what the doctor blocked, or that
    comes within the doctor's rest of a shift elsewhere, is no offer that anybody can use.
    """
    counting = {kind.id for kind in instance.hds.kinds if kind.counts}
    shifts = {each.id: each for each in instance.shifts if each.kind in counting}
    may = Qualified(instance.doctors, instance.affiliations)
    blocked: dict[str, list[Span]] = defaultdict(list)
    for block in instance.blocked:
        blocked[block.doctor].append(block.span)
    rest = {each.id: timedelta(minutes=instance.agreement_of(each).rest_minutes) for each in instance.doctors}
    for busy in instance.busy:
        start, end = (each.astimezone(UTC) for each in (busy.span.start, busy.span.end))
        blocked[busy.doctor].append(Span(start=start - rest[busy.doctor], end=end + rest[busy.doctor]))
    ends = {doctor: _ends(spans) for doctor, spans in blocked.items()}
    return _summed(
        (each.doctor, shift.minutes)
        for each in instance.offers
        if (shift := shifts.get(each.shift)) is not None
        and may.of(each.doctor).do(shift)
        and not _touches(shift, *ends.get(each.doctor, ((), ())))
    )


def _ends(spans: Iterable[Span]) -> tuple[list[datetime], list[datetime]]:
    """Return starts and ends in UTC of the same time as the fewest spans, both sorted."""
    found = merged(spans)
    return [each.start.astimezone(UTC) for each in found], [each.end.astimezone(UTC) for each in found]


def _touches(shift: Shift, starts: Sequence[datetime], ends: Sequence[datetime]) -> bool:
    """Return whether a shift has a moment in common with spans that lie apart."""
    return bisect_left(starts, shift.end) > bisect_right(ends, shift.start)


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for doctor, minutes in pairs:
        found[doctor] += minutes
    return dict(found)


def _is_there(doctor: Doctor, instance: Instance) -> bool:
    period = instance.hds.period
    return not (doctor.joins and doctor.joins >= period.end) and not (doctor.leaves and doctor.leaves <= period.start)
