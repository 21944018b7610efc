"""Moving new files into their places, all or none, also when the run is killed in the middle of it.

What is to happen stands in a journal beside the new files before anything moves. From then on every step can be done
again: a later run that finds the journal of a dead one goes on where it stopped.
"""

import contextlib
import json
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from anwroster.files.system import moved

NEW, OLD, JOURNAL, BACK, LOCK = "new", "old", "journal.json", "back", "lock"
"""Within the hidden folder: new content, what was there, what is to happen, whether to undo it, and who is at it."""


class ChangedError(Exception):
    """A file that was still to be replaced is no longer as the run that was killed found it."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Move:
    """One move of files from a hidden folder into the folder around it.

    Parameters
    ----------
    before
        SHA-256 of what stands in the place of each new file, by name; None: nothing.
    outdated
        Files that go away.
    """

    def __init__(self, staging: Path, before: Mapping[str, str | None], outdated: Collection[str]) -> None:
        self.staging, self.folder = staging, staging.parent
        self._before, self._outdated = dict(before), sorted(outdated)

    @classmethod
    def planned(cls, staging: Path, names: Iterable[str], outdated: Iterable[str], like: Mapping[str, str]) -> "Move":
        """Return a move of the files under ``new``: rights taken over, what is replaced kept, the journal written.

        Parameters
        ----------
        like
            File → the file whose rights it gets; any other has the rights of what it replaces.
        """
        folder = staging.parent
        gone = [each for each in outdated if (folder / each).is_file()]
        before: dict[str, str | None] = {}
        for name in names:
            before[name] = _kept(folder / name, staging / OLD / name)
            model = folder / like.get(name, name)
            if model.is_file():
                (staging / NEW / name).chmod(stat.S_IMODE(model.stat().st_mode))
        for name in gone:
            _kept(folder / name, staging / OLD / name)
        told = json.dumps({"before": before, "outdated": gone}, ensure_ascii=False).encode()
        written(staging / "journal.tmp", told)
        (staging / "journal.tmp").replace(staging / JOURNAL)
        _sync(staging)
        return cls(staging, before, gone)

    @classmethod
    def found(cls, staging: Path) -> "Move | None":
        """Return the move that a dead run left; None when it had not begun, or is nothing of ours."""
        try:
            told = json.loads((staging / JOURNAL).read_bytes())
            before, outdated = dict(told["before"]), list(told["outdated"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return cls(staging, before, outdated) if all(map(within, (*before, *outdated))) else None

    def run(self) -> None:
        """Move everything into place; when a step fails, everything is put back."""
        try:
            self._forward()
        except BaseException:
            self._back()
            raise

    def finish(self) -> None:
        """Do what a dead run did not come to.

        Raises
        ------
        ChangedError
            When a file changed since; nothing is done then.
        """
        if (self.staging / BACK).exists():
            self._back()
            return
        for name, before in self._before.items():
            if (self.staging / NEW / name).exists() and _digest(self.folder / name) != before:
                raise ChangedError(name)
        self._forward()

    def _forward(self) -> None:
        for name in self._before:
            source, target = self.staging / NEW / name, self.folder / name
            if source.exists():  # else it is in its place already
                target.parent.mkdir(parents=True, exist_ok=True)
                moved(source, target)
        for name in self._outdated:
            (self.folder / name).unlink(missing_ok=True)
        _sync(self.folder)
        (self.staging / JOURNAL).unlink()

    def _back(self) -> None:
        """Put back what was there; what cannot be put back stays in the hidden folder, with the journal."""
        whole = True
        with contextlib.suppress(OSError):
            (self.staging / BACK).touch()
        there = [name for name in self._before if not (self.staging / NEW / name).exists()]
        gone = [name for name in self._outdated if not (self.folder / name).exists()]
        for name in (*there, *gone):
            old, target = self.staging / OLD / name, self.folder / name
            try:
                if name in self._before and self._before[name] is None:
                    target.unlink(missing_ok=True)
                elif old.exists():  # else it is back already
                    moved(old, target)
            except OSError:
                whole = False
        if whole:
            (self.staging / JOURNAL).unlink(missing_ok=True)


def within(name: str) -> bool:
    """Return whether a name, with ``/`` between its parts, stays within the folder, by the rules of Windows too."""
    parts = PurePosixPath(name).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(name).is_absolute() and not set("\\:") & set(name)


def written(path: Path, content: bytes) -> None:
    """Write a file and see it on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _kept(target: Path, old: Path) -> str | None:
    """Keep what stands in a place and return its digest; None when nothing does."""
    if not target.exists():
        return None
    old.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(target, old)  # no link to it: whoever mends a file by hand would mend the copy as well
    return _digest(old)


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def _sync(folder: Path) -> None:
    """See the names in a folder on the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
