"""How far each doctor is from the own fair part: in hours, nights, weekends and holidays."""

from collections.abc import Iterator
from typing import NamedTuple

from anwroster.checks.breach import Breach, Minutes, Thousandths
from anwroster.checks.case import Case
from anwroster.model import Category, Level, RuleId

_LAST_STEP = 29


class _Measured(NamedTuple):
    """One doctor's distance from one fair part."""

    off: int
    cost: int
    doctor: str
    words: str
    values: dict[str, object]


def fair_hours(case: Case) -> Iterator[Breach]:
    """Every account's minutes lie within the free ones of its fair part; the worst-off has a level of its own too."""
    percent = case.parameter(RuleId.FAIR_HOURS, "step_percent")
    grain = case.fair_parts.grain
    free = whole_grains(case.parameter(RuleId.FAIR_HOURS, "free_minutes"), grain)
    measured = []
    for account in case.accounts:
        done = sum(
            each.minutes
            for each in case.work.get(account.doctor, ())
            if each.kind in case.facts.counting and (account.posts is None or each.post in account.posts)
        )
        part = case.fair_parts.minutes[account.key]
        off = max(0, abs(done - part) - free)
        values = {
            "doctor": case.facts.doctors[account.doctor],
            "done": Minutes(done),
            "part": Minutes(part),
            "quota": Minutes(account.quota_minutes),
        }
        measured.append(
            _Measured(
                off=_ceiling(1000 * off, account.quota_minutes),
                cost=hours_cost(off, step_width(account.quota_minutes, percent, grain)),
                doctor=account.doctor,
                words="fair_hours",
                values=values,
            )
        )
    yield from _breaches(measured)


def fair_nights(case: Case) -> Iterator[Breach]:
    """Every doctor with a quota has the fair part of the nights."""
    yield from _breaches(_category(case, Category.NIGHT, "fair_nights"))


def fair_weekends(case: Case) -> Iterator[Breach]:
    """Every doctor with a quota has the fair part of the weekend shifts."""
    yield from _breaches(_category(case, Category.WEEKEND, "fair_weekends"))


def fair_holidays(case: Case) -> Iterator[Breach]:
    """Every doctor with a quota has the fair part of the holiday shifts."""
    yield from _breaches(_category(case, Category.HOLIDAY, "fair_holidays"))


def whole_grains(minutes: int, grain: int) -> int:
    """Return minutes rounded down to whole grains."""
    return minutes // grain * grain


def step_width(quota: int, percent: int, grain: int) -> int:
    """Return the minutes of a step: ``percent`` of the quota in whole grains, at least one grain."""
    return max(1, quota * percent // (100 * grain)) * grain


def hours_cost(off: int, width: int) -> int:
    """Return f(d) of ``docs/rules.md`` for ``off`` minutes beyond the free ones around the fair part.

    Parameters
    ----------
    off
        Minutes, 0 or more.
    width
        Minutes of a step, greater than 0.
    """
    step = min(off // width, _LAST_STEP)
    return width * step * step + (off - step * width) * (2 * step + 1)


def category_cost(count: int, part: int) -> int:
    """Return what ``count`` shifts cost where the fair part is ``part`` thousandths of a shift."""
    best = 0
    while _marginal(best, part) < 0:
        best += 1
    return sum(abs(_marginal(each, part)) for each in range(min(best, count), max(best, count)))


def category_off(count: int, part: int) -> int:
    """Return how far ``count`` shifts lie outside the whole numbers around ``part``, per mille of the part."""
    floor, ceiling = part // 1000, _ceiling(part, 1000)
    distance = max(0, floor - count, count - ceiling)
    return _ceiling(1000 * 1000 * distance, max(part, 1000))


def _marginal(count: int, part: int) -> int:
    return 1000 * (2 * (1000 * count - part) + 1000) // max(part, 1000)


def _ceiling(above: int, below: int) -> int:
    return -(-above // below)


def _category(case: Case, category: Category, words: str) -> list[_Measured]:
    measured = []
    for doctor in dict.fromkeys(account.doctor for account in case.accounts):
        count = sum(1 for each in case.work.get(doctor, ()) if category in each.categories)
        part = case.fair_parts.shifts[doctor, category]
        values = {"doctor": case.facts.doctors[doctor], "done": count, "part": Thousandths(part)}
        measured.append(_Measured(category_off(count, part), category_cost(count, part), doctor, words, values))
    return measured


def _breaches(measured: list[_Measured]) -> Iterator[Breach]:
    """Yield one breach for the worst-off, on that level, and one for each who costs anything, on the rule's own."""
    worst = max(measured, key=lambda each: each.off, default=None)
    if worst is not None and worst.off > 0:
        values = {**worst.values, "off": worst.off}
        yield Breach(f"{worst.words}.worst_off", values, worst.doctor, (), worst.off, Level.WORST_OFF)
    for each in measured:
        if each.cost > 0:
            yield Breach(f"{each.words}.part", each.values, each.doctor, (), each.cost)
