"""A form says everything anew: rows of the folder that say the same already stay, with their times and remarks."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from anwroster.files.choices import What, covers, plain
from anwroster.files.intake.context import Context
from anwroster.files.intake.judging import cells_of
from anwroster.files.intake.standing import Cells, Old, StandingRows
from anwroster.files.intake.submission import AVAILABILITY, CALENDAR, LIMITS, Note, Proven, Shown
from anwroster.files.intake.withdrawing import Calendars, Withdrawn
from anwroster.files.selection import merged, span_of, without
from anwroster.files.tables import Row
from anwroster.model import Span

_NOTHING: What = frozenset()
_OFFERS = ("offer", "prefer")
_MOST_NEAR = 50
"""Blocks before the end of another among which the one is looked for whose remark it gets."""


def with_standing(proven: Proven, standing: StandingRows, calendars: Calendars, context: Context) -> Proven:
    """Return an answer of a form with the folder's rows wherever these say the same.

    Any other file stays as it is, and so does an answer that offers or wishes over a time, which no form of ours does.

    A row that says something of a shift that the answer says otherwise goes; what it said of other shifts stays, shift
    by shift, with when it was sent in and its remark. A block stays as long as all of its time is still blocked.

    What the form showed of the doctor's calendar and was left alone stays the calendar's. What was taken away goes out
    of the calendar's rows, which the answer then covers as well, unless the calendar is newer.
    """
    if not proven.submission.is_form:
        return proven
    answered = [_Answered(each, row, context) for each, row in _with_values(proven, standing)]
    if any(each.shift is None and each.what != "block" for each in answered):
        return proven
    it = proven.submission
    own, agenda = standing.times(it.doctor)
    if it.keeps_absences:
        own = [each for each in own if each.what != "block" or each.shift is not None]
    offered = frozenset(each.shift or "" for each in answered if each.what in _OFFERS)
    blocked = merged(each.span for each in answered if each.what == "block")
    gone = Withdrawn.of(it.shown, offered, blocked)
    there = _there(it.shown, gone, offered, agenda)
    marks = _marks(proven, answered, own, _Calendar(agenda, own, there.offers), standing, context)
    times = (*marks, *_blocks(proven, answered, own, there.blocks, blocked))
    limits = tuple(_limits(proven, standing))
    language = context.instance.hds.language
    left = gone.left(calendars.before(proven, agenda), standing, it.doctor, language)
    if left is not None:
        context.notes.append(Note("out_of_calendar", it.file, it.doctor))
        it, times = replace(it, covers=(*it.covers, CALENDAR)), (*times, *left)
    return replace(proven, submission=it, rows={**proven.rows, AVAILABILITY: times, LIMITS: limits})


def _there(shown: Shown | None, gone: Withdrawn, offered: frozenset[str], agenda: Sequence[Old]) -> Shown:
    """Return what the form showed of the calendar and was left alone; of a form that does not say, what stands."""
    if shown is not None:
        return Shown(shown.offers, tuple(without(shown.blocks, gone.freed)))
    offers = frozenset(shift for each in agenda if each.what != "block" for shift in each.shifts)
    return Shown(offered & offers, tuple(span for each in agenda for span in each.spans))


class _Calendar:
    """How a doctor's calendar bears on what was known of a shift when the form was made."""

    def __init__(self, agenda: Sequence[Old], own: Sequence[Old], shown: frozenset[str]) -> None:
        self._offers = frozenset(shift for each in agenda if each.what != "block" for shift in each.shifts)
        self._own = frozenset(shift for each in own if each.what == "offer" for shift in each.shifts)
        self._shown = shown

    def is_said(self, shift: str, known: What, wanted: What) -> bool:
        """Return whether an answer says otherwise of a shift than what is known by its own rows and the calendar's."""
        if shift in self._offers - self._shown - self._own:  # the form did not know of it
            known -= {"offer"}
        if shift in self._shown - self._offers:  # the calendar offers it no more
            return wanted not in (known, plain(known | {"offer"}))
        return wanted != known


class _Answered:
    """One row of an answer."""

    def __init__(self, cells: Cells, row: Row, context: Context) -> None:
        self.cells = cells
        self.what: str = row["what"]
        self.shift: str | None = row["shift"]
        self._row, self._context = row, context

    @property
    def span(self) -> Span:
        """What it blocks."""
        if self.shift is not None:
            return self._context.shifts[self.shift].span
        start, end = span_of(self._row["from"], self._row["until"])
        return Span(start=start, end=end)


def _with_values(proven: Proven, standing: StandingRows) -> Sequence[tuple[Cells, Row]]:
    rows = proven.rows.get(AVAILABILITY, ())
    return list(zip(rows, standing.read(AVAILABILITY, rows), strict=True))


