"""What each doctor and each role got: minutes, shifts per category, fulfilment."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from anwroster.model import Category, Doctor, Instance, Role, Roster, Shift, Unit
from anwroster.quota import accounts, duties


@dataclass(frozen=True)
class DoctorFigures:
    """One doctor's part of a roster.

    Parameters
    ----------
    quota_minutes
        All accounts together; 0 without a quota.
    minutes
        Of counting shifts.
    fulfilment
        (minutes + balance) ÷ quota; None without a quota.
    per_category
        Shifts per category, in the order of ``Category``.
    """

    doctor: Doctor
    role: Role
    agreement: str
    quota_minutes: int
    minutes: int
    fulfilment: Fraction | None
    shifts: int
    per_category: tuple[int, ...]
    forced: int
    met: int
    owed: int


def doctor_figures(instance: Instance, roster: Roster) -> tuple[DoctorFigures, ...]:
    """Return every doctor's figures, in the order of the instance."""
    shifts = {each.id: each for each in instance.shifts}
    agreements = {each.id: each for each in instance.hds.agreements}
    counting = {kind.id for kind in instance.hds.kinds if kind.counts}
    quota: dict[str, int] = {}
    balance: dict[str, int] = {}
    for account in accounts(instance):
        quota[account.doctor] = quota.get(account.doctor, 0) + account.quota_minutes
        balance[account.doctor] = balance.get(account.doctor, 0) + account.balance_minutes
    work: dict[str, list[Shift]] = {}
    forced: dict[str, int] = {}
    for each in roster.assignments:
        if each.shift in shifts:
            work.setdefault(each.doctor, []).append(shifts[each.shift])
            forced[each.doctor] = forced.get(each.doctor, 0) + each.forced
    met, owed = _duties(instance, work, counting)
    found = []
    for doctor in instance.doctors:
        own = work.get(doctor.id, [])
        minutes = sum(each.minutes for each in own if each.kind in counting)
        due = quota.get(doctor.id, 0)
        found.append(
            DoctorFigures(
                doctor=doctor,
                role=agreements[doctor.agreement].role,
                agreement=agreements[doctor.agreement].name,
                quota_minutes=due,
                minutes=minutes,
                fulfilment=Fraction(minutes + balance.get(doctor.id, 0), due) if due else None,
                shifts=len(own),
                per_category=tuple(sum(category in each.categories for each in own) for category in Category),
                forced=forced.get(doctor.id, 0),
                met=met.get(doctor.id, 0),
                owed=owed.get(doctor.id, 0),
            )
        )
    return tuple(found)


def _duties(
    instance: Instance, work: dict[str, list[Shift]], counting: set[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return per doctor how many duties are met and how many there are."""
    met: dict[str, int] = {}
    owed: dict[str, int] = {}
    for duty in duties(instance):
        own = work.get(duty.doctor, [])
        if duty.unit is Unit.HOLIDAY_SHIFTS:
            done = sum(Category.HOLIDAY in each.categories for each in own)
        elif duty.unit is Unit.HOURS:
            done = sum(each.minutes for each in own if each.kind in counting)
        else:
            done = sum(each.kind in counting for each in own)
        owed[duty.doctor] = owed.get(duty.doctor, 0) + 1
        met[duty.doctor] = met.get(duty.doctor, 0) + (done >= duty.required)
    return met, owed


def spread(figures: Iterable[DoctorFigures]) -> tuple[Fraction, Fraction, Fraction] | None:
    """Return lowest, median and highest fulfilment; None when nobody has a quota.

    The median of an even number is the mean of the two in the middle.
    """
    known = sorted(each.fulfilment for each in figures if each.fulfilment is not None)
    if not known:
        return None
    middle = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
    return known[0], middle, known[-1]


def open_seats(instance: Instance, roster: Roster) -> dict[str, int]:
    """Return shift → seats that nobody has, for shifts with any, in the order of the shifts."""
    taken: dict[str, int] = {}
    for each in roster.assignments:
        taken[each.shift] = taken.get(each.shift, 0) + 1
    left = {each.id: each.demand - taken.get(each.id, 0) for each in instance.shifts}
    return {shift: seats for shift, seats in left.items() if seats > 0}
