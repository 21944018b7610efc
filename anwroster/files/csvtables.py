"""CSV as a Dutch Excel writes it: semicolons, commas or tabs; any line ends; a BOM or none."""

import csv
import io
import re
from collections.abc import Iterator

from anwroster.files.aftercolumns import AFTER
from anwroster.files.bounded import decoded
from anwroster.files.cells import Cell, plain_word
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.columns import TABLE
from anwroster.files.raw import MOST_ROWS, RawTable, Source, filled_rows

_SEPARATOR_LINE = re.compile(r"^\s*\"?sep=(.)\"?\s*$", re.IGNORECASE)


def read_csv(name: str, file: str, content: bytes, faults: Faults) -> RawTable | None:
    """Return the table in a CSV file; None, with a fault kept, when it is none.

    Parameters
    ----------
    name
        Name of the table, to recognise the separator by its headers.
    """
    source = Source(file)
    try:
        text = decoded(content)
    except UnreadableError as reason:
        source.fault(faults, reason.code, **reason.details)
        return None
    if not text.strip():
        source.fault(faults, "empty_file")
        return None
    separator, above, body = separator_of(name, text)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    first = 2 if above else 1
    done = 0

    def counted() -> Iterator[list[Cell]]:
        nonlocal done
        for row in reader:
            yield list(row)
            done += 1

    try:
        return RawTable(source, filled_rows(counted(), first))
    except csv.Error as error:
        code = "cell_too_long" if "field limit" in str(error) else "broken_csv"
        source.fault(faults, code, row=first + done, most=csv.field_size_limit())
    except OverflowError:
        source.fault(faults, "too_many_rows", most=MOST_ROWS)
    return None


def separator_of(name: str, text: str) -> tuple[str, str, str]:
    """Return a table's separator, the line above its header that names it (mostly none) and the text from there on."""
    head, _, rest = text.lstrip("\ufeff").partition("\n")
    named = _SEPARATOR_LINE.match(head)
    if named:
        return named[1], text[: len(text) - len(rest)], rest
    return _separator(name, head), "", text


def _separator(name: str, head: str) -> str:
    """Return the separator under which the first line holds most of the table's headers."""
    table = TABLE.get(name) or AFTER[name]
    headers = {plain_word(each) for column in table.columns for each in (column.field, column.dutch)}

    def recognised(separator: str) -> tuple[int, int]:
        cells = [plain_word(each.strip(' "')) for each in head.split(separator)]
        return len(headers.intersection(cells)), len(cells)

    return max(";,\t", key=recognised)
