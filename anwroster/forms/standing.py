"""What a doctor said before, as the form starts with it, so that nothing has to be typed again."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from anwroster.anwhours import local
from anwroster.files.choices import Choices
from anwroster.files.selection import merged
from anwroster.forms.series import steps
from anwroster.model import Instance, Limit, Shift, Span, Unit

BLOCK = "b"
_MARKS = {
    frozenset(what): mark
    for mark, what in {"a": ("offer",), "v": ("prefer",), "l": ("avoid",), "m": ("offer", "avoid")}.items()
}
"""Marks of a shift in the form, and of what is said of it."""

_UNITS = {Unit.HOURS: "uren", Unit.SHIFTS: "diensten", Unit.HOLIDAY_SHIFTS: "feestdagdiensten"}


class Standing:
    """What every doctor said, sorted out by doctor once."""

    def __init__(self, instance: Instance) -> None:
        self._choices = Choices(instance)
        self._blocked: dict[str, list[Span]] = defaultdict(list)
        self._from_calendar: dict[str, list[Span]] = defaultdict(list)
        for block in instance.blocked:
            self._blocked[block.doctor].append(block.span)
            if block.calendar:
                self._from_calendar[block.doctor].append(block.span)
        self._limits: dict[str, list[Limit]] = defaultdict(list)
        for limit in instance.limits:
            self._limits[limit.doctor].append(limit)

    def of(self, doctor: str, shown: Sequence[Shift]) -> dict[str, Any]:
        """Return marks, blocked days, other blocked time and limits of one doctor, and what a calendar said of them.

        Parameters
        ----------
        shown
            The shifts of the form in its order; ``marks`` holds the places in it by mark, as steps, and so does
            ``calendar`` for what the doctor's calendar offers; None: nothing stands there from a calendar.
        """
        said = {shift: _MARKS[what] for shift, what in self._choices.of(doctor).items()}
        days, spans = [], []
        by_span = {(each.start, each.end): each.id for each in reversed(shown)}
        for span in merged(self._blocked.get(doctor, ())):
            shift = by_span.get((span.start, span.end))
            if shift is not None and shift not in said:
                said[shift] = BLOCK
            elif _is_whole_days(span):
                days.append([_shown(span)[0][:10], local(span.end - timedelta(minutes=1)).date().isoformat()])
            else:
                spans.append(_shown(span))
        places: dict[str, list[int]] = {}
        for at, each in enumerate(shown):
            if each.id in said:
                places.setdefault(said[each.id], []).append(at)
        here = {each.id for each in shown}
        offers = self._choices.from_calendar(doctor)
        calendar = {
            "offers": steps(at for at, each in enumerate(shown) if each.id in offers),
            "blocks": [_shown(each) for each in merged(self._from_calendar.get(doctor, ()))],
        }
        return {
            "marks": {mark: steps(found) for mark, found in sorted(places.items())},
            "days": days,
            "spans": spans,
            "limits": [limit_row(each) for each in self._limits.get(doctor, ())],
            "lost": sum(1 for each in said if each not in here),
            "calendar": calendar if any(calendar.values()) else None,
        }


def limit_row(limit: Limit) -> list[str]:
    """Return bound, unit, amount and scope in the words of the table *limits*."""
    what, _, name = limit.scope.partition(":")
    scope = {"total": "totaal", "band": name}.get(what, f"soort:{name}")
    amount = limit.amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{amount:f}".rstrip("0").rstrip(".")
    return [limit.bound.value, _UNITS[limit.unit], text, scope]


def _is_whole_days(span: Span) -> bool:
    return all(local(each).strftime("%H:%M") == "00:00" for each in (span.start, span.end))


def _shown(span: Span) -> list[str]:
    return [f"{local(each):%Y-%m-%d %H:%M}" for each in (span.start, span.end)]
