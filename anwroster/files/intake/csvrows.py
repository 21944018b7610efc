"""A CSV file whose rows are changed one by one while all other bytes stay as they are."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from anwroster.files.bounded import decoded
from anwroster.files.cells import plain_word
from anwroster.files.columns import TABLE
from anwroster.files.csvout import csv_bytes
from anwroster.files.csvtables import separator_of

Cells = Mapping[str, str]
Key = tuple[str, str]
"""A doctor and a part of what the doctor says."""


class CsvRows:
    """The rows of one table, each as its text stands in the file.

    Parameters
    ----------
    content
        A file that the folder's reader takes; None: there is none yet.
    """

    def __init__(self, name: str, content: bytes | None, language: str) -> None:
        table = TABLE[name]
        if content is None or not content.strip():
            named = [each.dutch if language == "nl" else each.field for each in table.columns]
            content = csv_bytes(named, (), dutch=language == "nl")
        text = decoded(content)
        self._bom = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
        self._codec = "utf-8" if _is_utf8(content) else "cp1252"
        self._end = next((each for each in ("\r\n", "\n", "\r") if each in text), "\r\n")
        self._separator, self._head, body = separator_of(name, text)
        records = list(_records(body, self._separator))
        while records and not any(cell.strip() for cell in records[0][1]):
            self._head += records.pop(0)[0]
        self._header_text, header = records[0]
        self._records = records[1:]
        self._lines: list[tuple[str, Key | None]] = [(text, None) for text, _ in self._records]
        fields = {plain_word(each): column.field for column in table.columns for each in (column.dutch, column.field)}
        self._names = {column.field: column.dutch if language == "nl" else column.field for column in table.columns}
        while header and not header[-1].strip():
            header.pop()
        self._header = header
        self._fields = [fields.get(plain_word(each.strip("\ufeff")), "") for each in header]
        self._columns_added = False

    def cells(self, record: Sequence[str]) -> dict[str, str]:
        """Return the cells of a row by field, without the empty ones."""
        pairs = zip(self._fields, record, strict=False)
        return {field: cell.strip() for field, cell in pairs if field and cell.strip()}

    def take(self, whose: Callable[[Cells], Key | None]) -> dict[Key, list[Cells]]:
        """Take out rows and return them by owner; what ``put`` puts in comes where the first of each owner stood.

        Parameters
        ----------
        whose
            Whose a row is; None for rows that stay.
        """
        taken: dict[Key, list[Cells]] = {}
        kept: list[tuple[str, Key | None]] = []
        for text, record in self._records:
            cells = self.cells(record)
            key = whose(cells) if cells else None
            if key is None:
                kept.append((text, None))
            elif key in taken:
                taken[key].append(cells)
            else:
                taken[key] = [cells]
                kept.append(("", key))
        self._lines = kept
        return taken

    def put(self, rows: Mapping[Key, Sequence[Cells]]) -> None:
        """Put in rows by owner, after ``take``; those of owners without earlier rows come at the end."""
        made = {key: "".join(self._written(each) for each in own) for key, own in rows.items()}
        lines = [text if key is None else made.pop(key, "") for text, key in self._lines]
        self._lines = [(text, None) for text in (*lines, *made.values()) if text]

    def content(self) -> bytes:
        """Return the file as it is now."""
        texts = [self._header_text, *(text for text, _ in self._lines)]
        if self._columns_added:
            texts[0] = self._line(self._header)
        whole = [each if each.endswith(("\n", "\r")) or not each else each + self._end for each in texts[:-1]]
        text = self._head + "".join([*whole, texts[-1]])
        try:
            return self._bom + text.encode(self._codec)
        except UnicodeEncodeError:  # Windows-1252 lacks a character of a new row
            return b"\xef\xbb\xbf" + text.encode("utf-8")

    def _written(self, cells: Cells) -> str:
        for field in cells:
            if field not in self._fields:
                self._header.append(self._names[field])
                self._fields.append(field)
                self._columns_added = True
        return self._line([cells.get(field, "") if field else "" for field in self._fields])

    def _line(self, record: Sequence[str]) -> str:
        target = io.StringIO(newline="")
        csv.writer(target, delimiter=self._separator, lineterminator=self._end).writerow(record)
        return target.getvalue()


def _records(body: str, separator: str) -> Iterable[tuple[str, list[str]]]:
    """Yield every row with its text, line ends and quotation marks as they stand."""
    lines = list(io.StringIO(body, newline=""))
    reader = csv.reader(lines, delimiter=separator, strict=True)
    done = 0
    for record in reader:
        yield "".join(lines[done : reader.line_num]), record
        done = reader.line_num


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
