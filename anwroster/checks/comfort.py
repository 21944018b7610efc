"""Whether shifts lie pleasantly: nights in runs for who wants them, otherwise spread, and holidays in turn."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from anwroster.checks.breach import Breach
from anwroster.checks.case import Case
from anwroster.model import Category, Doctor, RuleId, Shift

_DAY = timedelta(days=1)
_SATURDAY = 5


def night_runs(case: Case) -> Iterator[Breach]:
    """Nights of a doctor who wants runs have one the night before or after; each that has none costs 1."""
    for doctor, shifts in _doctors(case):
        if doctor.night_runs:
            nights = [each for each in shifts if Category.NIGHT in each.categories]
            number = Counter(each.day for each in nights)
            for day in sorted(number):
                alone = number[day] - number[day - _DAY] - number[day + _DAY]
                if alone > 0:
                    yield _breach("night_runs", doctor, [each for each in nights if each.day == day], alone)


def spacing(case: Case) -> Iterator[Breach]:
    """In any ``days`` days in a row that lie in the period a doctor has one shift; each further one costs 1."""
    days, period = case.parameter(RuleId.SPACING, "days"), case.instance.hds.period
    last = period.end - days * _DAY
    for doctor, shifts in _doctors(case):
        number = Counter(each.day for each in _spread(doctor, shifts))
        firsts = {day - back * _DAY for day in number for back in range(days)}
        crowded: set[date] = set()
        cost = 0
        for first in firsts:
            if period.start <= first <= last:
                window = [first + ahead * _DAY for ahead in range(days)]
                here = sum(number[day] for day in window)
                if here > 1:
                    cost += here - 1
                    crowded.update(window)
        if cost:
            near = [each for each in _spread(doctor, shifts) if each.day in crowded]
            yield _breach("spacing", doctor, near, cost, days=days)


def whole_weekend(case: Case) -> Iterator[Breach]:
    """A doctor has one shift on a Saturday and the Sunday after it; each further one costs 1."""
    for doctor, shifts in _doctors(case):
        weekends: dict[date, list[Shift]] = {}
        for each in _spread(doctor, shifts):
            past = each.day.weekday() - _SATURDAY
            if past >= 0:
                weekends.setdefault(each.day - past * _DAY, []).append(each)
        for _, together in sorted(weekends.items()):
            if len(together) > 1:
                yield _breach("whole_weekend", doctor, together, len(together) - 1)


def holiday_repeat(case: Case) -> Iterator[Breach]:
    """No doctor works a holiday that the doctor worked the year before; each such shift costs 1."""
    worked = {(row.doctor, row.holiday, row.year) for row in case.instance.balances if row.holiday is not None}
    dates = {(each.id, each.day) for each in case.instance.holidays}
    for doctor, shifts in _doctors(case):
        for each in shifts:
            falls_next_day = (each.holiday, each.day + _DAY) in dates
            year = (each.day + _DAY if falls_next_day else each.day).year
            if (doctor.id, each.holiday, year - 1) in worked:
                yield _breach("holiday_repeat", doctor, [each], 1, year=year - 1)


def _doctors(case: Case) -> Iterator[tuple[Doctor, list[Shift]]]:
    return ((case.facts.doctors[doctor], shifts) for doctor, shifts in case.work.items())


def _spread(doctor: Doctor, shifts: Sequence[Shift]) -> list[Shift]:
    """Return the shifts that should lie apart: all, but no nights of a doctor who wants those in runs."""
    return [each for each in shifts if not (doctor.night_runs and Category.NIGHT in each.categories)]


def _breach(words: str, doctor: Doctor, shifts: Sequence[Shift], cost: int, **values: object) -> Breach:
    keys = tuple(each.id for each in shifts)
    return Breach(words, {"doctor": doctor, "shifts": shifts, **values}, doctor.id, keys, cost)
