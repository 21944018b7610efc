"""A doctor's calendar: busy time becomes blocked time, availability (RFC 7953) becomes offers."""

import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from anwroster.anwhours import moment
from anwroster.files.availability import AGENDA
from anwroster.files.bounded import decoded, digest
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.intake.busytimes import Times, times_of
from anwroster.files.intake.calendarscan import OWNER, Part, scanned
from anwroster.files.intake.context import Context
from anwroster.files.intake.effort import Effort
from anwroster.files.intake.formcheck import proper_moment
from anwroster.files.intake.submission import AVAILABILITY, CALENDAR, EARLIEST, Note, Received, Submission
from anwroster.files.intake.wording import span_shown
from anwroster.files.raw import RawTable, Source
from anwroster.files.selection import merged
from anwroster.model import Span
from anwroster.words import Language, say

_HEADER = ["doctor", "what", "from", "until", "remark"]
_ROW = 150
"""What it costs to prove a row, to write it and to read it again."""


def read_calendar(received: Received, context: Context, faults: Faults) -> list[Submission]:
    """Return what a calendar says; none, with faults kept, when it cannot be read or nobody knows whose it is."""
    file, language = received.name, context.instance.hds.language
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on zones that the library guesses at; it would say so on stderr
            effort = Effort()
            found = scanned(_text(received.content), effort)
            doctor = _owner(found.calendars, received, context)
            times = times_of(found.calendars, _window(context), effort)
            rows = _rows(doctor, times, language, effort)
    except UnreadableError as reason:
        details = dict(reason.details)
        if "what" in details:
            details["what"] = say(f"intake.effort.{details['what']}", language)
        faults.add(reason.code, file, **details)
        return []
    except Exception:  # a damaged value raises whatever the library likes, as late as when it is looked at
        faults.add("calendar_syntax", file)
        return []
    if times.floating:
        context.notes.append(Note("floating", file, doctor, (("count", str(times.floating)),)))
    saved = proper_moment(_stamp(found.stamp) or received.at, file, doctor, context, faults)
    if saved is None:
        return []
    tables = {AVAILABILITY: RawTable(Source(file), rows)}
    return [Submission(doctor, saved, file, digest(received.content), (CALENDAR,), tables)]


def _text(content: bytes) -> str:
    try:
        return decoded(content).lstrip("\ufeff")
    except UnreadableError:
        raise UnreadableError("calendar_syntax") from None


def _rows(doctor: str, times: Times, language: Language, effort: Effort) -> list[tuple[int, list[Any]]]:
    """Return the rows of availability that say the same, under their header."""
    words = ("block", "offer") if language == "en" else ("blokkade", "aanbod")
    rows: list[tuple[int, list[Any]]] = [(0, [*_HEADER])]
    for word, spans, outward in zip(words, (times.busy, times.available), (True, False), strict=True):
        for span in merged(spans):
            effort.spend("rows", _ROW)
            first, last = span_shown(span.start, span.end, language, outward=outward)
            rows.append((len(rows), [doctor, word, first, last, AGENDA]))
    return rows


def _window(context: Context) -> Span:
    """Return the span in which shifts lie: the period and the day after it, into which its last night runs."""
    period = context.instance.hds.period
    last = max((each.end for each in context.instance.shifts), default=moment(period.end, 0))
    return Span(start=moment(period.start, 0), end=max(last, moment(period.end, 0)))


def _owner(calendars: Sequence[Part], received: Received, context: Context) -> str:
    """Return the doctor whose calendar it is: as asked, as it says itself, or by the file's name."""
    if context.doctor is not None:
        return context.doctor
    named = (each.first(OWNER) for each in calendars)
    told = next((each.value for each in named if each is not None), received.stem)
    try:
        return context.known.doctors.find(told)
    except UnreadableError as reason:
        near = reason.details.get("near") or reason.details.get("bearers", "–")
        raise UnreadableError("calendar_whose", told=told, near=near) from None


def _stamp(text: str) -> datetime | None:
    """Return the moment of the newest stamp in UTC.

    None when there is none, or none that a clock has shown: programs that know no moment write one of 1970.
    """
    try:
        found = datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return found if found >= EARLIEST else None
