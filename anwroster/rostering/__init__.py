"""The whole story: from what people said to a proven, stamped roster. The only place with a clock."""

from anwroster.rostering.keeping import as_made, keeping
from anwroster.rostering.rosters import Made, Request, Watcher, certificate_of, make_roster, make_rosters
from anwroster.solver.options import Progress

__all__ = [
    "Made",
    "Progress",
    "Request",
    "Watcher",
    "as_made",
    "certificate_of",
    "keeping",
    "make_roster",
    "make_rosters",
]
