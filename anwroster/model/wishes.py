"""What doctors said: offers, wishes, blocks, limits, and what stands fixed."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from anwroster.model.agreements import Unit
from anwroster.model.base import Identifier, Record
from anwroster.model.period import Span


class Offer(Record):
    """A doctor can and will work this shift."""

    doctor: Identifier
    shift: str
    submitted: datetime | None = Field(default=None, description="When it was sent in, in UTC")
    row: int = 0
    calendar: bool = Field(default=False, description="Whether the doctor's calendar says so, perhaps among others")


class WishKind(StrEnum):
    """A soft wish about one shift."""

    PREFER = "prefer"
    AVOID = "avoid"


class Wish(Record):
    """A doctor would rather work this shift, or rather not."""

    doctor: Identifier
    shift: str
    kind: WishKind
    row: int = 0


class Blocked(Record):
    """Absolutely not: no shift may touch this span."""

    doctor: Identifier
    span: Span
    shift: str | None = Field(default=None, description="The shift by which it was named; None: over a time")
    row: int = 0
    calendar: bool = Field(default=False, description="Whether the row comes from the doctor's calendar")


class Busy(Record):
    """A shift elsewhere: no shift here may touch it or come within the doctor's rest of it."""

    doctor: Identifier
    span: Span
    where: str = ""
    row: int = 0


class Bound(StrEnum):
    """Whether a limit is a least or a most."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"


class Limit(Record):
    """A doctor's own minimum or maximum over the roster period.

    ``scope`` is ``total``, ``kind:<kind>`` (shifts of that kind) or ``band:<band>``. In hours, a band counts its own
    minutes of every shift; in shifts, ``band:nacht``, ``band:weekend`` and ``band:feestdag`` count the shifts of that
    category and ``band:avond`` the shifts in no category.
    """

    doctor: Identifier
    bound: Bound
    unit: Unit
    amount: Decimal = Field(ge=0)
    scope: str = Field(
        default="total",
        pattern=r"^(total|kind:[A-Za-z0-9_.-]+|band:(avond|nacht|weekend|feestdag))$",
    )
    row: int = 0


class Fixed(Record):
    """An assignment pinned by the planner."""

    doctor: Identifier
    shift: str
    row: int = 0


class BalanceCategory(StrEnum):
    """What a carried-over balance counts."""

    HOURS = "hours"
    NIGHTS = "nights"
    WEEKENDS = "weekends"
    HOLIDAYS = "holidays"


class Balance(Record):
    """What a doctor did more (positive) or less (negative) than the own fair part in earlier periods.

    A row with a holiday says that the doctor worked that holiday in that year; it counts as ``amount`` in category
    holidays, and the rule ``holiday_repeat`` spares the doctor the same holiday the next year.
    """

    doctor: Identifier
    category: BalanceCategory
    amount: Decimal = Field(description="Hours, or number of shifts")
    holiday: str | None = None
    year: int | None = Field(default=None, ge=2000, le=2100)
    row: int = 0


class TopUp(Record):
    """A private top-up (doorverkoop) known to the HDS: reported, never part of the HDS's cost."""

    doctor: Identifier
    shift: str
    euros: Decimal = Field(ge=0)
    date_agreed: date | None = None
    row: int = 0
