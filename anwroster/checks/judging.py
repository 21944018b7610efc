"""All rules over one roster: what it may not do, what it costs, and why."""

from collections.abc import Callable, Iterator, Mapping

from anwroster.checks import availability, changes, comfort, coverage, fairness, obligations, rest, wishes, workload
from anwroster.checks.breach import Breach
from anwroster.checks.case import Case
from anwroster.checks.facts import Facts
from anwroster.checks.telling import Teller
from anwroster.model import LEVELS, Assignment, Because, Finding, Instance, Level, Mode, Phase, Roster, Rule, RuleId

CHECKS: Mapping[RuleId, Callable[[Case], Iterator[Breach]]] = {
    RuleId.DEMAND: coverage.demand,
    RuleId.OVERLAP: rest.overlap,
    RuleId.REST: rest.rest,
    RuleId.BLOCKED: availability.blocked,
    RuleId.BUSY: availability.busy,
    RuleId.MAXIMUM: workload.maximum,
    RuleId.QUALIFIED: availability.qualified,
    RuleId.OFFERED: availability.offered,
    RuleId.PHASE: availability.phase,
    RuleId.VALIDITY: availability.validity,
    RuleId.FIXED: availability.fixed,
    RuleId.COVERAGE: coverage.coverage,
    RuleId.OBLIGATIONS: obligations.obligations,
    RuleId.MINIMUM: obligations.minimum,
    RuleId.KEEP: changes.keep,
    RuleId.FAIR_HOURS: fairness.fair_hours,
    RuleId.FAIR_NIGHTS: fairness.fair_nights,
    RuleId.FAIR_WEEKENDS: fairness.fair_weekends,
    RuleId.FAIR_HOLIDAYS: fairness.fair_holidays,
    RuleId.AVOID: wishes.avoid,
    RuleId.PREFER: wishes.prefer,
    RuleId.NIGHT_RUNS: comfort.night_runs,
    RuleId.SPACING: comfort.spacing,
    RuleId.WHOLE_WEEKEND: comfort.whole_weekend,
    RuleId.HOLIDAY_REPEAT: comfort.holiday_repeat,
}
"""Every rule's check, in the order of ``RuleId``: yields each breach, whatever the rule's mode."""


def findings(instance: Instance, roster: Roster) -> tuple[Finding, ...]:
    """Return everything that a hard rule forbids, sorted by rule, doctor and shifts; empty for a legal roster."""
    case = Case(instance, roster)
    return _told(instance, _breaches(case, Mode.HARD))


def pinned_clashes(instance: Instance) -> tuple[Finding, ...]:
    """Return what the fixed and frozen assignments break by themselves: not empty means that no roster is possible."""
    frozen = Facts(instance).frozen
    pinned = tuple(
        Assignment(doctor=each.doctor, shift=each.shift, phase=Phase.ONE, fixed=True)
        for each in instance.fixed
        if (each.doctor, each.shift) not in frozen
    )
    alone = Roster(
        hds=instance.hds.id, period=instance.hds.period, status="unknown", assignments=(*pinned, *frozen.values())
    )
    return findings(instance, alone)


def costs(instance: Instance, roster: Roster, phase: Phase, before: Roster | None = None) -> tuple[Finding, ...]:
    """Return everything that a soft rule charges for, sorted by rule, doctor and shifts.

    Parameters
    ----------
    phase
        Phase in which the roster is scored: who is not yet in it owes nothing, and who can be given what follows
        from it.
    before
        Roster that the phase started from; None: what the roster itself assigned in earlier phases.

    Returns
    -------
    tuple
        Findings whose ``cost`` has the rule's weight in it: over all findings of a level they add up to ``score``.
    """
    return _told(instance, _breaches(Case(instance, roster, phase, before), Mode.SOFT))


def score(instance: Instance, roster: Roster, phase: Phase, before: Roster | None = None) -> dict[Level, int]:
    """Return the value of every level: the sum over its soft rules of weight × cost; 0 is perfect.

    The parameters are those of ``costs``.
    """
    values = dict.fromkeys(LEVELS, 0)
    for (level, _), value in scores(instance, roster, phase, before).items():
        values[level] += value
    return values


def scores(
    instance: Instance, roster: Roster, phase: Phase, before: Roster | None = None
) -> dict[tuple[Level, RuleId], int]:
    """Return what each soft rule adds to each level; the parameters are those of ``costs``."""
    values: dict[tuple[Level, RuleId], int] = {}
    for rule, breach in _breaches(Case(instance, roster, phase, before), Mode.SOFT):
        level = breach.level or rule.level
        if level is not None:
            values[level, rule.id] = values.get((level, rule.id), 0) + rule.weight * breach.cost
    return values


def _breaches(case: Case, mode: Mode) -> Iterator[tuple[Rule, Breach]]:
    for rule in case.instance.rulebook.rules:
        if rule.mode is mode:
            for breach in CHECKS[rule.id](case):
                yield rule, breach


def _told(instance: Instance, breaches: Iterator[tuple[Rule, Breach]]) -> tuple[Finding, ...]:
    teller = Teller(instance)
    order = {rule: place for place, rule in enumerate(RuleId)}
    found = [_finding(teller, rule, breach) for rule, breach in breaches]
    found.sort(key=lambda each: (order[each.because.rule], each.doctor or "", each.shifts, each.because.detail))
    return tuple(found)


def _finding(teller: Teller, rule: Rule, breach: Breach) -> Finding:
    soft = rule.mode is Mode.SOFT
    subject = breach.doctor or breach.shifts[0]
    return Finding(
        because=Because(rule=rule.id, subject=subject, detail=teller.tell(breach)),
        mode=rule.mode,
        level=(breach.level or rule.level) if soft else None,
        cost=rule.weight * breach.cost if soft else 0,
        doctor=breach.doctor,
        shifts=breach.shifts,
    )
