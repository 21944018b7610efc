"""What a form says of the doctor's calendar: what it showed and what was taken away, and no more than that."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from anwroster.files.availability import AGENDA
from anwroster.files.intake.log import Logged
from anwroster.files.intake.standing import Cells, Old, StandingRows
from anwroster.files.intake.submission import AVAILABILITY, CALENDAR, Proven, Shown
from anwroster.files.intake.wording import span_shown
from anwroster.files.selection import merged, without
from anwroster.model import Span
from anwroster.words import Language


class Calendars:
    """The rows of every doctor's calendar as they are when an answer of the doctor comes in.

    Parameters
    ----------
    taken
        The answers of this run.
    earlier
        Those of the log.
    """

    def __init__(self, taken: Iterable[Proven], earlier: Iterable[Logged], standing: StandingRows) -> None:
        self._standing = standing
        self._coming = {each.submission.doctor: each for each in taken if CALENDAR in each.submission.covers}
        self._last: dict[str, datetime] = {}
        for logged in earlier:
            if CALENDAR in logged.parts:
                self._last[logged.doctor] = max(self._last.get(logged.doctor, logged.saved_at), logged.saved_at)

    def before(self, proven: Proven, agenda: Sequence[Old]) -> Sequence[Old]:
        """Return what the calendar said when an answer was saved; nothing when the calendar is newer or as new.

        Parameters
        ----------
        agenda
            The doctor's rows of the folder that come from a calendar.
        """
        doctor, at = proven.submission.doctor, proven.submission.saved_at
        coming, last = self._coming.get(doctor), self._last.get(doctor)
        if (last is not None and last >= at) or (coming is not None and coming.submission.saved_at >= at):
            return ()
        return agenda if coming is None else self._standing.of_answer(coming.rows[AVAILABILITY])


@dataclass(frozen=True)
class Withdrawn:
    """What a doctor took away of what the form showed.

    Parameters
    ----------
    offers
        Keys of shifts that are offered no more.
    freed
        Time that is blocked no more, as the fewest spans.
    """

    offers: frozenset[str]
    freed: tuple[Span, ...]

    @classmethod
    def of(cls, shown: Shown | None, offered: frozenset[str], blocked: Sequence[Span]) -> "Withdrawn":
        """Return what of the calendar a form showed and its answer says no more."""
        if shown is None:
            return cls(frozenset(), ())
        return cls(shown.offers - offered, tuple(without(shown.blocks, blocked)))

    def left(
        self, agenda: Sequence[Old], standing: StandingRows, doctor: str, language: Language
    ) -> list[Cells] | None:
        """Return the rows that a calendar keeps; None when all of them stay.

        A row of which a part goes stays for the rest: for an offer shift by shift, with when it was sent in.
        """
        found: list[Cells] = []
        is_less = False
        for old in agenda:
            rest = self._offers(old, standing, doctor) if old.what != "block" else self._block(old, language)
            is_less = is_less or rest is not None
            found += [{"submitted": "", **old.cells} if old.what != "block" else old.cells] if rest is None else rest
        return found if is_less else None

    def _offers(self, old: Old, standing: StandingRows, doctor: str) -> list[Cells] | None:
        if not old.shifts & self.offers:
            return None
        said = {"doctor": doctor, "what": old.cells["what"], "remark": AGENDA}
        return [
            {**said, "shift": shift, "submitted": standing.submitted.get((doctor, shift), "")}
            for shift in sorted(old.shifts - self.offers)
        ]

    def _block(self, old: Old, language: Language) -> list[Cells] | None:
        spans = merged(old.spans)
        if not spans:
            return None
        first = bisect_right(self.freed, spans[0].start, key=lambda each: each.end)
        last = bisect_left(self.freed, spans[-1].end, key=lambda each: each.start)
        rest = without(spans, self.freed[first:last])
        if rest == spans:
            return None
        said = {"doctor": old.cells["doctor"], "what": old.cells["what"], "remark": AGENDA}
        shown = (span_shown(each.start, each.end, language, outward=True) for each in rest)
        return [{**said, "from": first, "until": last} for first, last in shown]
