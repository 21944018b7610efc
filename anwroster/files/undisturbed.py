"""A stretch of work that Ctrl-C and the like do not cut in two: they are heard when it is done."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""Signals by which people and systems ask a program to stop."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off signals that ask to stop until the end of the block; the first of them is then raised again.

    Only the main thread hears signals; in another one this does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = {each: signal.getsignal(each) for each in STOPPING}

    def hear(number: int, _: FrameType | None) -> None:
        heard.append(number)

    try:
        for each, handler in before.items():
            if handler is not None:  # None: not set from Python, and so not to be put back
                signal.signal(each, hear)
        yield
    finally:
        for each, handler in before.items():
            if handler is not None:
                signal.signal(each, handler)
        if heard:
            signal.raise_signal(heard[0])
