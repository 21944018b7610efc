"""Reads and proves all that came back: workbooks in other processes once they are many, everything told in order."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from time import process_time

from anwroster.crew import Crew
from anwroster.files.collector import Faults
from anwroster.files.intake.answerbook import judged_book, read_book
from anwroster.files.intake.answercsv import read_table
from anwroster.files.intake.answerjson import read_answer
from anwroster.files.intake.bookreading import Filled, filled_in
from anwroster.files.intake.calendars import read_calendar
from anwroster.files.intake.context import Context
from anwroster.files.intake.judging import Judge
from anwroster.files.intake.patience import Patience
from anwroster.files.intake.submission import Note, Proven, Received, Submission

BOOK = ".xlsx"
READERS = {".json": read_answer, ".txt": read_answer, BOOK: read_book, ".csv": read_table, ".ics": read_calendar}
FEW = 50
"""Workbooks that are read here before other processes are begun: starting two takes as long as reading some eighty."""


@dataclass(frozen=True)
class _Place:
    """What comes of one file; places are filled in any order and emptied in the order in which the files were found."""

    notes: list[Note] = field(default_factory=list)
    proven: list[Proven] = field(default_factory=list)


@dataclass(frozen=True)
class Task:
    """A workbook to be read, which place it has, and which process asks."""

    at: int
    received: Received
    asked_by: int


def read_task(task: Task) -> Filled:
    """Return what stands in a workbook; this is what another process does."""
    begun = process_time()
    found = filled_in(task.received.name, task.received.content)
    return found if os.getpid() == task.asked_by else replace(found, seconds=process_time() - begun)


class Reading:
    """Reads answers.

    Parameters
    ----------
    faults
        Where to keep what is wrong with answers.
    patience
        How long to go on; what is left then is named.
    crew
        Who reads the workbooks after the first ``FEW``.
    tell
        Hears how many files are done.
    """

    def __init__(
        self, context: Context, faults: Faults, patience: Patience, crew: Crew, tell: Callable[[int], None]
    ) -> None:
        self._context, self._faults, self._patience, self._crew, self._tell = context, faults, patience, crew, tell
        self._judge = Judge(context)
        self._places: list[_Place] = []
        self.done = 0
        """How many files were read."""

    def read(self, found: Iterable[Received]) -> list[Proven]:
        """Return the answers without faults, in the order of the files; notes come in this order as well.

        Parameters
        ----------
        found
            Fetched one by one; notes may be kept meanwhile of what is passed over.
        """
        for task, filled in self._crew.each(read_task, self._tasks(found)):
            received = replace(task.received, content=b"")
            if filled is None:
                self._faults.add("answer_lost", received.name)
                self._take(task.at, ())
            else:
                self._patience.spend(filled.seconds)
                self._take(task.at, judged_book(received, filled, self._context, self._faults))
        self._context.notes += (note for place in self._places for note in place.notes)
        return [proven for place in self._places for proven in place.proven]

    def _tasks(self, found: Iterable[Received]) -> Iterator[Task]:
        """Read what is not for others to read, and yield the rest."""
        books = 0
        for at, received in enumerate(found):
            self._open_place()
            books += received.suffix == BOOK
            if received.suffix == BOOK and books > FEW:
                yield Task(at, received, os.getpid())
            else:
                self._take(at, READERS[received.suffix](received, self._context, self._faults))
        self._open_place()

    def _open_place(self) -> None:
        """Make the place of the next file, with notes on what was passed over on the way to it."""
        self._places.append(_Place())
        self._keep_notes(-1)

    def _take(self, at: int, submissions: Iterable[Submission]) -> None:
        for submission in submissions:
            if self._patience.is_over:
                seconds = self._patience.seconds
                self._faults.add("not_read", submission.file, value=submission.doctor, seconds=seconds)
                continue
            outcome = self._judge.prove(submission)
            if isinstance(outcome, Proven):
                self._places[at].proven.append(outcome)
            else:
                self._faults.extend(outcome)
        self._keep_notes(at)
        self.done += 1
        self._tell(self.done)

    def _keep_notes(self, at: int) -> None:
        self._places[at].notes.extend(self._context.notes)
        self._context.notes.clear()
