"""Processes that do the work: what they give, and what is left of them when one dies, or whoever began them stops."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from anwroster.crew import Alone, Processes
from tests.children import children

CHILD = """
from multiprocessing import active_children
from anwroster.crew import Processes
from tests.test_crew import waited
for _ in Processes(2).each(waited, [0.0, 600.0, 600.0]):
    print(*(each.pid for each in active_children()), flush=True)
    pause(600)
"""


def waited(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def doubled(number: int) -> int:
    return 2 * number


def doubled_or_dead(task: tuple[int, str]) -> int:
    """Return twice the number; the first worker that meets 3 dies of it."""
    number, mark = task
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def dead_of_three(task: tuple[int, str]) -> int:
    return always_dead(3) if task[0] == 3 else doubled_or_dead(task)


def one_over(number: int) -> float:
    return 1 / number


def always_dead(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_processes_give_what_one_process_gives() -> None:
    assert sorted(Processes(2).each(doubled, range(20))) == sorted(Alone().each(doubled, range(20)))


def test_what_a_killed_process_was_at_is_done_by_another(tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path / "dood")) for number in range(8)]
    found = {task[0]: result for task, result in Processes(2).each(doubled_or_dead, tasks)}
    assert found == {number: 2 * number for number in range(8)}


def test_a_task_that_kills_every_process_is_given_up() -> None:
    assert list(Processes(1).each(always_dead, [1])) == [(1, None)]


def test_tasks_are_fetched_as_they_are_needed() -> None:
    fetched: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            fetched.append(number)
            yield number

    next(iter(Processes(2).each(doubled, tasks())))
    assert len(fetched) < 20


def test_the_innocent_are_not_given_up_with_the_one_that_kills(tmp_path: Path) -> None:
    tasks = [(number, "") for number in range(6)]
    found = {task[0]: result for task, result in Processes(2).each(dead_of_three, tasks)}
    assert found == {number: None if number == 3 else 2 * number for number in range(6)}


def test_an_exception_in_a_process_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Processes(2).each(one_over, [1, 0]))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_whoever_stops_takes_the_processes_along(number: signal.Signals) -> None:
    """They were asked to wait ten minutes."""
    with children() as start:
        child = start(CHILD)
        assert child.stdout is not None
        begun = [int(each) for each in child.stdout.readline().split()]
        assert len(begun) == 2 and all(is_alive(each) for each in begun)
        child.send_signal(number)
        _, told = child.communicate(timeout=20)
        assert ("KeyboardInterrupt" in told) is (number is signal.SIGINT)
        assert "Process Spawn" not in told
    until = time.monotonic() + 20
    while any(is_alive(each) for each in begun) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(is_alive(each) for each in begun)


def is_alive(process: int) -> bool:
    """Return whether a process runs; one that has ended may still be listed."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
