"""What was published in calendars, so that the next version changes only what changed."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from anwroster.model.base import Record


class PublishedEvent(Record):
    """One event of a calendar as it was last published."""

    file: str = Field(description="Name of the calendar that it stands in")
    start: datetime = Field(description="In UTC")
    end: datetime = Field(description="In UTC")
    title: str
    description: tuple[str, ...]
    location: str
    alarm_minutes: int | None = Field(default=None, ge=0, description="Minutes before the start; None for no alarm")
    sequence: int = Field(ge=0, description="How often it changed since it was first published")
    stamp: datetime = Field(description="When the roster was made that changed it last, in UTC")
    withdrawn: bool = Field(default=False, description="Left out of the feed; it keeps its number should it come back")


class Publication(Record):
    """All events of an HDS's calendars by their keys, withdrawn ones and those of earlier periods included."""

    format: Literal["anwroster-publication-1"] = "anwroster-publication-1"
    hds: str
    names: dict[str, str] = Field(description="Calendar → the name under which clients show it")
    alarm_minutes: int | None = Field(
        default=None, ge=0, description="Minutes before each start at which clients warn; kept for the next version"
    )
    events: dict[str, PublishedEvent]
