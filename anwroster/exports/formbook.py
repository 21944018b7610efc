"""A workbook that a doctor fills in and sends back: what is known of the doctor stands in it already."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from anwroster.exports.formblank import Blank, Sheet, Value
from anwroster.exports.formparts import words_of
from anwroster.exports.formsheets import GUIDE, LIMITS, ORIGIN, SHIFTS, blank_book, sheet_titles, word
from anwroster.files import formlayout as layout
from anwroster.files import neutral
from anwroster.files.answers import form_digest
from anwroster.files.cells import text
from anwroster.files.choices import Choices, What
from anwroster.files.formshifts import FormShifts
from anwroster.files.intake.wording import span_shown
from anwroster.files.offered import Hindrances, Times
from anwroster.model import Instance, Limit, Shift, Span, Unit
from anwroster.quota import Due, dues

_WHATS: tuple[frozenset[str], ...] = tuple(
    frozenset(each) for each in (("offer",), ("prefer",), ("avoid",), ("offer", "avoid"), ("block",))
)
"""What the words of a choice mean, in the order of their list."""
_UNITS = (Unit.HOURS, Unit.SHIFTS, Unit.HOLIDAY_SHIFTS)
_LIMIT_ROWS, _MORE_LIMITS = 12, 4
"""Rows for limits, and how many of them stay empty at least."""
_MOST_TIMES = 4
"""Blocks over a time that the guide names before it counts the rest."""


def form_books(instance: Instance, doctors: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (doctor, workbook) for the doctors named, sorted by key; the same instance gives the same bytes.

    Notes
    -----
    Only the cells to fill in are unlocked. Text is written as text and never runs; the few formulas are ours, over
    cells that offer a list of words. ``files/formlayout.py`` says where the reader looks.
    """
    books = _Books(instance)
    for doctor in instance.doctors:
        if doctor.id in doctors:
            yield doctor.id, books.of(doctor.id, doctor.name)


