"""Offers, wishes and blocked time from ``availability``: by shift, by span, or by recurring pattern."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from anwroster.anwhours import moment
from anwroster.files.qualified import Qualified
from anwroster.files.selection import Selection, merged, span_of
from anwroster.files.tables import Row
from anwroster.model import Blocked, Offer, Period, Shift, Span, Wish, WishKind

AGENDA = "agenda"
"""Remark of rows that come from a doctor's calendar: a newer calendar replaces these and no others."""

MOST_OFFERS = 1_000_000
"""More offers than this are refused: they would not fit in memory, and no HDS needs them."""


def is_from_calendar(row: Row) -> bool:
    """Return whether a row of the table comes from a doctor's calendar."""
    return (row["remark"] or "").casefold() == AGENDA


class _Said(NamedTuple):
    """A wish so far, and how narrow the row was that said it: 0 a named shift, 1 a span, 2 a pattern."""

    width: int
    kind: WishKind
    row: int


class Availability:
    """Gathers what the rows say.

    Parameters
    ----------
    selection
        The shifts to choose from; None when they could not be made, and then rows are only checked.
    most_looks
        How many shifts may lie within the times and patterns of offers and wishes, each counted for every row; None:
        any number.
    """

    def __init__(
        self,
        period: Period | None,
        shifts: Mapping[str, Shift],
        selection: Selection | None,
        qualified: Qualified,
        most_looks: int | None = None,
    ) -> None:
        self._period = period
        self._shifts = shifts
        self._selection = selection
        self._qualified = qualified
        self._offers: dict[tuple[str, str], tuple[datetime | None, int]] = {}
        self._from_calendars: set[tuple[str, str]] = set()
        self._wishes: dict[tuple[str, str], _Said] = {}
        self._blocked: dict[tuple[str, int], list[Span]] = defaultdict(list)
        self._blocked_shifts: dict[tuple[str, int], str] = {}
        self._calendar_blocks: set[tuple[str, int]] = set()
        self._submitted: dict[object, datetime | None] = {None: None}
        self._most_looks, self._looks = most_looks, 0

    def read(self, rows: Iterable[Row]) -> None:
        """Take all rows; faults are kept where the rows keep them."""
        for row in rows:
            span = self._checked(row)
            if row.broken or self._selection is None:
                continue
            if row["what"] == "block":
                self._block(row, span)
            else:
                self._offer_or_wish(row, span)
            if self._most_looks is not None and self._looks > self._most_looks:
                row.fault("answer_wide", most=self._most_looks)
                return
            if len(self._offers) > MOST_OFFERS:
                row.fault("too_many_offers", most=MOST_OFFERS)
                return

    @property
    def offered(self) -> Collection[tuple[str, str]]:
        """Doctor and shift of every offer."""
        return self._offers.keys()

    @property
    def wished(self) -> Mapping[tuple[str, str], WishKind]:
        """What is wished, by doctor and shift."""
        return {pair: said.kind for pair, said in self._wishes.items()}

    def offers(self) -> tuple[Offer, ...]:
        """Return the offers, sorted by doctor and shift, each once with its earliest submission.

        They are built without validation: their keys were proven cell by cell, and there may be 50,000 of them.
        """
        build, agenda = Offer.model_construct, self._from_calendars
        return tuple(
            build(doctor=pair[0], shift=pair[1], submitted=submitted, row=row, calendar=pair in agenda)
            for pair, (submitted, row) in sorted(self._offers.items(), key=lambda each: each[0])
        )

    def wishes(self) -> tuple[Wish, ...]:
        """Return the wishes, sorted by doctor and shift; of two about one shift the narrower row holds."""
        build = Wish.model_construct
        return tuple(
            build(doctor=doctor, shift=shift, kind=said.kind, row=said.row)
            for (doctor, shift), said in sorted(self._wishes.items())
        )

    def blocked(self) -> tuple[Blocked, ...]:
        """Return the blocked time, sorted by doctor and start."""
        build, named, agenda = Blocked.model_construct, self._blocked_shifts, self._calendar_blocks
        found = [
            build(doctor=key[0], span=span, shift=named.get(key), row=key[1], calendar=key in agenda)
            for key, spans in self._blocked.items()
            for span in merged(spans)
        ]
        return tuple(sorted(found, key=lambda each: (each.doctor, each.span.start, each.row)))

    def _checked(self, row: Row) -> Span | None:
        """Return the row's span if it says one, after checking that the row says one thing in one way."""
        values = row.values
        first, last = values.get("from"), values.get("until")
        if "shift" in values:
            if first or last or "pattern" in values:
                row.fault("two_ways", "shift")
        elif "pattern" not in values:
            if not first and not last and not row.broken:
                row.fault("no_shift_or_time")
            elif last and not first and not row.broken:
                row.fault("until_without_from", "until")
            elif first and not last and not row.broken:
                row.fault("from_without_until", "from")
        if values.get("what") == "block" and ("posts" in values or "kinds" in values):
            row.fault("block_is_everywhere", "posts" if "posts" in values else "kinds")
        if row.broken or not (first or last):
            return None
        return self._span(row)

    def _span(self, row: Row) -> Span | None:
        period = self._period
        if period is None:
            return None
        first = row["from"] or (period.start, None)
        last = row["until"] or (period.end, 0)
        start, end = span_of(first, last)
        if start >= end:
            row.fault("until_before_from", "until" if row["until"] else "from")
            return None
        if row["what"] != "block" and (end <= moment(period.start, 0) or moment(period.end, 0) <= start):
            row.fault("outside_period", "from" if row["from"] else "until", start=period.start, end=period.end)
            return None
        return Span(start=start, end=end)

    def _block(self, row: Row, span: Span | None) -> None:
        assert self._selection is not None
        pattern = row["pattern"]
        if "shift" in row.values:
            spans = [self._shifts[row["shift"]].span]
            self._blocked_shifts[row["doctor"], row.number] = row["shift"]
        elif pattern is None:
            spans = [span] if span else []
        elif pattern.hours is not None:
            spans = self._selection.windows(pattern, span)
        else:
            spans = [each.span for each in self._selection.by_pattern(pattern, span, whole=False)]
        self._blocked[row["doctor"], row.number].extend(spans)
        if is_from_calendar(row):
            self._calendar_blocks.add((row["doctor"], row.number))

    def _offer_or_wish(self, row: Row, span: Span | None) -> None:
        doctor, what = row["doctor"], row["what"]
        shifts, width = self._meant(row, span)
        if what != "avoid":
            submitted = self._moment(row["submitted"])
            for shift in shifts:
                self._offer(doctor, shift.id, submitted, row.number)
            if is_from_calendar(row):
                self._from_calendars.update((doctor, shift.id) for shift in shifts)
        if what != "offer":
            kind = WishKind(what)
            for shift in shifts:
                self._wish(row, (doctor, shift.id), _Said(width, kind, row.number))

    def _meant(self, row: Row, span: Span | None) -> tuple[list[Shift], int]:
        assert self._selection is not None
        if "shift" in row.values:
            return [self._shifts[row["shift"]]], 0
        whole = row["what"] != "avoid"
        found: Sequence[Shift]
        if "pattern" in row.values:
            found, width = self._selection.by_pattern(row["pattern"], span, whole=whole), 2
        else:
            assert span is not None
            found, width = (self._selection.inside(span) if whole else self._selection.touching(span)), 1
        self._looks += len(found)
        may = self._qualified.of(row["doctor"])
        posts, kinds = row["posts"], row["kinds"]
        narrowed = [each for each in found if (not posts or each.post in posts) and (not kinds or each.kind in kinds)]
        return [each for each in narrowed if may.do(each)], width

    def _offer(self, doctor: str, shift: str, submitted: datetime | None, row: int) -> None:
        pair = (doctor, shift)
        earlier = self._offers.get(pair)
        if earlier is None or (submitted is not None and (earlier[0] is None or submitted < earlier[0])):
            self._offers[pair] = (submitted, row)

    def _wish(self, row: Row, pair: tuple[str, str], said: _Said) -> None:
        earlier = self._wishes.get(pair)
        if earlier is None or said.width < earlier.width:
            self._wishes[pair] = said
        elif said.width == earlier.width and said.kind is not earlier.kind:
            if said.width == 0:
                row.fault("contradicting_wishes", "what", other=earlier.row)
            elif said.kind is WishKind.AVOID:
                self._wishes[pair] = said

    def _moment(self, when: tuple[date, int | None] | None) -> datetime | None:
        """Return a submission in UTC, from local day and clock."""
        if when not in self._submitted:
            assert when is not None
            self._submitted[when] = moment(when[0], when[1] or 0)
        return self._submitted[when]
