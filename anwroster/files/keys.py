"""What keys may be used in the tables, and what is meant by a name where a key is expected."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from anwroster.files.cells import Cell, proper_text
from anwroster.files.collector import UnreadableError

_DAY = re.compile(r"^(.+)-(\d{4}-\d{2}-\d{2})$")


def nearest(wanted: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known words most like the wanted one, best first; possibly none."""
    by_plain = {each.casefold(): each for each in known}
    return tuple(by_plain[each] for each in get_close_matches(wanted.casefold()[:120], by_plain, n=most, cutoff=0.6))


def listed(keys: Iterable[str], most: int = 8) -> str:
    """Return a readable list of at most ``most`` keys."""
    keys = list(keys)
    return ", ".join(keys[:most]) + (" …" if len(keys) > most else "") if keys else "–"


class Keys:
    """The keys of one kind of thing, with the names that people know them by.

    Parameters
    ----------
    noun
        What they are: ``doctor``, ``practice``, ``post`` …; a miss is the fault ``unknown_<noun>``.
    names
        Name by key; None when they could not be read, and then every key passes.
    """

    def __init__(self, noun: str, names: Mapping[str, str] | None) -> None:
        self.noun = noun
        self.names = names
        self._near: dict[str, str] = {}

    @cached_property
    def _bearers(self) -> dict[str, list[str]]:
        bearers: dict[str, list[str]] = defaultdict(list)
        for key, name in (self.names or {}).items():
            bearers[name.casefold()].append(key)
        return bearers

    def find(self, cell: Cell) -> str:
        """Return the key that a cell means: the key itself, or a name that only one of them bears.

        Raises
        ------
        UnreadableError
            ``unknown_<noun>`` with what comes nearest, or ``ambiguous_name`` with who bears it.
        """
        wanted = proper_text(cell)
        if self.names is None or wanted in self.names:
            return wanted
        bearers = self._bearers.get(wanted.casefold(), [])
        if len(bearers) == 1:
            return bearers[0]
        if bearers:
            raise UnreadableError("ambiguous_name", bearers=listed(bearers), count=len(bearers))
        if wanted not in self._near:
            self._near[wanted] = self._nearest(wanted) if len(self._near) < 200 else "–"
        raise UnreadableError(f"unknown_{self.noun}", near=self._near[wanted])

    def _nearest(self, wanted: str) -> str:
        names = self.names or {}
        near = nearest(wanted, names) or tuple(
            key for name in nearest(wanted, names.values()) for key in self._bearers[name.casefold()]
        )
        return listed(near or sorted(names), 5)


class ShiftKeys(Keys):
    """The keys of the shifts; a miss tells whether the template or the day is wrong."""

    def __init__(self, days_by_template: Mapping[str, frozenset[str]] | None) -> None:
        self._days = days_by_template or {}
        shifts = {f"{template}-{day}": "" for template, days in self._days.items() for day in days}
        super().__init__("shift", None if days_by_template is None else shifts)
        self._templates = Keys("shift", dict.fromkeys(self._days, ""))

    def find(self, cell: Cell) -> str:
        """Return the shift's key.

        Raises
        ------
        UnreadableError
            ``unknown_shift``; ``no_shift_that_day`` when the template exists but makes no shift on the day.
        """
        wanted = proper_text(cell)
        if self.names is None or wanted in self.names:
            return wanted
        match = _DAY.match(wanted)
        if match and (days := self._days.get(match[1])):
            raise UnreadableError("no_shift_that_day", near=", ".join(self._close_days(match[1], match[2], days)))
        example = nearest(match[1] if match else wanted, self._days, 1)
        if match and example:
            raise UnreadableError("unknown_shift", near=f"{example[0]}-{match[2]}")
        some = [f"{each}-{min(self._days[each])}" for each in example or tuple(sorted(self._days))[:1]]
        raise UnreadableError("unknown_shift", near=listed(some))

    def _close_days(self, template: str, wanted: str, days: frozenset[str]) -> list[str]:
        """Return the template's last shift before and first shift after the wanted day."""
        before = max((day for day in days if day < wanted), default=None)
        after = min((day for day in days if day > wanted), default=None)
        return [f"{template}-{day}" for day in (before, after) if day]


@dataclass(frozen=True)
class Known:
    """Every key that a table may refer to, as far as it could be read."""

    posts: Keys = field(default_factory=lambda: Keys("post", None))
    kinds: Keys = field(default_factory=lambda: Keys("kind", None))
    agreements: Keys = field(default_factory=lambda: Keys("agreement", None))
    regions: Keys = field(default_factory=lambda: Keys("region", None))
    holidays: Keys = field(default_factory=lambda: Keys("holiday", None))
    shifts: Keys = field(default_factory=lambda: Keys("shift", None))
    practices: Keys = field(default_factory=lambda: Keys("practice", None))
    doctors: Keys = field(default_factory=lambda: Keys("doctor", None))
