"""Christmas and other holidays over rolling years: from the balances' rows of earlier years and this roster."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from anwroster.audit.case import Case, View
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, counted, unjudged
from anwroster.model import NzaHoliday

CHRISTMAS = (NzaHoliday.EERSTE_KERSTDAG.value, NzaHoliday.TWEEDE_KERSTDAG.value)
ROLLING_YEARS = 3
"""Years over which holidays are added up, this roster's last year among them."""


def _now(view: View) -> Iterator[tuple[str, str, int, str]]:
    """Yield (doctor, holiday, year, shift) of every holiday shift; a shift before midnight has its holiday's year."""
    days = {(each.id, each.day) for each in view.instance.holidays}
    for doctor, shifts in view.work.items():
        for each in shifts:
            if each.holiday is not None:
                ahead = each.day + timedelta(days=1)
                yield doctor, each.holiday, (ahead if (each.holiday, ahead) in days else each.day).year, each.id


def _before(view: View) -> set[tuple[str, str, int]]:
    """Return (doctor, holiday, year) of earlier rosters."""
    rows = view.instance.balances
    return {(row.doctor, row.holiday, row.year) for row in rows if row.holiday is not None and row.year is not None}


def _twice(case: Case, scope: Scope, *, christmas: bool) -> Measurement:
    view = case.view(scope.on)
    before, now = _before(view), list(_now(view))
    # A roster of several years can repeat a holiday within itself.
    known = before | {(doctor, holiday, year) for doctor, holiday, year, _ in now}
    years = {year for _, _, year in before}
    asked = [each for each in now if not christmas or each[1] in CHRISTMAS]
    if not asked:
        return unjudged("no_christmas" if christmas else "no_holidays")
    if years.isdisjoint(year - 1 for _, _, year, _ in asked):
        return unjudged("no_holiday_history", year=min(year for _, _, year, _ in asked) - 1)
    found: dict[tuple[str, str, int], Evidence] = {}
    for doctor, holiday, year, shift in sorted(asked, key=lambda each: (each[0], each[2], each[1], each[3])):
        same = CHRISTMAS if christmas else (holiday,)
        repeated = any((doctor, each, year - 1) in known for each in same)
        if repeated and scope.holds(case, doctor):
            key = (doctor, "" if christmas else holiday, year)
            values = (("holiday", holiday), ("year", str(year)), ("earlier", str(year - 1)))
            found.setdefault(key, Evidence("twice", doctor, shift, values=values))
    return counted(found.values())


def _feasts(case: Case, scope: Scope) -> Measurement:
    return _twice(case, scope, christmas=False)


def _christmas(case: Case, scope: Scope) -> Measurement:
    return _twice(case, scope, christmas=True)


def _rolling(case: Case, scope: Scope) -> Measurement:
    """Measure the most holidays that one doctor worked in the last years."""
    view = case.view(scope.on)
    before = _before(view)
    if not before:
        return unjudged("no_holiday_history", year=case.instance.hds.period.start.year - 1)
    last = (case.instance.hds.period.end - timedelta(days=1)).year
    worked = before | {(doctor, holiday, year) for doctor, holiday, year, _ in _now(view)}
    sums = {each.doctor.id: 0 for each in scope.doctors(case)}
    for doctor, _, year in worked:
        if doctor in sums and last - ROLLING_YEARS < year <= last:
            sums[doctor] += 1
    if not sums:
        return unjudged("nobody_in_scope")
    ordered = sorted(sums.items(), key=lambda each: (-each[1], each[0]))
    evidence = tuple(
        Evidence("rolling", doctor, amount=Fraction(number), unit="shifts") for doctor, number in ordered if number
    )
    return Measurement(Fraction(ordered[0][1]), evidence=evidence)


INDICATORS = (
    Indicator("christmas_twice_running", "doctors", _christmas),
    Indicator("feast_twice_running", "count", _feasts),
    Indicator("holidays_rolling_highest", "shifts", _rolling),
)
