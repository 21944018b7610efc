"""Who has to be reminded: no answer yet, or less on offer than the quota or than is wise."""

from collections.abc import Sequence
from dataclasses import dataclass

from anwroster.files.csvout import csv_bytes
from anwroster.files.intake.collecting import Collected
from anwroster.files.intake.submission import AVAILABILITY, LIMITS
from anwroster.files.offered import offered_minutes
from anwroster.model import Doctor, Instance
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


def _is_there(doctor: Doctor, instance: Instance) -> bool:
    period = instance.hds.period
    return not (doctor.joins and doctor.joins >= period.end) and not (doctor.leaves and doctor.leaves <= period.start)
