"""What a doctor says of each shift by name, as a form shows it: what was offered, preferred, avoided, blocked."""

from bisect import bisect_right
from collections import defaultdict

from anwroster.files.selection import merged
from anwroster.model import Instance, Span, WishKind

What = frozenset[str]
"""What is said of one shift: ``offer``, ``prefer``, ``avoid``, both ``offer`` and ``avoid``, or ``block``."""


class Choices:
    """What every doctor says, sorted out by doctor once."""

    def __init__(self, instance: Instance) -> None:
        self._spans = {each.id: each.span for each in instance.shifts}
        self._said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._from_calendar: dict[str, set[str]] = defaultdict(set)
        for offer in instance.offers:
            self._said[offer.doctor][offer.shift].add("offer")
            if offer.calendar:
                self._from_calendar[offer.doctor].add(offer.shift)
        for wish in instance.wishes:
            self._said[wish.doctor][wish.shift].add("prefer" if wish.kind is WishKind.PREFER else "avoid")
        self._blocked: dict[str, list[str]] = defaultdict(list)
        self._times: dict[str, list[Span]] = defaultdict(list)
        for block in instance.blocked:
            if block.shift is None:
                self._times[block.doctor].append(block.span)
            else:
                self._blocked[block.doctor].append(block.shift)

    def of(self, doctor: str) -> dict[str, What]:
        """Return offers and wishes by shift."""
        return {shift: plain(what) for shift, what in self._said.get(doctor, {}).items()}

    def from_calendar(self, doctor: str) -> frozenset[str]:
        """Return the shifts that the doctor's calendar offers, whatever else is said of them."""
        return frozenset(self._from_calendar.get(doctor, ()))

    def in_book(self, doctor: str) -> dict[str, What]:
        """Return offers, wishes and blocks by shift, as a workbook shows them.

        A block by shift is left out where an offer or wish stands, or where a block over a time covers it: taking it
        away would free nothing.
        """
        found = self.of(doctor)
        times = self.times(doctor)
        for shift in self._blocked.get(doctor, ()):
            if shift not in found and not covers(times, self._spans[shift]):
                found[shift] = frozenset(("block",))
        return found

    def times(self, doctor: str) -> list[Span]:
        """Return what is blocked over a time or by a pattern, as the fewest spans."""
        return merged(self._times.get(doctor, ()))


def plain(what: set[str] | What) -> What:
    """Return the same with the fewest words: a preference is an offer as well."""
    return frozenset(what - {"offer"} if "prefer" in what else what)


def covers(spans: list[Span], span: Span) -> bool:
    """Return whether one of merged spans holds all of another."""
    at = bisect_right(spans, span.start, key=lambda each: each.start) - 1
    return at >= 0 and span.end <= spans[at].end
