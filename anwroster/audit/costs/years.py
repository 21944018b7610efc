"""What a roster costs against the maximum of its own years, and what it would cost by another year's."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.costs.rows import On, paid_roster, parts_of, row_of, whole
from anwroster.model import Instance, TariffDecision, TariffUse
from anwroster.tariffs import Pay, TariffTable, pay


@dataclass(frozen=True)
class BudgetRow:
    """One calendar year of the roster against the maximum tariff.

    Parameters
    ----------
    year
        Of the day on which a shift starts.
    cost
        What the HDS pays by its own rates, else by the maximum; None without any rate.
    maximum
        What the maximum comes to; None where no maximum is known.
    unpriced
        Minutes without a rate.
    bare
        Days without a known tariff.
    """

    year: int
    minutes: tuple[Fraction, ...]
    cost: Fraction | None
    maximum: Fraction | None
    unpriced: Fraction
    bare: tuple[date, ...]


@dataclass(frozen=True)
class WhatIf:
    """What the roster would cost if every day had the maximum of one year: indicative only."""

    year: int
    decision: str
    euros: Fraction
    unpriced: Fraction


def budget(case: Case, on: On) -> tuple[BudgetRow, ...]:
    """Return every calendar year of the roster against the maximum of its own days."""
    instance, roster = paid_roster(case, on)
    maxima = tuple(each for each in instance.own_tariffs if each.use is TariffUse.MAXIMUM)
    capped = instance.model_copy(update={"own_tariffs": maxima})
    found = []
    for year, own in parts_of(instance, roster, lambda day, _: str(day.year)):
        paid = pay(instance, own)
        row = row_of(year, whole(paid.lines))
        most = row_of(year, whole(pay(capped, own).lines))
        found.append(BudgetRow(int(year), row.minutes, row.euros, most.euros, row.unpriced, paid.uncovered))
    return tuple(found)


def priced_as(case: Case, on: On, year: int) -> Pay:
    """Return what the roster would cost if every day had the maximum tariff of a year; all of it is indicative.

    Rates of the HDS's own for standby and for hours outside ANW stay as they are.

    Raises
    ------
    NoTariffError
        When no tariff of that year is known, with the years to choose from.
    """
    instance, roster = paid_roster(case, on)
    chosen = TariffTable(instance.own_tariffs, instance.hds.language).of_year(year)
    priced = pay(instance.model_copy(update={"own_tariffs": (_stretched(chosen, instance),)}), roster)
    lines = tuple(each if each.rate is None else replace(each, status="indicative") for each in priced.lines)
    days = tuple(instance.hds.period)
    return replace(priced, lines=lines, over_maximum=(), unjudged=(), uncovered=(), assumed=days, indicative=True)


def what_if(case: Case, on: On) -> tuple[WhatIf, ...]:
    """Return what the roster would cost by the maximum of every year that is known."""
    instance, _ = paid_roster(case, on)
    table = TariffTable(instance.own_tariffs)
    found = []
    for year in table.years():
        row = row_of("", whole(priced_as(case, on, year).lines))
        found.append(WhatIf(year, table.of_year(year).id, row.euros or Fraction(0), row.unpriced))
    return tuple(found)


def tariffs_used(case: Case, on: On) -> tuple[TariffDecision, ...]:
    """Return every tariff decision that a minute of the roster is priced by, with status and source per amount."""
    instance, roster = paid_roster(case, on)
    used = set(pay(instance, roster).decisions)
    return tuple(each for each in TariffTable(instance.own_tariffs).decisions if each.id in used)


def _stretched(chosen: TariffDecision, instance: Instance) -> TariffDecision:
    """Return a decision that is paid on every day that a shift of the roster can touch."""
    period, days = instance.hds.period, timedelta(days=7)
    span = {"valid_from": period.start - days, "valid_until": period.end + days}
    return chosen.model_copy(update={**span, "use": TariffUse.PAID})
