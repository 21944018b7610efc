"""What every doctor sends in: offers, wishes and blocked days, in few rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from examples.maker.absence import Season, absences
from examples.maker.dice import Dice
from examples.maker.offers import Offering, class_of
from examples.maker.people import Person
from examples.maker.tables import Cell, Row
from examples.maker.temperament import PARTS, wanted
from examples.maker.timetable import Timetable

_AVOIDED = ("zo avond", "vr avond", "za avond", "ma avond", "zo nacht", "vr nacht", "wo avond")


@dataclass(frozen=True)
class Intake:
    """How people of one example answer.

    Parameters
    ----------
    eagerness
        Offers per owed seat, by part of the roster; of locums likewise in ``locum_eagerness``.
    opens
        When phase 2b opens for reguliere waarnemers: first come, first served.
    """

    table: Timetable
    seasons: Sequence[Season]
    eagerness: Mapping[str, float]
    locum_eagerness: Mapping[str, float]
    opens: datetime

    def shares(self) -> dict[str, float]:
        """Return which part of the seats is of each kind."""
        holidays = frozenset(self.table.holidays)
        seats = dict.fromkeys(PARTS, 0)
        for shift in self.table.shifts:
            seats[class_of(shift, holidays)] += shift.demand
        return {part: count / sum(seats.values()) for part, count in seats.items()}

    def seat_hours(self) -> float:
        """Return the mean length of a seat."""
        seats = sum(each.demand for each in self.table.shifts)
        return sum(each.minutes * each.demand for each in self.table.shifts) / 60 / seats


def availability(dice: Dice, people: Sequence[Person], intake: Intake) -> Iterator[Row]:
    """Give all rows, doctor by doctor."""
    shares, length = intake.shares(), intake.seat_hours()
    for person in people:
        rows, away = absences(dice, intake.table, intake.seasons)
        offering = Offering(dice, person, intake.table, away)
        eagerness = intake.eagerness if person.committed else intake.locum_eagerness
        goals = wanted(dice, person.temperament, person.hours / length, shares, eagerness)
        offers = [_offer(dice, row) for part in PARTS for row in offering.rows(part, goals[part])]
        if dice.chance(0.3):
            rows.append({"wat": "liever niet", "patroon": dice.pick(_AVOIDED)})
        sent = None if person.committed else intake.opens + timedelta(minutes=int(dice.between(0, 60) ** 2.2))
        for row in offers + rows:
            submitted = sent if row["wat"] in ("aanbod", "voorkeur") else None
            yield {"dokter": person.id, "ingediend": submitted} | row


def _offer(dice: Dice, row: dict[str, Cell]) -> dict[str, Cell]:
    """Return a row as an offer; some narrow ones become a wish: this shift most of all."""
    narrow = "dienst" in row or row.get("van") == row.get("tot") is not None
    what: Cell = "voorkeur" if narrow and dice.chance(0.14) else "aanbod"
    return {"wat": what, **row}
