"""The sheets of a workbook: the one with a row per seat is the roster, the others can only differ from it."""

from anwroster.exports.readback.forms import own_form
from anwroster.exports.readback.rows import Line, lines, places
from anwroster.files.cells import Cell
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.raw import MOST_ROWS, Source, filled_rows
from anwroster.files.sheetscan import sheet_parts, wrong_cells
from anwroster.files.unzipping import packed, parts_of
from anwroster.files.workbook import guarded, opened
from anwroster.model import Instance
from anwroster.words import LANGUAGES, say


class Workbook:
    """A workbook in memory.

    Parameters
    ----------
    file
        Its name.

    Raises
    ------
    UnreadableError
        When the content is no workbook, or too large.
    """

    def __init__(self, file: str, content: bytes, instance: Instance) -> None:
        self.file, self._instance = file, instance
        self._parts = parts_of(content, (".xml", ".rels"))
        if not self._parts:
            raise UnreadableError("broken_workbook")
        self._places = sheet_parts(self._parts)
        self._book = opened(packed(self._parts))
        wanted = {say("exports.sheet.shifts", each).casefold() for each in LANGUAGES}
        named = [each for each in self._places if each.strip().casefold() in wanted]
        only = list(self._places) if len(self._places) == 1 else []
        self.main = next(iter(named or only), "")

    def others(self) -> list[str]:
        """Return the names of the other sheets."""
        return [each for each in self._places if each != self.main]

    def table(self, sheet: str) -> tuple[list[tuple[int, list[Cell]]], dict[tuple[int, int], str]]:
        """Return the rows of a sheet that hold anything, and its cells that cannot be trusted.

        Raises
        ------
        UnreadableError
            When the sheet cannot be read, or is too large.
        """
        wrong = wrong_cells(self._parts.get(self._places[sheet], b""))
        rows = guarded(lambda: self._book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
        try:
            return filled_rows(rows, first=1), wrong
        except OverflowError:
            raise UnreadableError("too_many_rows", most=MOST_ROWS) from None

    def rows(self, faults: Faults) -> list[Line]:
        """Return the rows of the sheet that is the roster; none, with a fault kept, when it cannot be read."""
        wanted = say("exports.sheet.shifts", self._instance.hds.language)
        source = Source(self.file, self.main or None)
        form = own_form(self._instance)
        rows, wrong = self.table(self.main) if self.main else ([], {})
        at = places(form, rows[0][1]) if rows else None
        if at is None:
            heads = ", ".join(column.titles[0] for column in form.columns[:3])
            source.fault(faults, "roster_sheet", wanted=wanted, heads=heads)
            return []
        return list(lines(source, form, at, rows[1:], wrong, faults))
