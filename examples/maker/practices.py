"""Practices of a region, with how many owners each has and what its doctors owe."""

from dataclasses import dataclass, field

from examples.maker.dice import Dice
from examples.maker.names import practice_names

LARGE = 7412
"""Patients of the one practice above 7,000."""


@dataclass(frozen=True)
class Region:
    """How large a region is.

    Parameters
    ----------
    prefix
        Of the keys of its practices.
    owners, hidhas, takers
        Praktijkhouders; HIDHAs; vaste waarnemers.
    large
        Whether it has a practice above 7,000 patients.
    succession
        Whether in one practice an owner hands over to another during the period.
    """

    id: str
    prefix: str
    patients: int
    practices: int
    owners: int
    hidhas: int
    takers: int
    large: bool = False
    succession: bool = False


@dataclass
class Practice:
    """One practice; ``taken`` are the hours that HIDHAs and vaste waarnemers took over so far."""

    id: str
    name: str
    region: str
    patients: int
    owners: int
    hours: float
    succession: bool = False
    taken: float = field(default=0.0)

    @property
    def free(self) -> float:
        """Hours that others may still take over: owners keep at least four tenths."""
        return 0.6 * self.hours - self.taken

    @property
    def per_owner(self) -> float:
        """Hours that stay with each owner."""
        return (self.hours - self.taken) / (1 if self.succession else self.owners)


def practices(dice: Dice, region: Region, region_hours: float) -> list[Practice]:
    """Return the practices of a region; their patients add up to the region's."""
    owners = [1] * region.practices
    if region.large:
        owners[0] = 3
    if region.succession:
        owners[1] = 2
    while sum(owners) < region.owners:
        place = dice.whole(2, region.practices - 1)
        if owners[place] < 3:
            owners[place] += 1
    weights = [count * dice.between(0.82, 1.18) for count in owners]
    if region.succession:
        weights[1] = 1.0
    left = region.patients - (LARGE if region.large else 0)
    if region.large:
        weights[0] = 0.0
    patients = [int(left * weight / sum(weights)) for weight in weights]
    if region.large:
        patients[0] = LARGE
    patients[-1] += region.patients - sum(patients)
    return [
        Practice(
            id=key,
            name=name,
            region=region.id,
            patients=patients[place],
            owners=owners[place],
            hours=region_hours * patients[place] / region.patients,
            succession=region.succession and place == 1,
        )
        for place, (key, name) in enumerate(practice_names(dice, region.prefix, region.practices))
    ]
