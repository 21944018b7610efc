"""Whether no doctor works more than the agreement and the own limits allow."""

from collections.abc import Iterator

from anwroster.checks.amounts import amount_of, at_most
from anwroster.checks.breach import Breach, Minutes, Scope
from anwroster.checks.case import Case
from anwroster.model import Bound, RuleId, Unit
from anwroster.quota import maxima


def maximum(case: Case) -> Iterator[Breach]:
    """Over phases 1 and 2b, no maximum of an agreement or of limits is exceeded; soft, each minute above costs 1.

    A shift above a maximum in shifts costs the parameter ``minutes_per_shift``.
    """
    most = [(each.doctor, each.unit, each.most, "total", "agreement") for each in maxima(case.instance)]
    most += [
        (each.doctor, each.unit, at_most(each.amount, each.unit), each.scope, "limit")
        for each in case.instance.limits
        if each.bound is Bound.MAXIMUM
    ]
    per_shift = case.parameter(RuleId.MAXIMUM, "minutes_per_shift")
    for doctor, unit, limit, scope, whose in most:
        shifts = case.within_maximum.get(doctor, [])
        done = amount_of(shifts, unit, case.facts.counting, scope)
        if done > limit:
            hours = unit is Unit.HOURS
            values = {
                "doctor": case.facts.doctors[doctor],
                "done": Minutes(done) if hours else done,
                "most": Minutes(limit) if hours else limit,
                "scope": Scope(scope),
            }
            cost = (done - limit) * (1 if hours else per_shift)
            yield Breach(f"maximum.{whose}.{unit.value}", values, doctor, tuple(each.id for each in shifts), cost)
