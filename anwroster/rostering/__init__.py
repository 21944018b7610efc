"""The whole story: from what people said to a proven, stamped roster. The only place with a clock."""

from anwroster.rostering.keeping import as_made, frozen_in, keeping
from anwroster.rostering.rosters import Made, Request, Watcher, certificate_of, make_roster, make_rosters
from anwroster.solver.options import Progress

__all__ = [
    "Made",
    "Progress",
    "Request",
    "Watcher",
    "as_made",
    "certificate_of",
    "frozen_in",
    "keeping",
    "make_roster",
    "make_rosters",
]
