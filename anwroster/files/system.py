"""What Windows does otherwise with files than Linux and macOS, in one place.

Notes
-----
Written from Microsoft's and Python's documentation and tested by pretending: it has not been run on Windows.
"""

import contextlib
import os
import secrets
import shutil
import tempfile
import time
from pathlib import Path

IS_WINDOWS = os.name == "nt"

_TRIES, _PAUSE_SECONDS = 10, 0.1
"""How often a move is tried that Windows refuses, and how long in between: a second in all."""


def hidden_folder(prefix: str, folder: Path) -> Path:
    """Return a new folder within another, for files that will be moved out of it.

    Elsewhere than on Windows nobody else may look into it. There the rights of a private folder would go along with
    what is moved out of it, so that it has those of the folder around it.
    """
    if not IS_WINDOWS:
        return Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
    made = folder / f"{prefix}{secrets.token_hex(8)}"
    made.mkdir()
    return made


def moved(source: Path, target: Path) -> None:
    """Move a file into the place of another.

    Windows refuses that as long as any program has one of the two open, as a scanner for viruses has for a moment what
    was just written; so it is tried for a second.

    Raises
    ------
    OSError
        When it is refused.
    """
    for again in range(_TRIES if IS_WINDOWS else 1, 0, -1):
        try:
            source.replace(target)
        except PermissionError:
            if again == 1:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def cleared(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done.

    On Windows a file that is marked as read-only has to lose that mark first.
    """
    if IS_WINDOWS:
        for each in folder.rglob("*"):
            with contextlib.suppress(OSError):
                each.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)
