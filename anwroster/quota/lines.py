"""Who owes which minutes, from which practice, by which computation, from which row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from anwroster.model import Affiliation, Doctor, Instance, Practice, QuotaRegion, QuotaSource, Unit
from anwroster.quota.duties import duties
from anwroster.quota.presence import presence
from anwroster.words import say


@dataclass(frozen=True)
class QuotaLine:
    """One line of the quota: the answer to a dispute.

    Parameters
    ----------
    doctor
        None: owed by nobody.
    row
        Row in affiliations (of a practice's quota) from which it follows; 0 for a commitment.
    minutes
        Lines of a region add up to the region's minutes exactly.
    how
        The computation in words, in the HDS's language.
    """

    doctor: str | None
    practice: str | None
    region: str | None
    agreement: str | None
    source: QuotaSource
    patients: int | None
    minutes: int
    row: int
    how: str


@dataclass(frozen=True)
class _Part:
    doctor: Doctor | None
    practice: Practice
    affiliation: Affiliation | None
    exact: Fraction
    how: str


def quota_lines(instance: Instance) -> tuple[QuotaLine, ...]:
    """Return all lines: region by region the practices' quotas, then the own commitments."""
    found: list[QuotaLine] = []
    for region in instance.hds.quota.regions:
        found.extend(_region(instance, region))
    found.extend(_commitments(instance))
    return tuple(found)


def region_minutes(instance: Instance, region: QuotaRegion) -> int:
    """Return the minutes of all seats of counting shifts at the region's posts."""
    kinds = {kind.id for kind in instance.hds.kinds if kind.counts}
    return sum(
        each.minutes * each.demand for each in instance.shifts if each.post in region.posts and each.kind in kinds
    )


def _region(instance: Instance, region: QuotaRegion) -> Iterator[QuotaLine]:
    practices = [each for each in instance.practices if each.region == region.id]
    patients = sum(each.patients for each in practices)
    if not patients:
        return
    total = region_minutes(instance, region)
    parts: list[_Part] = []
    for practice in practices:
        parts.extend(_practice(instance, practice, Fraction(total * practice.patients, patients), total, patients))
    minutes = _rounded([part.exact for part in parts], total)
    for part, rounded in zip(parts, minutes, strict=True):
        source = QuotaSource.PATIENTS
        if part.affiliation and (part.affiliation.share is not None or part.affiliation.hours is not None):
            source = QuotaSource.SHARE
        yield QuotaLine(
            doctor=part.doctor.id if part.doctor else None,
            practice=part.practice.id,
            region=region.id,
            agreement=part.doctor.agreement if part.doctor else None,
            source=source,
            patients=part.practice.patients,
            minutes=rounded,
            row=part.affiliation.row if part.affiliation else 0,
            how=part.how,
        )


def _rounded(exact: Sequence[Fraction], total: int) -> list[int]:
    """Round down and give what is left to the greatest remainders, the earlier line first on a tie."""
    minutes = [int(each) for each in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: (minutes[at] - exact[at], at))
    for at in by_remainder[: total - sum(minutes)]:
        minutes[at] += 1
    return minutes


def _practice(
    instance: Instance, practice: Practice, quota: Fraction, region_total: int, all_patients: int
) -> Iterator[_Part]:
    """Divide a practice's quota over its doctors, segment by segment between joinings and leavings."""
    period, language = instance.hds.period, instance.hds.language
    people = {each.id: each for each in instance.doctors}
    sources = {each.id: each.quota for each in instance.hds.agreements}
    rows = [each for each in instance.affiliations if each.practice == practice.id]
    rows = [each for each in rows if sources[people[each.doctor].agreement] in _OWING]
    spans = [presence(people[each.doctor], period) for each in rows]
    borders = sorted({period.start, period.end, *(day for span in spans if span[0] < span[1] for day in span)})
    owed = [Fraction(0) for _ in rows]
    for first, last in pairwise(borders):
        part = quota * (last - first).days / period.days
        there = [at for at, span in enumerate(spans) if span[0] <= first and last <= span[1]]
        taken = Fraction(0)
        for at in there:
            takes = _taken(rows[at], part, (last - first).days, (spans[at][1] - spans[at][0]).days)
            owed[at] += takes
            taken += takes
        rest = [at for at in there if rows[at].share is None and rows[at].hours is None]
        for at in rest:
            owed[at] += max(Fraction(0), part - taken) / len(rest)
    hours = {"practice": _hours(quota)}
    for row, minutes in zip(rows, owed, strict=True):
        if row.share is not None:
            how = say("quota.share", language, share=f"{float(row.share * 100):g}", **hours)
        elif row.hours is not None:
            how = say("quota.hours", language, hours=f"{float(row.hours):g}", **hours)
        else:
            counts = {"patients": practice.patients, "all": all_patients, "region": _hours(Fraction(region_total))}
            how = say("quota.patients", language, **counts, **hours)
        yield _Part(people[row.doctor], practice, row, minutes, how)
    unowed = quota - sum(owed, Fraction(0))
    if unowed > 0:
        yield _Part(None, practice, None, unowed, say("quota.nobody", language, **hours))


_OWING = (QuotaSource.PATIENTS, QuotaSource.SHARE)


def _taken(row: Affiliation, part: Fraction, days: int, days_present: int) -> Fraction:
    """Return what a row with a share or with hours takes of a segment of ``days``; 0 for other rows."""
    if row.share is not None:
        return part * Fraction(row.share)
    if row.hours is not None:
        return Fraction(row.hours) * 60 * days / days_present
    return Fraction(0)


def _hours(minutes: Fraction) -> str:
    return f"{float(minutes) / 60:.1f}"


def _commitments(instance: Instance) -> Iterator[QuotaLine]:
    """Own commitments: hours as they are, shifts at the mean length of this roster's counting shifts."""
    agreements = {each.id: each for each in instance.hds.agreements}
    people = {each.id: each for each in instance.doctors}
    kinds = {kind.id for kind in instance.hds.kinds if kind.counts}
    seats = [(each.minutes, each.demand) for each in instance.shifts if each.kind in kinds]
    mean = round(sum(m * n for m, n in seats) / sum(n for _, n in seats)) if seats else 0
    units: dict[str, Unit] = {}
    for duty in duties(instance):
        doctor = people[duty.doctor]
        if agreements[doctor.agreement].quota is not QuotaSource.COMMITMENT or duty.unit is Unit.HOLIDAY_SHIFTS:
            continue
        if units.setdefault(doctor.id, duty.unit) is not duty.unit:
            continue
        in_hours = duty.unit is Unit.HOURS
        how = duty.how
        if not in_hours:
            how = say("quota.mean_shift", instance.hds.language, how=duty.how, minutes=mean)
        yield QuotaLine(
            doctor=doctor.id,
            practice=None,
            region=None,
            agreement=doctor.agreement,
            source=QuotaSource.COMMITMENT,
            patients=None,
            minutes=duty.required if in_hours else duty.required * mean,
            row=0,
            how=how,
        )
