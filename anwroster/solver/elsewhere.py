"""HiGHS in a process of its own."""

import pickle
from collections.abc import Callable
from itertools import count
from threading import Lock
from typing import IO

import numpy as np

from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.highs import LOST, Found, Relaxed
from anwroster.solver.options import Stoppable
from anwroster.solver.orders import Answer, Order, Relax, Search, Standing, Stop


class Elsewhere:
    """Gives orders to the process beside, one at a time, and waits for what comes out.

    Parameters
    ----------
    orders, answers
        Pipes to and from it.
    """

    def __init__(self, orders: IO[bytes], answers: IO[bytes]) -> None:
        self._orders, self._answers = orders, answers
        self._sending, self._numbers = Lock(), count()
        self._last: object = None

    def number(self) -> int:
        """Return a number for the next order."""
        return next(self._numbers)

    def has(self, relaxation: object) -> bool:
        """Return whether the relaxation of the last order was this one; from now on it is."""
        had, self._last = self._last is relaxation, relaxation
        return had

    def ask(self, order: Order, watch: Stoppable, heard: Callable[[float, float], bool] | None = None) -> Answer | None:
        """Return what comes out of an order; None when the process is gone.

        Parameters
        ----------
        watch
            Says when the user stops.
        heard
            Told how far a search has come; True ends it.
        """
        self._send(order)
        forget = watch.on_stop(lambda: self._send(Stop(order.number)))
        try:
            while isinstance(answer := pickle.load(self._answers), Standing):
                if heard is not None and heard(answer.value, answer.bound):
                    self._send(Stop(order.number))
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        finally:
            forget()
        return answer  # type: ignore[no-any-return]

    def search(self, order: Search, watch: Stoppable, heard: Callable[[float, float], bool]) -> Found:
        """Return what a search came to; nothing when the process is gone."""
        self._last = None
        found = self.ask(order, watch, heard)
        return found if isinstance(found, Found) else Found(values=None, proven=-np.inf)

    def _send(self, message: Order | Stop) -> None:
        with self._sending:
            try:
                pickle.dump(message, self._orders, protocol=5)
                self._orders.flush()
            except OSError:
                pass  # it is gone, and who waits for the answer finds that out


class Afar:
    """A relaxation in the process beside."""

    def __init__(
        self, elsewhere: Elsewhere, stage: Stage, seed: int, watch: Stoppable, *, vertex: bool, shake: float
    ) -> None:
        self._elsewhere, self._stage, self._watch = elsewhere, stage, watch
        self._seed, self._vertex, self._shake = seed, vertex, shake
        self._bounds: tuple[Numbers, Numbers] | None = None
        self._anew = False

    def bounded(self, lower: Numbers, upper: Numbers) -> None:
        """Take other bounds of the columns."""
        self._bounds = lower, upper

    def forget(self) -> None:
        """Begin anew the next time."""
        self._anew = True

    def solve(self, seconds: float) -> Relaxed:
        """Solve it within some seconds."""
        order = Relax(
            number=self._elsewhere.number(),
            seconds=seconds,
            stage=None if self._elsewhere.has(self) else self._stage,
            seed=self._seed,
            vertex=self._vertex,
            shake=self._shake,
            bounds=self._bounds,
            anew=self._anew,
        )
        self._anew = False
        relaxed = self._elsewhere.ask(order, self._watch)
        return relaxed if isinstance(relaxed, Relaxed) else LOST
