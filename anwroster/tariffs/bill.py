"""What a roster costs, as plain values: lines, totals, rates above a maximum, top-ups apart."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anwroster.model import Band

STANDBY = "achterwacht"
"""Band of the lines for standby, which has its own rate in whatever band it lies."""


@dataclass(frozen=True)
class PayLine:
    """Minutes of one doctor in one band at one rate.

    Parameters
    ----------
    band
        A band, or ``achterwacht`` for standby, which has its own rate in whatever band it lies.
    rate
        EUR per hour; None where nobody set one.
    exact
        minutes × rate ÷ 60, not rounded; None without a rate.
    status
        How sure the rate is: verified, single_source, inferred, own, or indicative.
    decision
        Key of the tariff decision, or ``hds`` for a rate of the HDS's own.
    """

    doctor: str
    band: str
    minutes: int
    rate: Decimal | None
    exact: Decimal | None
    status: str
    decision: str


@dataclass(frozen=True)
class OverMaximum:
    """A rate that the HDS pays above a maximum of that day, found once per pair of decisions.

    Parameters
    ----------
    day
        First day in the roster on which it is so.
    decision
        Key of the decision that the rate stands in.
    against
        Key of the decision with the maximum.
    """

    day: date
    band: Band
    paid: Decimal
    maximum: Decimal
    decision: str
    against: str


@dataclass(frozen=True)
class Pay:
    """What a roster costs the HDS.

    Parameters
    ----------
    totals
        Doctor → EUR, rounded half up to the cent once, over all of the doctor's lines; lines without a rate do not
        count. Doctors without any rate have None.
    over_maximum
        Rates above a maximum, whether of the HDS's own paid or maximum tariff.
    uncovered
        Days with ANW minutes for which no rate is known: hours without euros.
    assumed
        Days with ANW minutes that were priced with the assumed year.
    unjudged
        Days that have a paid rate of the HDS's own but no maximum to hold it against.
    indicative
        Whether an assumed tariff was used for any minute; every line with a rate then has that status.
    decisions
        Keys of the tariff decisions used, sorted; ``hds`` for rates of the HDS's own.
    top_ups
        Doctor → private top-ups in EUR: reported, never part of the totals.
    """

    lines: tuple[PayLine, ...]
    totals: dict[str, Decimal | None]
    over_maximum: tuple[OverMaximum, ...]
    uncovered: tuple[date, ...]
    assumed: tuple[date, ...]
    unjudged: tuple[date, ...]
    indicative: bool
    decisions: tuple[str, ...]
    top_ups: dict[str, Decimal]

    @property
    def total(self) -> Decimal | None:
        """Sum of the doctors' rounded totals, as it will be paid; None when there is no rate at all."""
        known = [each for each in self.totals.values() if each is not None]
        return sum(known, Decimal(0)) if known else None
