"""Who does the work: this process, processes of this machine, or workers of a Dask cluster; the same code for all."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from anwroster.errors import UsageError
from anwroster.words import say

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2
"""Tasks that wait for each worker, so that none stands idle and few lie in memory."""

TRIES = 3
"""How often a task is begun again whose worker died."""


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
    """Processes of this machine; when one dies, what was under way is begun again.

    Parameters
    ----------
    jobs
        Processes at once, 1 or more.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def each(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | None]]:
        """Yield each task with its result as it is done."""
        waiting = iter(tasks)
        again: list[tuple[T, int]] = []
        while True:
            with ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn")) as pool:
                under_way: dict[Future[R], tuple[T, int]] = {}
                broken = False
                while not broken:
                    for task, tries in _next(again, waiting, self._jobs * AHEAD - len(under_way)):
                        under_way[pool.submit(function, task)] = (task, tries)
                    if not under_way:
                        return
                    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                        task, tries = under_way.pop(future)
                        try:
                            yield task, future.result()
                        except BrokenProcessPool:
                            broken = True
                            if tries < TRIES:
                                again.append((task, tries + 1))
                            else:
                                yield task, None
            again += [(task, tries) for task, tries in under_way.values()]


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
                for task, _ in _next([], waiting, workers * AHEAD - len(under_way)):
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


def _next(again: list[tuple[T, int]], waiting: Iterator[T], most: int) -> Iterator[tuple[T, int]]:
    """Yield up to ``most`` tasks with how often they were begun: those to be done again first."""
    for _ in range(most):
        if again:
            yield again.pop()
            continue
        for task in waiting:
            yield task, 1
            break
        else:
            return
