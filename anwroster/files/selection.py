"""Finds the shifts that a span or a pattern means, fast enough for tens of thousands of rows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from anwroster.anwhours import day_types, local, moment
from anwroster.files.patterns import Pattern
from anwroster.model import Holiday, Period, Shift, Span


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the same moments as the fewest spans, sorted."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda each: each.start):
        if found and span.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def without(spans: Iterable[Span], taken: Sequence[Span]) -> list[Span]:
    """Return the moments of spans that are in none of the others, as the fewest spans, sorted."""
    cuts, first, found = merged(taken), 0, list[Span]()
    for span in merged(spans):
        start = span.start
        while first < len(cuts) and cuts[first].end <= start:
            first += 1
        at = first
        while at < len(cuts) and cuts[at].start < span.end:
            if start < cuts[at].start:
                found.append(Span(start=start, end=cuts[at].start))
            start, at = max(start, cuts[at].end), at + 1
        if start < span.end:
            found.append(Span(start=start, end=span.end))
    return found


class Sorted:
    """Shifts to choose from by time.

    Parameters
    ----------
    shifts
        Sorted by start.
    """

    def __init__(self, shifts: Sequence[Shift]) -> None:
        self.all = shifts
        self._starts = [each.start for each in shifts]
        self._longest = max((each.end - each.start for each in shifts), default=timedelta())

    def inside(self, span: Span) -> list[Shift]:
        """Return the shifts that lie wholly within a span."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [each for each in self.all[first:last] if each.end <= span.end]

    def touching(self, span: Span) -> list[Shift]:
        """Return the shifts that have a moment in common with a span."""
        first = bisect_right(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [each for each in self.all[first:last] if each.end > span.start]


class Selection(Sorted):
    """The shifts of a period, to choose from by time and by pattern.

    Parameters
    ----------
    shifts
        Sorted by start.
    """

    def __init__(self, shifts: Sequence[Shift], holidays: Iterable[Holiday], period: Period) -> None:
        super().__init__(shifts)
        days = frozenset(each.day for each in holidays)
        around = [period.start + timedelta(days=offset) for offset in range(-1, period.days + 1)]
        self._types = {day: day_types(day, days) for day in around}
        self._by_pattern: dict[Pattern, Sorted] = {}
        self._windows: dict[Pattern, list[Span]] = {}

    def by_pattern(self, pattern: Pattern, span: Span | None, *, whole: bool) -> Sequence[Shift]:
        """Return the shifts that a pattern means, within a span if one is given.

        Parameters
        ----------
        whole
            Whether a shift must lie wholly within span and clock times, or need only touch them.
        """
        if pattern.hours is not None:
            choose = self.inside if whole else self.touching
            by_key = {each.id: each for window in self.windows(pattern, span) for each in choose(window)}
            return sorted(by_key.values(), key=lambda each: (each.start, each.id))
        if pattern not in self._by_pattern:
            self._by_pattern[pattern] = Sorted([each for each in self.all if self._meant(pattern, each)])
        found = self._by_pattern[pattern]
        if span is None:
            return found.all
        return found.inside(span) if whole else found.touching(span)

    def windows(self, pattern: Pattern, span: Span | None) -> list[Span]:
        """Return the clock times of a pattern on each of its days, cut to a span if one is given."""
        assert pattern.hours is not None
        begin, end = pattern.hours
        if pattern not in self._windows:
            days = [day for day, types in self._types.items() if pattern.has_day(day, types)]
            spans = [Span(start=moment(day, begin), end=moment(day, end)) for day in days]
            self._windows[pattern] = [each for each in spans if each.start < each.end]
        found = self._windows[pattern]
        if span is None:
            return found
        cut = [Span(start=max(each.start, span.start), end=min(each.end, span.end)) for each in found]
        return [each for each in cut if each.start < each.end]

    def _meant(self, pattern: Pattern, shift: Shift) -> bool:
        if not pattern.has_day(shift.day, self._types[shift.day]):
            return False
        start = local(shift.start)
        return pattern.has_part(shift, start.hour * 60 + start.minute)


def span_of(first: tuple[date, int | None], last: tuple[date, int | None]) -> tuple[datetime, datetime]:
    """Return first moment and first moment after; a day without a time means all of that day."""
    start_day, start_clock = first
    end_day, end_clock = last
    return moment(start_day, start_clock or 0), moment(end_day, 1440 if end_clock is None else end_clock)
