"""One roster of one instance, read once for all checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from anwroster.checks.candidates import candidates_of
from anwroster.checks.facts import Facts
from anwroster.model import Assignment, Doctor, Instance, Phase, Roster, RuleId, Shift
from anwroster.quota import Account, FairParts, accounts, fair_parts

_ORDER = {phase: place for place, phase in enumerate(Phase)}


@dataclass(frozen=True)
class Case:
    """A roster of an instance, as it stands in a phase.

    Assignments of doctors or shifts that the instance does not know are a breach of ``demand``; everything else
    here leaves them out, and counts a doctor who stands twice on a shift once.

    Parameters
    ----------
    phase
        Phase in which the roster is scored.
    before
        Roster that the phase started from: what it assigned is held. None: what the roster itself assigned in
        phases before ``phase``.
    """

    instance: Instance
    roster: Roster
    phase: Phase = Phase.ONE
    before: Roster | None = None

    @cached_property
    def facts(self) -> Facts:
        """The instance, filed by key."""
        return Facts(self.instance)

    @cached_property
    def known(self) -> list[tuple[Assignment, Doctor, Shift]]:
        """Assignments with their doctor and shift, in the roster's order."""
        doctors, shifts = self.facts.doctors, self.facts.shifts
        return [
            (each, doctors[each.doctor], shifts[each.shift])
            for each in self.roster.assignments
            if each.doctor in doctors and each.shift in shifts
        ]

    @cached_property
    def strangers(self) -> list[Assignment]:
        """Assignments of an unknown doctor or shift."""
        doctors, shifts = self.facts.doctors, self.facts.shifts
        return [each for each in self.roster.assignments if each.doctor not in doctors or each.shift not in shifts]

    @cached_property
    def work(self) -> dict[str, list[Shift]]:
        """Shifts of every doctor who has one, sorted by start, then key, each once."""
        return _sorted([(doctor.id, shift) for _, doctor, shift in self.known])

    @cached_property
    def within_maximum(self) -> dict[str, list[Shift]]:
        """The same for the assignments of phases 1 and 2b only, for which maxima hold."""
        return _sorted([(doctor.id, shift) for each, doctor, shift in self.known if each.phase is not Phase.THREE])

    @cached_property
    def staff(self) -> dict[str, list[str]]:
        """Doctors of every shift that has one, in the roster's order; a doctor who stands there twice comes twice."""
        staff: dict[str, list[str]] = {}
        for _, doctor, shift in self.known:
            staff.setdefault(shift.id, []).append(doctor.id)
        return staff

    @cached_property
    def candidates(self) -> Mapping[str, tuple[Shift, ...]]:
        """Shifts that each doctor could be given in this phase, or already has from before."""
        if self.before is None:
            earlier = [each for each in self.roster.assignments if _ORDER[each.phase] < _ORDER[self.phase]]
        else:
            earlier = list(self.before.assignments)
        return candidates_of(self.facts, self.phase, [(each.doctor, each.shift) for each in earlier])

    @cached_property
    def accounts(self) -> list[Account]:
        """Accounts of the doctors who are in this phase or an earlier one."""
        return [each for each in accounts(self.instance) if self.facts.is_in(each.doctor, self.phase)]

    @cached_property
    def fair_parts(self) -> FairParts:
        """Everybody's fair part in this phase."""
        return fair_parts(self.instance, self.candidates, self.phase)

    def parameter(self, rule: RuleId, name: str) -> int:
        """Return one of the rule's own numbers."""
        return self.instance.rulebook[rule].parameters[name]


def _sorted(pairs: list[tuple[str, Shift]]) -> dict[str, list[Shift]]:
    work: dict[str, dict[str, Shift]] = {}
    for doctor, shift in pairs:
        work.setdefault(doctor, {})[shift.id] = shift
    return {
        doctor: sorted(shifts.values(), key=lambda shift: (shift.start, shift.id)) for doctor, shifts in work.items()
    }
