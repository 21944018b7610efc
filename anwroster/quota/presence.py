"""How long a doctor is under the agreement within the roster period."""

from datetime import date
from fractions import Fraction

from anwroster.anwhours import months_between
from anwroster.model import Doctor, Per, Period

MONTHS = {Per.QUARTER: 3, Per.HALF_YEAR: 6, Per.YEAR: 12}


def presence(doctor: Doctor, period: Period) -> tuple[date, date]:
    """Return the half-open span of days within the period; empty when start is not before end."""
    return max(doctor.joins or period.start, period.start), min(doctor.leaves or period.end, period.end)


def months_present(doctor: Doctor, period: Period) -> Fraction:
    """Return calendar months of the period under the agreement, 0 or more."""
    return months_between(*presence(doctor, period))


def part_of(doctor: Doctor, period: Period, per: Per) -> Fraction:
    """Return which part of an amount agreed per ``per`` is due in the period."""
    whole = months_between(period.start, period.end) if per is Per.PERIOD else Fraction(MONTHS[per])
    return months_present(doctor, period) / whole
