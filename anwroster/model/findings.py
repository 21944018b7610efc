"""What a check returns: which rule, about whom, and why."""

from pydantic import Field

from anwroster.model.base import Record
from anwroster.model.rulebook import Level, Mode, RuleId


class Because(Record):
    """The reason of a row, a penalty or a finding."""

    rule: RuleId
    subject: str = Field(description="Doctor or shift that it is about, by key")
    detail: str = Field(default="", description="What exactly, in plain words")


class Finding(Record):
    """Something in a roster that a rule forbids (hard) or charges for (soft)."""

    because: Because
    mode: Mode
    level: Level | None = Field(default=None, description="Level of a soft finding")
    cost: int = Field(default=0, description="What a soft finding costs on its level")
    doctor: str | None = None
    shifts: tuple[str, ...] = ()
