"""A sheet told briefly has something wrong whenever the whole of it has."""

import io
import time
from functools import cache

import openpyxl
import pytest
from xlsxwriter import Workbook

from anwroster.files import rowshapes
from anwroster.files.collector import UnreadableError
from anwroster.files.rowshapes import row_shapes
from anwroster.files.sheetscan import SheetScan, is_clean, sheet_parts, wrong_cells
from anwroster.files.unzipping import parts_of

SECONDS = 2.0
"""Of the processor, for five million bytes cut twice."""
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ATTRIBUTES = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PLAIN = f'{DECLARED}<worksheet xmlns="{SPACE}" xmlns:x="{SPACE}" xmlns:x14ac="{ATTRIBUTES}"><sheetData>'
END = "</sheetData></worksheet>"


def sheet(*rows: str, head: str = PLAIN, end: str = END) -> bytes:
    return f"{head}{''.join(rows)}{end}".encode()


def seems_clean(content: bytes) -> bool:
    """Return whether the shapes alone say so, however little they save."""
    return is_clean(row_shapes(content), 2 * rowshapes.LONGEST)


def in_full(content: bytes) -> object:
    """Return what a walk over every element finds."""
    try:
        return SheetScan().run(content)
    except UnreadableError as reason:
        return reason.code, reason.details


@cache
def saved_sheets() -> dict[str, bytes]:
    """Return the same thousand rows as three programs save them."""
    written, again = io.BytesIO(), io.BytesIO()
    book = Workbook(written, {"in_memory": True})
    rows, grey = book.add_worksheet("a"), book.add_format({"bg_color": "#dddddd"})
    for at in range(1_000):
        rows.write_blank(at, 0, None, grey)
        for column, value in enumerate((46_023 + at, "wo", at / 7, f"avond-2027-01-{at:04}"), start=1):
            rows.write(at, column, value)
    book.close()
    openpyxl.load_workbook(written).save(again)
    found = {}
    for name, content in (("xlsxwriter", written.getvalue()), ("openpyxl", again.getvalue())):
        parts = parts_of(content, (".xml", ".rels"))
        found[name] = parts[sheet_parts(parts)["a"]]
    as_excel = found["xlsxwriter"].replace(b"<worksheet ", f'<worksheet xmlns:x14ac="{ATTRIBUTES}" '.encode(), 1)
    return found | {"excel": as_excel.replace(b'" spans="1:5">', b'" spans="1:5" x14ac:dyDescent="0.25">')}


@pytest.mark.parametrize("program", ["xlsxwriter", "openpyxl", "excel"])
def test_what_programs_save_is_told_in_a_hundredth(program: str) -> None:
    content = saved_sheets()[program]
    shapes = row_shapes(content)
    assert shapes is not None
    assert len(shapes.brief) < len(content) / 100
    assert is_clean(shapes, len(content)) and in_full(content) == {}
    wrong = content.replace(b"</c></row>", b"<f>1+1</f></c></row>", 1)
    assert wrong_cells(wrong) == {(1, 4): "formula"}


def test_what_saves_less_than_half_is_read_in_full() -> None:
    content = sheet('<row r="1"><c r="A1"/></row>')
    shapes = row_shapes(content)
    assert shapes is not None
    assert is_clean(shapes, 2 * len(shapes.brief)) and not is_clean(shapes, 2 * len(shapes.brief) - 1)


CELLS = "<c/>" * 60
FOOLING = {
    "a comment that hides what is between": [
        '<row a="1"/><!--',
        '<row c="1"/>-->',
        '<row b="1"><c r="A1"><f>1</f></c></row>',
    ],
    "an instruction that hides what is between": [
        '<row a="1"/><?x ',
        '<row c="1"/>?>',
        '<row b="1"><c r="A1"><f>1</f></c></row>',
    ],
    "merged cells of equal digits": ['<row r="1"><mergeCell ref="A1:A2"/></row>'],
    "a row that ends what is put around it": ["<row/></anwroster-row><anwroster-row>"],
    "letters by their number": ['<row r="1"><c r="A1" t="&#101;"/></row>'],
    "prefixes that differ in a digit": ['<row r="1"><c xmlns:x1="u" x2:r="A1"/></row>'],
    "rows within rows, by a prefix": [f"<row/>{'<x:row/>' * 1_000}"] * 301,
    "names that differ in a digit": ['<row r="1"><c1></c2></row>'],
    "heights of another name": ['<row r="1" x14ac:dyDescent="0.25"/>', '<row r="2" x15ac:dyDescent="0.25"/>'],
    "a row that is called otherwise": [f"<row>{CELLS}</row>", f"<row-x>{CELLS}</row-x>"],
    "rows that no row numbers": ['<row r="99999"/>', "<row/>" * 200_002],
    "rows that others close": ['<row a="1">', '<row a="2">', '<row b="1"></row></row>'],
    "text that ends nothing": ['<row r="1"><c r="A1"><v>]]></v></c></row>'],
    "a doubled attribute": ['<row r="1" r="2"/>'],
    "bytes that are no text": ['<row r="1"><c r="A1"><v>\udcff</v></c></row>'],
    "numbers in other digits": ['<row r="٣٠٠٠٠1"/>'],
    "the row after the last": ['<row r="300001"/>'],
    "the column after the last": ['<row r="1"><c r="CW1"/></row>'],
    "a column after the last by counting": ['<row r="1"><c r="CV1"/><c/></row>'],
    "a reference that is none": ['<row r="1"><c r="1A"/></row>'],
    "an error cell": ["<row r='1'><c r='A1' t='e'><v>#N/A</v></c></row>"],
    "a formula by a prefix": ['<row r="1"><c r="A1"><x:f>1</x:f></c></row>'],
}


