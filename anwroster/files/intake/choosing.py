"""Which of several answers holds: the newest one of each doctor, and none that is older than what was taken before."""

from collections.abc import Sequence
from datetime import datetime

from anwroster.files.intake.context import Context
from anwroster.files.intake.log import Logged
from anwroster.files.intake.submission import Note, Proven
from anwroster.files.intake.wording import clock_moment


def newest(proven: Sequence[Proven], earlier: Sequence[Logged], context: Context) -> list[Proven]:
    """Return the answers to take, by doctor; for each one left out a note says why.

    An answer holds for its parts when it is newer than every answer of the doctor that was taken for one of them. Two
    equally new ones: the one that comes first by file name.
    """
    last: dict[tuple[str, str], tuple[datetime, str, str]] = {}
    for logged in earlier:
        for part in logged.parts:
            here = (logged.saved_at, logged.sha, "")
            last[logged.doctor, part] = max(last.get((logged.doctor, part), here), here, key=lambda its: its[0])
    taken: list[Proven] = []
    for each in sorted(proven, key=_newest_first):
        it = each.submission
        known = [last[it.doctor, part] for part in it.covers if (it.doctor, part) in last]
        if any(sha == it.sha for _, sha, _ in known):
            context.notes.append(_note("same", each, next(file for _, sha, file in known if sha == it.sha)))
        elif any(it.saved_at <= at for at, _, _ in known):
            at, _, file = max(known)
            when = clock_moment(at, context.instance.hds.language)
            context.notes.append(_note("older_in_run" if file else "older", each, file, when))
        else:
            taken.append(each)
            last |= {(it.doctor, part): (it.saved_at, it.sha, it.file) for part in it.covers}
    return sorted(taken, key=lambda each: (each.submission.doctor, each.submission.covers))


def _newest_first(proven: Proven) -> tuple[str, float, str]:
    return proven.submission.doctor, -proven.submission.saved_at.timestamp(), proven.submission.file


def _note(code: str, proven: Proven, other: str, at: str = "") -> Note:
    details = (("other", other), ("at", at))
    return Note(code, proven.submission.file, proven.submission.doctor, details)
