"""What a doctor has to do this period: the quota less the balance of earlier periods."""

from dataclasses import dataclass

from anwroster.model import Instance
from anwroster.quota.accounts import accounts


@dataclass(frozen=True)
class Due:
    """Three figures that are told apart wherever a quota is shown.

    Parameters
    ----------
    quota_minutes
        Of all the doctor's accounts together.
    balance_minutes
        Carried over from earlier periods; positive when the doctor did more before.
    """

    quota_minutes: int = 0
    balance_minutes: int = 0

    @property
    def minutes(self) -> int:
        """What is to be done this period: quota less balance, never below 0."""
        return max(0, self.quota_minutes - self.balance_minutes)


def dues(instance: Instance) -> dict[str, Due]:
    """Return what every doctor with a quota has to do, by doctor's key."""
    found: dict[str, Due] = {}
    for each in accounts(instance):
        so_far = found.get(each.doctor, Due())
        quota, balance = so_far.quota_minutes + each.quota_minutes, so_far.balance_minutes + each.balance_minutes
        found[each.doctor] = Due(quota, balance)
    return found
