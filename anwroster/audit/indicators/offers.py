"""What doctors offered against what they were allotted, in the roster as published."""

from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, counted, unjudged


def _offered(case: Case, scope: Scope) -> dict[str, set[str]]:
    """Return doctor → shifts offered, for every doctor in the scope."""
    found = {each.id: set[str]() for each in case.instance.doctors if scope.holds(case, each.id)}
    for each in case.instance.offers:
        if each.doctor in found:
            found[each.doctor].add(each.shift)
    return found


def _allotted(case: Case, scope: Scope) -> list[tuple[str, str]]:
    return [(each.doctor, each.shift) for each in case.published.assignments if scope.holds(case, each.doctor)]


def _times(case: Case, scope: Scope) -> Measurement:
    offered, allotted = _offered(case, scope), _allotted(case, scope)
    if not allotted:
        return unjudged("nothing_to_divide")
    own: dict[str, int] = {}
    for doctor, _ in allotted:
        own[doctor] = own.get(doctor, 0) + 1
    ratios = [(Fraction(len(offered.get(doctor, ())), number), doctor) for doctor, number in own.items()]
    evidence = tuple(Evidence("offered", doctor, amount=each) for each, doctor in sorted(ratios))
    return Measurement(Fraction(sum(map(len, offered.values())), len(allotted)), evidence=evidence)


def _without(case: Case, scope: Scope) -> Measurement:
    return counted(Evidence("no_offer", doctor) for doctor, own in sorted(_offered(case, scope).items()) if not own)


def _unoffered(case: Case, scope: Scope) -> Measurement:
    """Measure which part of the allotted shifts was neither offered nor pinned by the planner."""
    allotted = _allotted(case, scope)
    if not allotted:
        return unjudged("nothing_to_divide")
    wanted = {(each.doctor, each.shift) for each in case.instance.offers}
    wanted |= {(each.doctor, each.shift) for each in case.instance.fixed}
    found = [pair for pair in allotted if pair not in wanted]
    return Measurement(
        Fraction(len(found), len(allotted)),
        evidence=tuple(Evidence("not_offered", doctor, shift) for doctor, shift in found),
    )


INDICATORS = (
    Indicator("offered_times", "ratio", _times),
    Indicator("doctors_without_offer", "doctors", _without),
    Indicator("allotted_not_offered", "share", _unoffered),
)