def _marks(
    proven: Proven,
    answered: Sequence[_Answered],
    own: Sequence[Old],
    calendar: _Calendar,
    standing: StandingRows,
    context: Context,
) -> list[Cells]:
    """Return the rows about shifts: those that stay, then what is new."""
    doctor, in_book = proven.submission.doctor, proven.submission.keeps_absences
    known = standing.choices.in_book(doctor) if in_book else standing.choices.of(doctor)
    its = [each for each in answered if each.shift is not None and (in_book or each.what != "block")]
    said: dict[str, set[str]] = defaultdict(set)
    for each in its:
        said[each.shift or ""].add(each.what)
    wanted = {shift: plain(what) for shift, what in said.items()}
    spoken_of = {*wanted, *known}.intersection(context.shown_to(doctor))
    changed = {
        each for each in spoken_of if calendar.is_said(each, known.get(each, _NOTHING), wanted.get(each, _NOTHING))
    }
    kept: list[Old] = []
    anew: dict[str, str] = dict.fromkeys(changed, "")
    for old in own:
        about = frozenset((old.shift or "",)) if in_book and old.what == "block" else old.shifts
        if old.what == "block" and not in_book:
            continue
        if about & changed and not (old.shift is not None and old.what in wanted.get(old.shift, _NOTHING)):
            anew |= dict.fromkeys(about - changed, old.cells.get("remark", ""))
        else:
            kept.append(old)
    times = standing.submitted
    kept = [each for each in kept if each.shift not in anew or _has_its_time(each, times.get((doctor, each.shift)))]
    named = {(each.what, each.shift) for each in kept}
    new = [each for each in its if each.shift in anew and (each.what, each.shift) not in named]
    stay: list[Cells] = [{"submitted": "", **each.cells} if each.what in _OFFERS else each.cells for each in kept]
    return [*stay, *(_new(each, doctor, anew[each.shift or ""], times) for each in new)]


def _has_its_time(old: Old, first: str | None) -> bool:
    """Return whether a row about one shift says since when that was offered; another row that said so may be gone."""
    return old.what not in _OFFERS or not first or old.submitted == first


def _new(answered: _Answered, doctor: str, remark: str, submitted: Mapping[tuple[str, str], str]) -> Cells:
    cells = {**answered.cells, **({"remark": remark} if remark else {})}
    pair = (doctor, answered.shift or "")
    return {**cells, "submitted": submitted[pair]} if answered.what in _OFFERS and pair in submitted else cells


def _blocks(
    proven: Proven,
    answered: Sequence[_Answered],
    own: Sequence[Old],
    calendar: Sequence[Span],
    blocked: list[Span],
) -> list[Cells]:
    """Return the rows that block time: those that stay, then what neither they nor the calendar hold yet."""
    if proven.submission.keeps_absences:
        return []
    its = [(each, each.span) for each in answered if each.what == "block"]
    old = [each for each in own if each.what == "block"]
    kept = [each for each in old if all(covers(blocked, span) for span in each.spans)]
    there = merged([*(span for each in kept for span in each.spans), *calendar])
    anew = [(each, span) for each, span in its if not covers(there, span)]
    fresh = merged(span for _, span in anew)
    stay, gone = list[Cells](), list[Old]()
    for each in old:
        is_said_anew = each.shift is None and each.spans and all(covers(fresh, span) for span in each.spans)
        if is_said_anew or not all(covers(blocked, span) for span in each.spans):
            gone.append(each)
        else:
            stay.append(each.cells)
    remarks = _Remarks(gone)
    return [*stay, *({**each.cells, **remarks.at(span)} for each, span in anew)]


class _Remarks:
    """The remarks of blocks that go, for those that come in their place."""

    def __init__(self, gone: Sequence[Old]) -> None:
        told = [(span, each.cells["remark"]) for each in gone if "remark" in each.cells for span in each.spans]
        self._told = sorted(told, key=lambda pair: pair[0].start)

    def at(self, span: Span) -> Cells:
        """Return the remark, if there is one, of the first block that has a moment in common with a span."""
        end = bisect_left(self._told, span.end, key=lambda pair: pair[0].start)
        near = self._told[max(0, end - _MOST_NEAR) : end]
        return next(({"remark": remark} for old, remark in near if span.start < old.end), {})


def _limits(proven: Proven, standing: StandingRows) -> list[Cells]:
    there = {_about(row): cells_of(row) for row in standing.limits(proven.submission.doctor)}
    rows = proven.rows.get(LIMITS, ())
    return [there.get(_about(row), cells) for cells, row in zip(rows, standing.read(LIMITS, rows), strict=True)]


def _about(row: Row) -> tuple[object, ...]:
    amount: Decimal = row["amount"]
    return row["bound"], row["unit"], amount.quantize(Decimal("0.01"), ROUND_HALF_UP), row["scope"] or "total"
