"""How far what doctors owe is fulfilled: quotas and duties."""

from dataclasses import dataclass
from fractions import Fraction

from anwroster.figures.work import counting_kinds, shifts_of
from anwroster.model import Category, Instance, Roster, Unit
from anwroster.quota import Account, Duty, accounts, duties


@dataclass(frozen=True)
class AccountFigures:
    """How far one quota is fulfilled.

    Parameters
    ----------
    region
        Region of the quota where quotas are kept apart; None: all posts together.
    minutes
        Of counting shifts at the posts of the quota.
    fulfilment
        (minutes + balance) ÷ quota.
    """

    doctor: str
    region: str | None
    quota_minutes: int
    balance_minutes: int
    minutes: int
    fulfilment: Fraction


@dataclass(frozen=True)
class DutyFigures:
    """What was done for one duty, in minutes for hours and else in shifts."""

    duty: Duty
    done: int

    @property
    def met(self) -> bool:
        """Whether as much was done as is required."""
        return self.done >= self.duty.required


def account_figures(instance: Instance, roster: Roster) -> tuple[AccountFigures, ...]:
    """Return how far every quota is fulfilled: one per doctor, or per doctor and region where quotas are kept apart."""
    counting = counting_kinds(instance)
    work = shifts_of(instance, roster)
    groups: dict[tuple[str, str | None], list[Account]] = {}
    for account in accounts(instance):
        groups.setdefault((account.doctor, account.region), []).append(account)
    found = []
    for (doctor, region), own in groups.items():
        posts = None if any(each.posts is None for each in own) else frozenset().union(*(e.posts or () for e in own))
        counted = [each for each in work.get(doctor, []) if each.kind in counting]
        minutes = sum(each.minutes for each in counted if posts is None or each.post in posts)
        quota = sum(each.quota_minutes for each in own)
        balance = sum(each.balance_minutes for each in own)
        found.append(AccountFigures(doctor, region, quota, balance, minutes, Fraction(minutes + balance, quota)))
    return tuple(found)


def duty_figures(instance: Instance, roster: Roster) -> tuple[DutyFigures, ...]:
    """Return what was done for every duty, sorted by doctor."""
    counting = counting_kinds(instance)
    work = shifts_of(instance, roster)
    found = []
    for duty in duties(instance):
        own = work.get(duty.doctor, [])
        if duty.unit is Unit.HOLIDAY_SHIFTS:
            done = sum(Category.HOLIDAY in each.categories for each in own)
        elif duty.unit is Unit.HOURS:
            done = sum(each.minutes for each in own if each.kind in counting)
        else:
            done = sum(each.kind in counting for each in own)
        found.append(DutyFigures(duty, done))
    return tuple(found)
