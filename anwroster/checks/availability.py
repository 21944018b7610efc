"""Whether each assignment was possible for its doctor: the pair rules, and what the planner fixed."""

from collections.abc import Iterator

from anwroster.checks.breach import Breach
from anwroster.checks.case import Case
from anwroster.checks.facts import enters, is_valid, touching
from anwroster.model import Doctor, Phase, Shift


def _breach(words: str, doctor: Doctor, shift: Shift, **values: object) -> Breach:
    return Breach(words, {"doctor": doctor, "shift": shift, **values}, doctor.id, (shift.id,))


def blocked(case: Case) -> Iterator[Breach]:
    """No shift touches a span that its doctor blocked."""
    for _, doctor, shift in case.known:
        if span := touching(shift, case.facts.blocked.get(doctor.id, ())):
            yield _breach("blocked", doctor, shift, span=span)


def busy(case: Case) -> Iterator[Breach]:
    """No shift touches a shift elsewhere, or lies less than the doctor's rest before or after it."""
    for _, doctor, shift in case.known:
        if span := touching(shift, case.facts.busy.get(doctor.id, ())):
            rest = case.facts.rest(doctor.id)
            yield _breach("busy", doctor, shift, span=(span[0] + rest, span[1] - rest), rest=rest)


def qualified(case: Case) -> Iterator[Breach]:
    """A doctor with affiliations has one with the shift's post and kind."""
    for _, doctor, shift in case.known:
        if not case.facts.may_do(doctor.id, shift.post, shift.kind):
            yield _breach("qualified", doctor, shift)


def offered(case: Case) -> Iterator[Breach]:
    """What is not fixed was offered, save in phase 3; and ``forced`` flags just what was not, in phase 3."""
    for each, doctor, shift in case.known:
        pair = (doctor.id, shift.id)
        wanted = pair in case.facts.offered or pair in case.facts.fixed
        if not wanted and each.phase is not Phase.THREE:
            yield _breach("offered.not_offered", doctor, shift)
        forced = not wanted and each.phase is Phase.THREE
        if each.forced is not forced:
            yield _breach("offered.flag_missing" if forced else "offered.flag_wrong", doctor, shift)


def phase(case: Case) -> Iterator[Breach]:
    """What is not fixed was assigned in a phase in which the doctor's agreement takes part."""
    for each, doctor, shift in case.known:
        agreement = case.facts.agreements[doctor.id]
        if not enters(agreement, each.phase) and (doctor.id, shift.id) not in case.facts.fixed:
            yield _breach("phase", doctor, shift, phase=each.phase, agreement=agreement.name)


def validity(case: Case) -> Iterator[Breach]:
    """No shift starts before the doctor joins, nor from the day on that the doctor leaves or the papers lapse."""
    for _, doctor, shift in case.known:
        if not is_valid(doctor, shift.day):
            if doctor.joins is not None and shift.day < doctor.joins:
                yield _breach("validity.joins", doctor, shift, day=doctor.joins)
            elif doctor.leaves is not None and shift.day >= doctor.leaves:
                yield _breach("validity.leaves", doctor, shift, day=doctor.leaves)
            else:
                yield _breach("validity.papers", doctor, shift, day=doctor.papers_until)


def fixed(case: Case) -> Iterator[Breach]:
    """What the planner fixed stands in the roster as fixed, and nothing else does; what is frozen stays as it was."""
    doctors, shifts = case.facts.doctors, case.facts.shifts
    there = {(doctor.id, shift.id) for _, doctor, shift in case.known}
    flagged = {(doctor.id, shift.id) for each, doctor, shift in case.known if each.fixed}
    for doctor, shift in sorted(case.facts.fixed - flagged):
        words = "fixed.flag_missing" if (doctor, shift) in there else "fixed.missing"
        yield _breach(words, doctors[doctor], shifts[shift])
    for doctor, shift in sorted(flagged - case.facts.fixed):
        yield _breach("fixed.flag_wrong", doctors[doctor], shifts[shift])
    frozen = {pair for pair in case.facts.frozen if pair[0] in doctors}
    for doctor, shift in sorted(frozen - there):
        yield _breach("fixed.frozen_missing", doctors[doctor], shifts[shift])
    for doctor, shift in sorted(there - frozen - case.facts.fixed):
        if case.facts.is_frozen(shifts[shift]):
            yield _breach("fixed.frozen_added", doctors[doctor], shifts[shift])
