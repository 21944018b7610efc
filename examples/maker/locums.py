"""Locums without a practice: with a commitment of their own, or reguliere waarnemers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from examples.maker.dice import Dice
from examples.maker.people import FEWER_KINDS, Person, Tie


@dataclass(frozen=True)
class Locums:
    """How many locums stand under one agreement.

    Parameters
    ----------
    hours
        What the agreement asks in this period, about; for others what they would like to do.
    shifts
        What it asks in shifts, when that is its unit.
    """

    agreement: str
    count: int
    hours: float
    committed: bool = True
    shifts: int = 0


def locums(
    dice: Dice, names: Iterator[tuple[str, str]], kinds_of: Sequence[Locums], posts: Sequence[str]
) -> list[Person]:
    """Return all locums; about half of them work on every post."""
    found = []
    for each in kinds_of:
        for _ in range(each.count):
            key, name = next(names)
            hours = each.hours * (1.0 if each.committed else dice.between(0.5, 1.5))
            person = Person(key, name, each.agreement, each.committed, hours, each.shifts)
            person.kinds = dice.weighted(FEWER_KINDS)
            everywhere = len(posts) == 1 or dice.chance(0.5)
            person.ties.append(Tie(posts=() if everywhere else (dice.pick(posts),)))
            found.append(person)
    return found
