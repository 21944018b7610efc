"""Equal pay for equal work: what the roles get for an hour of the same band."""

from collections.abc import Callable
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.indicators.matching import PRICED
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, unjudged
from anwroster.model import Band
from anwroster.tariffs import TariffTable


def _hourly(case: Case, band: str) -> dict[str, Fraction]:
    """Return role → mean rate in EUR per hour paid in a band; roles without hours in it are left out."""
    minutes: dict[str, int] = {}
    euros: dict[str, Fraction] = {}
    for line in case.worked.paid:
        role = case.as_worked.roles.get(line.doctor)
        if role is not None and line.band == band and line.minutes:
            minutes[role.value] = minutes.get(role.value, 0) + line.minutes
            euros[role.value] = euros.get(role.value, Fraction(0)) + Fraction(line.rate) * line.minutes
    return {role: euros[role] / number for role, number in sorted(minutes.items())}


def _several(case: Case) -> int:
    """Return how many maximum tariffs the roster's days fall under."""
    table = TariffTable()
    return len({decision.id if (decision := table.find(day)) else "" for day in case.instance.hds.period})


def _spread(*bands: str) -> Callable[[Case, Scope], Measurement]:
    """Return the measure of the widest spread over the roles among these bands."""

    def measure(case: Case, scope: Scope) -> Measurement:
        if not case.worked.paid:
            return unjudged("no_payments")
        if not scope.is_everybody:
            return unjudged("only_everybody")
        if (tariffs := _several(case)) > 1:
            return unjudged("several_tariffs", tariffs=tariffs)
        found = {band: own for band in bands if len(own := _hourly(case, band)) > 1}
        if not found:
            return unjudged("one_role_paid")
        spreads = {band: max(own.values()) - min(own.values()) for band, own in found.items()}
        parts = ((f"{role} {band}", each) for band, own in found.items() for role, each in own.items())
        evidence = (
            Evidence("pay_spread", amount=amount, values=(("band", band), ("lowest", low), ("highest", high)))
            for band, amount in sorted(spreads.items(), key=lambda item: (-item[1], item[0]))
            if amount
            for low, high in [
                (min(found[band], key=found[band].__getitem__), max(found[band], key=found[band].__getitem__))
            ]
        )
        return Measurement(max(spreads.values()), parts=tuple(parts), evidence=tuple(evidence))

    return measure


INDICATORS = (
    Indicator("pay_spread", "euros", _spread(*PRICED)),
    Indicator("pay_spread_avond", "euros", _spread(Band.EVENING.value)),
    Indicator("pay_spread_nacht", "euros", _spread(Band.NIGHT.value)),
    Indicator("pay_spread_weekend", "euros", _spread(Band.WEEKEND.value)),
    Indicator("pay_spread_feestdag", "euros", _spread(Band.HOLIDAY.value)),
)
