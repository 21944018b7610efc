"""What a doctor committed to in this period, and the most that the agreement allows."""

from dataclasses import dataclass
from fractions import Fraction

from anwroster.anwhours import months_between
from anwroster.model import Doctor, Instance, Obligation, Per, Unit
from anwroster.quota.presence import months_present, part_of
from anwroster.words import say


@dataclass(frozen=True)
class Duty:
    """An obligation as it is due in this roster period.

    Parameters
    ----------
    required
        Minutes for hours, else a number of shifts; rounded half up.
    how
        The computation in words.
    """

    doctor: str
    unit: Unit
    required: int
    how: str


@dataclass(frozen=True)
class AgreementMaximum:
    """A maximum as it holds in this roster period: minutes for hours, else shifts; rounded down."""

    doctor: str
    unit: Unit
    most: int


def duties(instance: Instance) -> tuple[Duty, ...]:
    """Return what every doctor owes by commitment, sorted by doctor; nothing due is left out."""
    found = [duty for doctor in instance.doctors for duty in _of(instance, doctor)]
    return tuple(duty for duty in found if duty.required > 0)


def maxima(instance: Instance) -> tuple[AgreementMaximum, ...]:
    """Return every maximum of an agreement for each of its doctors."""
    period = instance.hds.period
    agreements = {each.id: each for each in instance.hds.agreements}
    found = []
    for doctor in instance.doctors:
        for each in agreements[doctor.agreement].maxima:
            exact = Fraction(each.amount) * part_of(doctor, period, each.per) * _scale(each.unit)
            found.append(AgreementMaximum(doctor.id, each.unit, int(exact)))
    return tuple(found)


def _scale(unit: Unit) -> int:
    return 60 if unit is Unit.HOURS else 1


def _half_up(number: Fraction) -> int:
    return int(number + Fraction(1, 2))


def _of(instance: Instance, doctor: Doctor) -> list[Duty]:
    agreement = next(each for each in instance.hds.agreements if each.id == doctor.agreement)
    own = {Unit.HOURS: doctor.commitment_hours, Unit.SHIFTS: doctor.commitment_shifts}
    found = []
    for unit, amount in own.items():
        if amount is not None:
            found.append(_own(instance, doctor, unit, Fraction(amount)))
    replaced = any(amount is not None for amount in own.values())
    for each in agreement.obligations:
        if not (replaced and each.unit in own):
            found.append(_agreed(instance, doctor, each))
    return found


def _own(instance: Instance, doctor: Doctor, unit: Unit, amount: Fraction) -> Duty:
    period, language = instance.hds.period, instance.hds.language
    exact = amount * part_of(doctor, period, Per.PERIOD) * _scale(unit)
    how = say(
        "quota.commitment_own",
        language,
        amount=say(f"quota.unit.{unit.value}", language, n=_short(amount)),
        present=_short(months_present(doctor, period)),
        whole=_short(months_between(period.start, period.end)),
    )
    return Duty(doctor.id, unit, _half_up(exact), how)


def _agreed(instance: Instance, doctor: Doctor, obligation: Obligation) -> Duty:
    period, language = instance.hds.period, instance.hds.language
    exact = Fraction(obligation.amount) * part_of(doctor, period, obligation.per)
    unit = f"quota.unit.{obligation.unit.value}"
    how = say(
        "quota.commitment",
        language,
        amount=say(unit, language, n=_short(Fraction(obligation.amount))),
        per=say(f"quota.per.{obligation.per.value}", language),
        present=_short(months_present(doctor, period)),
        due=say(unit, language, n=_short(exact)),
    )
    return Duty(doctor.id, obligation.unit, _half_up(exact * _scale(obligation.unit)), how)


def _short(number: Fraction) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
