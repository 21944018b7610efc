"""Answers that doctors send back: which form they belong to."""

import hashlib
from collections.abc import Iterable
from datetime import date


def form_digest(hds: str, start: date, end: date, doctor: str, shift_ids: Iterable[str]) -> str:
    """Return the SHA-256 (hex) of what a form shows: of another period, doctor or timetable it is another.

    Parameters
    ----------
    hds, doctor
        Their keys.
    start, end
        First day of the period and first day after it.
    shift_ids
        Keys of the shifts that the form shows, in any order.
    """
    lines = [hds, start.isoformat(), end.isoformat(), doctor, *sorted(shift_ids)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
