"""Rows of a workbook in which nothing was chosen: what is read is the same without them."""

from pathlib import Path

import pytest

from anwroster.files import formlayout, read_folder
from anwroster.files.formlayout import is_without_choice
from anwroster.files.intake.bookreading import filled_in
from tests.collect.answering import form_book
from tests.collect.test_collect_books import filled
from tests.files.goodfolder import put, write

REST = b'<c r="B999" s="9"><v>99999</v></c><c r="J999" t="s"><v>99</v></c></row>'


@pytest.mark.parametrize(
    "begin",
    [
        b' r="999" spans="9:99"><c r="A999" s="9"/>',
        b' r="999"><c r="A999" s="9" t="n" />',
        b' r="999" x99ac:dyDescent="9.99">\n<c r="A999"></c>',
        b' r="999"><c r="A999"/><c r="C999"/>',
        b' r="999"><c r="A999"/><c r="K999" s="9"/>',
        b' r="999"><c r="A999"/><c r="K999" s="9"></c>',
    ],
)
def test_a_row_without_choice(begin: bytes) -> None:
    assert is_without_choice(begin + REST)


@pytest.mark.parametrize(
    "shape",
    [
        b' r="999"><c r="A999" t="s"><v>99</v></c>' + REST,
        b' r="999"><c r="A999" t="inlineStr"><is><t>aanbod</t></is></c>' + REST,
        b' r="999"><c r="A999"><f>A9</f></c>' + REST,
        b' r="999"><c r="A999"/><c r="A999"><v>9</v></c>' + REST,
        b' r="999"><c r="A999"/><c><v>9</v></c>' + REST,
        b' r="999"><c r="A999"/><c s="9" r="A999"><v>9</v></c>' + REST,
        b' r="999"><c r="A999"/><x:c r="A999"><v>9</v></x:c>' + REST,
        b' r="999"><c r="AA999"/>' + REST,
        b' r="999"><c r="A999"/><c r="K999" s="9" t="s"><v>99</v></c>' + REST,
        b' r="999"><c r="A999"/><c r="K999" t="inlineStr"><is><t>agenda</t></is></c>' + REST,
        b' r="999"><c s="9"/>' + REST,
        b' r="999">' + REST,
        b'><c r="A999"/>' + REST,
        b"/>",
    ],
)
def test_a_row_that_may_hold_a_choice(shape: bytes) -> None:
    assert not is_without_choice(shape)


def test_the_same_is_read_with_and_without_such_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = "dokter;wat;dienst;opmerking\nanna;aanbod;avond-2027-01-05;agenda\nanna;aanbod;avond-2027-01-07;agenda\n"
    folder = write(tmp_path / "hds", put("availability.csv", offered))
    choices = {"avond-2027-01-06": "aanbod", "nacht-2027-02-28": "liever niet", "avond-2027-01-05": None}
    books = {"sent.xlsx": form_book(read_folder(folder), "anna"), "saved.xlsx": filled(folder, "anna", choices)}
    left_out = list[bytes]()

    def heard(shape: bytes) -> bool:
        if is_without_choice(shape):
            left_out.append(shape)
        return is_without_choice(shape)

    for name, content in books.items():
        monkeypatch.setattr(formlayout, "is_without_choice", lambda _: False)
        whole = filled_in(name, content)
        monkeypatch.setattr(formlayout, "is_without_choice", heard)
        assert filled_in(name, content) == whole
        assert left_out and whole.choices and not whole.faults
        assert whole.shown == {"avond-2027-01-05", "avond-2027-01-07"}
        left_out.clear()
