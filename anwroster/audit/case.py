"""One package, read once for all indicators: input, roster as published and as worked, certificate, payments."""

from dataclasses import dataclass, replace
from functools import cached_property

from anwroster import checks
from anwroster.figures import (
    AccountFigures,
    DoctorFigures,
    DutyFigures,
    ImpossibleChange,
    Payable,
    WorkedSeat,
    account_figures,
    doctor_figures,
    duty_figures,
    payable,
    shifts_of,
    with_newcomers,
    worked_roster,
    worked_seats,
)
from anwroster.model import (
    Certificate,
    Finding,
    Instance,
    Level,
    Manifest,
    Phase,
    Role,
    Roster,
    RuleId,
    Shift,
    Worked,
)
from anwroster.problem import before_of
from anwroster.quota import QuotaLine, quota_lines
from anwroster.solver.verify import Refusal, Verdict, verify
from anwroster.tariffs import Pay, pay

WORKED_RULES = (RuleId.DEMAND, RuleId.OVERLAP, RuleId.REST, RuleId.BUSY, RuleId.QUALIFIED, RuleId.VALIDITY)
"""Hard rules that also hold for what doctors agreed among themselves; an offer, a phase or a maximum does not."""


FAIR = (RuleId.FAIR_HOURS, RuleId.FAIR_NIGHTS, RuleId.FAIR_WEEKENDS, RuleId.FAIR_HOLIDAYS)
"""Rules that measure how far doctors are from their fair parts."""

NOTHING = Worked()
"""Nothing changed after publication."""


@dataclass(frozen=True)
class View:
    """One roster of a case with all that is counted on it.

    Parameters
    ----------
    instance
        With the newcomers, where the roster is the worked one.
    owing
        Without them: newcomers count for what they work, never for a quota or commitment, and among the doctors only
        once they work. Otherwise doctors who never work could make any share look small.
    findings
        Hard rules that it breaks; of the worked roster those of ``WORKED_RULES``.
    """

    instance: Instance
    roster: Roster
    owing: Instance
    findings: tuple[Finding, ...]

    @cached_property
    def doctors(self) -> tuple[DoctorFigures, ...]:
        """Every doctor's part."""
        there = {each.id for each in self.owing.doctors}
        found = doctor_figures(self.instance, self.roster)
        return tuple(
            each if each.doctor.id in there else replace(each, quota_minutes=0, fulfilment=None, met=0, owed=0)
            for each in found
            if each.doctor.id in there or each.shifts
        )

    @cached_property
    def work(self) -> dict[str, list[Shift]]:
        """Doctor → shifts in order of start, for doctors with any."""
        return shifts_of(self.instance, self.roster)

    @cached_property
    def quota_lines(self) -> tuple[QuotaLine, ...]:
        """Who owes what, from which practice."""
        return quota_lines(self.owing)

    @cached_property
    def shifts(self) -> dict[str, Shift]:
        """Every shift by its key."""
        return {each.id: each for each in self.instance.shifts}

    @cached_property
    def roles(self) -> dict[str, Role]:
        """Doctor → role."""
        roles = {each.id: each.role for each in self.instance.hds.agreements}
        return {each.id: roles[each.agreement] for each in self.instance.doctors}

    @cached_property
    def agreements(self) -> dict[str, str]:
        """Doctor → key of the agreement."""
        return {each.id: each.agreement for each in self.instance.doctors}

    @cached_property
    def accounts(self) -> tuple[AccountFigures, ...]:
        """Every quota and what was done for it."""
        return account_figures(self.owing, self.roster)

    @cached_property
    def duties(self) -> tuple[DutyFigures, ...]:
        """Every commitment and what was done for it."""
        return duty_figures(self.owing, self.roster)

    @cached_property
    def pay(self) -> Pay:
        """What the HDS pays for it by its tariffs."""
        return pay(self.instance, self.roster)


@dataclass(frozen=True)
class Case:
    """What is audited.

    Parameters
    ----------
    manifest
        None for a case that does not come from a package.
    certificate
        None where there is none: bounds then cannot be judged.
    """

    instance: Instance
    published: Roster
    worked: Worked = NOTHING
    certificate: Certificate | None = None
    manifest: Manifest | None = None

    @cached_property
    def _seats(self) -> tuple[tuple[WorkedSeat, ...], tuple[ImpossibleChange, ...]]:
        return worked_seats(self.instance, self.published, self.worked)

    @property
    def seats(self) -> tuple[WorkedSeat, ...]:
        """Every seat from publication to pay."""
        return self._seats[0]

    @property
    def impossible(self) -> tuple[ImpossibleChange, ...]:
        """Changes that cannot have been."""
        return self._seats[1]

    @cached_property
    def as_published(self) -> View:
        """The roster as it was published."""
        return View(self.instance, self.published, self.instance, checks.findings(self.instance, self.published))

    @cached_property
    def as_worked(self) -> View:
        """The roster as it was worked."""
        instance = with_newcomers(self.instance, self.worked)
        roster = worked_roster(self.published, self.seats)
        broken = checks.findings(instance, roster)
        return View(
            instance, roster, self.instance, tuple(each for each in broken if each.because.rule in WORKED_RULES)
        )

    @cached_property
    def payable(self) -> Payable:
        """For which minutes of which band and day each doctor is to be paid, by the roster as worked."""
        return payable(self.as_worked.instance, self.seats)

    @cached_property
    def worst_off(self) -> dict[RuleId, tuple[str, int]]:
        """By rule the worst-off doctor of the roster as published in its last phase, and how far off, per mille."""
        phase = self.published.phases[-1].phase if self.published.phases else Phase.ONE
        checked = checks.Case(self.instance, self.published, phase, before_of(self.published, phase))
        return {
            rule: (each.doctor or "", each.cost)
            for rule in FAIR
            for each in checks.CHECKS[rule](checked)
            if each.level is Level.WORST_OFF
        }

    @cached_property
    def verification(self) -> tuple[tuple[Verdict, ...], tuple[Refusal, ...]]:
        """What the certificate proves, and why it is refused; both empty without a certificate."""
        return verify(self.instance, self.published, self.certificate) if self.certificate else ((), ())

    def view(self, on: str) -> View:
        """Return the roster that a criterion is about: ``published`` or ``worked``."""
        return self.as_worked if on == "worked" else self.as_published
