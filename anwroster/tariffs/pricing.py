"""Pay: minutes per band × rate, rounded once; what is above the maximum; top-ups apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from anwroster.anwhours import band_of, pieces
from anwroster.model import Band, Instance, Roster, Shift, TariffDecision, TariffUse
from anwroster.tariffs.table import TariffTable, amount

CENT = Decimal("0.01")
STANDBY = "achterwacht"


@dataclass(frozen=True)
class PayLine:
    """Minutes of one doctor in one band at one rate.

    Parameters
    ----------
    band
        A band, or ``achterwacht`` for standby, which has its own rate in whatever band it lies.
    rate
        EUR per hour; None where nobody set one.
    exact
        minutes × rate ÷ 60, not rounded; None without a rate.
    status
        How sure the rate is: verified, single_source, inferred, own, or indicative.
    decision
        Key of the tariff decision, or ``hds`` for a rate of the HDS's own.
    """

    doctor: str
    band: str
    minutes: int
    rate: Decimal | None
    exact: Decimal | None
    status: str
    decision: str


@dataclass(frozen=True)
class OverMaximum:
    """A rate that the HDS pays above the maximum of that day."""

    day: date
    band: Band
    paid: Decimal
    maximum: Decimal
    decision: str


@dataclass(frozen=True)
class Pay:
    """What a roster costs the HDS.

    Parameters
    ----------
    totals
        Doctor → EUR, rounded half up to the cent once, over all of the doctor's lines; lines without a rate do not
        count. Doctors without any rate have None.
    uncovered
        Days with ANW minutes for which no tariff is known.
    indicative
        Whether an assumed tariff was used for any minute.
    top_ups
        Doctor → private top-ups in EUR: reported, never part of the totals.
    """

    lines: tuple[PayLine, ...]
    totals: dict[str, Decimal | None]
    over_maximum: tuple[OverMaximum, ...]
    uncovered: tuple[date, ...]
    indicative: bool
    decisions: tuple[str, ...]
    top_ups: dict[str, Decimal]

    @property
    def total(self) -> Decimal | None:
        """Sum of the doctors' rounded totals, as it will be paid; None when there is no rate at all."""
        known = [each for each in self.totals.values() if each is not None]
        return sum(known, Decimal(0)) if known else None


def pay(instance: Instance, roster: Roster, assume_year: int | None = None) -> Pay:
    """Return what the HDS pays each doctor for a roster.

    Parameters
    ----------
    assume_year
        Year whose maximum is used, marked indicative, for days without a tariff; None leaves those without euros.

    Notes
    -----
    The rate is the HDS's own *paid* rate where it gave one, else the maximum. The total of a doctor is Σ minutes ×
    rate ÷ 60 over all lines in exact decimals, rounded half up to the cent once.
    """
    table = TariffTable(instance.own_tariffs, instance.hds.language)
    assumed = table.of_year(assume_year) if assume_year is not None else None
    shifts = {each.id: each for each in instance.shifts}
    tariff_days = frozenset(each.day for each in instance.holidays if each.tariff)
    standby = {kind.id for kind in instance.hds.kinds if kind.standby}
    sums: dict[tuple[str, str, Decimal | None, str, str], int] = {}
    uncovered: set[date] = set()
    days: set[date] = set()
    for each in roster.assignments:
        shift = shifts[each.shift]
        if shift.kind in standby:
            rate = instance.hds.tariffs.standby_rate
            key = (each.doctor, STANDBY, rate, "own", "hds")
            sums[key] = sums.get(key, 0) + shift.minutes
            continue
        for day, band, minutes in _minutes(shift, tariff_days):
            days.add(day)
            found = table.find(day, TariffUse.PAID) or table.find(day)
            status_rate = _rate(instance, found, assumed, band)
            if status_rate[0] is None and band is not Band.OUTSIDE:
                uncovered.add(day)
            key = (each.doctor, band.value, *status_rate)
            sums[key] = sums.get(key, 0) + minutes
    lines = tuple(_line(*key, minutes) for key, minutes in sorted(sums.items(), key=lambda item: str(item[0])))
    top_ups: dict[str, Decimal] = {}
    for row in instance.top_ups:
        top_ups[row.doctor] = top_ups.get(row.doctor, Decimal(0)) + row.euros
    return Pay(
        lines=lines,
        totals=_totals(lines),
        over_maximum=tuple(_over(table, sorted(days))),
        uncovered=tuple(sorted(uncovered)),
        indicative=any(line.status == "indicative" for line in lines),
        decisions=tuple(sorted({line.decision for line in lines if line.rate is not None})),
        top_ups=top_ups,
    )


def _minutes(shift: Shift, tariff_days: frozenset[date]) -> Iterator[tuple[date, Band, int]]:
    """Yield (day, band, minutes) of a shift; a nominal hour is given to, or taken from, its first night piece."""
    extra = shift.minutes - (shift.end - shift.start) // timedelta(minutes=1)
    for day, border, minutes in pieces(shift.start, shift.end):
        band = band_of(day, border, tariff_days)
        added = extra if band is Band.NIGHT else 0
        extra -= added
        yield day, band, minutes + added


def _rate(
    instance: Instance, found: TariffDecision | None, assumed: TariffDecision | None, band: Band
) -> tuple[Decimal | None, str, str]:
    if band is Band.OUTSIDE:
        return instance.hds.tariffs.outside_rate, "own", "hds"
    decision = found or assumed
    chosen = amount(decision, band) if decision else None
    if decision is None or chosen is None:
        return None, "", ""
    return chosen.euros, chosen.status.value if found else "indicative", decision.id


def _line(doctor: str, band: str, rate: Decimal | None, status: str, decision: str, minutes: int) -> PayLine:
    exact = None if rate is None else rate * minutes / 60
    return PayLine(doctor, band, minutes, rate, exact, status if rate is not None else "", decision)


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


def _over(table: TariffTable, days: list[date]) -> Iterator[OverMaximum]:
    seen = set()
    for day in days:
        paid, maximum = table.find(day, TariffUse.PAID), table.find(day)
        if paid is None or maximum is None or (paid.id, maximum.id) in seen:
            continue
        seen.add((paid.id, maximum.id))
        for band in Band:
            one, most = amount(paid, band), amount(maximum, band)
            if one and most and one.euros > most.euros:
                yield OverMaximum(day, band, one.euros, most.euros, paid.id)
