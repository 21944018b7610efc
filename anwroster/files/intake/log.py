"""``answers.csv``: which answers were taken, when they were saved and from which file; it makes *newer* decidable."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from anwroster.anwhours import local
from anwroster.files.bounded import decoded
from anwroster.files.cells import plain_word
from anwroster.files.collector import Faults, UnreadableError, shown
from anwroster.files.csvout import csv_bytes
from anwroster.files.inputfiles import LOG
from anwroster.files.intake.submission import AVAILABILITY, CALENDAR, COUNTED, EARLIEST, LATEST, LIMITS, Counts
from anwroster.words import Language, say

_HEADS = ("doctor", "parts", "saved_at", "file", "sha256", "late", *COUNTED, "remark")
_PARTS = (AVAILABILITY, LIMITS, CALENDAR)


@dataclass(frozen=True)
class Logged:
    """One answer that was taken.

    Parameters
    ----------
    parts
        What it replaced.
    saved_at
        With a zone; from ``EARLIEST`` on, before ``LATEST``.
    """

    doctor: str
    parts: tuple[str, ...]
    saved_at: datetime
    file: str
    sha: str
    late: bool
    counts: Counts
    remark: str = ""


def log_bytes(before: bytes | None, new: Sequence[Logged], language: Language) -> bytes:
    """Return the log with new lines at its end; earlier lines stay byte for byte."""
    heads = [say(f"intake.log.{head}", language) for head in _HEADS]
    words = {True: say("intake.log.yes", language), False: say("intake.log.no", language)}
    rows = [
        (
            each.doctor,
            " ".join(each.parts),
            local(each.saved_at).isoformat(),
            shown(each.file),
            each.sha,
            words[each.late],
            *(each.counts.get(name, 0) for name in COUNTED),
            " ".join("".join(sign if sign.isprintable() else " " for sign in each.remark).split()),
        )
        for each in new
    ]
    whole = csv_bytes(heads, rows)
    if before is None or not before.strip():
        return whole
    lines = whole.removeprefix(b"\xef\xbb\xbf").split(b"\r\n", 1)[1]
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:  # Excel saved it in Windows-1252
        text = "\ufeff" + decoded(before)
    return (text if text.endswith("\n") else f"{text}\r\n").encode() + lines


def read_log(content: bytes | None, faults: Faults) -> list[Logged]:
    """Return what stands in the log; a fault is kept for a line that cannot be read."""
    if content is None or not content.strip():
        return []
    try:
        text = decoded(content).lstrip("\ufeff")
        head = text.partition("\n")[0]
        separator = max(";,\t", key=head.count)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except (UnreadableError, csv.Error):
        faults.add("log_unreadable", LOG)
        return []
    if not rows:
        return []
    if [plain_word(each) for each in rows[0][: len(_HEADS)]] not in _known_heads():
        faults.add("log_unreadable", LOG, row=1, value=separator.join(rows[0]))
        return []
    found = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            found.append(_logged(row))
        except (ValueError, IndexError):
            faults.add("log_unreadable", LOG, row=number, value=separator.join(row))
    return found


def _known_heads() -> list[list[str]]:
    return [[plain_word(say(f"intake.log.{head}", spoken)) for head in _HEADS] for spoken in ("nl", "en")]


def _logged(row: Sequence[str]) -> Logged:
    saved = datetime.fromisoformat(row[2].strip())
    parts = tuple(row[1].split())
    if saved.tzinfo is None or not EARLIEST <= saved < LATEST:
        raise ValueError
    if not row[0].strip() or not parts or not set(parts) <= set(_PARTS):
        raise ValueError
    counts = dict(zip(COUNTED, (int(each) for each in row[6:11]), strict=True))
    return Logged(
        row[0].strip(), parts, saved, row[3], row[4].strip(), row[5].strip() in ("ja", "yes"), counts, row[11]
    )
