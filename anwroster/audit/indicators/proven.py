"""What the certificate proves of the published roster: how far off the worst-off are, and what nobody can better."""

from collections.abc import Iterator
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, unjudged
from anwroster.model import Level, RuleId
from anwroster.solver.verify import Part, Verdict


def proven(case: Case, level: Level) -> Verdict | str:
    """Return what is proven of a level in the last phase that holds it, or the reason why nothing is."""
    if case.certificate is None:
        return "no_certificate"
    verdicts, refusals = case.verification
    if refusals:
        return "certificate_refused"
    found = [each for each in verdicts if each.level is level]
    return found[-1] if found else "level_not_proven"


def _part(case: Case, scope: Scope, rule: RuleId) -> tuple[Part, int] | str:
    """Return a rule's part in the worst-off and its weight, or why there is none."""
    if scope.on == "worked" or not scope.is_everybody:
        return "only_published"
    found = proven(case, Level.WORST_OFF)
    if isinstance(found, str):
        return found
    part = next((each for each in found.parts if each.rule is rule), None)
    return (part, case.instance.rulebook[rule].weight) if part else "rule_not_measured"


class _Measure:
    """Measures one rule's worst-off doctor: the distance itself, or what of it is not proven to be unavoidable."""

    def __init__(self, rule: RuleId, *, avoidable: bool) -> None:
        self._rule, self._avoidable = rule, avoidable

    def __call__(self, case: Case, scope: Scope) -> Measurement:
        found = _part(case, scope, self._rule)
        if isinstance(found, str):
            return unjudged(found)
        part, weight = found
        value, bound, perfect = (Fraction(each, 1000 * weight) for each in (part.value, part.bound, part.perfect))
        parts = (("achieved", value), ("bound", bound), ("blocks", perfect))
        evidence = tuple(_worst(case, self._rule))
        return Measurement(value - bound if self._avoidable else value, parts=parts, evidence=evidence)


def _worst(case: Case, rule: RuleId) -> Iterator[Evidence]:
    if rule in case.worst_off:
        doctor, off = case.worst_off[rule]
        yield Evidence("worst_off", doctor, amount=Fraction(off, 1000))


INDICATORS = (
    Indicator("worst_off_hours", "share", _Measure(RuleId.FAIR_HOURS, avoidable=False)),
    Indicator("worst_off_nights", "share", _Measure(RuleId.FAIR_NIGHTS, avoidable=False)),
    Indicator("worst_off_weekends", "share", _Measure(RuleId.FAIR_WEEKENDS, avoidable=False)),
    Indicator("worst_off_holidays", "share", _Measure(RuleId.FAIR_HOLIDAYS, avoidable=False)),
    Indicator("worst_off_hours_avoidable", "share", _Measure(RuleId.FAIR_HOURS, avoidable=True)),
    Indicator("worst_off_nights_avoidable", "share", _Measure(RuleId.FAIR_NIGHTS, avoidable=True)),
    Indicator("worst_off_weekends_avoidable", "share", _Measure(RuleId.FAIR_WEEKENDS, avoidable=True)),
    Indicator("worst_off_holidays_avoidable", "share", _Measure(RuleId.FAIR_HOLIDAYS, avoidable=True)),
)
