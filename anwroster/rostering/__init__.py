"""The whole story: from what people said to a proven, stamped roster. The only place with a clock."""

from anwroster.rostering.rosters import Request, Watcher, make_roster, make_rosters
from anwroster.solver.options import Progress

__all__ = ["Progress", "Request", "Watcher", "make_roster", "make_rosters"]
