"""Posts, kinds of shift, templates and the shifts that they become."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from anwroster.model.base import Identifier, Name, Record
from anwroster.model.clock import ClockTime
from anwroster.model.period import Span


class Band(StrEnum):
    """A band of hours with its own tariff (``domain.md`` §3); ``outside`` has no NZa amount."""

    EVENING = "avond"
    NIGHT = "nacht"
    WEEKEND = "weekend"
    HOLIDAY = "feestdag"
    OUTSIDE = "buiten"


class Category(StrEnum):
    """What fairness counts in whole shifts; one shift may fall in several."""

    NIGHT = "nacht"
    WEEKEND = "weekend"
    HOLIDAY = "feestdag"


class DayType(StrEnum):
    """Kind of day on which a template makes shifts.

    A day is exactly one of holiday, Saturday, Sunday or weekday (a holiday beats the others); besides, it is an
    ``eve`` when the next day is a holiday. Here only holidays of the tariffs count, not an HDS's own days for fairness.
    """

    WEEKDAY = "weekday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"
    EVE = "eve"


class Post(Record):
    """A huisartsenpost: the place of a shift."""

    id: Identifier = Field(description="Key of the post")
    name: Name = Field(description="Name as doctors know it")
    address: str = Field(default="", max_length=200, description="Address, shown in calendars")


class ShiftKind(Record):
    """A kind of shift, such as consult, visite, regie or achterwacht."""

    id: Identifier = Field(description="Key of the kind")
    name: Name = Field(description="Name as doctors know it")
    standby: bool = Field(default=False, description="Standby at home (achterwacht), paid by its own rate")
    counts_for_quota: bool | None = Field(
        default=None, description="Whether its hours count in quota and fulfilment; default: unless standby"
    )

    @property
    def counts(self) -> bool:
        """Whether hours of this kind count in quota and fulfilment."""
        return not self.standby if self.counts_for_quota is None else self.counts_for_quota


class ShiftTemplate(Record):
    """A recurring shift: which hours, on which days, for how many doctors."""

    id: Identifier = Field(description="Key of the template; part of each shift's key")
    post: Identifier = Field(description="Post where it is worked")
    kind: Identifier = Field(description="Kind of shift")
    start: ClockTime
    end: ClockTime
    next_day: bool = Field(default=False, description="Whether it ends on the day after it starts")
    days: tuple[DayType, ...] = Field(default=(), description="Day types on which it starts")
    not_on: tuple[DayType, ...] = Field(default=(), description="Day types on which it does not, after all")
    dates: tuple[date, ...] = Field(default=(), description="Named dates on which it starts as well")
    demand: int = Field(default=1, ge=1, le=50, description="Doctors needed at once")
    valid_from: date | None = Field(default=None, description="First day on which it may start")
    valid_until: date | None = Field(default=None, description="First day on which it no longer starts")


class Shift(Record):
    """One shift on one date, for ``demand`` doctors at once; made from a template, never typed."""

    id: str = Field(description="<template>-<date>, as in alkmaar-nacht-2027-03-28")
    template: Identifier
    post: Identifier
    kind: Identifier
    day: date = Field(description="Local date on which it starts")
    start: datetime = Field(description="First moment, in UTC")
    end: datetime = Field(description="First moment after it, in UTC")
    demand: int = Field(ge=1)
    minutes: int = Field(gt=0, description="Minutes as the HDS counts them: elapsed, or nominal if it chose so")
    bands: tuple[tuple[Band, int], ...] = Field(description="Minutes per band; they add up to minutes")
    categories: tuple[Category, ...] = Field(description="Categories of fairness, sorted by their order")
    holiday: str | None = Field(default=None, description="Key of the holiday that makes it a holiday shift")

    @property
    def span(self) -> Span:
        """The half-open span from start to end."""
        return Span(start=self.start, end=self.end)
