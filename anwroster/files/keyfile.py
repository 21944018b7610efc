"""Key files: random bytes, written once for their owner's eyes only, never replaced."""

import os
import secrets
from pathlib import Path

from anwroster.errors import UsageError
from anwroster.files.bounded import read_bytes
from anwroster.files.collector import UnreadableError
from anwroster.words import Language, say


def random_key() -> bytes:
    """Return 32 bytes that nobody can guess."""
    return secrets.token_bytes(32)


def write_key(target: Path, content: bytes, language: Language = "nl") -> None:
    """Write a key file with rights for its owner alone (mode 0600).

    Raises
    ------
    UsageError
        When there is a file already, whatever is in it, or the place cannot be written.
    """
    try:
        binary = getattr(os, "O_BINARY", 0)  # else Windows writes two bytes for every line end
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except FileExistsError:
        raise UsageError(say("files.key_exists", language, path=target)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(say("files.cannot_write", language, path=target, reason=reason)) from None


def read_key(path: Path, language: Language = "nl") -> bytes:
    """Return the content of a key file.

    Raises
    ------
    UsageError
        When it cannot be read.
    """
    try:
        return read_bytes(path, 10_000)
    except UnreadableError:
        raise UsageError(say("files.key_unreadable", language, path=path)) from None
