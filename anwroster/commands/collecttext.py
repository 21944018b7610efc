"""What ``collect`` tells: who answered what, what was refused and why, who is still to be reminded."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anwroster.commands.endings import fault_document, tell_faults
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, err, out
from anwroster.words import Language

if TYPE_CHECKING:
    from anwroster.files.intake import Collected, Reminder

MOST_NAMES, MOST_ROWS = 10, 20
"""Names and rows that are shown before the rest is counted."""

LOG, BACKUP = "answers.csv", ".bak"


def show(talk: Talk, folder: Path, found: "Collected", missing: "tuple[Reminder, ...]", *, dry_run: bool) -> None:
    """Tell what came of it: answers on stdout, everything else on stderr."""
    from anwroster.files.collector import shown
    from anwroster.files.intake import PASSED, REASONS

    if found.taken:
        _table(talk, found)
    for proven in found.taken:
        if proven.submission.remark:
            told = " ".join(proven.submission.remark.split())
            talk.tell("collect.remark", doctor=proven.submission.doctor, remark=told)
    for note in found.notes:
        if note.code not in PASSED:
            err(f"• {note.text(talk.language)}")
    for code in PASSED:
        passed = [shown(each.file) for each in found.notes if each.code == code]
        if passed:
            talk.tell("collect.passed", reason=talk.say(f"collect.because.{code}"), names=talk.some(passed, MOST_NAMES))
    if found.faults:
        talk.tell("collect.refused", count=len({each.file for each in found.faults}))
        tell_faults(found.faults, talk.language)
    for reason in REASONS:
        doctors = [each.doctor.id for each in missing if reason in each.reasons]
        if doctors:
            told = talk.words(f"intake.reason.{reason}")
            talk.tell("collect.missing", reason=told, count=len(doctors), names=talk.some(doctors, MOST_NAMES))
    if dry_run:
        _changes(talk, found)
    files = _counted(talk, "files", found.seen)
    if found.taken:
        answers, names = _counted(talk, "answers", len(found.taken)), ", ".join(sorted(found.files))
        key = "collect.taken_dry" if dry_run else "collect.taken"
        out(talk.say(key, answers=answers, files=files, path=folder, names=names))
    elif found.seen or found.faults or found.notes:
        out(talk.say("collect.none", files=files, path=folder))
    if found.taken and not dry_run:
        talk.next_step("validate", folder)


def _counted(talk: Talk, what: str, count: int) -> str:
    """Return a number with its noun."""
    return talk.say(f"collect.{what}.one" if count == 1 else f"collect.{what}.more", count=count)


def _changes(talk: Talk, found: "Collected") -> None:
    """Show which rows of the tables would go and which would come, each file by itself."""
    for name, content in sorted(found.files.items()):
        if name.endswith(BACKUP) or name == LOG:
            continue
        before = Counter(_lines(found.files.get(name + BACKUP, b"")))
        after = Counter(_lines(content))
        gone, come = list((before - after).elements()), list((after - before).elements())
        out(talk.say("collect.change", file=name, gone=_counted(talk, "rows", len(gone)), come=len(come)))
        for mark, lines in (("-", gone), ("+", come)):
            for line in lines[:MOST_ROWS]:
                out(f"  {mark} {line}")
            if len(lines) > MOST_ROWS:
                out(f"  {mark} " + talk.say("collect.more_rows", count=len(lines) - MOST_ROWS))


def _lines(content: bytes) -> list[str]:
    return [each for each in content.decode("utf-8-sig", "replace").splitlines() if each.strip()]


def _table(talk: Talk, found: "Collected") -> None:
    from anwroster.files.intake.submission import COUNTED
    from anwroster.files.offered import offered_minutes
    from anwroster.quota import Due, dues

    names = {each.id: each.name for each in found.instance.doctors}
    offered, owed = offered_minutes(found.instance), dues(found.instance)
    heads = ["doctor", "file", *COUNTED, "hours", "quota", "rows", "late"]
    rows = []
    for each in found.taken:
        it = each.submission
        had = sum(found.rows[it.doctor, part][0] for part in it.covers)
        has = sum(found.rows[it.doctor, part][1] for part in it.covers)
        rows.append(
            (
                names[it.doctor],
                it.file,
                *(each.counts[name] for name in COUNTED),
                talk.hours(offered.get(it.doctor, 0)),
                talk.hours(owed.get(it.doctor, Due()).minutes),
                f"{had} → {has}",
                talk.words("intake.reason.late") if (it.doctor, it.file) in found.late else "",
            )
        )
    draw(
        [talk.say(f"collect.head.{head}") for head in heads], rows, right=range(2, 10), title=talk.say("collect.title")
    )


def plain(found: "Collected", missing: "tuple[Reminder, ...]", language: Language, *, dry_run: bool) -> dict[str, Any]:
    """Return everything as one JSON document."""
    return {
        "status": "faults" if found.faults else "ok",
        "hds": found.instance.hds.id,
        "dry_run": dry_run,
        "files_read": found.seen,
        "written": [] if dry_run else sorted(found.files),
        "taken": [
            {
                "doctor": each.submission.doctor,
                "file": each.submission.file,
                "saved_at": each.submission.saved_at.isoformat(),
                "sha256": each.submission.sha,
                "parts": list(each.submission.covers),
                "late": (each.submission.doctor, each.submission.file) in found.late,
                "counts": dict(each.counts),
                "rows": {part: list(found.rows[each.submission.doctor, part]) for part in each.submission.covers},
                "remark": each.submission.remark,
            }
            for each in found.taken
        ],
        "notes": [
            {"code": each.code, "file": each.file, "doctor": each.doctor, "text": each.text(language)}
            for each in found.notes
        ],
        "faults": [fault_document(each, language) for each in found.faults],
        "missing": [
            {
                "doctor": each.doctor.id,
                "reasons": list(each.reasons),
                "offered_minutes": each.offered_minutes,
                "owed_minutes": each.owed_minutes,
            }
            for each in missing
        ],
    }
