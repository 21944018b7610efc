"""Limits that doctors set, and balances that they bring along."""

from collections.abc import Iterator, Sequence

from examples.maker.dice import Dice
from examples.maker.people import Person
from examples.maker.tables import Row


def limits(dice: Dice, people: Sequence[Person]) -> Iterator[Row]:
    """Give minima and maxima: nearly always a maximum in hours, a tenth to three tenths above what is owed."""
    for person in people:
        if not person.committed:
            yield _limit(person, "maximum", dice.whole(2, 6), "diensten", "totaal")
            continue
        if person.shifts:
            yield _limit(person, "maximum", person.shifts + dice.whole(1, 2), "diensten", "totaal")
        else:
            yield _limit(person, "maximum", round(person.hours * dice.between(1.1, 1.3)), "uren", "totaal")
        if not person.shifts and dice.chance(0.15):
            yield _limit(person, "minimum", round(person.hours * dice.between(0.5, 0.75)), "uren", "totaal")
        if person.temperament != "nacht" and dice.chance(0.22):
            yield _limit(person, "maximum", dice.whole(1, 3), "diensten", "nacht")
        if dice.chance(0.08):
            yield _limit(person, "maximum", dice.whole(1, 2), "feestdagdiensten", "totaal")
        if dice.chance(0.08):
            yield _limit(person, "maximum", dice.whole(2, 5), "diensten", "weekend")
        if "visite" in person.kinds and dice.chance(0.12):
            yield _limit(person, "maximum", dice.whole(1, 3), "diensten", "soort:visite")


def _limit(person: Person, bound: str, amount: int, unit: str, scope: str) -> Row:
    return {"dokter": person.id, "grens": bound, "aantal": amount, "eenheid": unit, "waarvoor": scope}


def balances(dice: Dice, people: Sequence[Person], worked: Sequence[tuple[str, int]]) -> Iterator[Row]:
    """Give what earlier periods left: hours, nights, and holidays that doctors worked.

    Parameters
    ----------
    worked
        Holidays of earlier years, each with its year.
    """
    for person in people:
        if not person.committed or person.joins:
            continue
        if dice.chance(0.55):
            yield {"dokter": person.id, "categorie": "uren", "aantal": dice.whole(-20, 20) / 2}
        if dice.chance(0.2):
            yield {"dokter": person.id, "categorie": "nachten", "aantal": dice.pick((-1, -1, 1, 1, 2))}
        if dice.chance(0.28):
            holiday, year = dice.pick(worked)
            row: Row = {"dokter": person.id, "categorie": "feestdagen", "aantal": 1}
            yield {**row, "feestdag": holiday, "jaar": year}
