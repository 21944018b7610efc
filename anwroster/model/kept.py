"""The earlier roster that a new one is to change as little as possible."""

from datetime import date

from pydantic import Field

from anwroster.model.base import Record
from anwroster.model.roster import Assignment


class Kept(Record):
    """A published roster of the same period, given when a roster is made again."""

    assignments: tuple[Assignment, ...] = Field(
        description="What it assigned; flagged as the present input has it, so that one may stand in a new roster"
    )
    frozen_until: date | None = Field(
        default=None, description="Shifts that start before this day stay as they were; None freezes nothing"
    )
