"""A doctor's quota over certain posts, in one number: what fulfilment is measured against."""

from dataclasses import dataclass

from anwroster.model import BalanceCategory, Instance, QuotaSource
from anwroster.quota.lines import quota_lines


@dataclass(frozen=True)
class Account:
    """One quota of one doctor.

    Parameters
    ----------
    key
        The doctor's key, or ``doctor@region`` where quotas are kept apart.
    posts
        Posts whose shifts count for it; None: all.
    quota_minutes
        Greater than 0.
    source
        COMMITMENT for an own commitment, else PATIENTS.
    balance_minutes
        Carried over; positive when the doctor did more before.
    """

    key: str
    doctor: str
    region: str | None
    posts: frozenset[str] | None
    quota_minutes: int
    source: QuotaSource
    balance_minutes: int


def accounts(instance: Instance) -> tuple[Account, ...]:
    """Return every account with a quota, sorted by key; the balance goes to a doctor's first account."""
    apart = instance.hds.quota.per_person == "apart"
    posts = {region.id: frozenset(region.posts) for region in instance.hds.quota.regions}
    minutes: dict[tuple[str, str | None, QuotaSource], int] = {}
    for line in quota_lines(instance):
        if line.doctor is not None:
            own = line.source is QuotaSource.COMMITMENT
            source = QuotaSource.COMMITMENT if own else QuotaSource.PATIENTS
            key = (line.doctor, line.region if apart and not own else None, source)
            minutes[key] = minutes.get(key, 0) + line.minutes
    balances: dict[str, int] = {}
    for row in instance.balances:
        if row.category is BalanceCategory.HOURS:
            balances[row.doctor] = balances.get(row.doctor, 0) + round(row.amount * 60)
    found = []
    for (doctor, region, source), quota in sorted(minutes.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        if quota > 0:
            found.append(
                Account(
                    key=f"{doctor}@{region}" if region else doctor,
                    doctor=doctor,
                    region=region,
                    posts=posts[region] if region else None,
                    quota_minutes=quota,
                    source=source,
                    balance_minutes=balances.pop(doctor, 0),
                )
            )
    return tuple(found)
