"""One doctor's part of a roster in numbers."""

from dataclasses import dataclass
from fractions import Fraction

from anwroster.figures.owed import duty_figures
from anwroster.figures.work import counting_kinds, shifts_of
from anwroster.model import Category, Doctor, Instance, Role, Roster, WishKind
from anwroster.quota import accounts


@dataclass(frozen=True)
class DoctorFigures:
    """One doctor's part of a roster.

    Parameters
    ----------
    quota_minutes
        All accounts together; 0 without a quota.
    minutes, standby_minutes
        Of counting shifts, and of all others.
    balance_minutes
        Carried over; positive when the doctor did more before.
    fulfilment
        (minutes + balance) ÷ quota; None without a quota.
    per_category
        Shifts per category, in the order of ``Category``.
    preferred, wanted
        Shifts that the doctor wished for and has, of all those wished for.
    avoided
        Shifts that the doctor has and had rather not.
    """

    doctor: Doctor
    role: Role
    agreement: str
    quota_minutes: int
    minutes: int
    standby_minutes: int
    balance_minutes: int
    fulfilment: Fraction | None
    shifts: int
    per_category: tuple[int, ...]
    forced: int
    met: int
    owed: int
    preferred: int
    wanted: int
    avoided: int


def doctor_figures(instance: Instance, roster: Roster) -> tuple[DoctorFigures, ...]:
    """Return every doctor's figures, in the order of the instance."""
    agreements = {each.id: each for each in instance.hds.agreements}
    counting = counting_kinds(instance)
    work = shifts_of(instance, roster)
    quota: dict[str, int] = {}
    balance: dict[str, int] = {}
    for account in accounts(instance):
        quota[account.doctor] = quota.get(account.doctor, 0) + account.quota_minutes
        balance[account.doctor] = balance.get(account.doctor, 0) + account.balance_minutes
    owed: dict[str, list[bool]] = {}
    for each in duty_figures(instance, roster):
        owed.setdefault(each.duty.doctor, []).append(each.met)
    wishes: dict[tuple[str, WishKind], set[str]] = {}
    for wish in instance.wishes:
        wishes.setdefault((wish.doctor, wish.kind), set()).add(wish.shift)
    forced: dict[str, int] = {}
    for assignment in roster.assignments:
        forced[assignment.doctor] = forced.get(assignment.doctor, 0) + assignment.forced
    found = []
    for doctor in instance.doctors:
        own = work.get(doctor.id, [])
        has = {each.id for each in own}
        minutes = sum(each.minutes for each in own if each.kind in counting)
        due, carried = quota.get(doctor.id, 0), balance.get(doctor.id, 0)
        wanted = wishes.get((doctor.id, WishKind.PREFER), set())
        found.append(
            DoctorFigures(
                doctor=doctor,
                role=agreements[doctor.agreement].role,
                agreement=agreements[doctor.agreement].name,
                quota_minutes=due,
                minutes=minutes,
                standby_minutes=sum(each.minutes for each in own) - minutes,
                balance_minutes=carried,
                fulfilment=Fraction(minutes + carried, due) if due else None,
                shifts=len(own),
                per_category=tuple(sum(category in each.categories for each in own) for category in Category),
                forced=forced.get(doctor.id, 0),
                met=sum(owed.get(doctor.id, [])),
                owed=len(owed.get(doctor.id, [])),
                preferred=len(wanted & has),
                wanted=len(wanted),
                avoided=len(wishes.get((doctor.id, WishKind.AVOID), set()) & has),
            )
        )
    return tuple(found)
