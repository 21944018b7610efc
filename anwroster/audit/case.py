"""One package, read once for all indicators: input, roster as published and as worked, certificate, payments."""

from dataclasses import dataclass
from functools import cached_property

from anwroster import checks
from anwroster.figures import (
    AccountFigures,
    DoctorFigures,
    DutyFigures,
    ImpossibleChange,
    WorkedSeat,
    account_figures,
    doctor_figures,
    duty_figures,
    with_newcomers,
    worked_roster,
    worked_seats,
)
from anwroster.model import Certificate, Finding, Instance, Manifest, Roster, RuleId, Worked
from anwroster.solver.verify import Refusal, Verdict, verify
from anwroster.tariffs import Pay, pay

WORKED_RULES = (RuleId.DEMAND, RuleId.OVERLAP, RuleId.REST, RuleId.BUSY, RuleId.QUALIFIED, RuleId.VALIDITY)
"""Hard rules that also hold for what doctors agreed among themselves; an offer, a phase or a maximum does not."""


NOTHING = Worked()
"""Nothing changed after publication."""


@dataclass(frozen=True)
class View:
    """One roster of a case with all that is counted on it.

    Parameters
    ----------
    instance
        With the newcomers, where the roster is the worked one.
    findings
        Hard rules that it breaks; of the worked roster those of ``WORKED_RULES``.
    """

    instance: Instance
    roster: Roster
    findings: tuple[Finding, ...]

    @cached_property
    def doctors(self) -> tuple[DoctorFigures, ...]:
        """Every doctor's part."""
        return doctor_figures(self.instance, self.roster)

    @cached_property
    def accounts(self) -> tuple[AccountFigures, ...]:
        """Every quota and what was done for it."""
        return account_figures(self.instance, self.roster)

    @cached_property
    def duties(self) -> tuple[DutyFigures, ...]:
        """Every commitment and what was done for it."""
        return duty_figures(self.instance, self.roster)

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
        return View(self.instance, self.published, checks.findings(self.instance, self.published))

    @cached_property
    def as_worked(self) -> View:
        """The roster as it was worked."""
        instance = with_newcomers(self.instance, self.worked)
        roster = worked_roster(self.published, self.seats)
        broken = checks.findings(instance, roster)
        return View(instance, roster, tuple(each for each in broken if each.because.rule in WORKED_RULES))

    @cached_property
    def verification(self) -> tuple[tuple[Verdict, ...], tuple[Refusal, ...]]:
        """What the certificate proves, and why it is refused; both empty without a certificate."""
        return verify(self.instance, self.published, self.certificate) if self.certificate else ((), ())

    def view(self, on: str) -> View:
        """Return the roster that a criterion is about: ``published`` or ``worked``."""
        return self.as_worked if on == "worked" else self.as_published
