"""Locks on files: one run at a time in a folder, and a way to see whether the run that left something still lives."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from anwroster.errors import UsageError
from anwroster.files import system
from anwroster.words import Language, say

NAME = ".anwroster.lock"
"""Name of the lock in a folder; it is there only while a run writes, or after one was killed."""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold a lock for the block, and say whether we do: not, when another run holds it.

    The lock ends with the process, however that ends. The file goes away while the lock is held: who waits for a file
    that is gone takes a new one.

    Raises
    ------
    OSError
        When the file cannot be made.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if system.IS_WINDOWS and not path.exists():  # where a folder that cannot be written looks like a lock held
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path)) from None
        yield False
        return
    try:
        yield True
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        lock.release()
        if system.IS_WINDOWS:  # where a file that is open cannot go away, and so neither can that of another run
            with contextlib.suppress(OSError):
                path.unlink()


@contextlib.contextmanager
def alone(folder: Path, language: Language) -> Iterator[None]:
    """Keep other runs from writing into a folder during the block.

    Raises
    ------
    UsageError
        When another run is at it, or the folder cannot be written.
    """
    with contextlib.ExitStack() as stack:
        try:
            ours = stack.enter_context(locked(folder / NAME))
        except OSError as error:
            raise UsageError(say("files.cannot_write", language, path=folder, reason=error.strerror)) from None
        if not ours:
            raise UsageError(say("files.held", language, path=folder))
        yield
