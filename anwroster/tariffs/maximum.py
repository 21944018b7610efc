"""Whether a rate is above a maximum."""

from collections.abc import Iterable, Iterator
from datetime import date

from anwroster.model import Band, TariffDecision, TariffUse
from anwroster.tariffs.bill import OverMaximum
from anwroster.tariffs.table import TariffTable, amount


def over_maximum(table: TariffTable, days: Iterable[date]) -> Iterator[OverMaximum]:
    """Yield every rate in use on these days that is above a maximum of the same day.

    A rate is held against the HDS's own maximum and against the shipped one, so that a maximum of the HDS's own
    cannot hide a rate above the NZa's.
    """
    official = TariffTable()
    seen: set[tuple[TariffDecision, TariffDecision]] = set()
    for day in days:
        used = table.find(day, TariffUse.PAID) or table.find(day)
        for most in (table.find(day), official.find(day)):
            if used is None or most is None or (used, most) in seen:
                continue
            seen.add((used, most))
            for band in Band:
                rate, limit = amount(used, band), amount(most, band)
                if rate and limit and rate.euros > limit.euros:
                    yield OverMaximum(day, band, rate.euros, limit.euros, used.id, most.id)
