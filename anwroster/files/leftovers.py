"""What a run that was killed while it wrote left in a folder: finished, or cleared away."""

import time
from pathlib import Path

from anwroster.errors import UsageError
from anwroster.files.locking import locked
from anwroster.files.moving import JOURNAL, LOCK, ChangedError, Move
from anwroster.files.system import cleared
from anwroster.files.undisturbed import undisturbed
from anwroster.words import Language, say

PREFIX = ".anwroster-"
"""How the names of hidden folders begin in which a run puts its files together."""

STALE_SECONDS = 3_600
"""Age from which a hidden folder that nobody ever locked is taken for left behind."""


def settle(folder: Path, language: Language = "nl") -> bool:
    """Finish in a folder what dead runs began, clear away their hidden folders, and say whether anything was finished.

    Those of runs that are still at work stay.

    Raises
    ------
    UsageError
        When a file changed since the run was killed, so that nobody can tell which version is wanted; or when what it
        left cannot be finished here.
    """
    finished = False
    for staging in sorted(folder.glob(f"{PREFIX}*")) if folder.is_dir() else ():
        if staging.is_symlink() or not staging.is_dir():
            continue
        try:
            is_begun = (staging / LOCK).exists() or (staging / JOURNAL).exists()
            if not is_begun and time.time() - staging.stat().st_mtime < STALE_SECONDS:
                continue  # its run may be about to lock it, or about to clear it away
            with locked(staging / LOCK) as ours:
                move = Move.found(staging) if ours else None
                if move is not None:
                    with undisturbed():
                        move.finish()
                    finished = True
            if ours and not (staging / JOURNAL).exists():
                cleared(staging)
        except ChangedError as changed:
            told = say("files.left_changed", language, file=folder / changed.name, staging=staging)
            raise UsageError(told) from None
        except FileNotFoundError:
            continue  # another run was faster
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UsageError(say("files.left_unfinished", language, staging=staging, reason=reason)) from None
    return finished