class _Books:
    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._language = instance.hds.language
        self._shown = FormShifts(instance)
        self._people = {each.id: each for each in instance.doctors}
        self._choices = Choices(instance)
        self._dues = dues(instance)
        self._hindrances = Hindrances(instance)
        self._limits: dict[str, list[Limit]] = {}
        for limit in instance.limits:
            self._limits.setdefault(limit.doctor, []).append(limit)
        self._counting = {each.id for each in instance.hds.kinds if each.counts}
        self._words = dict(zip(_WHATS, words_of("choice", self._language), strict=True))
        self._blanks: dict[tuple[int, int], tuple[Blank, dict[str, str]]] = {}

    def of(self, doctor: str, name: str) -> bytes:
        """Return the workbook of one doctor."""
        shifts = self._shown.of(self._people[doctor])
        limits = [self._limit(each) for each in self._limits.get(doctor, ())]
        said = self._choices.in_book(doctor)
        choices = {each.id: self._words[said[each.id]] for each in shifts if each.id in said}
        agenda, told = self._choices.from_calendar(doctor), word("origin.calendar", self._language)
        hindered = self._hindered(doctor, shifts)
        blank, places = self._blank(shifts, max(_LIMIT_ROWS, len(limits) + _MORE_LIMITS))
        figures = self._figures(doctor, shifts, said, hindered)
        sheets = {
            GUIDE: self._guide(places, name, self._choices.times(doctor), figures),
            SHIFTS: {
                f"{letter}{at}": value
                for at, each in enumerate(shifts, start=layout.FIRST_SHIFT + 1)
                for letter, value in (
                    ("A", choices.get(each.id)),
                    ("K", told if each.id in agenda else None),
                    ("L", hindered.get(each.id)),
                )
                if value is not None
            },
            LIMITS: {
                f"{letter}{at}": value
                for at, row in enumerate(limits, start=layout.FIRST_LIMIT + 1)
                for letter, value in zip("ABCD", row, strict=True)
            },
            ORIGIN: self._origin(doctor, shifts, choices, limits),
        }
        return blank.filled(sheets)

    def _blank(self, shifts: tuple[Shift, ...], limit_rows: int) -> tuple[Blank, dict[str, str]]:
        key = (id(shifts), limit_rows)
        if key not in self._blanks:
            content, places = blank_book(self._instance, shifts, limit_rows)
            self._blanks[key] = (Blank(content), places)
        return self._blanks[key]

    def _hindered(self, doctor: str, shifts: Sequence[Shift]) -> dict[str, str]:
        """Return why the doctor cannot be given a shift whatever is chosen here, by shift."""
        times = Times(self._choices.times(doctor))
        why = {each.id: "blocked" for each in shifts if times.touches(each)}
        why |= {each.id: "busy" for each in shifts if each.id not in why and self._hindrances.is_busy(doctor, each)}
        return {shift: word(f"hindrance.{each}", self._language) for shift, each in why.items()}

    def _figures(
        self, doctor: str, shifts: Sequence[Shift], said: dict[str, What], hindered: Collection[str]
    ) -> dict[str, Value]:
        """Return the figures of the guide, those of formulas as they come out."""
        due = self._dues.get(doctor, Due())
        here = [(each, said.get(each.id, frozenset())) for each in shifts]
        offered = [each for each, what in here if {"offer", "prefer"} & what and each.kind in self._counting]
        hours = sum(each.minutes for each in offered if each.id not in hindered) / 60
        counts: dict[str, Value] = {
            key: sum(key in what for _, what in here) for key in ("offer", "prefer", "avoid", "block")
        }
        return counts | {
            "hours": hours,
            "quota": due.quota_minutes / 60,
            "balance": due.balance_minutes / 60,
            "due": due.minutes / 60,
            "multiple": hours / (due.minutes / 60) if due.minutes else "–",
        }

    def _guide(self, places: dict[str, str], name: str, times: list[Span], figures: dict[str, Value]) -> Sheet:
        spans = (span_shown(each.start, each.end, self._language, outward=True) for each in times)
        shown = [" – ".join(dict.fromkeys(each)) for each in spans]  # one whole day is named once
        if len(shown) > _MOST_TIMES:
            more = word("guide.times_more", self._language, count=len(shown) - _MOST_TIMES)
            shown = [*shown[:_MOST_TIMES], more]
        told = "; ".join(shown) or word("guide.times_none", self._language)
        texts: dict[str, Value] = {
            "title": neutral(word("title", self._language, name=name)[:500]),
            "times": word("guide.times_here", self._language, times=told),
        }
        return {places[key]: value for key, value in (texts | figures).items()}

    def _limit(self, limit: Limit) -> tuple[Value, Value, Value, Value]:
        what, _, name = limit.scope.partition(":")
        scope = word(f"scope.{name if what == 'band' else 'kind' if what == 'kind' else 'total'}", self._language)
        unit = words_of("unit", self._language)[_UNITS.index(limit.unit)]
        bound = word(f"bound.{limit.bound.value}", self._language)
        amount = int(limit.amount) if limit.amount == Decimal(int(limit.amount)) else float(limit.amount)
        return bound, amount, unit, f"{scope}:{name}" if what == "kind" else scope

    def _origin(
        self, doctor: str, shifts: Sequence[Shift], choices: dict[str, str], limits: Sequence[tuple[Value, ...]]
    ) -> Sheet:
        """Return the hidden sheet: whose workbook it is, of what, and what stood in it."""
        hds = self._instance.hds
        digest = form_digest(hds.id, hds.period.start, hds.period.end, doctor, (each.id for each in shifts))
        _, shift_title, limit_title = sheet_titles(self._language)
        filled = layout.filled_digest(choices, [[text(each) for each in row] for row in limits], "")
        period = (f"{hds.period.start}", f"{hds.period.end}")
        told = (layout.FORMAT, hds.id, *period, doctor, digest, shift_title, limit_title, filled)
        return {f"B{at}": value for at, value in enumerate(told, start=1)}
