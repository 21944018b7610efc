"""One example from beginning to end, before its story gives it peculiarities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from examples.maker.dice import Dice
from examples.maker.locums import Locums, locums
from examples.maker.names import doctor_names
from examples.maker.people import Person, hidhas, owners, takers
from examples.maker.practices import Practice, Region, practices
from examples.maker.tables import Row
from examples.maker.temperament import TEMPERAMENTS
from examples.maker.timetable import Timetable, timetable


@dataclass
class Example:
    """An example in the making."""

    dice: Dice
    table: Timetable
    practices: list[Practice]
    people: list[Person]

    def person(self, agreement: str, number: int) -> Person:
        """Return the ``number``-th doctor, from 0, under an agreement."""
        return [each for each in self.people if each.agreement == agreement][number]

    def practice_rows(self) -> Iterator[Row]:
        """Give the table of practices."""
        for each in self.practices:
            yield {"praktijk": each.id, "naam": each.name, "regio": each.region, "patienten": each.patients}


def example(
    folder: Path, seed: str, regions: Sequence[Region], kinds_of: Sequence[Locums], doctors: int, namesakes: int
) -> Example:
    """Return practices and people of the ``hds.toml`` in a folder, ``doctors`` in number."""
    dice, table = Dice(seed), timetable(folder)
    names = doctor_names(dice, doctors, namesakes)
    places: list[Practice] = []
    people: list[Person] = []
    for region in regions:
        here = practices(dice, region, table.hours(region.id))
        mine = owners(dice, names, here)
        people += mine
        people += hidhas(dice, names, here, region.hidhas)
        people += takers(dice, names, here, region.takers)
        by_key = {each.id: each for each in here}
        for person in mine:
            person.hours = by_key[person.ties[0].practice or ""].per_owner
        places += here
    people += locums(dice, names, kinds_of, [post.id for post in table.hds.posts])
    for person in people:
        person.temperament = dice.weighted(TEMPERAMENTS)
        person.night_runs = person.temperament == "nacht" and dice.chance(0.8)
    return Example(dice, table, places, sorted(people, key=lambda each: each.id))
