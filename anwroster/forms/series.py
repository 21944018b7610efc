"""Shifts in few characters: a row for all shifts of a template that are alike, with its days as steps."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from anwroster.anwhours import local
from anwroster.files.patterns import EVENING_STARTS
from anwroster.model import Band, Category, Hds, Shift

BANDS = (Band.EVENING, Band.NIGHT, Band.WEEKEND, Band.HOLIDAY)
"""Bands in which limits are counted, in the order in which a row holds their minutes."""

Kind = tuple[Any, ...]
"""What a row holds of its shifts, without their days."""


class Timetable:
    """Turns shifts into rows.

    A row is ``[template, post, kind, start, end, minutes, part, categories, minutes per band, steps]``: post and kind
    as places in the lists of ``hds.toml``, start and end in local minutes after midnight of the day on which the shift
    starts, part ``d``, ``a`` or ``n`` (dag, avond, nacht, as the patterns have them), categories as first letters, and
    steps from the first day of the period to the first shift and from there to the next ones.
    """

    def __init__(self, hds: Hds) -> None:
        self._start = hds.period.start
        self._posts = {each.id: at for at, each in enumerate(hds.posts)}
        self._kinds = {each.id: at for at, each in enumerate(hds.kinds)}
        self._alike: dict[str, Kind] = {}

    def rows(self, shifts: Iterable[Shift]) -> tuple[list[list[Any]], list[Shift]]:
        """Return the rows, and the shifts in the order in which the rows spell them out.

        Parameters
        ----------
        shifts
            Each template at most once on a day.
        """
        found: dict[Kind, list[Shift]] = {}
        for shift in shifts:
            found.setdefault(self._kind(shift), []).append(shift)
        rows, order = [], []
        for kind in sorted(found, key=lambda each: (each[1], each[3], each[4], each)):
            same = sorted(found[kind], key=lambda each: each.day)
            rows.append([*kind, steps((each.day - self._start).days for each in same)])
            order += same
        return rows, order

    def _kind(self, shift: Shift) -> Kind:
        if shift.id not in self._alike:
            start = minutes_after(shift.start, shift.day)
            night = Category.NIGHT in shift.categories
            bands: Mapping[Band, int] = dict(shift.bands)
            self._alike[shift.id] = (
                shift.template,
                self._posts[shift.post],
                self._kinds[shift.kind],
                start,
                minutes_after(shift.end, shift.day),
                shift.minutes,
                "n" if night else "a" if start >= EVENING_STARTS else "d",
                "".join(each.value[0] for each in shift.categories),
                tuple(bands.get(each, 0) for each in BANDS),
            )
        return self._alike[shift.id]


def minutes_after(moment: datetime, day: date) -> int:
    """Return the minutes on the local clock from midnight of a day to a moment; negative before it."""
    there = local(moment)
    return (there.date() - day).days * 1440 + there.hour * 60 + there.minute


def steps(places: Iterable[int]) -> list[int]:
    """Return numbers as steps from 0 to the first and from there to the next ones, which are shorter to write."""
    found = [0, *places]
    return [after - before for before, after in pairwise(found)]
