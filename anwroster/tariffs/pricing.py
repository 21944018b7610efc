"""Pay: minutes per band × rate, rounded once; what is above the maximum; top-ups apart."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from anwroster.anwhours import band_of, pieces
from anwroster.model import Band, Instance, Roster, Shift, TariffDecision, TariffUse
from anwroster.tariffs.bill import STANDBY, Pay, PayLine
from anwroster.tariffs.maximum import over_maximum
from anwroster.tariffs.table import TariffTable, amount

CENT = Decimal("0.01")
INDICATIVE = "indicative"
"""Status of every euro of a roster that needed an assumed tariff."""


def pay(instance: Instance, roster: Roster, assume_year: int | None = None, *, strict: bool = False) -> Pay:
    """Return what the HDS pays each doctor for a roster.

    Parameters
    ----------
    assume_year
        Year whose maximum is used for days without a tariff; None leaves those without euros. As soon as it prices
        a single minute, every euro of the roster is marked indicative, whatever its own status: a total is as sure
        as its least sure part. A year that is not needed marks nothing.
    strict
        Whether a day with ANW minutes and without a tariff is refused instead.

    Raises
    ------
    NoTariffError
        When no tariff is known for ``assume_year``, or, if ``strict``, for a day worked.

    Notes
    -----
    The rate is the HDS's own *paid* rate where it gave one, else the maximum. The total of a doctor is Σ minutes ×
    rate ÷ 60 over all lines in exact decimals, rounded half up to the cent once. Shifts that the instance does not
    know are left out; the checks find them.
    """
    table = TariffTable(instance.own_tariffs, instance.hds.language)
    assumed = table.of_year(assume_year) if assume_year is not None else None
    shifts = {each.id: each for each in instance.shifts}
    tariff_days = frozenset(each.day for each in instance.holidays if each.tariff)
    standby = {kind.id for kind in instance.hds.kinds if kind.standby}
    sums: dict[_Key, int] = {}
    days: dict[date, TariffDecision | None] = {}
    for each in roster.assignments:
        shift = shifts.get(each.shift)
        if shift is None:
            continue
        for day, band, minutes in _minutes(shift, tariff_days):
            if shift.kind in standby:
                key: _Key = (each.doctor, STANDBY, instance.hds.tariffs.standby_rate, "own", "hds")
            elif band is Band.OUTSIDE:
                key = (each.doctor, band.value, instance.hds.tariffs.outside_rate, "own", "hds")
            else:
                if day not in days:
                    days[day] = table.find(day, TariffUse.PAID) or table.find(day)
                key = (each.doctor, band.value, *_rate(days[day], assumed, band))
            sums[key] = sums.get(key, 0) + minutes
    bare = sorted(day for day, decision in days.items() if decision is None)
    if strict and bare and assumed is None:
        table.on(bare[0])
    indicative = bool(assumed and bare)
    lines = tuple(_line(key, minutes, indicative) for key, minutes in sorted(sums.items(), key=_order))
    top_ups: dict[str, Decimal] = {}
    for row in instance.top_ups:
        top_ups[row.doctor] = top_ups.get(row.doctor, Decimal(0)) + row.euros
    return Pay(
        lines=lines,
        totals=_totals(lines),
        over_maximum=tuple(over_maximum(table, sorted(days))),
        uncovered=tuple(bare) if assumed is None else (),
        assumed=tuple(bare) if assumed else (),
        unjudged=tuple(day for day, each in sorted(days.items()) if each and table.find(day) is None),
        indicative=indicative,
        decisions=tuple(sorted({line.decision for line in lines if line.rate is not None})),
        top_ups=dict(sorted(top_ups.items())),
    )


_Key = tuple[str, str, Decimal | None, str, str]
_BANDS = {name: at for at, name in enumerate([*(band.value for band in Band), STANDBY])}


def _order(item: tuple[_Key, int]) -> tuple[str, int, str, Decimal]:
    doctor, band, rate, _, decision = item[0]
    return doctor, _BANDS[band], decision, rate or Decimal(0)


def _minutes(shift: Shift, tariff_days: frozenset[date]) -> Iterator[tuple[date, Band, int]]:
    """Yield (day, band, minutes) of a shift; a nominal hour is given to, or taken from, its first night piece."""
    extra = shift.minutes - (shift.end - shift.start) // timedelta(minutes=1)
    for day, border, minutes in pieces(shift.start, shift.end):
        band = band_of(day, border, tariff_days)
        added = extra if band is Band.NIGHT else 0
        extra -= added
        yield day, band, minutes + added


def _rate(found: TariffDecision | None, assumed: TariffDecision | None, band: Band) -> tuple[Decimal | None, str, str]:
    decision = found or assumed
    chosen = amount(decision, band) if decision else None
    if decision is None or chosen is None:
        return None, "", ""
    return chosen.euros, chosen.status.value if found else INDICATIVE, decision.id


def _line(key: _Key, minutes: int, indicative: bool) -> PayLine:
    doctor, band, rate, status, decision = key
    if rate is None:
        return PayLine(doctor, band, minutes, None, None, "", "")
    return PayLine(doctor, band, minutes, rate, rate * minutes / 60, INDICATIVE if indicative else status, decision)


def _totals(lines: tuple[PayLine, ...]) -> dict[str, Decimal | None]:
    """Return each doctor's total: whole cent-minutes added up first, so that nothing is rounded before the end."""
    exact: dict[str, Decimal | None] = {}
    for line in lines:
        known = exact.setdefault(line.doctor, None)
        if line.rate is not None:
            exact[line.doctor] = (known or Decimal(0)) + line.rate * line.minutes
    return {
        doctor: None if each is None else (each / 60).quantize(CENT, rounding=ROUND_HALF_UP)
        for doctor, each in exact.items()
    }
