"""What one doctor sent back: the rows of availability and limits that replace the earlier ones, and when."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from anwroster.model.base import Identifier, Record

FORMAT: Literal["anwroster-answer-1"] = "anwroster-answer-1"


class AnsweredTime(Record):
    """One row of availability; the words are those of the table *availability* of ``docs/invoer.md``.

    Either ``shift`` is given, or ``since`` and ``until``: each a date, or a date with time, local, in ISO form.
    """

    what: Literal["aanbod", "voorkeur", "liever niet", "blokkade"]
    shift: str = Field(default="", max_length=100)
    since: str = Field(default="", max_length=16, pattern=r"^(\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?)?$")
    until: str = Field(default="", max_length=16, pattern=r"^(\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?)?$")


class AnsweredLimit(Record):
    """One row of limits; the words are those of the table *limits* of ``docs/invoer.md``."""

    bound: Literal["minimum", "maximum"]
    amount: str = Field(pattern=r"^\d{1,4}([.,]\d{1,2})?$", description="In the unit")
    unit: Literal["uren", "diensten", "feestdagdiensten"]
    scope: str = Field(default="totaal", max_length=60)


class Answer(Record):
    """A form that was filled in; what a browser saves and ``collect`` reads.

    Parameters
    ----------
    form
        Digest of what the form showed: of another period or version it is another.
    calendar
        What came from the doctor's calendar when the form was made, offers by shift and blocks over a time: what of it
        stands in ``availability`` no more was taken away. None: a form of before, which does not say.
    """

    format: Literal["anwroster-answer-1"]
    hds: Identifier
    start: date = Field(description="First day of the roster period")
    end: date = Field(description="First day after it")
    form: str = Field(pattern=r"^[0-9a-f]{64}$")
    doctor: Identifier
    saved_at: datetime = Field(description="With time zone")
    availability: tuple[AnsweredTime, ...] = Field(max_length=10_000)
    limits: tuple[AnsweredLimit, ...] = Field(max_length=100)
    remark: str = Field(default="", max_length=2_000)
    calendar: tuple[AnsweredTime, ...] | None = Field(
        default=None, max_length=10_000, description="What the form showed of the doctor's calendar"
    )
