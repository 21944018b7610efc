"""A long sheet told briefly: its rows are alike but for their digits, so one of each shape says what can be wrong.

Notes
-----
Two rows have the same shape when they are the same once every digit is a nine. If one is well-formed XML, so is the
other; both have the same elements in the same columns, and no row number in them exceeds the one of nines. Where that
does not hold (digits in names, characters by number, other encodings, elements that hang on the row before), a sheet is
not told briefly at all. Thousands of rows of a form have some hundred shapes; where texts differ in letters, nothing is
gained.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from anwroster.files.raw import MOST_ROWS

HIGHEST = 99_999
"""The highest number of nines that is still a row."""
LONGEST = 30_000_000
"""Bytes of a sheet above which it is not cut up: it would stand in memory three times."""

_NINES = bytes.maketrans(b"012345678", b"999999999")
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml\s+version=[\"']1\.0[\"'](?:\s+encoding=[\"'](?i:utf-8)[\"'])?"
    rb"(?:\s+standalone=[\"'](?:yes|no)[\"'])?\s*\?>)?\s*(?=<[A-Za-z])"
)
_ROW, _END = b"<row", b"</sheetData>"
_AROUND = b"anwroster-row"
"""Element put around each row: the whole is well-formed only when the row closes all that it opens."""
_HEIGHT, _HEIGHT_OF_NINES = b" x14ac:dyDescent=", b" x99ac:dyDescent="
"""The one name with digits that Excel writes in rows."""
_NOWHERE = (b"<!", b"<?", b"mergeCell", _AROUND)
_NOT_IN_ROWS = (b"&#", b"xmlns", b":row")
_DIGIT_IN_NAME = re.compile(rb"<[^\s<>\"']*9")
_DIGIT_IN_PREFIX = re.compile(rb"xmlns:[^\s=:]*9")
_NUMBER = re.compile(rb">9[9.E+-]*<")
_CELLS = re.compile(rb"[<:](?:c|row)[\s/>]")


@dataclass(frozen=True)
class RowShapes:
    """A sheet cut at its rows.

    Parameters
    ----------
    head, tail
        Everything before the first row, and from the end of the rows on.
    body
        The rows as they stand, with what follows each.
    shapes
        The same rows with nines for digits, each from after its ``<row`` up to the next one.
    brief
        The sheet with each shape once: a scan that takes no row above ``HIGHEST`` finds something wrong in it if a scan
        of the sheet would.
    """

    head: bytes
    body: bytes
    shapes: list[bytes]
    tail: bytes
    brief: bytes

    def without(self, left_out: Callable[[bytes], object]) -> bytes:
        """Return the sheet without the rows of some shapes."""
        leaving = {shape for shape in set(self.shapes) if left_out(shape)}
        kept, at = [self.head], 0
        for shape in self.shapes:
            end = at + len(_ROW) + len(shape)
            if shape not in leaving:
                kept.append(self.body[at:end])
            at = end
        return b"".join([*kept, self.tail])


def row_shapes(content: bytes) -> RowShapes | None:
    """Return a sheet cut at its rows; None when its shapes would not say everything.

    Parameters
    ----------
    content
        XML of a sheet; anything at all may stand in it.
    """
    start = _START.match(content)
    begin, end = content.find(_ROW), content.rfind(_END)
    if len(content) > LONGEST or start is None or not start.end() < begin < end:
        return None
    head, body, tail = content[:begin], content[begin:end], content[end:]
    nines = body.translate(_NINES)
    shapes = nines.split(_ROW)[1:]
    told = _NUMBER.sub(b">9<", _ROW.join(sorted(set(shapes))))
    around = head[start.end() :] + tail
    if any(each in around or each in told for each in _NOWHERE) or any(each in told for each in _NOT_IN_ROWS):
        return None
    if _CELLS.search(tail) or _DIGIT_IN_PREFIX.search(head) or _DIGIT_IN_NAME.search(told):
        return None
    distinct = sorted(set(told.split(_ROW)))
    if len(shapes) + HIGHEST > MOST_ROWS or any(each[:1] not in b" \t\r\n/>" for each in distinct):
        return None
    if _HEIGHT_OF_NINES in told:
        if body.count(_HEIGHT) != nines.count(_HEIGHT_OF_NINES):
            return None
        distinct = [each.replace(_HEIGHT_OF_NINES, _HEIGHT) for each in distinct]
    each_once = (b"<%s>%s%s</%s>" % (_AROUND, _ROW, shape, _AROUND) for shape in distinct)
    return RowShapes(head, body, shapes, tail, b"".join([head, *each_once, tail]))
