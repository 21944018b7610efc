"""The fair part of every doctor: minutes per account, and nights, weekends and holidays per doctor.

``docs/rules.md`` (*Fair parts*) says what this computes. Fair parts follow from the input and from the candidates
alone, so that the roster can be measured against something that it does not influence.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from anwroster.model import (
    Agreement,
    BalanceCategory,
    Bound,
    Category,
    Doctor,
    Instance,
    Mode,
    Phase,
    QuotaSource,
    RuleId,
    Shift,
    Unit,
)
from anwroster.quota.accounts import Account, accounts
from anwroster.quota.duties import maxima
from anwroster.quota.reach import reach
from anwroster.quota.water import Basin, fill

BALANCES: dict[Category, BalanceCategory] = {
    Category.NIGHT: BalanceCategory.NIGHTS,
    Category.WEEKEND: BalanceCategory.WEEKENDS,
    Category.HOLIDAY: BalanceCategory.HOLIDAYS,
}


@dataclass(frozen=True)
class FairParts:
    """Fair parts of one roster.

    Parameters
    ----------
    minutes
        Account's key → fair part in minutes.
    shifts
        (doctor, category) → fair part in thousandths of a shift.
    grain
        Greatest common divisor of the minutes of all counting shifts: every total is a multiple of it, and so are the
        parts in minutes. 1 when nothing counts.
    """

    minutes: Mapping[str, int]
    shifts: Mapping[tuple[str, Category], int]
    grain: int = 1

    def step(self, quota_minutes: int, percent: int) -> int:
        """Return the width in minutes of a step of the convex cost of hours: a multiple of the grain, at least one."""
        return max(1, quota_minutes * percent // 100 // self.grain) * self.grain


def takes_part(agreement: Agreement, phase: Phase) -> bool:
    """Return whether an agreement's doctors are in this phase or an earlier one."""
    return phase is not Phase.ONE or agreement.phase is Phase.ONE


def fair_parts(instance: Instance, candidates: Mapping[str, Sequence[Shift]], phase: Phase) -> FairParts:
    """Return everybody's fair part.

    Parameters
    ----------
    candidates
        Doctor's key → the shifts that the doctor could be given in this phase, or already has.
    phase
        Doctors who enter in a later phase have no fair part yet.
    """
    agreements = {each.id: each for each in instance.hds.agreements}
    doctors = {each.id: each for each in instance.doctors if takes_part(agreements[each.agreement], phase)}
    kinds = {kind.id for kind in instance.hds.kinds if kind.counts}
    open_to = {doctor: candidates.get(doctor, ()) for doctor in doctors}
    rest = {each.id: _rest(instance, agreements[each.agreement]) for each in doctors.values()}
    owed = [account for account in accounts(instance) if account.doctor in doctors]
    minutes = _minutes(instance, doctors, owed, open_to, rest, kinds, phase)
    grain = gcd(*(each.minutes for each in instance.shifts if each.kind in kinds)) or 1
    return FairParts(
        minutes={key: _nearest(part / grain) * grain for key, part in minutes.items()},
        shifts=_shifts(instance, owed, open_to, rest),
        grain=grain,
    )


def _rest(instance: Instance, agreement: Agreement) -> int:
    return agreement.rest_minutes if instance.rulebook[RuleId.REST].mode is Mode.HARD else 0


def _nearest(number: Fraction) -> int:
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def _supply(candidates: Iterable[Sequence[Shift]]) -> dict[str, tuple[Shift, int]]:
    """Return per shift how many doctors could take a seat of it, at most its demand."""
    found: dict[str, tuple[Shift, int]] = {}
    for shifts in candidates:
        for shift in shifts:
            seats = found[shift.id][1] if shift.id in found else 0
            found[shift.id] = (shift, min(shift.demand, seats + 1))
    return found


def _minutes(
    instance: Instance,
    doctors: Mapping[str, Doctor],
    owed: Sequence[Account],
    open_to: Mapping[str, Sequence[Shift]],
    rest: Mapping[str, int],
    kinds: set[str],
    phase: Phase,
) -> dict[str, Fraction]:
    most = _hours_maxima(instance) if phase is not Phase.THREE else {}
    basins: dict[str, Basin] = {}
    for account in owed:
        shifts = [each for each in open_to[account.doctor] if each.kind in kinds and _at(account, each)]
        limit = reach(shifts, rest[account.doctor], lambda each: each.minutes)
        limit = min(limit, most.get(account.doctor, limit))
        basins[account.key] = Basin(account.quota_minutes, Fraction(account.balance_minutes), limit)
    own = [each for each in owed if each.source is QuotaSource.COMMITMENT]
    parts = {each.key: basins[each.key].takes(Fraction(1)) for each in own}
    seats = [(shift, taken) for shift, taken in _supply(open_to.values()).values() if shift.kind in kinds]
    everything = sum(shift.minutes * taken for shift, taken in seats)
    left = max(Fraction(0), 1 - sum(parts.values(), Fraction(0)) / everything) if everything else Fraction(0)
    others = [each for each in owed if each.source is not QuotaSource.COMMITMENT]
    for posts in sorted({each.posts for each in others}, key=lambda posts: sorted(posts) if posts else []):
        group = [each for each in others if each.posts == posts]
        supply = sum(shift.minutes * taken for shift, taken in seats if posts is None or shift.post in posts)
        divided = fill([basins[each.key] for each in group], supply * left)
        parts |= {each.key: part for each, part in zip(group, divided, strict=True)}
    return dict(sorted(parts.items()))


def _at(account: Account, shift: Shift) -> bool:
    return account.posts is None or shift.post in account.posts


def _hours_maxima(instance: Instance) -> dict[str, int]:
    """Return per doctor the least of the maxima in hours over everything, in minutes."""
    if instance.rulebook[RuleId.MAXIMUM].mode is not Mode.HARD:
        return {}
    found = [(each.doctor, each.most) for each in maxima(instance) if each.unit is Unit.HOURS]
    found += [
        (each.doctor, int(each.amount * 60))
        for each in instance.limits
        if each.bound is Bound.MAXIMUM and each.unit is Unit.HOURS and each.scope == "total"
    ]
    most: dict[str, int] = {}
    for doctor, minutes in found:
        most[doctor] = min(minutes, most.get(doctor, minutes))
    return most


def _shifts(
    instance: Instance,
    owed: Sequence[Account],
    open_to: Mapping[str, Sequence[Shift]],
    rest: Mapping[str, int],
) -> dict[tuple[str, Category], int]:
    quota: dict[str, int] = {}
    for account in owed:
        quota[account.doctor] = quota.get(account.doctor, 0) + account.quota_minutes
    balance: dict[tuple[str, BalanceCategory], Fraction] = {}
    for row in instance.balances:
        key = (row.doctor, row.category)
        balance[key] = balance.get(key, Fraction(0)) + Fraction(row.amount)
    names = sorted(quota)
    parts: dict[tuple[str, Category], int] = {}
    for category in Category:
        mine = {name: [each for each in open_to[name] if category in each.categories] for name in names}
        seats = sum(taken for _, taken in _supply(mine.values()).values())
        basins = [
            Basin(
                quota[name],
                balance.get((name, BALANCES[category]), Fraction(0)),
                reach(mine[name], rest[name], lambda _: 1),
            )
            for name in names
        ]
        for name, part in zip(names, fill(basins, Fraction(seats)), strict=True):
            parts[name, category] = _nearest(1000 * part)
    return parts
