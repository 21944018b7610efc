"""How a doctor's workbook is laid out: what its writer and its reader agree on."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

FORMAT = "anwroster-formbook-2"
"""First cell of the hidden sheet."""

HIDDEN = "anwroster"
"""Name of the hidden sheet, the same in every language; its first two columns hold the keys below and their values."""

KEYS = ("format", "hds", "start", "end", "doctor", "form", "shifts", "limits", "filled")
"""Rows of the hidden sheet, in this order: *shifts* and *limits* name the sheets to read, *filled* is the digest of
what stood in them when they were sent."""

CHOICE, SHIFT, ORIGIN = 0, 9, 10
"""Columns of the sheet of shifts that are read: what the doctor chose, the shift's key, and whether it was offered by
the doctor's calendar when the workbook was made: empty if not."""

FIRST_SHIFT = 1
"""First row of shifts, counted from 0: the header stands above it."""

LIMIT_FIELDS = ("bound", "amount", "unit", "scope")
"""Columns of the sheet of limits, in this order."""

FIRST_LIMIT = 1
"""First row of limits, counted from 0; all rows below it are read."""

REMARK = (1, 5)
"""Row and column, counted from 0, of the doctor's remark on the sheet of limits, beside the limits."""

AND = ", "
"""Between the words of a choice that says two things."""


def filled_digest(choices: Mapping[str, str], limits: Iterable[Sequence[str]], remark: str) -> str:
    """Return the SHA-256, in hexadecimal, of what stands in the cells to fill in, by which nothing changed is known.

    Parameters
    ----------
    choices
        By key of the shift; empty cells left out.
    limits
        Cells as text of every row that holds anything.
    """
    lines = [f"{shift}\t{choice}" for shift, choice in sorted(choices.items())]
    lines += ["\t".join(row) for row in limits]
    return hashlib.sha256("\n".join([*lines, "", remark]).encode("utf-8")).hexdigest()


_BLANK = re.compile(rb' r="9+"[^<>]*>\s*<c r="A9+"[^<>]*(?:/>|></c>)')
_OF_CALENDAR = re.compile(rb'<c r="K9+"[^<>]*(?<!/)>(?!</c>)')
_NAMED = re.compile(rb'<c r="[B-Z]9+"')


def is_without_choice(shape: bytes) -> bool:
    """Return whether rows of a shape (see ``files/rowshapes.py``) make no choice, and of what no calendar offered."""
    first = _BLANK.match(shape)
    if first is None or _OF_CALENDAR.search(shape):
        return False
    rest = shape[first.end() :]
    return rest.count(b"<c") == len(_NAMED.findall(rest)) and b":c" not in rest
