"""What an indicator measures: a value, its parts, and the doctors and shifts behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from anwroster.audit.case import Case
from anwroster.figures import DoctorFigures
from anwroster.model import Role

Unit = Literal["share", "ratio", "hours", "shifts", "doctors", "euros", "count"]
"""share: 1 is 100 %; ratio: a number without unit; hours and euros as they are; the others are whole."""


@dataclass(frozen=True)
class Scope:
    """On which roster, and over whom, is measured.

    Parameters
    ----------
    role, agreement
        None: everybody.
    """

    on: Literal["published", "worked"] = "worked"
    role: Role | None = None
    agreement: str | None = None

    def doctors(self, case: Case) -> tuple[DoctorFigures, ...]:
        """Return the figures of the doctors in the scope."""
        return tuple(each for each in case.view(self.on).doctors if self.holds(case, each))

    def holds(self, case: Case, figures: DoctorFigures) -> bool:
        """Return whether a doctor is in the scope."""
        return self.role in (None, figures.role) and self.agreement in (None, figures.doctor.agreement)


@dataclass(frozen=True)
class Evidence:
    """A doctor, a shift or both that a value comes from.

    Parameters
    ----------
    key
        Sentence of ``words/audit.toml`` under ``evidence`` that says what is the matter.
    values
        What the sentence needs, as (name, value) pairs.
    amount
        In the indicator's unit, to sort by; None where there is none.
    """

    key: str
    doctor: str = ""
    shift: str = ""
    amount: Fraction | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Measurement:
    """The value of one indicator in one scope.

    Parameters
    ----------
    value
        In the indicator's unit; None when it cannot be judged, and ``reason`` says why.
    reason
        Sentence of ``words/audit.toml`` under ``unjudged``; empty with a value.
    parts
        (name, value) pairs that belong to it, as per role.
    evidence
        The worst first.
    """

    value: Fraction | None
    reason: str = ""
    parts: tuple[tuple[str, Fraction | None], ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """Something that can be measured of a roster; its name, formula and source stand in ``words/audit.toml``."""

    id: str
    unit: Unit
    measure: Callable[[Case, Scope], Measurement]
