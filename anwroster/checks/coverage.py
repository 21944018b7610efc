"""Whether every seat has its doctor, and no more than one."""

from collections.abc import Iterator

from anwroster.checks.breach import Breach
from anwroster.checks.case import Case
from anwroster.model import Category, RuleId, Shift


def demand(case: Case) -> Iterator[Breach]:
    """No shift has more doctors than its demand, or one doctor twice, or a doctor or shift that nobody knows."""
    doctors = case.facts.doctors
    for each in case.strangers:
        words = "demand.unknown_doctor" if each.doctor not in doctors else "demand.unknown_shift"
        yield Breach(words, {"doctor": each.doctor, "shift": each.shift}, each.doctor, (each.shift,))
    for key, staff in case.staff.items():
        shift = case.facts.shifts[key]
        names = sorted(set(staff))
        for doctor in names:
            if staff.count(doctor) > 1:
                yield Breach("demand.twice", {"doctor": doctors[doctor], "shift": shift}, doctor, (key,))
        if len(names) > shift.demand:
            everybody = [doctors[name] for name in names]
            values = {"shift": shift, "count": len(names), "demand": shift.demand, "doctors": everybody}
            yield Breach("demand.too_many", values, None, (key,))


def coverage(case: Case) -> Iterator[Breach]:
    """Every seat is filled; an open one costs the greatest of the parameters that apply to its shift."""
    price = {name: case.parameter(RuleId.COVERAGE, name) for name in ("ordinary", "night", "holiday")}
    for key, shift in case.facts.shifts.items():
        seats = shift.demand - len(set(case.staff.get(key, ())))
        if seats > 0:
            yield Breach("coverage", {"shift": shift, "seats": seats}, None, (key,), seats * _price(shift, price))


def _price(shift: Shift, price: dict[str, int]) -> int:
    names = ["ordinary"]
    if Category.NIGHT in shift.categories:
        names.append("night")
    if Category.HOLIDAY in shift.categories:
        names.append("holiday")
    return max(price[name] for name in names)
