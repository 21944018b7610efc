"""How to solve: seed, workers, and a watch that tells the time left and takes progress."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Protocol

from anwroster.model import Level


@dataclass(frozen=True)
class Progress:
    """What has been reached on one level so far.

    Parameters
    ----------
    phase
        The round: 1, 2b or 3.
    level
        Name of the level.
    value, bound, gap
        As in ``LevelResult``; None where nothing is known yet.
    seconds
        Since the start of the run.
    note
        What is being done, a key of ``words/solver.toml``.
    """

    phase: str
    level: str
    value: int | None
    bound: int | None
    gap: float | None
    seconds: float
    note: str = ""


class Stoppable(Protocol):
    """What can be asked to stop."""

    def on_stop(self, cancel: Callable[[], None]) -> Callable[[], None]:
        """Remember what to call when the user asks to stop; the answer forgets it."""


class Timed(Stoppable, Protocol):
    """What has so much time and no more."""

    def left(self) -> float:
        """Return seconds left; 0 when the user asked to stop."""


class Watch(Timed, Protocol):
    """Watches over one phase and hears of progress; made by ``rostering``, the only place with a clock."""

    def tell(self, level: Level, value: int, bound: int, note: str) -> None:
        """Hear of progress."""

    def beside(self) -> "Beside | None":
        """Return a new process in which ``servant.py`` runs; None where there is to be none."""


class Beside(Protocol):
    """A process beside this one, which does what it is sent."""

    @property
    def orders(self) -> IO[bytes]:
        """Return the pipe to it."""

    @property
    def answers(self) -> IO[bytes]:
        """Return the pipe from it."""

    def end(self) -> None:
        """End it at once."""

    def close(self) -> None:
        """Close the pipes, once it has ended and nobody writes or reads any more."""


@dataclass(frozen=True)
class Options:
    """Options of a solve.

    Parameters
    ----------
    seed
        Seed of every random choice, 0 or more.
    workers
        Threads for CP-SAT, 1 or more.
    gap
        Part of a level's range by which it may miss its bound and still be good enough, 0 or more; coverage and
        obligations are never left for that. The range runs from the bound to the cost of nobody working, or of the
        first roster where that is more.
    """

    seed: int = 0
    workers: int = 2
    gap: float = 0.001
