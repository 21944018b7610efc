"""Who owes which minutes, from which practice, by which computation, from which row."""

from collections.abc import Iterator
from fractions import Fraction

from anwroster.model import Instance, QuotaSource, Unit
from anwroster.quota.duties import duties
from anwroster.quota.line import QuotaLine
from anwroster.quota.regions import region_lines, region_minutes
from anwroster.words import say

__all__ = ["QuotaLine", "mean_shift_minutes", "quota_lines", "region_minutes"]


def quota_lines(instance: Instance) -> tuple[QuotaLine, ...]:
    """Return all lines: region by region the practices' quotas, then the own commitments by doctor."""
    found = [line for region in instance.hds.quota.regions for line in region_lines(instance, region)]
    return (*found, *_commitments(instance))


def mean_shift_minutes(instance: Instance) -> Fraction:
    """Return the mean minutes of a seat of a counting shift; 0 when there is none."""
    kinds = {kind.id for kind in instance.hds.kinds if kind.counts}
    seats = [(each.minutes, each.demand) for each in instance.shifts if each.kind in kinds]
    doctors = sum(demand for _, demand in seats)
    return Fraction(sum(minutes * demand for minutes, demand in seats), doctors) if doctors else Fraction(0)


def _commitments(instance: Instance) -> Iterator[QuotaLine]:
    """Yield own commitments: hours as they are, whole shifts at the mean length of this roster's counting shifts.

    Of several obligations the first in hours or shifts makes the quota; holiday shifts never do.
    """
    agreements = {each.id: each for each in instance.hds.agreements}
    people = {each.id: each for each in instance.doctors}
    mean = mean_shift_minutes(instance)
    done: set[str] = set()
    for duty in duties(instance):
        agreement = agreements[people[duty.doctor].agreement]
        if agreement.quota is not QuotaSource.COMMITMENT or duty.unit is Unit.HOLIDAY_SHIFTS or duty.doctor in done:
            continue
        done.add(duty.doctor)
        minutes, how = duty.required, duty.how
        if duty.unit is Unit.SHIFTS:
            minutes = int(duty.required * mean + Fraction(1, 2))
            how = say("quota.mean_shift", instance.hds.language, how=how, minutes=int(mean + Fraction(1, 2)))
        yield QuotaLine(
            doctor=duty.doctor,
            practice=None,
            region=None,
            agreement=agreement.id,
            source=QuotaSource.COMMITMENT,
            patients=None,
            minutes=minutes,
            row=0,
            how=how,
        )
