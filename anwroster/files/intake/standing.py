"""The rows of the folder that an answer would replace, with what each of them says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from anwroster.anwhours import moment
from anwroster.files.availability import Availability, is_from_calendar
from anwroster.files.cells import Cell
from anwroster.files.choices import Choices
from anwroster.files.collector import Faults
from anwroster.files.columns import TABLE
from anwroster.files.csvtables import read_csv
from anwroster.files.intake.context import Context
from anwroster.files.intake.judging import cells_of
from anwroster.files.intake.submission import AVAILABILITY, LIMITS
from anwroster.files.intake.wording import clock_moment
from anwroster.files.raw import RawTable, Source
from anwroster.files.readers import readers
from anwroster.files.tables import Row, Rows
from anwroster.model import Span

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Old:
    """One row of ``availability``.

    Parameters
    ----------
    shift
        The shift that it names; None: it is about a time or a pattern.
    shifts
        All shifts that it offers or wishes about.
    spans
        What it blocks.
    submitted
        When it was sent in, in the words of ``StandingRows.submitted``; empty when it does not say.
    """

    cells: Cells
    what: str
    shift: str | None
    shifts: frozenset[str]
    spans: tuple[Span, ...]
    submitted: str = ""


class StandingRows:
    """What stands in the folder's tables, sorted out by doctor when first asked for.

    Parameters
    ----------
    current
        Content of ``availability`` and ``limits`` as they are; None where there is no file.
    """

    def __init__(self, current: Mapping[str, bytes | None], context: Context) -> None:
        self._current = current
        self._context = context

    @cached_property
    def choices(self) -> Choices:
        """What every doctor says of each shift."""
        return Choices(self._context.instance)

    @cached_property
    def submitted(self) -> dict[tuple[str, str], str]:
        """When each doctor first offered each shift, as it stands in a table; empty where that is not known."""
        language = self._context.instance.hds.language
        return {
            (each.doctor, each.shift): clock_moment(each.submitted, language) if each.submitted else ""
            for each in self._context.instance.offers
        }

    def times(self, doctor: str) -> tuple[list[Old], list[Old]]:
        """Return a doctor's rows of ``availability``: the own ones, and those that come from a calendar."""
        own: list[Old] = []
        agenda: list[Old] = []
        for row in self._rows(AVAILABILITY)[doctor]:
            (agenda if is_from_calendar(row) else own).append(self._old(row))
        return own, agenda

    def of_answer(self, rows: Iterable[Cells]) -> list[Old]:
        """Return proven rows of ``availability`` as if they stood in the folder."""
        return [self._old(row) for row in self.read(AVAILABILITY, rows)]

    def limits(self, doctor: str) -> list[Row]:
        """Return a doctor's rows of ``limits``."""
        return self._rows(LIMITS)[doctor]

    def read(self, name: str, rows: Iterable[Cells]) -> list[Row]:
        """Return proven cells as rows with their values."""
        fields = [each.field for each in TABLE[name].columns]
        told: list[tuple[int, list[Cell]]] = [(1, [*fields])]
        told += [(at, [cells.get(each, "") for each in fields]) for at, cells in enumerate(rows, start=2)]
        return self._values(name, RawTable(Source(""), told))

    def _rows(self, name: str) -> Mapping[str, list[Row]]:
        return self._availability if name == AVAILABILITY else self._limits

    @cached_property
    def _availability(self) -> Mapping[str, list[Row]]:
        return self._sorted_out(AVAILABILITY)

    @cached_property
    def _limits(self) -> Mapping[str, list[Row]]:
        return self._sorted_out(LIMITS)

    def _sorted_out(self, name: str) -> Mapping[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        content = self._current[f"{name}.csv"]
        raw = read_csv(name, f"{name}.csv", content, Faults()) if content and content.strip() else None
        for row in self._values(name, raw) if raw is not None else ():
            found[row["doctor"]].append(row)
        return found

    def _values(self, name: str, raw: RawTable) -> list[Row]:
        context = self._context
        its_readers = readers(TABLE[name], context.known, context.instance.hds.language)
        return list(Rows(TABLE[name], raw, its_readers, Faults()))

    def _old(self, row: Row) -> Old:
        what, shift = row["what"], row["shift"]
        if shift is not None:
            about = frozenset((shift,)) if what != "block" else frozenset()
            spans = (self._context.shifts[shift].span,) if what == "block" else ()
            return Old(cells_of(row), what, shift, about, spans, self._submitted(row))
        context = self._context
        said = Availability(context.instance.hds.period, context.shifts, context.selection, context.qualified)
        said.read([row])
        about = frozenset(shift for _, shift in (*said.offered, *said.wished))
        blocked = tuple(each.span for each in said.blocked())
        return Old(cells_of(row), what, None, about, blocked, self._submitted(row))

    def _submitted(self, row: Row) -> str:
        if row["submitted"] is None:
            return ""
        day, clock = row["submitted"]
        return clock_moment(moment(day, clock or 0), self._context.instance.hds.language)
