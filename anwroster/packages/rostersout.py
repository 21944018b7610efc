"""A roster under other names, with values and bounds as they follow from the input under those names."""

from collections.abc import Mapping

from anwroster import checks
from anwroster.model import Instance, Kept, LevelResult, Phase, PhaseResult, Roster
from anwroster.problem import before_of, frozen
from anwroster.solver.verify import kept_digest


def renamed(roster: Roster, instance: Instance, called: Mapping[str, str]) -> Roster:
    """Return a roster with the doctors' new keys and the digests of the input under those keys.

    Parameters
    ----------
    instance
        The input under the new keys, and the earlier roster that was kept.
    called
        New key by old key, of every doctor.
    """
    assignments = [each.model_copy(update={"doctor": called[each.doctor]}) for each in roster.assignments]
    phases = [
        each.model_copy(update={"forced": tuple(sorted(called[doctor] for doctor in each.forced))})
        for each in roster.phases
    ]
    provenance = roster.provenance
    if provenance:
        kept = {"keep": kept_digest(instance)} if "keep" in provenance.options else {}
        provenance = provenance.model_copy(
            update={"digests": instance.digests, "options": {**provenance.options, **kept}}
        )
    return roster.model_copy(
        update={
            "assignments": tuple(sorted(assignments, key=lambda each: (each.shift, each.doctor))),
            "phases": tuple(phases),
            "provenance": provenance,
        }
    )


def kept_renamed(kept: Kept, called: Mapping[str, str]) -> Kept:
    """Return an earlier roster under the doctors' new keys."""
    assignments = (each.model_copy(update={"doctor": called[each.doctor]}) for each in kept.assignments)
    ordered = tuple(sorted(assignments, key=lambda each: (each.shift, each.doctor)))
    return kept.model_copy(update={"assignments": ordered})


def revalued(roster: Roster, instance: Instance, bounds: Mapping[tuple[Phase, str], int]) -> Roster:
    """Return a roster whose levels have the values that it really costs, and the bounds that are proven.

    Parameters
    ----------
    bounds
        By phase and level; a level without one keeps its own, at most its value.
    """
    phases = tuple(_phase(each, roster, instance, bounds) for each in roster.phases)
    done = bool(phases) and all(each.status == "optimal" for each in phases[-1].levels)
    status = roster.status if roster.status == "unknown" or not phases else "optimal" if done else "feasible"
    return roster.model_copy(update={"phases": phases, "status": status})


def _phase(
    phase: PhaseResult, roster: Roster, instance: Instance, bounds: Mapping[tuple[Phase, str], int]
) -> PhaseResult:
    order = list(Phase)
    past = {(each.doctor, each.shift) for each in frozen(instance)}
    so_far = tuple(
        each
        for each in roster.assignments
        if order.index(each.phase) <= order.index(phase.phase) or (each.doctor, each.shift) in past
    )
    upto = roster.model_copy(update={"assignments": so_far})
    values = {
        level.value: value
        for level, value in checks.score(instance, upto, phase.phase, before_of(roster, phase.phase)).items()
    }
    return phase.model_copy(
        update={"levels": tuple(_level(each, phase.phase, values, bounds) for each in phase.levels)}
    )


def _level(
    level: LevelResult, phase: Phase, values: Mapping[str, int], bounds: Mapping[tuple[Phase, str], int]
) -> LevelResult:
    value = values.get(level.name, level.value)
    bound = min(value, bounds.get((phase, level.name), level.bound))
    if (value, bound) == (level.value, level.bound):
        return level
    gap = (value - bound) / max(value, 1)
    return level.model_copy(
        update={"value": value, "bound": bound, "gap": gap, "status": "optimal" if value <= bound else "feasible"}
    )
