"""How a command ends: its exit code, and what went wrong in words that help (``--json``: in one document).

0 fine; 1 the answer is no; 2 wrong input or usage; 3 time ran out before any roster; 70 a fault of our own;
130 interrupted; 143 asked to stop by the system, which counts as Ctrl-C.
"""

import errno
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from typer.exceptions import Exit, TyperException

from anwroster.commands.talk import document, err, language
from anwroster.commands.usage import refusal
from anwroster.errors import AnwrosterError, Fault, InputError
from anwroster.version import __version__
from anwroster.words import Language, say

OWN_FAULT, INTERRUPTED, TERMINATED, USAGE = 70, 130, 143, 2
DEBUG = "ANWROSTER_DEBUG"
THEIRS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR)
"""Refusals of the system that the user can mend: rights, room, names."""


class Terminated(KeyboardInterrupt):
    """The system asks the program to stop."""


@contextmanager
def heeding() -> Iterator[None]:
    """Take the system's request to stop (SIGTERM) as Ctrl-C during the block; only the main thread hears it."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) is None:
        yield
        return

    def stop(*_: object) -> None:
        raise Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def end(work: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Return the exit code of a command, after saying what went wrong if anything did.

    Parameters
    ----------
    work
        Carries the command out and returns its exit code.
    arguments
        What the user typed after ``anwroster``.
    """
    asked = list(arguments)
    as_json = "--json" in (asked[: asked.index("--")] if "--" in asked else asked)
    try:
        with heeding():
            return work(asked)
    except Exit as ending:
        return ending.exit_code
    except InputError as error:
        return _input_error(error, as_json=as_json)
    except AnwrosterError as error:
        return _told(str(error), error.exit_code, as_json=as_json)
    except TyperException as error:
        return _told(refusal(error, asked), USAGE, as_json=as_json)
    except Terminated:
        return _told(say("cli.error.interrupted", language()), TERMINATED, as_json=as_json)
    except KeyboardInterrupt:
        return _told(say("cli.error.interrupted", language()), INTERRUPTED, as_json=as_json)
    except BrokenPipeError:
        _close_stdout()
        return 0
    except OSError as error:
        if error.errno not in THEIRS:
            return _own_fault(error, as_json=as_json)
        told = say("cli.error.system", language(), path=error.filename or "?", reason=os.strerror(error.errno))
        return _told(told, USAGE, as_json=as_json)
    except Exception as error:
        return _own_fault(error, as_json=as_json)


def _own_fault(error: Exception, *, as_json: bool) -> int:
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    told = say("cli.error.own_fault", language(), kind=type(error).__name__, place=_place(error), version=__version__)
    return _told(told, OWN_FAULT, as_json=as_json)


def _input_error(error: InputError, *, as_json: bool) -> int:
    spoken = language(error.language)
    count = say("cli.error.faults", spoken, count=len(error.faults))
    if as_json:
        return _document(count, error.exit_code, [fault_document(each, spoken) for each in error.faults])
    tell_faults(error.faults, spoken)
    err(count)
    return error.exit_code


def tell_faults(faults: Iterable[Fault], spoken: Language) -> None:
    """Say on stderr where each fault is, what stood there, why it is one and what to do."""
    for each in faults:
        err(f"• {each.where(spoken)}: {each.why(spoken)}")
        if each.value:
            err(f"    {say('cli.error.stood_there', spoken, value=each.value)}")
        err(f"    {say('cli.error.to_do', spoken, fix=each.fix(spoken))}")


def fault_document(fault: Fault, spoken: Language) -> dict[str, object]:
    """Return a fault as it stands in the document of a ``--json`` run."""
    return {
        "code": fault.code,
        "file": fault.file,
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "value": fault.value,
        "why": fault.why(spoken),
        "fix": fault.fix(spoken),
    }


def _told(message: str, code: int, *, as_json: bool) -> int:
    if as_json:
        return _document(message, code, [])
    err(message)
    return code


def _document(message: str, code: int, faults: list[dict[str, object]]) -> int:
    document({"status": "error", "exit_code": code, "message": message, "faults": faults})
    return code


def _place(error: BaseException) -> str:
    """Return file and line of ours where an unforeseen error arose, without any value of the user's."""
    places = [each for each in traceback.extract_tb(error.__traceback__) if "anwroster" in each.filename]
    if not places:
        return "?"
    parts = Path(places[-1].filename).parts
    return f"{'/'.join(parts[len(parts) - 1 - parts[::-1].index('anwroster') :])}:{places[-1].lineno}"


def _close_stdout() -> None:
    """Point stdout at nothing, so that Python does not complain at its end that nobody listens."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
