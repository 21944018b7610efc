"""Programs that pause in the middle of their work, to be killed there or asked to stop."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Child = subprocess.Popen[str]

HERE = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever the tests were started with

def pause(seconds):
    print("HERE", file=sys.stderr, flush=True)
    time.sleep(seconds)
"""
"""First lines of such a program: ``pause`` tells that it is there, and waits."""


@contextmanager
def children() -> Iterator[Callable[..., Child]]:
    """Give a function that starts a program with arguments and returns when it pauses; none outlives the block."""
    running: list[Child] = []

    def start(program: str, *arguments: object) -> Child:
        command = [sys.executable, "-c", HERE + program, *map(str, arguments)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        running.append(child)
        assert child.stderr is not None
        assert child.stderr.readline() == "HERE\n"
        return child

    yield start
    for child in running:
        child.kill()
        child.communicate()


def killed(child: Child) -> None:
    """Kill a program, so that it cannot say goodbye."""
    child.kill()
    child.wait()
