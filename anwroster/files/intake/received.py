"""Finds the files that came back: named ones, those in folders, and what is attached to mails; all within bounds."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from anwroster.files.bounded import MEGABYTE, read_bytes
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.inputfiles import LOG, ORDER
from anwroster.files.intake.mail import BODY, attachments, mails, sender_of
from anwroster.files.intake.patience import Patience
from anwroster.files.intake.submission import MARK, Note, Received

MOST_BYTES = {
    ".json": 5 * MEGABYTE,
    ".xlsx": 20 * MEGABYTE,
    ".csv": 20 * MEGABYTE,
    ".ics": 20 * MEGABYTE,
    ".txt": 5 * MEGABYTE,
    ".eml": 60 * MEGABYTE,
    ".mbox": 500 * MEGABYTE,
}
"""The largest file of each kind that is read."""

MAILS = (".eml", ".mbox")
PAGES = (".html", ".htm")
PASSED = ("passed_form", "passed_text", "passed_kind")
"""Codes of notes on files that were passed over: an empty form, a text without an answer, another kind of file."""

MOST_FILES = 20_000
_MOST_NAMED = 20
"""Mails of a box that are named when they are not read any more."""

DEEPEST = 8
"""Folders within folders that are searched."""


class Finder:
    """Finds what came back, each file once.

    Parameters
    ----------
    folder
        The HDS's own folder: its tables are no answers.
    notes
        Where to note what was passed over.
    patience
        How long to go on; what is left then is named.
    """

    def __init__(self, folder: Path, faults: Faults, notes: list[Note], patience: Patience) -> None:
        self._home = _real(folder)
        self._own = {_real(folder / name) for name in (*ORDER, LOG)}
        self._faults = faults
        self._notes = notes
        self._patience = patience
        self._seen: set[Path] = set()
        self._others: set[Path] = set()

    def find(self, paths: Iterable[Path]) -> Iterator[Received]:
        """Yield every file that may hold an answer, in the order named and within folders by name."""
        for path in paths:
            if path.is_dir():
                yield from self._in_folder(path)
            elif not path.exists():
                self._faults.add("broken_link" if path.is_symlink() else "answer_missing", str(path))
            elif _real(path) in self._own:
                self._faults.add("answer_is_input", str(path))
            elif path.suffix.lower() not in MOST_BYTES:
                self._faults.add("answer_kind", str(path), known=", ".join(MOST_BYTES))
            else:
                yield from self._file(path, path.name, named=True)

    def _in_folder(self, top: Path) -> Iterator[Received]:
        for place, folders, names in os.walk(top, onerror=self._closed):
            here = Path(place)
            depth = len(here.relative_to(top).parts)
            folders[:] = sorted(each for each in folders if not each.startswith(".")) if depth < DEEPEST else []
            for name in sorted(names):
                path = here / name
                shown = str(path.relative_to(top))
                if name.startswith((".", "~$")) or _real(path) in self._own:
                    continue
                if path.suffix.lower() in MOST_BYTES:
                    yield from self._file(path, shown)
                elif _real(here) != self._home and not self._is_known(path):
                    self._passed(shown, path.suffix.lower(), partial(read_bytes, path, MOST_BYTES[".json"]))

    def _closed(self, error: OSError) -> None:
        self._faults.add("folder_not_permitted", str(error.filename))

    def _is_known(self, path: Path) -> bool:
        """Return whether a file of another kind was met before, or is one too many to name; from now on it was."""
        place = _real(path)
        found = place in self._others or len(self._others) >= MOST_FILES
        self._others.add(place)
        return found

    def _passed(self, name: str, suffix: str, content: Callable[[], bytes]) -> None:
        """Note that a file was passed over, and why."""
        code = "passed_text" if suffix == ".txt" else "passed_kind"
        if suffix in PAGES:
            with contextlib.suppress(UnreadableError):
                code = "passed_form" if MARK in content() else code
        self._notes.append(Note(code, name))

    def _file(self, path: Path, name: str, *, named: bool = False) -> Iterator[Received]:
        place = _real(path)
        if place in self._seen:
            return
        if len(self._seen) >= MOST_FILES:
            self._faults.add("answer_too_many_files", name, most=MOST_FILES)
            return
        self._seen.add(place)
        if self._patience.is_over:
            self._faults.add("not_read", name, seconds=self._patience.seconds)
            return
        suffix = path.suffix.lower()
        try:
            content = read_bytes(path, MOST_BYTES[suffix])
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            if suffix == ".txt" and not named and MARK not in content:
                self._passed(name, suffix, partial(bytes, content))
                return
            if suffix in MAILS:
                yield from self._mailed(name, content, suffix, at)
            else:
                yield Received(name, path.stem, suffix, content, at)
        except UnreadableError as reason:
            lost = reason.code in ("missing_file", "not_permitted") and path.is_symlink() and not path.exists()
            self._faults.add("broken_link" if lost else reason.code, name, **reason.details)
        except (OSError, OverflowError, ValueError):
            self._faults.add("not_permitted", name)

    def _mailed(self, name: str, content: bytes, suffix: str, at: datetime) -> Iterator[Received]:
        """Yield what is attached to mails; a mail that cannot be read, or is not read any more, is named by sender."""
        is_box, left = suffix == ".mbox", 0
        for number, mail in enumerate(mails(content, is_box=is_box), start=1):
            shown = f"{name} [{number}: {sender_of(mail)}]" if is_box else name
            if self._patience.is_over:
                left += 1
                if left <= _MOST_NAMED:
                    self._faults.add("not_read", shown, seconds=self._patience.seconds)
                continue
            try:
                if len(mail) > MOST_BYTES[".eml"]:
                    size, limit = len(mail) // MEGABYTE, MOST_BYTES[".eml"] // MEGABYTE
                    raise UnreadableError("too_large", megabytes=size, most=limit)
                yield from self._attached(name, attachments(mail, at))
            except UnreadableError as reason:  # the other mails of a box are still worth reading
                self._faults.add(reason.code, shown, **reason.details)
        if left > _MOST_NAMED:
            self._faults.add("not_read_more", name, count=left - _MOST_NAMED)

    def _attached(self, name: str, found: Iterable[tuple[str, bytes, datetime]]) -> Iterator[Received]:
        for attached, inner, sent in found:
            kind = os.path.splitext(attached)[1].lower()  # noqa: PTH122 - a name, no path
            shown = f"{name}/{attached}"
            if kind not in MOST_BYTES or kind in MAILS or (kind == ".txt" and MARK not in inner):
                if attached != BODY:  # every mail has a text
                    self._passed(shown, kind, partial(bytes, inner))
                continue
            if len(inner) > MOST_BYTES[kind]:
                size, limit = len(inner) // MEGABYTE, MOST_BYTES[kind] // MEGABYTE
                self._faults.add("too_large", shown, megabytes=size, most=limit)
                continue
            stem = os.path.splitext(attached)[0]  # noqa: PTH122
            yield Received(shown, stem, kind, inner, sent)


def is_own(path: Path, folder: Path) -> bool:
    """Return whether a path leads to what the HDS keeps in its folder: tables, settings, log, or copies of them."""
    real, home = _real(path), _real(folder)
    names = {each.casefold() for each in (*ORDER, LOG)}
    is_ours = real.name.casefold() in names or real.suffix.lower() in (".toml", ".bak")
    return is_ours and real.is_relative_to(home)


def _real(path: Path) -> Path:
    """Return where a path leads; one that leads round in a circle stays as it is."""
    return Path(os.path.realpath(path))
