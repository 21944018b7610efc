"""Whether doctors take over no more hours from a practice than it owes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from anwroster.files.tables import Row
from anwroster.model import Hds, Practice, Shift


def check_hours_taken(hds: Hds, shifts: Iterable[Shift], practices: Sequence[Practice], rows: Iterable[Row]) -> None:
    """Keep a fault at the row with which shares and hours taken over pass what the practice owes.

    A practice owes region hours × its patients ÷ the region's patients.
    """
    counting = {each.id for each in hds.kinds if each.counts}
    per_post: dict[str, int] = defaultdict(int)
    for shift in shifts:
        if shift.kind in counting:
            per_post[shift.post] += shift.minutes * shift.demand
    owed: dict[str, Decimal] = {}
    for region in hds.quota.regions:
        own = [each for each in practices if each.region == region.id]
        patients = sum(each.patients for each in own)
        minutes = sum(per_post[post] for post in set(region.posts))
        for practice in own:
            owed[practice.id] = Decimal(minutes * practice.patients) / max(patients, 1) / 60
    taken: dict[str, Decimal] = defaultdict(Decimal)
    with_hours = set()
    for row in rows:
        practice, share, hours = row["practice"], row["share"], row["hours"]
        if row.broken or practice not in owed or (share is None and hours is None):
            continue
        taken[practice] += hours if hours is not None else share * owed[practice]
        if hours is not None:
            with_hours.add(practice)
        if practice in with_hours and taken[practice] > owed[practice] + 1:
            quota, total = round(owed[practice], 1), round(taken[practice], 1)
            field = "hours" if hours is not None else "share"
            row.fault("hours_above_quota", field, practice=practice, quota=quota, taken=total)
