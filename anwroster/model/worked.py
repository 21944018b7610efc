"""What became of a roster after its publication: who really worked, and what was paid."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from anwroster.model.base import Identifier, Record
from anwroster.model.doctors import Doctor


class ChangeKind(StrEnum):
    """Why somebody else works a shift than the published roster says."""

    SWAP = "swap"
    HAND_OVER = "hand_over"
    ILLNESS = "illness"
    TAKE_UP = "take_up"


class Change(Record):
    """One seat of a shift that changed hands after publication; changes count in the order of ``at``, then ``row``.

    A swap (ruilen) is two changes, one each way. A hand-over (overdragen) goes one way. ``take_up``: somebody took an
    open shift, and ``before`` is None. ``illness`` may leave the shift open: ``after`` is None.
    """

    shift: str
    before: Identifier | None = Field(description="Doctor who had it; None: it was open")
    after: Identifier | None = Field(description="Doctor who works it; None: nobody")
    kind: ChangeKind
    at: datetime = Field(description="When it was agreed or reported, in UTC")
    paid_to: Identifier | None = Field(default=None, description="Doctor whom the HDS pays; None: who works it")
    row: int = 0


class PaidLine(Record):
    """What the HDS says it paid a doctor for the hours of one band at one rate."""

    doctor: Identifier
    band: str = Field(description="avond, nacht, weekend, feestdag, buiten or achterwacht")
    minutes: int = Field(ge=0)
    rate: Decimal = Field(ge=0, description="EUR per hour")
    euros: Decimal = Field(ge=0, description="What was paid for the line, in EUR")
    row: int = 0


class Worked(Record):
    """Everything that happened after publication.

    Parameters
    ----------
    newcomers
        Doctors who joined after the roster was made: they are in no other table.
    paid
        Empty when the HDS gave no payments; pay is then only computed.
    """

    changes: tuple[Change, ...] = ()
    newcomers: tuple[Doctor, ...] = ()
    paid: tuple[PaidLine, ...] = ()
