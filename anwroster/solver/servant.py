"""The process beside: it takes relaxations and searches from a pipe, solves them, and answers.

HiGHS asks between two steps whether to go on, through Python. In a process of its own nobody else holds Python's lock
then; in a thread beside a search in Python a relaxation of two seconds took eight, and it held up the search as well.
"""

import pickle
import signal
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread
from typing import IO

from anwroster.solver import highs
from anwroster.solver.highs import Found, Relaxation, Relaxed
from anwroster.solver.orders import Answer, Order, Relax, Search, Standing, Stop


class Servant:
    """Does one order after the other.

    Parameters
    ----------
    answers
        Where to write what comes out.
    """

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._orders: SimpleQueue[Order | None] = SimpleQueue()
        self._lock = Lock()
        self._now = self._stopped = -1
        self._cancel: Callable[[], None] | None = None
        self._relaxation: Relaxation | None = None

    def listen(self, orders: IO[bytes]) -> None:
        """Take orders until nobody gives any more."""
        while True:
            try:
                order = pickle.load(orders)
            except (EOFError, OSError):
                self._stop(self._now)
                return self._orders.put(None)
            if isinstance(order, Stop):
                self._stop(order.number)
            else:
                self._orders.put(order)

    def work(self) -> None:
        """Do what is ordered until nobody orders anything more."""
        while (order := self._orders.get()) is not None:
            with self._lock:
                self._now = order.number
            self._answer(self._relax(order) if isinstance(order, Relax) else self._search(order))

    def on_stop(self, cancel: Callable[[], None]) -> Callable[[], None]:
        """Remember how to end what is being done."""
        with self._lock:
            self._cancel = cancel
            if self._stopped >= self._now:
                cancel()
        return self._forget

    def _forget(self) -> None:
        with self._lock:
            self._cancel = None

    def _stop(self, number: int) -> None:
        with self._lock:
            self._stopped = max(self._stopped, number)
            if self._cancel and number >= self._now:
                self._cancel()

    def _answer(self, answer: Answer) -> None:
        pickle.dump(answer, self._answers, protocol=5)
        self._answers.flush()

    def _relax(self, order: Relax) -> Relaxed:
        if order.stage is not None:
            self._relaxation = None  # the last one makes room first
            self._relaxation = Relaxation(order.stage, order.seed, self, vertex=order.vertex, shake=order.shake)
        assert self._relaxation is not None
        if order.anew:
            self._relaxation.forget()
        if order.bounds is not None:
            self._relaxation.bounded(*order.bounds)
        return self._relaxation.solve(order.seconds)

    def _search(self, order: Search) -> Found:
        self._relaxation = None

        def told(value: float, bound: float) -> bool:
            self._answer(Standing(value, bound))
            return False

        return highs.search(
            order.stage, order.within, order.start, order.seconds, order.seed, self, order.near, give_up=told
        )


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do what comes in, and write what comes out, until nobody orders anything more."""
    servant = Servant(answers)
    Thread(target=servant.listen, args=(orders,), daemon=True).start()
    servant.work()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who gives orders hears it, and says what to end
    serve(sys.stdin.buffer, sys.stdout.buffer)
