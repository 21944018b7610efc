"""What doctors committed to and did: by their own agreements, and against an amount that a policy names."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction

from anwroster.anwhours import months_between
from anwroster.audit.case import Case
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, counted, unjudged
from anwroster.figures import DoctorFigures, DutyFigures
from anwroster.model import Category, Per, Unit

MONTHS = {Per.HALF_YEAR: 6, Per.YEAR: 12}


def _duties(case: Case, scope: Scope) -> list[DutyFigures]:
    return [each for each in case.view(scope.on).duties if scope.holds(case, each.duty.doctor)]


def _missed(found: list[DutyFigures]) -> list[Evidence]:
    return [
        Evidence("commitment_missed", each.duty.doctor, values=(*_said(each), ("how", each.duty.how)))
        for each in sorted(found, key=lambda each: (Fraction(each.done, each.duty.required), each.duty.doctor))
        if not each.met
    ]


def _said(each: DutyFigures) -> tuple[tuple[str, str], ...]:
    scale = 60 if each.duty.unit is Unit.HOURS else 1
    done, required = (f"{float(Fraction(number, scale)):g}" for number in (each.done, each.duty.required))
    return ("done", done), ("required", required), ("unit", each.duty.unit.value)


def _met(case: Case, scope: Scope) -> Measurement:
    found = _duties(case, scope)
    if not found:
        return unjudged("no_commitments")
    return Measurement(Fraction(sum(each.met for each in found), len(found)), evidence=tuple(_missed(found)))


def _not_met(case: Case, scope: Scope) -> Measurement:
    found = _duties(case, scope)
    return counted(_missed(found)) if found else unjudged("no_commitments")


def _lowest(per: Per, amount: Callable[[Case, Scope, DoctorFigures], Fraction]) -> Callable[[Case, Scope], Measurement]:
    """Return the measure of the least that anybody did per half-year or year.

    Doctors who joined or left within the roster's period are left out: their part of the commitment is judged by
    ``commitments_met``. A roster that is shorter than the time of the commitment says nothing of it.
    """

    def measure(case: Case, scope: Scope) -> Measurement:
        period = case.instance.hds.period
        months = months_between(period.start, period.end)
        if months < MONTHS[per]:
            return unjudged("period_too_short", months=f"{float(months):g}", needed=MONTHS[per])
        whole = [each for each in scope.doctors(case) if _stays(case, each)]
        if not whole:
            return unjudged("nobody_in_scope")
        return _least((each.doctor.id, amount(case, scope, each) * MONTHS[per] / months) for each in whole)

    return measure


def _holidays_of_year(case: Case, scope: Scope) -> Measurement:
    """Measure the fewest holiday shifts in a year; of a shorter roster with what the balances say of the same year.

    A roster that ends with the calendar year completes it when the balances have rows with a holiday and that year.
    """
    period = case.instance.hds.period
    year = (period.end - timedelta(days=1)).year
    rows = [row for row in case.instance.balances if row.holiday is not None and row.year == year]
    if months_between(period.start, period.end) >= MONTHS[Per.YEAR] or period.end != date(year + 1, 1, 1) or not rows:
        return _lowest(Per.YEAR, _holidays)(case, scope)
    earlier: dict[str, int] = {}
    for row in rows:
        earlier[row.doctor] = earlier.get(row.doctor, 0) + 1
    whole = [each for each in scope.doctors(case) if _stays(case, each, date(year, 1, 1))]
    if not whole:
        return unjudged("nobody_in_scope")
    return _least((each.doctor.id, _holidays(case, scope, each) + earlier.get(each.doctor.id, 0)) for each in whole)


def _least(done: Iterable[tuple[str, Fraction]]) -> Measurement:
    ordered = sorted(done, key=lambda each: (each[1], each[0]))
    return Measurement(ordered[0][1], evidence=tuple(Evidence("did", name, amount=each) for name, each in ordered))


def _stays(case: Case, figures: DoctorFigures, since: date | None = None) -> bool:
    """Return whether a doctor is there from a day, else from the roster's first, until its end."""
    period, doctor = case.instance.hds.period, figures.doctor
    newcomer = all(each.id != doctor.id for each in case.instance.doctors)
    first, leaves = since or period.start, doctor.leaves or period.end
    return (doctor.joins or first) <= first and leaves >= period.end and not newcomer


def _hours(case: Case, scope: Scope, figures: DoctorFigures) -> Fraction:
    return Fraction(figures.minutes, 60)


def _shifts(case: Case, scope: Scope, figures: DoctorFigures) -> Fraction:
    view = case.view(scope.on)
    counting = {each.id for each in view.instance.hds.kinds if each.counts}
    return Fraction(sum(each.kind in counting for each in view.work.get(figures.doctor.id, ())))


def _holidays(case: Case, scope: Scope, figures: DoctorFigures) -> Fraction:
    return Fraction(figures.per_category[list(Category).index(Category.HOLIDAY)])


INDICATORS = (
    Indicator("commitments_met", "share", _met),
    Indicator("commitments_not_met", "count", _not_met),
    Indicator("hours_per_half_year_lowest", "hours", _lowest(Per.HALF_YEAR, _hours)),
    Indicator("hours_per_year_lowest", "hours", _lowest(Per.YEAR, _hours)),
    Indicator("shifts_per_half_year_lowest", "shifts", _lowest(Per.HALF_YEAR, _shifts)),
    Indicator("shifts_per_year_lowest", "shifts", _lowest(Per.YEAR, _shifts)),
    Indicator("holiday_shifts_per_year_lowest", "shifts", _holidays_of_year),
)