@pytest.mark.parametrize("rows", FOOLING.values(), ids=FOOLING)
def test_what_could_hide_behind_a_shape(rows: list[str]) -> None:
    content = f"{PLAIN}{''.join(rows)}{END}".encode("utf-8", "surrogateescape")
    assert in_full(content) != {}
    assert not seems_clean(content)
    assert outcome(content) == in_full(content)


AROUND = {
    "a prefix of nines": {"head": PLAIN.replace("xmlns:x=", 'xmlns:x9="u" xmlns:x='), "row": '<c x8:r="A1"/>'},
    "cells after the rows": {"end": f"</sheetData>{CELLS}</worksheet>", "row": CELLS},
    "merged cells after the rows": {"end": '</sheetData><mergeCell ref="A1:A2"/></worksheet>'},
    "a document type": {"head": PLAIN.replace(DECLARED, f"{DECLARED}<!DOCTYPE worksheet>")},
    "a formula before the rows": {"head": f"{PLAIN}<f/>"},
    "a head that is closed": {"head": f"{PLAIN}</sheetData>", "end": "</sheetData></worksheet>"},
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_what_could_hide_around_the_rows(around: dict[str, str]) -> None:
    row = around.get("row", "<c/>")
    first, last = f'<row r="1">{row}</row>', '<row z="1"/>'
    content = sheet(last, first, head=around.get("head", PLAIN), end=around.get("end", END))
    assert in_full(content) != {}
    assert not seems_clean(content)
    assert outcome(content) == in_full(content)


def test_rows_are_numbered_up_to_the_highest_of_nines() -> None:
    assert seems_clean(sheet('<row r="99999"><c r="A99999"/></row>'))
    assert not seems_clean(sheet('<row r="100000"/>')) and in_full(sheet('<row r="100000"/>')) == {}
    assert seems_clean(sheet("<row/>" * 200_001))
    assert not seems_clean(sheet("<row/>" * 200_002)) and in_full(sheet("<row/>" * 200_002)) == {}


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ("", True),
        ("\ufeff", True),
        (DECLARED, True),
        ("<?xml version='1.0' encoding='utf-8'?>\r\n", True),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', False),
        ('<?xml version="1.0" encoding="cp037"?>', False),
        ('<?xml version="1.1"?>', False),
        ('<?xml version="1.0"?><?x y?>', False),
        ("<!-- x -->", False),
        ("x", False),
    ],
)
def test_only_utf_8_is_told_briefly(declared: str, told: bool) -> None:
    content = sheet('<row r="1"><c r="A1"/></row>', head=PLAIN.replace(DECLARED, declared))
    assert (row_shapes(content) is not None) is told
    assert outcome(content) == in_full(content)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-16"])
def test_no_other_encoding_is_told_briefly(codec: str) -> None:
    text = sheet('<row r="1"/>', head=PLAIN.replace(DECLARED, "")).decode()
    assert row_shapes(text.encode(codec)) is None


def test_a_sheet_that_is_too_long_is_not_cut_up(monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheet('<row r="1"/>')
    monkeypatch.setattr(rowshapes, "LONGEST", len(content))
    assert row_shapes(content) is not None
    monkeypatch.setattr(rowshapes, "LONGEST", len(content) - 1)
    assert row_shapes(content) is None


def test_rows_are_left_out_by_their_shape() -> None:
    rows = [
        '<row r="1"><c r="A1"/></row>',
        '<row r="2"><c r="A2"><v>7</v></c></row>\n',
        '<row r="10"><c r="A10"/></row>',
    ]
    shapes = row_shapes(sheet(*rows))
    assert shapes is not None
    assert shapes.without(lambda _: False) == sheet(*rows)
    assert shapes.without(lambda shape: b"<v>" not in shape) == sheet(rows[1])
    assert shapes.without(lambda _: True) == sheet()


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (PLAIN + "xmlns:" * 800_000, "<row/>"),
        (PLAIN.replace("?>", " " * 5_000_000 + "x?>"), "<row/>"),
        (PLAIN + " " * 5_000_000, "<row/>"),
        (PLAIN, "<row/>" + "<" * 5_000_000),
        (PLAIN, "<row/><" + "x" * 5_000_000),
        (PLAIN, "<row/>" + ">9" * 2_500_000),
        (PLAIN, "<row" * 1_200_000),
        (PLAIN, "".join(f"<row>{chr(0x4E00 + at % 9_000) * (at % 97)}</row>" for at in range(40_000))),
    ],
)
def test_no_sheet_takes_long_to_cut(head: str, rows: str) -> None:
    content, begin = sheet(rows, head=head), time.process_time()
    assert row_shapes(content) is None or not is_clean(row_shapes(content), len(content))
    assert time.process_time() - begin < SECONDS


def outcome(content: bytes) -> object:
    try:
        return wrong_cells(content)
    except UnreadableError as reason:
        return reason.code, reason.details
