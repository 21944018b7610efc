"""Which shifts a doctor may do and is there for; offers by span or pattern leave the others out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from anwroster.model import Affiliation, Doctor, Shift


@dataclass(frozen=True)
class May:
    """What one doctor may do, and when.

    Parameters
    ----------
    places
        Pairs of posts and kinds, one of which must fit; an empty set means all. Without any pair everything fits.
    """

    places: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    joins: date = date.min
    until: date = date.max

    def do(self, shift: Shift) -> bool:
        """Return whether the doctor may do the shift and is there when it starts."""
        if not self.joins <= shift.day < self.until:
            return False
        return not self.places or any(
            (not posts or shift.post in posts) and (not kinds or shift.kind in kinds) for posts, kinds in self.places
        )


class Qualified:
    """What every doctor may do."""

    def __init__(self, doctors: Iterable[Doctor], affiliations: Iterable[Affiliation]) -> None:
        places = defaultdict(set)
        for each in affiliations:
            places[each.doctor].add((frozenset(each.posts), frozenset(each.kinds)))
        self._may = {}
        for doctor in doctors:
            until = min(doctor.leaves or date.max, doctor.papers_until or date.max)
            self._may[doctor.id] = May(tuple(places[doctor.id]), doctor.joins or date.min, until)

    def of(self, doctor: str) -> May:
        """Return what a doctor may do; everything, for one who could not be read."""
        return self._may.get(doctor, May())
