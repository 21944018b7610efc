"""Outputs, written whole or not at all: beside their place first, then moved there."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from anwroster.errors import OwnFaultError, UsageError
from anwroster.words import Language, say


def write_whole(target: Path, content: bytes, language: Language = "nl") -> None:
    """Write one file; whatever happens, the target holds either all of the new content or all of the old.

    Raises
    ------
    UsageError
        When the place cannot be written.
    """
    target = Path(target)
    temporary: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".anwroster-", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _as_new(Path(temporary))
        Path(temporary).replace(target)
        temporary = None
    except OSError as error:
        raise UsageError(_cannot(target, error, language)) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def write_all(
    folder: Path,
    files: Mapping[str, bytes],
    force: bool = False,
    language: Language = "nl",
    outdated: Collection[str] = (),
) -> None:
    """Write many files into a folder, all or none.

    Everything is first written into a hidden folder inside it, then moved; when a move fails, what was replaced is put
    back. Files of the folder that are not named stay as they are.

    Parameters
    ----------
    files
        Content by path relative to the folder, with ``/`` between parts.
    force
        Whether files that exist may be replaced.
    outdated
        Files of ours of an earlier version, which go away together with the writing, or stay when it fails.

    Raises
    ------
    UsageError
        When a file exists and ``force`` is not given, or when the place cannot be written.
    """
    folder = Path(folder)
    for name in (*files, *outdated):
        parts = PurePosixPath(name).parts
        if not parts or ".." in parts or PurePosixPath(name).is_absolute() or "\\" in name:
            raise OwnFaultError(f"output outside the folder: {name!r}")
    if folder.exists() and not folder.is_dir():
        raise UsageError(say("files.output_is_file", language, path=folder))
    present = sorted(name for name in files if (folder / name).exists())
    if present and not force:
        raise UsageError(say("files.output_exists", language, path=folder, count=len(present), first=present[0]))
    made = not folder.exists()
    staging: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".anwroster-", dir=folder))
        for name, content in files.items():
            path = staging / "new" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        _move(staging, folder, list(files), sorted(set(outdated) - set(files)))
    except OSError as error:
        raise UsageError(_cannot(folder, error, language)) from None
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only if it stayed empty


def _move(staging: Path, folder: Path, names: list[str], outdated: list[str]) -> None:
    """Move the new files into place and the outdated away, keeping the old ones aside until all of it is done."""
    moved: list[tuple[Path, Path | None]] = []
    try:
        for name in names:
            target, old = folder / name, staging / "old" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            kept = None
            if target.exists():
                old.parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(target, old)
                except OSError:  # a file system without hard links
                    shutil.copy2(target, old)
                kept = old
            (staging / "new" / name).replace(target)
            moved.append((target, kept))
        for name in outdated:
            target, old = folder / name, staging / "old" / name
            if target.is_file():
                old.parent.mkdir(parents=True, exist_ok=True)
                target.replace(old)
                moved.append((target, old))
    except BaseException:
        for target, kept in reversed(moved):
            with contextlib.suppress(OSError):
                target.unlink() if kept is None else kept.replace(target)
        raise


def _as_new(path: Path) -> None:
    """Give a temporary file the rights that a new file of this user would have."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _cannot(path: Path, error: OSError, language: Language) -> str:
    return say("files.cannot_write", language, path=path, reason=error.strerror or type(error).__name__)
