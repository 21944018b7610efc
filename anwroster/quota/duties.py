"""What a doctor committed to in this period, and the most that the agreement allows."""

from dataclasses import dataclass
from fractions import Fraction

from anwroster.anwhours import months_between
from anwroster.model import Agreement, Doctor, Instance, Per, Unit
from anwroster.quota.figures import shown
from anwroster.quota.presence import MONTHS, months_present, part_of
from anwroster.words import Language, say


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
    """Return what every doctor owes by commitment, sorted by doctor; what comes to nothing is left out.

    An obligation is due for amount × months present ÷ months of its ``per``. A doctor's own commitment, in hours or
    shifts, is made for the whole roster period: due for amount × months present ÷ months of the period. It stands
    instead of all obligations of the agreement in hours and in shifts, so that nobody owes the same work twice;
    holiday shifts of the agreement stay.
    """
    agreements = {each.id: each for each in instance.hds.agreements}
    found = [duty for doctor in instance.doctors for duty in _of(instance, doctor, agreements[doctor.agreement])]
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


def _of(instance: Instance, doctor: Doctor, agreement: Agreement) -> list[Duty]:
    own = {Unit.HOURS: doctor.commitment_hours, Unit.SHIFTS: doctor.commitment_shifts}
    named = {unit: Fraction(amount) for unit, amount in own.items() if amount is not None}
    found = [_due(instance, doctor, unit, amount, Per.PERIOD, "commitment_own") for unit, amount in named.items()]
    found += [
        _due(instance, doctor, each.unit, Fraction(each.amount), each.per, "commitment")
        for each in agreement.obligations
        if not (named and each.unit in own)
    ]
    return found


def _due(instance: Instance, doctor: Doctor, unit: Unit, amount: Fraction, per: Per, sentence: str) -> Duty:
    period, language = instance.hds.period, instance.hds.language
    exact = amount * part_of(doctor, period, per)
    required = _half_up(exact * _scale(unit))
    whole = months_between(period.start, period.end) if per is Per.PERIOD else Fraction(MONTHS[per])
    how = say(
        f"quota.{sentence}",
        language,
        amount=_amount(amount, unit, language),
        per=say(f"quota.per.{per.value}", language),
        present=shown(months_present(doctor, period), language),
        whole=shown(whole, language),
        due=_amount(exact, unit, language),
    )
    if unit is not Unit.HOURS and required != exact:
        how = say("quota.rounded", language, how=how, due=_amount(Fraction(required), unit, language))
    return Duty(doctor.id, unit, required, how)


def _amount(number: Fraction, unit: Unit, language: Language) -> str:
    if number == 1:
        return say(f"quota.one.{unit.value}", language)
    return say(f"quota.unit.{unit.value}", language, n=shown(number, language))
