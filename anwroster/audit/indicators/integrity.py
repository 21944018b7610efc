"""Whether the package is what it says: rules, certificate, changes, and quotas that add up."""

from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, counted, unjudged
from anwroster.quota import region_minutes


def _rules(case: Case, scope: Scope) -> Measurement:
    """Count the breaches of hard rules; of the worked roster only rules that doctors cannot agree away."""
    found = [each for each in case.view(scope.on).findings if scope.holds(case, each.doctor or "")]
    rules: dict[str, int] = {}
    for each in found:
        rules[each.because.rule.value] = rules.get(each.because.rule.value, 0) + 1
    evidence = (
        Evidence(
            "rule_broken",
            each.doctor or "",
            each.shifts[0] if each.shifts else "",
            None,
            (("text", each.because.detail),),
        )
        for each in found
    )
    return counted(evidence, ((rule, Fraction(number)) for rule, number in sorted(rules.items())))


def _refused(case: Case, scope: Scope) -> Measurement:
    """Count the reasons to refuse the certificate."""
    if case.certificate is None:
        return unjudged("no_certificate")
    _, refusals = case.verification
    return counted(Evidence("refused", values=(("reason", each.key), *each.values)) for each in refusals)


def _missing(case: Case, scope: Scope) -> Measurement:
    return counted([] if case.certificate else [Evidence("certificate_missing")])


def _impossible(case: Case, scope: Scope) -> Measurement:
    """Count the changes that cannot have been."""
    return counted(
        Evidence(
            "impossible",
            each.change.before or each.change.after or "",
            each.change.shift,
            values=(("reason", each.reason), ("row", str(each.change.row))),
        )
        for each in case.impossible
    )


def _quota_gap(case: Case, scope: Scope) -> Measurement:
    """Measure how far the practices' quotas are from the hours of their regions."""
    evidence = []
    for region in case.instance.hds.quota.regions:
        owed = sum(line.minutes for line in case.as_published.quota_lines if line.region == region.id)
        gap = owed - region_minutes(case.instance, region)
        if gap:
            evidence.append(Evidence("quota_gap", amount=Fraction(gap, 60), values=(("region", region.id),)))
    gaps = sum((abs(each.amount or Fraction(0)) for each in evidence), Fraction(0))
    return Measurement(gaps, evidence=tuple(evidence))


def _unowed(case: Case, scope: Scope) -> Measurement:
    """Measure which part of the regions' hours nobody owes."""
    lines = [each for each in case.as_published.quota_lines if each.region is not None]
    total = sum(each.minutes for each in lines)
    if not total:
        return unjudged("no_quota")
    nobody = [each for each in lines if each.doctor is None and each.minutes]
    evidence = tuple(
        Evidence("unowed", amount=Fraction(each.minutes, total), values=(("practice", each.practice or "–"),))
        for each in sorted(nobody, key=lambda each: (-each.minutes, each.practice or ""))
    )
    return Measurement(Fraction(sum(each.minutes for each in nobody), total), evidence=evidence)


def _merged(case: Case, scope: Scope) -> Measurement:
    """Count the doctors whose quotas of several regions are judged as one."""
    regions: dict[str, set[str]] = {}
    for line in case.as_published.quota_lines:
        if line.doctor is not None and line.region is not None and line.minutes:
            regions.setdefault(line.doctor, set()).add(line.region)
    if case.instance.hds.quota.per_person == "apart":
        return counted([])
    return counted(
        Evidence("merged", doctor, values=(("regions", ", ".join(sorted(own))),))
        for doctor, own in sorted(regions.items())
        if len(own) > 1 and Scope("published", scope.role, scope.agreement).holds(case, doctor)
    )


INDICATORS = (
    Indicator("hard_rules_broken", "count", _rules),
    Indicator("certificate_refused", "count", _refused),
    Indicator("certificate_missing", "count", _missing),
    Indicator("impossible_changes", "count", _impossible),
    Indicator("quota_gap", "hours", _quota_gap),
    Indicator("quota_unowed", "share", _unowed),
    Indicator("quota_merged", "doctors", _merged),
)
