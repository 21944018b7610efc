"""Half-open spans of days and of moments."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from pydantic import Field

from anwroster.model.base import Record


class Period(Record):
    """A half-open span of days: ``start`` belongs to it, ``end`` does not."""

    start: date = Field(description="First day of the period")
    end: date = Field(description="First day after the period")

    @property
    def days(self) -> int:
        """Number of days, at least 1 in a valid period."""
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def __iter__(self) -> Iterator[date]:  # type: ignore[override]
        return (self.start + timedelta(days=offset) for offset in range(self.days))


class Span(Record):
    """A half-open span of moments, both with a time zone."""

    start: datetime = Field(description="First moment")
    end: datetime = Field(description="First moment after it")

    def touches(self, other: "Span") -> bool:
        """Return whether the two have a moment in common; spans that only meet do not."""
        return self.start < other.end and other.start < self.end
