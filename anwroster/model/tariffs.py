"""One tariff decision: amounts per band, from when, how sure, from which document."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from anwroster.model.base import Record


class TariffStatus(StrEnum):
    """How sure the amounts of a decision are."""

    VERIFIED = "verified"
    SINGLE_SOURCE = "single_source"
    INFERRED = "inferred"
    OWN = "own"


class TariffUse(StrEnum):
    """Whether amounts are a maximum, or what the HDS really pays."""

    MAXIMUM = "maximum"
    PAID = "paid"


class Amount(Record):
    """EUR per hour, with its own status and source."""

    euros: Decimal = Field(ge=0, decimal_places=2)
    status: TariffStatus
    source: str = Field(min_length=1, max_length=400)


class TariffDecision(Record):
    """Amounts for a half-open span of days: ``valid_from`` belongs to it, ``valid_until`` does not."""

    id: str = Field(min_length=1, max_length=60)
    use: TariffUse = TariffUse.MAXIMUM
    valid_from: date
    valid_until: date
    avond: Amount
    nacht: Amount
    weekend: Amount
    feestdag: Amount
