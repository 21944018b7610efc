"""What changed between the roster as published and as worked, and whether that undid the balance."""

from collections.abc import Callable
from dataclasses import replace

from anwroster.audit.case import Case
from anwroster.audit.indicators import commitments, fulfilment, openings, shares
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope

_BASES = {
    each.id: each
    for each in (*commitments.INDICATORS, *fulfilment.INDICATORS, *openings.INDICATORS, *shares.INDICATORS)
}


def _change(of: str, *, over_roles: bool = False) -> Callable[[Case, Scope], Measurement]:
    """Return the measure of an indicator's value as worked less its value as published.

    Parameters
    ----------
    over_roles
        Whether the value of everybody is the greatest change of the roles.
    """
    base = _BASES[of]

    def measure(case: Case, scope: Scope) -> Measurement:
        published = base.measure(case, replace(scope, on="published"))
        worked = base.measure(case, replace(scope, on="worked"))
        if published.value is None or worked.value is None:
            return worked if worked.value is None else published
        before, after = dict(published.parts), dict(worked.parts)
        changes = [
            (name, now - then)
            for name, now in after.items()
            if now is not None and (then := before.get(name)) is not None
        ]
        parts = (("published", published.value), ("worked", worked.value), *changes)
        value = worked.value - published.value
        if over_roles and scope.is_everybody:
            value = max(change for _, change in changes)
        return Measurement(value, parts=parts, evidence=_moved(published, worked))

    return measure


def _moved(published: Measurement, worked: Measurement) -> tuple[Evidence, ...]:
    """Return the doctors whose own amount changed, the greatest change first."""
    before = {each.doctor: each.amount for each in published.evidence if each.doctor and each.amount is not None}
    found = []
    for each in worked.evidence:
        then = before.get(each.doctor)
        if each.amount is not None and then is not None and each.amount != then:
            found.append(Evidence("changed", each.doctor, amount=each.amount - then, unit=each.unit))
    return tuple(sorted(found, key=lambda each: (-abs(each.amount or 0), each.doctor)))


INDICATORS = (
    Indicator("fulfilment_lowest_change", "share", _change("fulfilment_lowest")),
    Indicator("fulfilment_spread_change", "share", _change("fulfilment_spread")),
    Indicator("fulfilment_gini_change", "ratio", _change("fulfilment_gini")),
    Indicator("fulfilment_jain_change", "ratio", _change("fulfilment_jain")),
    Indicator("hours_share_change", "share", _change("hours_share", over_roles=True)),
    Indicator("night_share_change", "share", _change("night_share", over_roles=True)),
    Indicator("weekend_share_change", "share", _change("weekend_share", over_roles=True)),
    Indicator("holiday_share_change", "share", _change("holiday_share", over_roles=True)),
    Indicator("commitments_met_change", "share", _change("commitments_met")),
    Indicator("open_seats_change", "shifts", _change("open_seats")),
)
