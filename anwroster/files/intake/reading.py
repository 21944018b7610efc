"""Reads and proves all that came back: workbooks in other processes once they are many, everything told in order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from anwroster.crew import Crew
from anwroster.files.collector import Faults
from anwroster.files.intake.answerbook import judged_book, read_book
from anwroster.files.intake.answercsv import read_table
from anwroster.files.intake.answerjson import read_answer
from anwroster.files.intake.bookreading import Filled, filled_in
from anwroster.files.intake.calendars import read_calendar
from anwroster.files.intake.context import Context
from anwroster.files.intake.judging import Judge
from anwroster.files.intake.submission import Note, Proven, Received, Submission

READERS = {".json": read_answer, ".txt": read_answer, ".xlsx": read_book, ".csv": read_table, ".ics": read_calendar}
FEW = 50
"""Workbooks that are read here before other processes are begun: starting those takes as long as reading some eighty."""


@dataclass(frozen=True)
class _Place:
    """What comes of one file; places are filled in any order and emptied in the order in which the files were found."""

    notes: list[Note] = field(default_factory=list)
    proven: list[Proven] = field(default_factory=list)


@dataclass(frozen=True)
class _Task:
    """A workbook that another process reads."""

    at: int
    received: Received


def _read(task: _Task) -> Filled:
    return filled_in(task.received.name, task.received.content)


class Reading:
    """Reads answers.

    Parameters
    ----------
    faults
        Where to keep what is wrong with answers.
    crew
        Who reads workbooks after the first ``FEW``; None: this process.
    tell
        Hears how many files are done.
    """

    def __init__(
        self, context: Context, faults: Faults, crew: Crew | None = None, tell: Callable[[int], None] = lambda _: None
    ) -> None:
        self._context, self._faults, self._crew, self._tell = context, faults, crew, tell
        self._judge = Judge(context)
        self._places: list[_Place] = []
        self._done = 0

    def read(self, found: Iterable[Received]) -> list[Proven]:
        """Return the answers without faults, in the order of the files; notes come in this order as well.

        Parameters
        ----------
        found
            Fetched one by one; may note what it passes over.
        """
        if self._crew is None:
            for _ in self._tasks(found, None):
                pass
        else:
            for task, filled in self._crew.each(_read, self._tasks(found, FEW)):
                self._take_book(task, filled)
        self._context.notes[:0] = [note for place in self._places for note in place.notes]
        return [proven for place in self._places for proven in place.proven]

    @property
    def seen(self) -> int:
        """How many files were found."""
        return len(self._places)

    def _tasks(self, found: Iterable[Received], few: int | None) -> Iterator[_Task]:
        """Read what this process reads, and yield the other workbooks."""
        books = 0
        for received in found:
            place = _Place()
            self._places.append(place)
            self._keep_notes(place)
            books += received.suffix == ".xlsx"
            if few is not None and books > few and received.suffix == ".xlsx":
                yield _Task(len(self._places) - 1, received)
            else:
                self._take(place, READERS[received.suffix](received, self._context, self._faults))

    def _take_book(self, task: _Task, filled: Filled | None) -> None:
        received = replace(task.received, content=b"")
        if filled is None:
            self._faults.add("answer_lost", received.name)
        told = judged_book(received, filled, self._context, self._faults) if filled is not None else []
        self._take(self._places[task.at], told)

    def _take(self, place: _Place, submissions: Iterable[Submission]) -> None:
        for submission in submissions:
            outcome = self._judge.prove(submission)
            if isinstance(outcome, Proven):
                place.proven.append(outcome)
            else:
                self._faults.extend(outcome)
        self._keep_notes(place)
        self._done += 1
        self._tell(self._done)

    def _keep_notes(self, place: _Place) -> None:
        place.notes.extend(self._context.notes)
        self._context.notes.clear()
