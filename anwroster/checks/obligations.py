"""Whether doctors get the work that they committed to, and the least that they asked for."""

from collections.abc import Iterator

from anwroster.checks.amounts import amount_of, at_least
from anwroster.checks.breach import Breach, Minutes, Scope
from anwroster.checks.case import Case
from anwroster.model import Bound, RuleId, Unit
from anwroster.quota import duties


def obligations(case: Case) -> Iterator[Breach]:
    """Every duty of an agreement is done; each minute short costs 1, each shift ``minutes_per_shift``."""
    for each in duties(case.instance):
        yield from _short(case, RuleId.OBLIGATIONS, each.doctor, each.unit, each.required, "total")


def minimum(case: Case) -> Iterator[Breach]:
    """Every doctor's own minimum is reached; each minute short costs 1, each shift ``minutes_per_shift``."""
    for each in case.instance.limits:
        if each.bound is Bound.MINIMUM:
            least = at_least(each.amount, each.unit)
            yield from _short(case, RuleId.MINIMUM, each.doctor, each.unit, least, each.scope)


def _short(case: Case, rule: RuleId, doctor: str, unit: Unit, required: int, scope: str) -> Iterator[Breach]:
    if not case.facts.is_in(doctor, case.phase):
        return
    done = amount_of(case.work.get(doctor, ()), unit, case.facts.counting, scope)
    if done < required:
        hours = unit is Unit.HOURS
        values = {
            "doctor": case.facts.doctors[doctor],
            "done": Minutes(done) if hours else done,
            "required": Minutes(required) if hours else required,
            "scope": Scope(scope),
        }
        cost = (required - done) * (1 if hours else case.parameter(rule, "minutes_per_shift"))
        yield Breach(f"{rule.value}.{unit.value}", values, doctor, (), cost)
