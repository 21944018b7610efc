"""How near doctors and practices come to their quota, and how unequally."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.indicators.inequality import gini, jain, median
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, unjudged

Choose = Callable[[Sequence[Fraction]], Fraction | None]


def per_doctor(case: Case, scope: Scope) -> list[tuple[str, Fraction]]:
    """Return (doctor, fulfilment) of every quota in the scope."""
    return [(each.doctor, each.fulfilment) for each in case.view(scope.on).accounts if scope.holds(case, each.doctor)]


def per_practice(case: Case, scope: Scope) -> list[tuple[str, Fraction]]:
    """Return (practice, fulfilment) of every practice with a quota.

    Notes
    -----
    Σ minutes of a line × fulfilment of its doctor ÷ Σ minutes of the practice's lines. What a doctor does counts for
    several practices in proportion to their lines; a line that nobody owes counts as not done. With a role or an
    agreement in the scope only lines of its doctors count.
    """
    view = case.view(scope.on)
    apart = {(each.doctor, each.region): each.fulfilment for each in view.accounts}
    owed: dict[str, int] = {}
    done: dict[str, Fraction] = {}
    for line in view.quota_lines:
        inside = scope.is_everybody if line.doctor is None else scope.holds(case, line.doctor)
        if line.practice is None or not inside:
            continue
        owed[line.practice] = owed.get(line.practice, 0) + line.minutes
        if line.doctor is not None:
            own = apart.get((line.doctor, line.region), apart.get((line.doctor, None), Fraction(0)))
            done[line.practice] = done.get(line.practice, Fraction(0)) + own * line.minutes
    return [(each, done.get(each, Fraction(0)) / minutes) for each, minutes in sorted(owed.items()) if minutes]


def _measured(of: Callable[[Case, Scope], list[tuple[str, Fraction]]], choose: Choose, key: str) -> "Measure":
    def measure(case: Case, scope: Scope) -> Measurement:
        found = of(case, scope)
        if not found:
            return unjudged("no_quota")
        value = choose([each for _, each in found])
        if value is None:
            return unjudged("nothing_done")
        centre = median([each for _, each in found])
        first = max if choose is max else min
        ordered = sorted(found, key=lambda each: -each[1] if first is max else each[1])
        if choose in (gini, jain, _spread, _deviation):
            ordered = sorted(found, key=lambda each: -abs(each[1] - centre))
        evidence = (_evidence(key, name, amount) for name, amount in ordered)
        return Measurement(value, evidence=tuple(evidence))

    return measure


def _evidence(key: str, name: str, amount: Fraction) -> Evidence:
    if key == "practice_fulfilment":
        return Evidence(key, amount=amount, values=(("practice", name),), unit="share")
    return Evidence(key, name, amount=amount, unit="share")


def _spread(numbers: Sequence[Fraction]) -> Fraction:
    return max(numbers) - min(numbers)


def _deviation(numbers: Sequence[Fraction]) -> Fraction:
    centre = median(numbers)
    return max(abs(each - centre) for each in numbers)


Measure = Callable[[Case, Scope], Measurement]


def _doctors(choose: Choose) -> Measure:
    return _measured(per_doctor, choose, "fulfilment")


def _practices(choose: Choose) -> Measure:
    return _measured(per_practice, choose, "practice_fulfilment")


INDICATORS = (
    Indicator("fulfilment_lowest", "share", _doctors(min)),
    Indicator("fulfilment_median", "share", _doctors(median)),
    Indicator("fulfilment_highest", "share", _doctors(max)),
    Indicator("fulfilment_spread", "share", _doctors(_spread)),
    Indicator("fulfilment_deviation", "share", _doctors(_deviation)),
    Indicator("fulfilment_gini", "ratio", _doctors(gini)),
    Indicator("fulfilment_jain", "ratio", _doctors(jain)),
    Indicator("practice_fulfilment_lowest", "share", _practices(min)),
    Indicator("practice_fulfilment_median", "share", _practices(median)),
    Indicator("practice_fulfilment_highest", "share", _practices(max)),
    Indicator("practice_fulfilment_spread", "share", _practices(_spread)),
    Indicator("practice_fulfilment_deviation", "share", _practices(_deviation)),
    Indicator("practice_fulfilment_gini", "ratio", _practices(gini)),
    Indicator("practice_fulfilment_jain", "ratio", _practices(jain)),
)
