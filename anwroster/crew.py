"""Who does the work: this process, processes of this machine, or workers of a Dask cluster; the same code for all."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from typing import Any, Protocol, TypeVar

from anwroster.errors import UsageError
from anwroster.words import say

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2
"""Tasks that wait for each worker, so that none stands idle and few lie in memory."""

TRIES = 3
"""How often a task is begun whose worker dies of it."""


class Crew(Protocol):
    """Carries out a function over tasks, in any order."""

    def each(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | None]]:
        """Yield each task with its result as it is done; None where its workers died time and again."""


class Alone:
    """Only this process, one task after the other."""

    def each(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | None]]:
        """Yield each task with its result."""
        for task in tasks:
            yield task, function(task)


class Processes:
    """Processes of this machine; when one dies, what was under way is begun again, one task after the other.

    Parameters
    ----------
    jobs
        Processes at once, 1 or more.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def each(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | None]]:
        """Yield each task with its result as it is done; tasks are fetched as they are needed."""
        fresh = iter(tasks)
        suspects: deque[tuple[T, int]] = deque()
        lost: list[tuple[T, int]] = []
        spawning = get_context("spawn")
        while True:
            begun: dict[Future[R], tuple[T, int]] = {}
            their_end, own_end = spawning.Pipe(duplex=False)
            pool = ProcessPoolExecutor(self._jobs, spawning, initializer=_follow, initargs=(their_end,))
            try:
                while True:
                    if suspects:  # each alone: when a process dies now, it is known of what
                        task, deaths = suspects.popleft()
                        begun[_begin(pool, function, task)] = (task, deaths)
                    else:
                        for task in islice(fresh, self._jobs * AHEAD - len(begun)):
                            begun[_begin(pool, function, task)] = (task, 0)
                    if not begun:
                        return
                    for future in wait(begun, return_when=FIRST_COMPLETED).done:
                        yield begun[future][0], future.result()
                        del begun[future]
            except BrokenProcessPool:
                lost = list(begun.values())
            finally:
                if begun:
                    own_end.close()  # nobody waits for what is under way
                pool.shutdown(cancel_futures=True)
                own_end.close()
                their_end.close()
            if len(lost) > 1:
                suspects.extend(lost)
            elif lost[0][1] + 1 < TRIES:
                suspects.appendleft((lost[0][0], lost[0][1] + 1))
            else:
                yield lost[0][0], None


def _begin(pool: ProcessPoolExecutor, function: Callable[[T], R], task: T) -> "Future[R]":
    """Hand a task to a process; to a pool that is broken by now as well, where it is lost like those before it."""
    try:
        return pool.submit(function, task)
    except BrokenProcessPool as error:
        future: Future[R] = Future()
        future.set_exception(error)
        return future


def _follow(pipe: "Connection[None, None]") -> None:
    """Make a process of a pool end at once, and silently, at Ctrl-C or when the other end of a pipe is closed.

    The system closes it as well when the process that holds it is killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_after, args=(pipe,), daemon=True).start()


def _end_after(pipe: "Connection[None, None]") -> None:
    wait_for([pipe])
    os._exit(1)


class Cluster:
    """The workers of a Dask cluster; Dask begins a task again whose worker died.

    Parameters
    ----------
    address
        Of its scheduler, such as ``tcp://10.0.0.5:8786``.

    Raises
    ------
    UsageError
        When Dask is not installed, or the scheduler does not answer.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise UsageError(say("national.without_dask")) from None
        try:
            self._client: Any = Client(address, timeout=10)
        except (OSError, ValueError, TimeoutError) as error:
            told = str(error) or type(error).__name__
            raise UsageError(say("national.no_cluster", address=address, reason=told)) from None

    def each(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | None]]:
        """Yield each task with its result as it is done."""
        from distributed import wait as wait_for
        from distributed.scheduler import KilledWorker

        try:
            waiting = iter(tasks)
            under_way: dict[Any, T] = {}
            while True:
                workers = max(1, len(self._client.scheduler_info()["workers"]))
                for task in islice(waiting, max(0, workers * AHEAD - len(under_way))):
                    under_way[self._client.submit(function, task, pure=False, retries=TRIES)] = task
                if not under_way:
                    return
                for future in wait_for(list(under_way), return_when="FIRST_COMPLETED").done:
                    task = under_way.pop(future)
                    try:
                        yield task, future.result()
                    except KilledWorker:
                        yield task, None
        finally:
            self._client.close()
