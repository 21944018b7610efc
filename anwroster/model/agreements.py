"""Agreements (aansluitovereenkomsten): what a doctor owes, may do and is paid."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from anwroster.model.base import Identifier, Name, Record


class Role(StrEnum):
    """What a doctor is to the HDS; finer differences are agreements."""

    PRAKTIJKHOUDER = "praktijkhouder"
    HIDHA = "hidha"
    WAARNEMER = "waarnemer"


class Phase(StrEnum):
    """A round of the process (``domain.md`` §2) in which the program assigns shifts."""

    ONE = "1"
    TWO_B = "2b"
    THREE = "3"


class Unit(StrEnum):
    """In what an obligation or a limit is counted."""

    SHIFTS = "shifts"
    HOURS = "hours"
    HOLIDAY_SHIFTS = "holiday_shifts"


class Per(StrEnum):
    """The period over which an amount is agreed; ``period`` is the roster's own."""

    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    PERIOD = "period"


class QuotaSource(StrEnum):
    """How a doctor's quota is found."""

    PATIENTS = "patients"
    SHARE = "share"
    COMMITMENT = "commitment"
    NONE = "none"


class Obligation(Record):
    """A minimum that the doctor committed to, in its own unit and period."""

    unit: Unit
    amount: Decimal = Field(gt=0, description="How much per period; hours may have decimals")
    per: Per


class Maximum(Record):
    """A maximum from the agreement, in its own unit and period; hard except in phase 3."""

    unit: Unit
    amount: Decimal = Field(ge=0)
    per: Per


class Agreement(Record):
    """One kind of aansluitovereenkomst of the HDS."""

    id: Identifier
    name: Name
    role: Role
    phase: Phase = Field(description="First round in which its doctors are assigned: 1 or 2b")
    quota: QuotaSource = Field(description="patients of a practice, a share taken over, own commitment, none")
    obligations: tuple[Obligation, ...] = ()
    maxima: tuple[Maximum, ...] = ()
    rest_minutes: int = Field(
        default=390, ge=0, le=2880, description="Least minutes between two shifts (HZW: 6.5 h = 390)"
    )
    paid_by: str = Field(default="hds", max_length=60, description="Who pays the doctor: hds or employer")

    @property
    def committed(self) -> bool:
        """Whether its doctors take part in phases 1 and 3."""
        return self.phase is Phase.ONE
