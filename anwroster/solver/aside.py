"""Relaxations on another core, one after the other, while the roster is being improved.

What is put here waits in a thread; HiGHS itself runs in a process beside, for a thread that asks Python between two
steps whether to go on waits for the search that holds Python's lock, and the search for it.

With one worker there is no other core: each is solved where it is asked for, before the search goes on. What comes out
then does not depend on which thread was faster.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from anwroster.solver import highs
from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.elsewhere import Afar, Elsewhere
from anwroster.solver.highs import Found, Relaxed
from anwroster.solver.options import Beside, Watch
from anwroster.solver.orders import Search
from anwroster.solver.relaxing import Here, Relaxing, relax_within

T = TypeVar("T")
D = TypeVar("D")

WORTH = 20_000
"""Coefficients from which on a stage is sent to the process beside: smaller ones are done before they are there."""

GRACE = 0.2
"""Seconds that a relaxation may take to end when its time is up."""


class Aside:
    """A queue of relaxations; leaving it ends what still runs.

    It is the watch of what runs in it: time is up when the user stops, or when nobody waits for a bound any more.

    Parameters
    ----------
    workers
        Threads that may run at once, this one among them.
    """

    def __init__(self, watch: Watch, seed: int, workers: int) -> None:
        self._watch, self._seed, self._workers, self._left = watch, seed, workers, False
        self._cancels: list[Callable[[], None]] = []
        self._thread = ThreadPoolExecutor(1)
        self._here = Here(self)
        self._beside: Beside | None = None
        self._elsewhere: Elsewhere | None = None

    def begin(self) -> None:
        """Begin the process beside, if there is to be one: it takes a while to be there."""
        if self._workers > 1 and self._beside is None:
            self._beside = self._watch.beside()
            self._elsewhere = Elsewhere(self._beside.orders, self._beside.answers) if self._beside else None

    def __enter__(self) -> "Aside":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what still runs, and what has not begun."""
        self._left = True
        if self._beside:
            self._beside.end()
        self._cancel()
        self._thread.shutdown(cancel_futures=True)
        if self._beside:
            self._beside.close()

    def relax(self, model: Stage, start: Numbers, end: float, shake: float = 0.0) -> "Future[Relaxed]":
        """Put a relaxation at the end of the queue; it stops when only ``end`` seconds are left.

        Parameters
        ----------
        start
            Value of each column in a legal roster.
        """
        return self.run(lambda: relax_within(model, start, self.left() - end, self._seed, self, shake))

    def run(self, work: Callable[[], T]) -> "Future[T]":
        """Put work at the end of the queue, or do it now when there is one worker."""
        if self._workers > 1:
            return self._thread.submit(work)
        done: Future[T] = Future()
        done.set_result(work())
        return done

    def wait(self, waiting: "Future[T]", end: float, otherwise: D) -> "T | D":
        """Return what comes out when it is done, or ``otherwise`` when only ``end`` seconds are left."""
        try:
            return waiting.result(max(0.0, self._watch.left() - end) + GRACE)
        except TimeoutError:
            return otherwise

    def drop(self, waiting: "Future[T]") -> None:
        """Wait no more for what was put here last: it ends soon, or never begins."""
        if not waiting.cancel():
            self._cancel()

    def _cancel(self) -> None:
        for cancel in tuple(self._cancels):
            cancel()

    def left(self) -> float:
        """Return seconds left; 0 when nobody waits any more."""
        return 0.0 if self._left else self._watch.left()

    def relaxation(self, stage: Stage, seed: int, *, vertex: bool = False, shake: float = 0.0) -> Relaxing:
        """Return a relaxation for what runs in here."""
        if self._elsewhere and len(stage.values) >= WORTH:
            return Afar(self._elsewhere, stage, seed, self, vertex=vertex, shake=shake)
        return self._here.relaxation(stage, seed, vertex=vertex, shake=shake)

    def search(
        self,
        stage: Stage,
        within: NDArray[np.bool_],
        start: Numbers | None,
        seconds: float,
        seed: int,
        give_up: Callable[[float, float], bool],
    ) -> Found:
        """Search in whole numbers, for what runs in here."""
        if self._elsewhere and len(stage.values) >= WORTH:
            number = self._elsewhere.number()
            order = Search(number, seconds, stage, within, start, seed, near=0.0)
            return self._elsewhere.search(order, self, give_up)
        return highs.search(stage, within, start, seconds, seed, self, give_up=give_up)

    def on_stop(self, cancel: Callable[[], None]) -> Callable[[], None]:
        """Remember what to call when the user stops or nobody waits; the answer forgets it."""
        self._cancels.append(cancel)
        forget = self._watch.on_stop(cancel)

        def both() -> None:
            self._cancels.remove(cancel)
            forget()

        if self._left:
            cancel()
        return both
