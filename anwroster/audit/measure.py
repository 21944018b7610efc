"""What an indicator measures: a value, its parts, and the doctors and shifts behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from anwroster.audit.case import Case
from anwroster.figures import DoctorFigures
from anwroster.model import Role

Unit = Literal["share", "ratio", "hours", "days", "shifts", "doctors", "euros", "count"]
"""share: 1 is 100 %; ratio: a number without unit; hours, days and euros as they are; the others are whole."""


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

    @property
    def is_everybody(self) -> bool:
        """Whether nobody is left out."""
        return self.role is None and self.agreement is None

    def doctors(self, case: Case) -> tuple[DoctorFigures, ...]:
        """Return the figures of the doctors in the scope."""
        return tuple(each for each in case.view(self.on).doctors if self.holds(case, each.doctor.id))

    def holds(self, case: Case, doctor: str) -> bool:
        """Return whether a doctor is in the scope; one whom nobody knows is when it is everybody."""
        view = case.view(self.on)
        return self.role in (None, view.roles.get(doctor)) and self.agreement in (None, view.agreements.get(doctor))


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
        What the doctor or shift has to do with it; None where there is none.
    unit
        Of the amount; None: the indicator's.
    """

    key: str
    doctor: str = ""
    shift: str = ""
    amount: Fraction | None = None
    values: tuple[tuple[str, str], ...] = ()
    unit: Unit | None = None


@dataclass(frozen=True)
class Measurement:
    """The value of one indicator in one scope.

    Parameters
    ----------
    value
        In the indicator's unit; None when it cannot be judged, and ``reason`` says why.
    reason
        Sentence of ``words/audit.toml`` under ``unjudged``; empty with a value.
    values
        What the reason's sentence needs, as (name, value) pairs.
    parts
        (name, value) pairs that belong to it, as per role; a name is a role, a band or a key of ``words/audit.toml``
        under ``part``.
    evidence
        The worst first.
    """

    value: Fraction | None
    reason: str = ""
    values: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, Fraction | None], ...] = ()
    evidence: tuple[Evidence, ...] = ()


def unjudged(reason: str, **values: object) -> Measurement:
    """Return that nothing can be said, and why."""
    return Measurement(None, reason, values=tuple((name, str(each)) for name, each in values.items()))


def counted(evidence: Iterable[Evidence], parts: Iterable[tuple[str, Fraction | None]] = ()) -> Measurement:
    """Return how many pieces of evidence there are."""
    found = tuple(evidence)
    return Measurement(Fraction(len(found)), parts=tuple(parts), evidence=found)


@dataclass(frozen=True)
class Indicator:
    """Something that can be measured of a roster; its name, formula and source stand in ``words/audit.toml``."""

    id: str
    unit: Unit
    measure: Callable[[Case, Scope], Measurement]
