"""The doctors of an example, under which agreement, and for which practices."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from examples.maker.dice import Dice
from examples.maker.practices import Practice
from examples.maker.tables import Row

FEWER_KINDS: tuple[tuple[tuple[str, ...], float], ...] = (
    ((), 0.62),
    (("consult", "visite", "achterwacht"), 0.24),
    (("consult", "regie", "achterwacht"), 0.14),
)
"""Not everybody does regie, and not everybody goes on visits."""


@dataclass
class Tie:
    """One row of affiliations."""

    practice: str | None = None
    share: float | None = None
    hours: int | None = None
    posts: tuple[str, ...] = ()


@dataclass
class Person:
    """One doctor.

    Parameters
    ----------
    hours
        About what the doctor owes in this period, quota or own commitment.
    shifts
        The same for somebody who counts in shifts; 0 for others.
    temperament
        Which shifts the doctor likes to offer: see ``temperament.py``.
    """

    id: str
    name: str
    agreement: str
    committed: bool = True
    hours: float = 0.0
    shifts: int = 0
    ties: list[Tie] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    joins: date | None = None
    leaves: date | None = None
    papers_until: date | None = None
    night_runs: bool = False
    own_hours: int | None = None
    own_shifts: int | None = None
    temperament: str = "avond"

    @property
    def posts(self) -> tuple[str, ...]:
        """Posts of all ties; an empty list means every post."""
        if any(not tie.posts for tie in self.ties):
            return ()
        return tuple(dict.fromkeys(post for tie in self.ties for post in tie.posts))

    def present(self, day: date) -> bool:
        """Return whether the doctor can be rostered on a day."""
        until = min(self.leaves or date.max, self.papers_until or date.max)
        return (self.joins or date.min) <= day < until


def owners(dice: Dice, names: Iterator[tuple[str, str]], places: list[Practice]) -> list[Person]:
    """Return the praktijkhouders of all practices; their hours follow later, when others have taken theirs."""
    found = []
    for place in places:
        for _ in range(place.owners):
            key, name = next(names)
            person = Person(key, name, "praktijkhouder", kinds=dice.weighted(FEWER_KINDS))
            person.ties.append(Tie(practice=place.id, posts=(place.region,)))
            found.append(person)
    return found


def hidhas(dice: Dice, names: Iterator[tuple[str, str]], places: list[Practice], count: int) -> list[Person]:
    """Return HIDHAs, each with a share of the quota of one of the larger practices."""
    found = []
    largest = sorted(places, key=lambda each: -each.patients)[: max(count, 1)]
    for place in largest[:count]:
        key, name = next(names)
        share = dice.pick((0.2, 0.25, 0.3, 0.35))
        person = Person(key, name, "hidha", hours=share * place.hours, kinds=dice.weighted(FEWER_KINDS))
        person.ties.append(Tie(practice=place.id, share=share, posts=(place.region,)))
        place.taken += share * place.hours
        found.append(person)
    return found


def takers(dice: Dice, names: Iterator[tuple[str, str]], places: list[Practice], count: int) -> list[Person]:
    """Return vaste waarnemers: the first takes over 20 + 30 + 20 hours, the others hours or a share."""
    found = []
    for number in range(count):
        key, name = next(names)
        person = Person(key, name, "vaste-waarnemer", kinds=dice.weighted(FEWER_KINDS))
        parts = (20, 30, 20) if number == 0 else dice.pick(((20, 30), (30, 30), (40,), (25, 25), (50,)))
        for hours in parts:
            known = {tie.practice for tie in person.ties}
            open_to = [place for place in places if place.free >= hours and place.id not in known]
            if not open_to:
                continue
            place = dice.pick(open_to)
            as_share = number % 3 == 2
            share = int(hours / place.hours * 20) / 20 if as_share else None
            taken = share * place.hours if share else hours
            tie = Tie(practice=place.id, posts=(place.region,))
            tie.share, tie.hours = (share, None) if share else (None, hours)
            person.ties.append(tie)
            place.taken += taken
            person.hours += taken
        found.append(person)
    return found


def doctor_rows(people: list[Person]) -> Iterator[Row]:
    """Give the table of doctors."""
    for each in people:
        yield {
            "dokter": each.id,
            "naam": each.name,
            "overeenkomst": each.agreement,
            "start": each.joins,
            "einde": each.leaves,
            "papieren_tot": each.papers_until,
            "nachtenrijtjes": "ja" if each.night_runs else None,
            "eigen_uren": each.own_hours,
            "eigen_diensten": each.own_shifts,
        }


def tie_rows(people: list[Person]) -> Iterator[Row]:
    """Give the table of affiliations; somebody who may do everything everywhere needs no row."""
    for each in people:
        for tie in each.ties:
            if tie.practice or tie.posts or each.kinds:
                yield {
                    "dokter": each.id,
                    "praktijk": tie.practice,
                    "aandeel": f"{tie.share * 100:g} %".replace(".", ",") if tie.share is not None else None,
                    "uren": tie.hours,
                    "posten": " ".join(tie.posts),
                    "soorten": " ".join(each.kinds),
                }
