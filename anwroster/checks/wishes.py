"""Whether doctors get the shifts that they would rather have, and are spared the others."""

from collections.abc import Iterator

from anwroster.checks.breach import Breach
from anwroster.checks.case import Case
from anwroster.model import RuleId, WishKind


def avoid(case: Case) -> Iterator[Breach]:
    """No doctor works a shift that the doctor wished to avoid; the first costs 1, the next 2, and so on."""
    for doctor, unwanted in case.facts.wished(WishKind.AVOID).items():
        assigned = [each for each in case.work.get(doctor, ()) if each.id in unwanted]
        if assigned:
            values = {"doctor": case.facts.doctors[doctor], "count": len(assigned), "shifts": assigned}
            keys = tuple(each.id for each in assigned)
            yield Breach("avoid", values, doctor, keys, _sum_to(len(assigned)))


def prefer(case: Case) -> Iterator[Breach]:
    """Every doctor gets preferred shifts, up to ``cap`` or all that can be had; u short cost 1 + 2 + … + u."""
    cap = case.parameter(RuleId.PREFER, "cap")
    for doctor, preferred in case.facts.wished(WishKind.PREFER).items():
        possible = sum(1 for each in case.candidates[doctor] if each.id in preferred)
        given = sum(1 for each in case.work.get(doctor, ()) if each.id in preferred)
        short = min(cap, possible) - given
        if short > 0:
            values = {"doctor": case.facts.doctors[doctor], "given": given, "possible": min(cap, possible)}
            yield Breach("prefer", values, doctor, (), _sum_to(short))


def _sum_to(number: int) -> int:
    return number * (number + 1) // 2
