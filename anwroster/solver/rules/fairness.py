"""Hours as a share of the own quota; nights, weekends and holidays as a share of the own fair part."""

from anwroster.model import LEVELS, Because, Category, Level, RuleId
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger

STEPS = 30
"""Steps of the convex cost of hours; the last one goes on for ever."""


def fair_hours(problem: Problem, ledger: Ledger) -> None:
    """The worst-off account in per mille of its quota, and a convex cost of what is beyond the free minutes."""
    rule = problem.instance.rulebook[RuleId.FAIR_HOURS]
    level = rule.level or Level.FAIRNESS
    first = _first(level)
    worst = _worst(ledger, RuleId.FAIR_HOURS, rule.weight)
    for account in problem.accounts:
        d = problem.index[account.doctor]
        if d not in problem.taking_part:
            continue
        grain, quota = problem.fair.grain, account.quota_minutes
        part = problem.fair.minutes[account.key] // grain
        terms = [
            (ledger.assignments[d, s], problem.shifts[s].minutes // grain)
            for s in problem.of_doctor[d]
            if problem.counting[s] and (account.posts is None or problem.shifts[s].post in account.posts)
        ]
        because = Because(
            rule=RuleId.FAIR_HOURS, subject=account.key, detail=f"fair part {part * grain} min of {quota}"
        )
        width = problem.fair.step(quota, rule.parameters["step_percent"]) // grain
        free, cost = rule.parameters["free_minutes"] // grain, rule.weight * grain
        above = ledger.steps(_steps(sum(c for _, c in terms) - part, free, width, cost), first, level, because)
        below = ledger.steps(_steps(part, free, width, cost), first, level, because)
        terms += [(column, -1) for column in above] + [(column, 1) for column in below]
        ledger.row(terms, because, lower=part, upper=part, level=first)
        for steps in (above, below):
            off = [(column, -1000 * grain) for column in steps]
            ledger.limit(worst, [*off, (worst, quota)], -1000 * grain * free)
            ledger.row([*off, (worst, quota)], because, lower=-1000 * grain * free, level=Level.WORST_OFF)


def _steps(reach: int, free: int, width: int, cost: int) -> list[tuple[int, int]]:
    """Return (width, cost) of the steps, the free one first, that cover deviations from 0 to ``reach``, in grains."""
    found, left = [(min(free, reach), 0)] if free and reach > 0 else [], reach - free
    for step in range(STEPS):
        if left <= 0:
            break
        size = left if step == STEPS - 1 else min(width, left)
        found.append((size, cost * (2 * step + 1)))
        left -= size
    return found


def _first(level: Level) -> Level:
    """Return the level from which a measure is needed that both ``level`` and the worst-off charge."""
    return min(level, Level.WORST_OFF, key=LEVELS.index)


def fair_nights(problem: Problem, ledger: Ledger) -> None:
    """Nights against the own fair part."""
    _category(problem, ledger, RuleId.FAIR_NIGHTS, Category.NIGHT)


def fair_weekends(problem: Problem, ledger: Ledger) -> None:
    """Weekend shifts against the own fair part."""
    _category(problem, ledger, RuleId.FAIR_WEEKENDS, Category.WEEKEND)


def fair_holidays(problem: Problem, ledger: Ledger) -> None:
    """Holiday shifts against the own fair part."""
    _category(problem, ledger, RuleId.FAIR_HOLIDAYS, Category.HOLIDAY)


def _category(problem: Problem, ledger: Ledger, name: RuleId, category: Category) -> None:
    rule = problem.instance.rulebook[name]
    level = rule.level or Level.FAIRNESS
    first = _first(level)
    worst = _worst(ledger, name, rule.weight)
    for (doctor, which), part in problem.fair.shifts.items():
        d = problem.index[doctor]
        if which is not category or d not in problem.taking_part:
            continue
        scale = max(part, 1000)
        nearest = max(0, -(-(2 * part - 1000) // 2000))
        least, most = part // 1000, -(-part // 1000)
        own = [s for s in problem.of_doctor[d] if category in problem.shifts[s].categories]
        because = Because(rule=name, subject=doctor, detail=f"fair part {part / 1000:.3f}")

        def slope(n: int, part: int = part, scale: int = scale) -> int:
            return (1000 * (2 * (1000 * n - part) + 1000)) // scale

        up = [(1, rule.weight * slope(n)) for n in range(nearest, len(own))]
        down = [(1, rule.weight * -slope(n - 1)) for n in range(nearest, 0, -1)]
        above = ledger.steps(up, first, level, because)
        below = ledger.steps(down, first, level, because)
        count = [(ledger.assignments[d, s], 1) for s in own]
        count += [(column, -1) for column in above] + [(column, 1) for column in below]
        ledger.row(count, because, lower=nearest, upper=nearest, level=first)
        million = 1_000_000
        for steps, free in ((above, most - nearest), (below, nearest - least)):
            off = [(column, -million) for column in steps]
            ledger.limit(worst, [*off, (worst, scale)], -million * free)
            ledger.row([*off, (worst, scale)], because, lower=-million * free, level=Level.WORST_OFF)


def _worst(ledger: Ledger, rule: RuleId, weight: int) -> int:
    worst = ledger.measure(0, Level.WORST_OFF, whole=True)
    ledger.penalise(worst, weight, Level.WORST_OFF, Because(rule=rule, subject="", detail="worst-off, per mille"))
    return worst
