"""Runs of nights for who wants them, spacing for the others, Saturday or Sunday, no holiday twice running."""

from collections.abc import Iterator
from datetime import date, timedelta

from anwroster.model import BalanceCategory, Because, Category, Level, RuleId
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger

_DAY = timedelta(days=1)


def _by_day(problem: Problem, d: int, *, nights: bool = True, others: bool = True) -> dict[date, list[int]]:
    found: dict[date, list[int]] = {}
    for s in problem.of_doctor[d]:
        if nights if Category.NIGHT in problem.shifts[s].categories else others:
            found.setdefault(problem.shifts[s].day, []).append(s)
    return found


def _columns(ledger: Ledger, d: int, shifts: list[int], sign: int = 1) -> list[tuple[int, int]]:
    return [(ledger.assignments[d, s], sign) for s in shifts]


def night_runs(problem: Problem, ledger: Ledger) -> None:
    """A night that stands alone costs, for a doctor who wants runs."""
    rule = problem.instance.rulebook[RuleId.NIGHT_RUNS]
    level = rule.level or Level.COMFORT
    for d, doctor in enumerate(problem.doctors):
        if not doctor.night_runs:
            continue
        nights = _by_day(problem, d, others=False)
        for day, shifts in sorted(nights.items()):
            because = Because(rule=RuleId.NIGHT_RUNS, subject=doctor.id, detail=f"night of {day}")
            alone = ledger.measure(len(shifts), level)
            ledger.penalise(alone, rule.weight, level, because)
            near = nights.get(day - _DAY, []) + nights.get(day + _DAY, [])
            terms = [*_columns(ledger, d, shifts), *_columns(ledger, d, near, -1), (alone, -1)]
            ledger.row(terms, because, upper=0, level=level)


def spacing(problem: Problem, ledger: Ledger) -> None:
    """More than one shift in a few days costs; nights of who wants runs do not count."""
    rule = problem.instance.rulebook[RuleId.SPACING]
    width = rule.parameters["days"]
    for d, doctor in enumerate(problem.doctors):
        by_day = _by_day(problem, d, nights=not doctor.night_runs)
        for first in _windows(problem, by_day, width):
            shifts = [s for offset in range(width) for s in by_day.get(first + offset * _DAY, [])]
            because = Because(rule=RuleId.SPACING, subject=doctor.id, detail=f"{width} days from {first}")
            _at_most_one(problem, ledger, d, shifts, because)


def _windows(problem: Problem, by_day: dict[date, list[int]], width: int) -> Iterator[date]:
    period = problem.instance.hds.period
    starts = {day - offset * _DAY for day in by_day for offset in range(width)}
    last = period.end - width * _DAY
    return (first for first in sorted(starts) if period.start <= first <= last)


def whole_weekend(problem: Problem, ledger: Ledger) -> None:
    """Both Saturday and Sunday costs; nights of who wants runs do not count."""
    for d, doctor in enumerate(problem.doctors):
        by_day = _by_day(problem, d, nights=not doctor.night_runs)
        saturdays = {day for day in by_day if day.weekday() == 5} | {day - _DAY for day in by_day if day.weekday() == 6}
        for saturday in sorted(saturdays):
            shifts = by_day.get(saturday, []) + by_day.get(saturday + _DAY, [])
            because = Because(rule=RuleId.WHOLE_WEEKEND, subject=doctor.id, detail=f"weekend of {saturday}")
            _at_most_one(problem, ledger, d, shifts, because)


def _at_most_one(problem: Problem, ledger: Ledger, d: int, shifts: list[int], because: Because) -> None:
    if len(shifts) < 2:
        return
    rule = problem.instance.rulebook[because.rule]
    level = rule.level or Level.COMFORT
    more = ledger.measure(len(shifts) - 1, level)
    ledger.penalise(more, rule.weight, level, because)
    ledger.row([*_columns(ledger, d, shifts), (more, -1)], because, upper=1, level=level)


def holiday_repeat(problem: Problem, ledger: Ledger) -> None:
    """The same holiday as the year before costs."""
    rule = problem.instance.rulebook[RuleId.HOLIDAY_REPEAT]
    level = rule.level or Level.COMFORT
    worked = {
        (row.doctor, row.holiday, row.year)
        for row in problem.instance.balances
        if row.category is BalanceCategory.HOLIDAYS and row.holiday
    }
    days = {(holiday.id, holiday.day) for holiday in problem.instance.holidays}
    for (d, s), column in ledger.assignments.items():
        shift, doctor = problem.shifts[s], problem.doctors[d].id
        year = (shift.day + _DAY if (shift.holiday, shift.day + _DAY) in days else shift.day).year
        if shift.holiday and (doctor, shift.holiday, year - 1) in worked:
            because = Because(rule=RuleId.HOLIDAY_REPEAT, subject=doctor, detail=f"{shift.holiday} again")
            ledger.penalise(column, rule.weight, level, because)
