"""What stays open, what is forced, and how much of it the certificate proves to be unavoidable."""

from fractions import Fraction

from anwroster.audit.case import Case, View
from anwroster.audit.indicators.proven import proven
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, counted, unjudged
from anwroster.figures import open_seats
from anwroster.model import Category, Level, RuleId


def _open(view: View) -> dict[str, int]:
    return open_seats(view.instance, view.roster)


def _price(view: View, shift: str) -> int:
    """Return what an open seat costs: the greatest of the rulebook's prices that apply to its shift."""
    price = view.instance.rulebook[RuleId.COVERAGE].parameters
    names = {Category.NIGHT: "night", Category.HOLIDAY: "holiday"}
    applying = [price[names[each]] for each in view.shifts[shift].categories if each in names]
    return max([price["ordinary"], *applying])


def _evidence(view: View) -> tuple[Evidence, ...]:
    found = sorted(_open(view).items(), key=lambda each: (-_price(view, each[0]), each[0]))
    return tuple(Evidence("open", shift=shift, amount=Fraction(seats), unit="shifts") for shift, seats in found)


def _seats(case: Case, scope: Scope) -> Measurement:
    view = case.view(scope.on)
    found = _open(view)
    kinds: dict[str, int] = {}
    for shift, seats in found.items():
        for each in view.shifts[shift].categories or ("other",):
            kinds[str(each)] = kinds.get(str(each), 0) + seats
    parts = tuple((name, Fraction(seats)) for name, seats in sorted(kinds.items()))
    return Measurement(Fraction(sum(found.values())), parts=parts, evidence=_evidence(view))


def _share(case: Case, scope: Scope) -> Measurement:
    view = case.view(scope.on)
    seats = sum(each.demand for each in view.instance.shifts)
    if not seats:
        return unjudged("no_shifts")
    return Measurement(Fraction(sum(_open(view).values()), seats), evidence=_evidence(view))


def _weighted(case: Case, scope: Scope) -> Measurement:
    view = case.view(scope.on)
    value = sum(seats * _price(view, shift) for shift, seats in _open(view).items())
    return Measurement(Fraction(value), evidence=_evidence(view))


def _bound(case: Case, scope: Scope) -> Fraction | str:
    """Return the proven least weighted opening, or why there is none."""
    if scope.on == "worked" or not scope.is_everybody:
        return "only_published"
    found = proven(case, Level.COVERAGE)
    return found if isinstance(found, str) else Fraction(found.bound, case.instance.rulebook[RuleId.COVERAGE].weight)


def _unavoidable(case: Case, scope: Scope) -> Measurement:
    bound = _bound(case, scope)
    if isinstance(bound, str):
        return unjudged(bound)
    dearest = max(case.instance.rulebook[RuleId.COVERAGE].parameters.values())
    return Measurement(Fraction(-(-bound // dearest)), parts=(("bound", bound / dearest),))


def _avoidable(case: Case, scope: Scope) -> Measurement:
    bound = _bound(case, scope)
    if isinstance(bound, str):
        return unjudged(bound)
    found = _weighted(case, scope)
    assert found.value is not None
    parts = (("achieved", found.value), ("bound", bound))
    return Measurement(max(Fraction(0), found.value - bound), parts=parts, evidence=found.evidence)


def _forced(case: Case, scope: Scope) -> Measurement:
    view = case.view(scope.on)
    return counted(
        Evidence("forced", each.doctor, each.shift)
        for each in view.roster.assignments
        if each.forced and scope.holds(case, each.doctor)
    )


def _forced_share(case: Case, scope: Scope) -> Measurement:
    view = case.view(scope.on)
    own = [each for each in view.roster.assignments if scope.holds(case, each.doctor)]
    if not own:
        return unjudged("nothing_to_divide")
    found = _forced(case, scope)
    return Measurement(Fraction(len(found.evidence), len(own)), evidence=found.evidence)


INDICATORS = (
    Indicator("open_seats", "shifts", _seats),
    Indicator("open_share", "share", _share),
    Indicator("open_weighted", "count", _weighted),
    Indicator("open_unavoidable", "shifts", _unavoidable),
    Indicator("open_avoidable", "count", _avoidable),
    Indicator("forced_shifts", "shifts", _forced),
    Indicator("forced_share", "share", _forced_share),
)
