"""Whether whoever had a shift in the earlier roster and can still work it, keeps it."""

from collections.abc import Iterator

from anwroster.checks.breach import Breach
from anwroster.checks.case import Case
from anwroster.model import Phase


def keep(case: Case) -> Iterator[Breach]:
    """What the earlier roster gave a doctor in this phase or before stays, where it still can; each loss costs 1."""
    if case.instance.kept is None:
        return
    order = list(Phase)
    due = order[: order.index(case.phase) + 1]
    given = {(each.doctor, each.shift) for each in case.instance.kept.assignments if each.phase in due}
    lost = given - {(doctor.id, shift.id) for _, doctor, shift in case.known}
    for key, doctor in case.facts.doctors.items():
        for shift in case.candidates[key]:
            if (key, shift.id) in lost:
                yield Breach("keep", {"doctor": doctor, "shift": shift}, key, (shift.id,))
