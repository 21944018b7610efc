"""Which part of hours, nights, weekends and holidays a role has, against its part of the heads and of the quota."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, unjudged
from anwroster.figures import DoctorFigures
from anwroster.model import Category, Role

Amount = Callable[[DoctorFigures], int]
Measure = Callable[[Case, Scope], Measurement]


def heads(figures: DoctorFigures) -> int:
    """Return 1: everybody is one head."""
    return 1


def quota(figures: DoctorFigures) -> int:
    """Return minutes of quota."""
    return figures.quota_minutes


def hours(figures: DoctorFigures) -> int:
    """Return minutes of counting shifts."""
    return figures.minutes


def nights(figures: DoctorFigures) -> int:
    """Return shifts of category nacht."""
    return figures.per_category[list(Category).index(Category.NIGHT)]


def weekends(figures: DoctorFigures) -> int:
    """Return shifts of category weekend."""
    return figures.per_category[list(Category).index(Category.WEEKEND)]


def holidays(figures: DoctorFigures) -> int:
    """Return shifts of category feestdag."""
    return figures.per_category[list(Category).index(Category.HOLIDAY)]


def _sum(figures: Sequence[DoctorFigures], of: Amount) -> int:
    return sum(of(each) for each in figures)


def _per_group(
    case: Case, scope: Scope, value: Callable[[Sequence[DoctorFigures]], Fraction | None]
) -> tuple[Fraction | None, tuple[tuple[str, Fraction | None], ...]]:
    """Return the scope's value, the greatest over the roles when it is everybody; and the value of every role."""
    everybody = case.view(scope.on).doctors
    groups = {role: [each for each in everybody if each.role is role] for role in Role}
    parts = {role: value(own) for role, own in groups.items() if own}
    named = tuple((role.value, part) for role, part in parts.items())
    if scope.is_everybody:
        return max((each for each in parts.values() if each is not None), default=None), named
    return value(scope.doctors(case)), named


def _evidence(figures: Sequence[DoctorFigures], of: Amount, total: int) -> tuple[Evidence, ...]:
    most = sorted((each for each in figures if of(each) > 0), key=lambda each: (-of(each), each.doctor.id))
    return tuple(Evidence("part_of", each.doctor.id, amount=Fraction(of(each), total), unit="share") for each in most)


def _share(of: Amount) -> Measure:
    def measure(case: Case, scope: Scope) -> Measurement:
        total = _sum(case.view(scope.on).doctors, of)
        inside = scope.doctors(case)
        if not inside:
            return unjudged("nobody_in_scope")
        if not total:
            return unjudged("nothing_to_divide")
        value, parts = _per_group(case, scope, lambda own: Fraction(_sum(own, of), total))
        return Measurement(value, parts=parts, evidence=_evidence(inside, of, total))

    return measure


def _burden(of: Amount, against: Amount, missing: str) -> Measure:
    """Return the measure of a share divided by another share."""

    def measure(case: Case, scope: Scope) -> Measurement:
        everybody, inside = case.view(scope.on).doctors, scope.doctors(case)
        total, base = _sum(everybody, of), _sum(everybody, against)
        if not inside:
            return unjudged("nobody_in_scope")
        if not total:
            return unjudged("nothing_to_divide")

        def ratio(own: Sequence[DoctorFigures]) -> Fraction | None:
            part = _sum(own, against)
            return Fraction(_sum(own, of), total) / Fraction(part, base) if part else None

        value, parts = _per_group(case, scope, ratio)
        if value is None:
            return unjudged(missing)
        return Measurement(value, parts=parts, evidence=_evidence(inside, of, total))

    return measure


INDICATORS = (
    Indicator("heads_share", "share", _share(heads)),
    Indicator("quota_share", "share", _share(quota)),
    Indicator("hours_share", "share", _share(hours)),
    Indicator("night_share", "share", _share(nights)),
    Indicator("weekend_share", "share", _share(weekends)),
    Indicator("holiday_share", "share", _share(holidays)),
    Indicator("hours_burden", "ratio", _burden(hours, quota, "no_quota")),
    Indicator("night_burden", "ratio", _burden(nights, quota, "no_quota")),
    Indicator("weekend_burden", "ratio", _burden(weekends, quota, "no_quota")),
    Indicator("holiday_burden", "ratio", _burden(holidays, quota, "no_quota")),
    Indicator("hours_by_heads", "ratio", _burden(hours, heads, "nobody_in_scope")),
    Indicator("night_by_heads", "ratio", _burden(nights, heads, "nobody_in_scope")),
    Indicator("weekend_by_heads", "ratio", _burden(weekends, heads, "nobody_in_scope")),
    Indicator("holiday_by_heads", "ratio", _burden(holidays, heads, "nobody_in_scope")),
)
