"""The granularity floor: how near a doctor could come to the own fair part if nobody else were there.

Shifts come in blocks. A fair part of 41 h is out of reach for who offered only shifts of 8 h: 40 h is then perfect.
What is computed here looks at one doctor and one fair part at a time, and leaves rest, maxima and the other doctors
out. No roster passes it, so that it is a bound as well as a measure of what blocks alone cost.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from anwroster.checks.fairness import category_cost, category_off, hours_cost, step_width, whole_grains
from anwroster.model import Category, Level, Mode, RuleId
from anwroster.problem import Problem

CATEGORIES = {
    RuleId.FAIR_NIGHTS: Category.NIGHT,
    RuleId.FAIR_WEEKENDS: Category.WEEKEND,
    RuleId.FAIR_HOLIDAYS: Category.HOLIDAY,
}
"""The rules that count shifts, and what they count."""


@dataclass(frozen=True)
class Floor:
    """How near one doctor could come to one fair part.

    Parameters
    ----------
    rule
        The rule that charges for it.
    account
        Key of the quota for hours, else of the doctor.
    part
        Fair part: minutes for hours, else thousandths of a shift.
    nearest
        What can be reached: minutes for hours, else shifts.
    off
        Per mille of the quota or the part, as the worst-off is measured.
    cost
        What it costs at least on the level of fairness, without the rule's weight.
    """

    rule: RuleId
    doctor: str
    account: str
    part: int
    nearest: int
    off: int
    cost: int


def floors(problem: Problem) -> tuple[Floor, ...]:
    """Return the floor of everybody who takes part, for each fair part that a soft rule charges for."""
    rulebook = problem.instance.rulebook
    found = list(_hours(problem)) if rulebook[RuleId.FAIR_HOURS].mode is Mode.SOFT else []
    for rule, category in CATEGORIES.items():
        if rulebook[rule].mode is Mode.SOFT:
            found += _counts(problem, rule, category)
    return tuple(found)


def perfect(problem: Problem) -> dict[tuple[Level, RuleId], int]:
    """Return what the floors of all doctors add up to, by level and rule, weights included."""
    total: dict[tuple[Level, RuleId], int] = {}
    for each in floors(problem):
        rule = problem.instance.rulebook[each.rule]
        own, worst = (rule.level or Level.FAIRNESS, each.rule), (Level.WORST_OFF, each.rule)
        total[own] = total.get(own, 0) + rule.weight * each.cost
        total[worst] = max(total.get(worst, 0), rule.weight * each.off)
    return total


def _hours(problem: Problem) -> Iterator[Floor]:
    grain = problem.fair.grain
    parameters = problem.instance.rulebook[RuleId.FAIR_HOURS].parameters
    percent, free = parameters["step_percent"], whole_grains(parameters["free_minutes"], grain)
    for account in problem.accounts:
        doctor = problem.index[account.doctor]
        if doctor not in problem.taking_part:
            continue
        reachable = 1  # bit n: n grains can be reached
        for shift in problem.of_doctor[doctor]:
            its = problem.shifts[shift]
            if problem.counting[shift] and (account.posts is None or its.post in account.posts):
                more = reachable << (its.minutes // grain)
                reachable = more if (doctor, shift) in problem.held else reachable | more
        part = problem.fair.minutes[account.key]
        nearest = nearest_bit(reachable, part // grain) * grain
        off = max(0, abs(nearest - part) - free)
        width = step_width(account.quota_minutes, percent, grain)
        share = -(-1000 * off // account.quota_minutes)
        yield Floor(RuleId.FAIR_HOURS, account.doctor, account.key, part, nearest, share, hours_cost(off, width))


def nearest_bit(bits: int, place: int) -> int:
    """Return the set bit nearest to ``place``, the lower of two equally near; ``bits`` is not 0."""
    below = (bits & ((1 << place + 1) - 1)).bit_length() - 1
    above = bits >> place
    if not above:
        return below
    up = place + (above & -above).bit_length() - 1
    return below if below >= 0 and place - below <= up - place else up


def _counts(problem: Problem, rule: RuleId, category: Category) -> Iterator[Floor]:
    for (doctor, which), part in problem.fair.shifts.items():
        number = problem.index[doctor]
        if which is not category or number not in problem.taking_part:
            continue
        own = [s for s in problem.of_doctor[number] if category in problem.shifts[s].categories]
        held = sum((number, s) in problem.held for s in own)
        nearest = min(range(held, len(own) + 1), key=lambda count: (category_cost(count, part), count))
        off = min(category_off(count, part) for count in range(held, len(own) + 1))
        yield Floor(rule, doctor, doctor, part, nearest, off, category_cost(nearest, part))
