"""What one doctor sent in, whatever the kind of file, before and after it was proven."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from anwroster.anwhours import moment
from anwroster.errors import Fault
from anwroster.files.collector import shown
from anwroster.files.raw import RawTable
from anwroster.model import Span
from anwroster.words import Language, say

AVAILABILITY, LIMITS, CALENDAR = "availability", "limits", "calendar"
"""Parts of what a doctor says; each replaces the earlier rows of the same part only."""

MOST_ROWS = 10_000
"""Rows of a table that one doctor's answer may have, as in the answer of a form."""

EARLIEST, LATEST = moment(date(2000, 1, 1), 0), moment(date(2101, 1, 1), 0)
"""Between these (half-open) lies when an answer can have been saved; the tables know no other years."""

MARK = b"anwroster-answer-"
"""Stands in every answer of the form: what tells it from other text."""


@dataclass(frozen=True)
class Received:
    """One file as it came in.

    Parameters
    ----------
    name
        As shown to the user; of an attachment, the mail's name and its own with a slash between.
    stem, suffix
        Last part of the name without its ending, and the ending in lower case.
    at
        When the file was last changed, or the mail was sent, in UTC.
    """

    name: str
    stem: str
    suffix: str
    content: bytes
    at: datetime


def as_it_stands(fault: Fault) -> Fault:
    """Return a fault unchanged: its row and column are those of the file."""
    return fault


@dataclass(frozen=True)
class Shown:
    """What a form showed that came from the doctor's calendar: taken away, or left to the calendar.

    Parameters
    ----------
    offers
        Keys of shifts.
    blocks
        Blocked time; empty for a form that does not show any.
    """

    offers: frozenset[str]
    blocks: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Submission:
    """What one file says for one doctor.

    Parameters
    ----------
    saved_at
        When the doctor saved it, in UTC.
    sha
        SHA-256 of the file.
    covers
        Parts that it replaces.
    tables
        Rows by table (``availability``, ``limits``) with headers that the tables know.
    remark
        What the doctor wrote besides; goes to the log.
    placed
        Turns the place of a fault in ``tables`` into a place that the user can find in the file.
    is_form
        Whether it says everything anew, shift by shift: rows that say the same already stay as they are.
    keeps_absences
        Whether blocks over a time or by a pattern stay, since this kind of file cannot say them.
    shown
        What the form showed of the doctor's calendar; None: it does not say, as forms of before did not.
    """

    doctor: str
    saved_at: datetime
    file: str
    sha: str
    covers: tuple[str, ...]
    tables: Mapping[str, RawTable]
    remark: str = ""
    placed: Callable[[Fault], Fault] = field(default=as_it_stands)
    is_form: bool = False
    keeps_absences: bool = False
    shown: Shown | None = None


@dataclass(frozen=True)
class Note:
    """Something that a planner should know and that is no fault; its sentence is ``intake.note.<code>``."""

    code: str
    file: str
    doctor: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def text(self, language: Language = "nl") -> str:
        """Return the note as a sentence."""
        values = {"file": shown(self.file), "doctor": self.doctor, **{name: shown(each) for name, each in self.details}}
        return say(f"intake.note.{self.code}", language, **values)


Counts = Mapping[str, int]
"""How many offers, preferences, avoided shifts, blocks and limits were read, by those names."""

COUNTED = ("offers", "prefer", "avoid", "blocks", "limits")
"""What is counted of every answer, in the order of the log."""


@dataclass(frozen=True)
class Proven:
    """A submission without faults.

    Parameters
    ----------
    rows
        Cells by field of every row, by table; to be written as they are.
    """

    submission: Submission
    rows: Mapping[str, tuple[Mapping[str, str], ...]]
    counts: Counts
