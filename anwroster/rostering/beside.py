"""A process beside this one, in which ``solver/servant.py`` runs."""

import os
import subprocess
import sys
from contextlib import suppress
from typing import IO


class Servant:
    """The process, and the pipes to and from it."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self.orders: IO[bytes] = process.stdin
        self.answers: IO[bytes] = process.stdout

    def end(self) -> None:
        """End it at once, whatever it does."""
        self._process.kill()

    def close(self) -> None:
        """Close the pipes, once nobody writes or reads any more."""
        self._process.wait()
        for each in (self.orders, self.answers):
            with suppress(OSError):  # what was still to be written has nowhere to go
                each.close()


RETURNED = "1000000"
"""Bytes from which on the C library on Linux gives freed memory back: by default it soon keeps up to 32 MB a piece."""


def begin_beside() -> Servant | None:
    """Begin it; None where the system lets no process begin."""
    path = os.pathsep.join(each for each in sys.path if each)
    try:
        return Servant(
            subprocess.Popen(
                [sys.executable, "-m", "anwroster.solver.servant"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"MALLOC_MMAP_THRESHOLD_": RETURNED, **os.environ, "PYTHONPATH": path},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # no black window on Windows
            )
        )
    except OSError:
        return None
