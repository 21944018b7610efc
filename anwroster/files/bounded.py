"""Reads a file from the input folder as bytes or text, never more than is sensible."""

import hashlib
import stat
from pathlib import Path

from anwroster.files.collector import UnreadableError

MEGABYTE = 1_000_000
MOST_BYTES = {".toml": 2 * MEGABYTE, ".csv": 50 * MEGABYTE, ".xlsx": 50 * MEGABYTE, ".json": 200 * MEGABYTE}
"""The largest file of each kind that is read; a year of 620 doctors takes about 10 MB."""


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """Return the content of a regular file that is not too large.

    Parameters
    ----------
    most
        Most bytes; None: what is sensible for files of its kind.

    Raises
    ------
    UnreadableError
        ``missing_file``, ``not_a_file``, ``too_large`` (found before reading), ``not_permitted``.
    """
    most = MOST_BYTES.get(path.suffix.lower(), 2 * MEGABYTE) if most is None else most
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("not_a_file")
        if status.st_size > most:
            size, limit = status.st_size // MEGABYTE, most // MEGABYTE
            raise UnreadableError("too_large", megabytes=size, most=limit)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("missing_file") from None
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("not_permitted") from None


def decoded(content: bytes) -> str:
    """Return text from UTF-8 (with or without BOM) or else Windows-1252, as a Dutch Excel writes it.

    Raises
    ------
    UnreadableError
        ``wrong_encoding``: UTF-16 and the like, or no text at all.
    """
    if b"\x00" in content or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("wrong_encoding")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableError("wrong_encoding") from None


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
