"""Outputs, written whole or not at all: into a hidden folder beside their place first, then moved there."""

import contextlib
import errno
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from anwroster.errors import OwnFaultError, UsageError
from anwroster.files.leftovers import PREFIX, settle
from anwroster.files.locking import locked
from anwroster.files.moving import JOURNAL, LOCK, NEW, Move, within, written
from anwroster.files.system import cleared, hidden_folder
from anwroster.files.undisturbed import undisturbed
from anwroster.words import Language, say


def write_whole(target: Path, content: bytes, language: Language = "nl") -> None:
    """Write one file; whatever happens, the target holds either all of the new content or all of the old.

    A link is written through: the file that it leads to changes, and the link stays.

    Raises
    ------
    UsageError
        When the place cannot be written.
    """
    target = Path(os.path.realpath(target)) if Path(target).is_symlink() else Path(target)
    settle(target.parent, language)
    _write(target.parent, {target.name: content}, language, told=target)


def write_all(
    folder: Path,
    files: Mapping[str, bytes],
    force: bool = False,
    language: Language = "nl",
    outdated: Collection[str] = (),
    like: Mapping[str, str] | None = None,
) -> None:
    """Write many files into a folder, all or none.

    Everything is first written into a hidden folder inside it, then moved; when a move fails, what was replaced is put
    back. A run that is killed while it moves leaves a journal, by which the next one finishes it. Files of the folder
    that are not named stay as they are; a file that is replaced keeps its rights.

    Parameters
    ----------
    files
        Content by path relative to the folder, with ``/`` between parts.
    force
        Whether files that exist may be replaced.
    outdated
        Files of ours of an earlier version, which go away together with the writing, or stay when it fails.
    like
        File → the file of the folder whose rights it gets instead of those that it would have.

    Raises
    ------
    UsageError
        When a file exists and ``force`` is not given, when one is a link that leads out of the folder, or when the
        place cannot be written.
    """
    folder = Path(folder)
    for name in (*files, *outdated):
        if not within(name):
            raise OwnFaultError(f"output outside the folder: {name!r}")
    if folder.exists() and not folder.is_dir():
        raise UsageError(say("files.output_is_file", language, path=folder))
    settle(folder, language)
    present = sorted(name for name in files if (folder / name).exists())
    if present and not force:
        raise UsageError(say("files.output_exists", language, path=folder, count=len(present), first=present[0]))
    places = {_place(folder, name, language): name for name in files}
    if len(places) < len(files):
        twice = next(name for name in files if name not in places.values())
        raise UsageError(say("files.link_twice", language, path=folder / twice))
    alike = {place: like[name] for place, name in places.items() if like and name in like}
    content = {place: files[name] for place, name in places.items()}
    _write(folder, content, language, told=folder, outdated=set(outdated) - set(files), like=alike)


def _write(
    folder: Path,
    files: Mapping[str, bytes],
    language: Language,
    told: Path,
    outdated: Collection[str] = (),
    like: Mapping[str, str] | None = None,
) -> None:
    made = not folder.exists()
    staging: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = hidden_folder(PREFIX, folder)
        with locked(staging / LOCK) as ours:
            if not ours:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
            for name, content in files.items():
                written(staging / NEW / name, content)
            with undisturbed():
                Move.planned(staging, files, outdated, like or {}).run()
    except OSError as error:
        if staging is not None and (staging / JOURNAL).exists():
            raise UsageError(say("files.half_back", language, path=told, staging=staging)) from None
        reason = error.strerror or type(error).__name__
        raise UsageError(say("files.cannot_write", language, path=told, reason=reason)) from None
    finally:
        if staging is not None and not (staging / JOURNAL).exists():
            cleared(staging)
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only if it stayed empty


def _place(folder: Path, name: str, language: Language) -> str:
    """Return where a file is to be written: where a link leads to, as long as that is within the folder."""
    target = folder / name
    if not target.is_symlink():
        return name
    home, real = Path(os.path.realpath(folder)), Path(os.path.realpath(target))
    if real.is_symlink() or not real.is_relative_to(home):
        raise UsageError(say("files.link_outside", language, path=target, real=real))
    return real.relative_to(home).as_posix()
