"""What a solver in the race is, and what it tells on the way."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from anwroster.model import Level
from anwroster.problem import Problem
from anwroster.rostering.beside import Servant, begin_beside
from anwroster.solver.ledger import Ledger


@dataclass
class Log:
    """The rosters of one run as they came, with the bounds that the solver proved.

    Parameters
    ----------
    seconds
        Time that the solver gets.
    rosters
        (seconds since the ledger was ready, assignment columns).
    bounds
        What no roster passes on a level, given what was reached above it.
    proven
        Seconds after which a level was proven.
    """

    seconds: float
    begin: float = field(default_factory=time.monotonic)
    rosters: list[tuple[float, frozenset[int]]] = field(default_factory=list)
    bounds: dict[Level, int] = field(default_factory=dict)
    proven: dict[Level, float] = field(default_factory=dict)

    def now(self) -> float:
        """Return seconds since the ledger was ready."""
        return time.monotonic() - self.begin

    def left(self) -> float:
        """Return seconds left."""
        return max(0.0, self.seconds - self.now())

    def hear(self, chosen: Collection[int]) -> None:
        """Take a roster, unless it is the last one once more."""
        if not self.rosters or self.rosters[-1][1] != chosen:
            self.rosters.append((self.now(), frozenset(chosen)))

    def tell(self, level: Level, value: int, bound: int, note: str) -> None:
        """Hear of progress: nothing to note."""

    def on_stop(self, cancel: Callable[[], None]) -> Callable[[], None]:
        """Nobody stops a race."""
        return lambda: None

    def beside(self) -> Servant | None:
        """Return a new process for relaxations."""
        return begin_beside()


@dataclass(frozen=True)
class Contestant:
    """A solver in the race."""

    name: str
    what: str
    solve: Callable[[Problem, Ledger, Log], None]
    is_available: Callable[[], bool] = lambda: True
