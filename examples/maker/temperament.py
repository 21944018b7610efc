"""Which shifts doctors offer: everybody gives several times what is owed, and most of the popular kinds."""

from collections.abc import Mapping

from examples.maker.dice import Dice

PARTS = ("avond", "weekend", "nacht", "feestdag")

TEMPERAMENTS: tuple[tuple[str, float], ...] = (("avond", 0.42), ("weekend", 0.28), ("nacht", 0.12), ("los", 0.18))
"""Temperament and how common it is."""

_LIKING: Mapping[str, Mapping[str, float]] = {
    "avond": {"avond": 1.7, "weekend": 0.6, "nacht": 0.6, "feestdag": 0.7},
    "weekend": {"avond": 0.5, "weekend": 1.6, "nacht": 0.5, "feestdag": 1.3},
    "nacht": {"avond": 0.6, "weekend": 0.6, "nacht": 4.2, "feestdag": 0.9},
    "los": {"avond": 0.8, "weekend": 1.0, "nacht": 0.9, "feestdag": 1.2},
}


def wanted(
    dice: Dice, temperament: str, shifts: float, share: Mapping[str, float], eagerness: Mapping[str, float]
) -> dict[str, float]:
    """Return how many shifts of each part a doctor will offer.

    Parameters
    ----------
    shifts
        How many shifts the doctor owes, about.
    share
        Part of all seats that is of each kind.
    eagerness
        Offers per seat: high for popular parts, low for nights and holidays.
    """
    mood = dice.between(0.8, 1.25)
    liking = _LIKING[temperament]
    return {part: mood * shifts * share[part] * eagerness[part] * liking[part] for part in PARTS}
