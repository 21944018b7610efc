"""What was paid: against the maximum tariff, against minutes × rate, against the minutes worked."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.indicators.matching import PRICED, over
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, counted, unjudged
from anwroster.model import Band, PaidLine, Role
from anwroster.tariffs import STANDBY, TariffTable

HALF_CENT = Fraction(1, 200)


def _rates(case: Case, scope: Scope) -> Measurement:
    """Count the rates of the HDS's own tariff files that are above a maximum on a day of the roster.

    Unjudged where the HDS has a rate and no maximum is known, or where no tariff is known for any day. Of a day without
    any rate there is nothing to hold against a maximum.
    """
    pay = case.view(scope.on).pay
    evidence = tuple(
        Evidence(
            "rate_over",
            amount=Fraction(each.paid - each.maximum),
            values=(
                ("band", each.band.value),
                ("rate", str(each.paid)),
                ("maximum", str(each.maximum)),
                ("day", each.day.isoformat()),
                ("decision", each.decision),
            ),
            unit="euros",
        )
        for each in pay.over_maximum
    )
    if not evidence and (bare := pay.unjudged or (() if pay.decisions else pay.uncovered)):
        return unjudged("no_tariff", days=len(bare), first=bare[0].isoformat(), last=bare[-1].isoformat())
    return counted(evidence)


def _lines(case: Case, scope: Scope) -> list[PaidLine]:
    return [each for each in case.worked.paid if Scope("worked", scope.role, scope.agreement).holds(case, each.doctor)]


def _paid_over(case: Case, scope: Scope) -> Measurement:
    """Count the payments at a rate above the maximum."""
    if not case.worked.paid:
        return unjudged("no_payments")
    work, table = case.payable, TariffTable()
    groups: dict[tuple[str, str], list[PaidLine]] = {}
    for each in _lines(case, scope):
        if each.band in PRICED and each.minutes:
            groups.setdefault((each.doctor, each.band), []).append(each)
    evidence: list[Evidence] = []
    unknown = 0
    for key, own in sorted(groups.items()):
        days = work.get(key) or dict.fromkeys(case.instance.hds.period, 0)
        found, unjudgeable = over(own, days, table)
        unknown += unjudgeable
        evidence += [
            Evidence(
                "paid_over",
                each.line.doctor,
                amount=Fraction(each.line.rate - each.maximum),
                values=(
                    ("band", each.line.band),
                    ("rate", str(each.line.rate)),
                    ("maximum", str(each.maximum)),
                    ("minutes", str(each.minutes)),
                    ("row", str(each.line.row)),
                ),
                unit="euros",
            )
            for each in found
        ]
    if not evidence and unknown:
        return unjudged("paid_without_tariff", hours=f"{unknown / 60:g}")
    return counted(sorted(evidence, key=_size))


def _sums(case: Case, scope: Scope) -> Measurement:
    """Count the payments that are not minutes × rate to the nearest cent, a half either way."""
    if not case.worked.paid:
        return unjudged("no_payments")
    evidence = []
    for each in _lines(case, scope):
        exact = Fraction(each.rate) * each.minutes / 60
        off = Fraction(each.euros) - exact
        if abs(off) > HALF_CENT:
            values = (
                ("band", each.band),
                ("minutes", str(each.minutes)),
                ("rate", str(each.rate)),
                ("euros", str(each.euros)),
                ("expected", f"{Decimal(exact.numerator) / exact.denominator:.2f}"),
                ("row", str(each.row)),
            )
            evidence.append(Evidence("sum_off", each.doctor, amount=off, values=values, unit="euros"))
    return counted(sorted(evidence, key=_size))


def _size(evidence: Evidence) -> Fraction:
    """Return by what the greatest comes first."""
    return -abs(evidence.amount or Fraction(0))


def minutes_off(case: Case, scope: Scope) -> Iterator[tuple[str, str, int, int]]:
    """Yield (doctor, band, minutes paid, minutes to be paid) where the two differ.

    A doctor whom another pays (``paid_by`` of the agreement) and who has no payment at all is left out, and so are
    standby and hours outside ANW where the HDS has no rate for them and paid nobody.
    """
    paid: dict[tuple[str, str], int] = {}
    for line in case.worked.paid:
        paid[line.doctor, line.band] = paid.get((line.doctor, line.band), 0) + line.minutes
    due = {key: sum(days.values()) for key, days in case.payable.items()}
    view = case.as_worked
    payers = {each.id: each.paid_by for each in view.instance.hds.agreements}
    named = {doctor for doctor, _ in paid}
    bands = {band for _, band in paid}
    tariffs = view.instance.hds.tariffs
    own_rates = {Band.OUTSIDE.value: tariffs.outside_rate, STANDBY: tariffs.standby_rate}
    unpaid = {band for band, rate in own_rates.items() if rate is None and band not in bands}
    for doctor, band in sorted(paid.keys() | due.keys()):
        elsewhere = payers.get(view.agreements.get(doctor, ""), "hds") != "hds" and doctor not in named
        mine = band not in unpaid and Scope("worked", scope.role, scope.agreement).holds(case, doctor)
        given, owed = paid.get((doctor, band), 0), due.get((doctor, band), 0)
        if mine and not elsewhere and given != owed:
            yield doctor, band, given, owed


def _off_evidence(doctor: str, band: str, paid: int, worked: int) -> Evidence:
    values = (("band", band), ("paid", f"{paid / 60:g}"), ("worked", f"{worked / 60:g}"))
    return Evidence("minutes_off", doctor, amount=Fraction(paid - worked, 60), values=values, unit="hours")


def _minutes(case: Case, scope: Scope) -> Measurement:
    if not case.worked.paid:
        return unjudged("no_payments")
    found = (_off_evidence(*each) for each in minutes_off(case, scope))
    return counted(sorted(found, key=_size))


def _hidden_nights(case: Case, scope: Scope) -> Measurement:
    """Measure the night hours that locums were paid beyond what they worked by the roster and its changes."""
    if not case.worked.paid:
        return unjudged("no_payments")
    roles = case.as_worked.roles
    found = [
        _off_evidence(doctor, band, paid, worked)
        for doctor, band, paid, worked in minutes_off(case, scope)
        if band == Band.NIGHT.value and paid > worked and roles.get(doctor) is Role.WAARNEMER
    ]
    ordered = tuple(sorted(found, key=_size))
    return Measurement(sum((each.amount or Fraction(0) for each in ordered), Fraction(0)), evidence=ordered)


Measure = Callable[[Case, Scope], Measurement]

INDICATORS = (
    Indicator("rates_over_maximum", "count", _rates),
    Indicator("payments_over_maximum", "count", _paid_over),
    Indicator("payments_sum_off", "count", _sums),
    Indicator("payments_minutes_off", "count", _minutes),
    Indicator("night_hours_unrecorded", "hours", _hidden_nights),
)
