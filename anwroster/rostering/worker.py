"""The solve on a thread of its own, so that the main thread can draw progress and hear Ctrl-C."""

import queue
import threading
import time
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from anwroster.model import Instance, Level, Phase, Roster
from anwroster.rostering.beside import Servant, begin_beside
from anwroster.solver.options import Options, Progress

if TYPE_CHECKING:
    from anwroster.solver.solve import PhaseSolved


class Worker:
    """Runs one phase and is its watch: time left, news, and a way to stop.

    Parameters
    ----------
    begin
        When the whole run began, by the monotonic clock.
    seconds
        Time for this phase.
    watch
        Hears of progress, on the thread that calls ``run``.
    """

    def __init__(self, phase: Phase, begin: float, seconds: float, watch: Callable[[Progress], None] | None) -> None:
        self._phase, self._begin, self._watch = phase, begin, watch
        self._end = time.monotonic() + seconds
        self._stopped = threading.Event()
        self._cancels: dict[int, Callable[[], None]] = {}
        self._numbers = count()
        self._news: queue.SimpleQueue[Progress | None] = queue.SimpleQueue()
        self._result: PhaseSolved | None = None
        self._error: BaseException | None = None

    def left(self) -> float:
        """Return seconds left of this phase; 0 when the user asked to stop."""
        return 0.0 if self._stopped.is_set() else max(0.0, self._end - time.monotonic())

    def tell(self, level: Level, value: int, bound: int, note: str) -> None:
        """Hear of progress from the solver's thread."""
        gap = (value - bound) / max(value, 1)
        seconds = time.monotonic() - self._begin
        self._news.put(Progress(self._phase.value, level.value, value, bound, gap, seconds, note))

    def on_stop(self, cancel: Callable[[], None]) -> Callable[[], None]:
        """Remember what to call when the user asks to stop, at once when that was already asked."""
        number = next(self._numbers)
        self._cancels[number] = cancel
        if self._stopped.is_set():
            cancel()

        def forget() -> None:
            self._cancels.pop(number, None)

        return forget

    def beside(self) -> Servant | None:
        """Return a new process for relaxations."""
        return begin_beside()

    def run(self, instance: Instance, before: Roster | None, options: Options) -> "PhaseSolved":
        """Return what the phase came to; Ctrl-C gives the best roster so far.

        Raises
        ------
        TimeoutError
            When there is no time at all.
        """
        if self.left() <= 0:
            raise TimeoutError
        thread = threading.Thread(target=self._work, args=(instance, before, options), daemon=True)
        thread.start()
        while True:
            try:
                news = self._news.get()
                if news is None:
                    break
                if self._watch is not None:
                    self._watch(news)
            except KeyboardInterrupt:
                self._stop()
        thread.join()
        if self._error is not None:
            raise self._error
        assert self._result is not None
        return self._result

    def _work(self, instance: Instance, before: Roster | None, options: Options) -> None:
        try:
            from anwroster.solver.solve import solve_phase

            self._result = solve_phase(instance, self._phase, before, options, self)
        except BaseException as error:  # handed to the thread that waits
            self._error = error
        finally:
            self._news.put(None)

    def _stop(self) -> None:
        self._stopped.set()
        for cancel in tuple(self._cancels.values()):
            cancel()
