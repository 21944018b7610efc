"""Days and hours on which a doctor absolutely cannot work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from examples.maker.dice import Dice
from examples.maker.tables import Cell
from examples.maker.timetable import Timetable

_REASONS = ("vakantie", "nascholing", "bruiloft", "verhuizing", "congres", "weekend weg")
_HABITS = (("ma avond", "koor"), ("wo avond", "zaalvoetbal"), ("do avond", "gemeenteraad"), ("zo avond", "familie"))


@dataclass(frozen=True)
class Season:
    """Days that many doctors keep free, such as Easter or the May holidays."""

    name: str
    first: date
    last: date
    part: float


def absences(dice: Dice, table: Timetable, seasons: Sequence[Season]) -> tuple[list[dict[str, Cell]], frozenset[date]]:
    """Return the rows of one doctor, and the whole days that they take."""
    rows: list[dict[str, Cell]] = []
    days: set[date] = set()
    spans = [(each.first, each.last, each.name) for each in seasons if dice.chance(each.part)]
    for _ in range(dice.weighted(((0, 0.25), (1, 0.5), (2, 0.25)))):
        reason = dice.pick(_REASONS)
        length = dice.whole(6, 15) if reason == "vakantie" else dice.whole(1, 3)
        first = dice.pick(list(table.hds.period))
        spans.append((first, min(first + timedelta(days=length), table.hds.period.end - timedelta(days=1)), reason))
    for first, last, reason in spans:
        rows.append({"wat": "blokkade", "van": first, "tot": last, "opmerking": reason})
        days.update(table.days(first - timedelta(days=1), last))
    if dice.chance(0.1):
        pattern, habit = dice.pick(_HABITS)
        rows.append({"wat": "blokkade", "patroon": pattern, "opmerking": habit})
    return rows, frozenset(days)
