"""Answers as a doctor's browser would save them, and a way to collect them into the good folder."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from anwroster.exports.formbook import form_books
from anwroster.files import read_folder
from anwroster.files.answers import form_digest, form_shifts
from anwroster.files.intake import Collected, Options, collect, written
from anwroster.model import Instance

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
SAVED = "2026-11-20T09:30:00+01:00"


def answer(instance: Instance, doctor: str, *times: Mapping[str, str], **changes: Any) -> dict[str, Any]:
    """Return an answer of a doctor with these rows of availability."""
    hds, period = instance.hds.id, instance.hds.period
    shifts = [each.id for each in form_shifts(instance, doctor)]
    told = {
        "format": "anwroster-answer-1",
        "hds": hds,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "form": form_digest(hds, period.start, period.end, doctor, shifts),
        "doctor": doctor,
        "saved_at": SAVED,
        "availability": list(times),
        "limits": [],
    }
    return told | changes


def offer(shift: str, what: str = "aanbod") -> dict[str, str]:
    return {"what": what, "shift": shift}


ANNA = [offer("avond-2027-01-06"), offer("nacht-2027-01-09", "voorkeur")]
"""What Anna answers, when it does not matter what."""


def of(folder: Path, doctor: str) -> list[tuple[str, str]]:
    """Return (doctor, shift) of every offer of a doctor in a folder."""
    return [(each.doctor, each.shift) for each in read_folder(folder).offers if each.doctor == doctor]


def form_book(instance: Instance, doctor: str) -> bytes:
    """Return the workbook that a doctor is sent."""
    ((_, book),) = form_books(instance, [doctor])
    return book


def save(place: Path, content: Any, at: datetime | None = None) -> Path:
    """Write an answer, a text or bytes; ``at`` is when the file was last changed."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content)
    place.write_bytes(content if isinstance(content, bytes) else content.encode())
    if at is not None:
        os.utime(place, (at.timestamp(), at.timestamp()))
    return place


def taken_in(folder: Path, *paths: Path, write: bool = True, **options: Any) -> Collected:
    """Collect files into a folder, and write what came of it."""
    found = collect(folder, read_folder(folder), paths, Options(**{"now": NOW, **options}))
    if write and found.files:
        written(found, "nl")
    return found


def content(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
