"""How near doctors come to their quota."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope
from anwroster.figures import AccountFigures


def _fulfilments(case: Case, scope: Scope) -> list[AccountFigures]:
    inside = {each.doctor.id for each in scope.doctors(case)}
    return [each for each in case.view(scope.on).accounts if each.doctor in inside]


def _measured(choose: Callable[[Sequence[Fraction]], Fraction]) -> Callable[[Case, Scope], Measurement]:
    def measure(case: Case, scope: Scope) -> Measurement:
        found = sorted(_fulfilments(case, scope), key=lambda each: each.fulfilment)
        if not found:
            return Measurement(None, "no_quota")
        value = choose([each.fulfilment for each in found])
        evidence = (Evidence("fulfilment", each.doctor, amount=each.fulfilment) for each in found)
        return Measurement(value, evidence=tuple(evidence))

    return measure


INDICATORS = (
    Indicator("fulfilment_lowest", "share", _measured(min)),
    Indicator("fulfilment_highest", "share", _measured(max)),
)
