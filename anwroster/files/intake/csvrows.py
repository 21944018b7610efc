"""A CSV file whose rows are changed one by one while all other bytes stay as they are."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from anwroster.files.bounded import decoded
from anwroster.files.cells import plain_word, text
from anwroster.files.columns import TABLE
from anwroster.files.csvout import csv_bytes, neutral
from anwroster.files.csvtables import separator_of

Cells = Mapping[str, str]
Key = tuple[str, str]
"""A doctor and a part of what the doctor says."""


@dataclass
class _Line:
    """A row of the file as its text stands there; whose it is, when it may be replaced."""

    text: str
    owner: Key | None = None
    cells: Cells = field(default_factory=dict)


class _Coming:
    """The rows that one owner gets."""

    def __init__(self, rows: Sequence[Cells]) -> None:
        self._rows = list(rows)
        self._there = Counter(_same(each) for each in rows)
        self._found: Counter[frozenset[tuple[str, str]]] = Counter()

    def has(self, cells: Cells) -> bool:
        """Return whether a row that stands there is one of these; each counts once."""
        row = _same(cells)
        self._found[row] += 1
        return self._found[row] <= self._there[row]

    @property
    def left(self) -> list[Cells]:
        """The rows that do not stand there yet."""
        found, rows = Counter(self._found), []
        for each in self._rows:
            row = _same(each)
            if found[row] > 0:
                found[row] -= 1
            else:
                rows.append(each)
        return rows


def _same(cells: Cells) -> frozenset[tuple[str, str]]:
    """Return what makes a row of one doctor the same as another, as it would be written."""
    pairs = ((field, neutral(text(cell))) for field, cell in cells.items() if field != "doctor")
    return frozenset((field, cell) for field, cell in pairs if cell)


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
        self._lines: list[_Line] = [_Line(line) for line, _ in self._records]
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
        """Mark rows to be replaced and return them by owner.

        Parameters
        ----------
        whose
            Whose a row is; None for rows that stay.
        """
        taken: dict[Key, list[Cells]] = {}
        self._lines = []
        for line, record in self._records:
            cells = self.cells(record)
            key = whose(cells) if cells else None
            self._lines.append(_Line(line, key, cells))
            if key is not None:
                taken.setdefault(key, []).append(cells)
        return taken

    def put(self, rows: Mapping[Key, Sequence[Cells]]) -> None:
        """Replace what ``take`` marked by rows, by owner.

        A row that comes back as it was stays where and as it stands. New ones come where the owner's first row stood
        that did not come back; else after the owner's last row; else at the end.
        """
        new = {key: _Coming(own) for key, own in rows.items()}
        lines: list[str] = []
        gone: dict[Key, int] = {}
        after: dict[Key, int] = {}
        for line in self._lines:
            stays = line.owner is None or (line.owner in new and new[line.owner].has(line.cells))
            if stays:
                lines.append(line.text)
            if line.owner is not None and stays:
                after[line.owner] = len(lines)
            elif line.owner is not None:
                gone.setdefault(line.owner, len(lines))
        places, come = after | gone, defaultdict[int, list[str]](list)
        for key, coming in new.items():
            come[places.get(key, len(lines))] += [self._written(each) for each in coming.left]
        self._lines = [_Line(each) for at in range(len(lines) + 1) for each in (*come[at], *lines[at : at + 1])]

    def content(self) -> bytes:
        """Return the file as it is now."""
        texts = [self._header_text, *(each.text for each in self._lines)]
        if self._columns_added:
            texts[0] = self._line(self._header)
        whole = [each if each.endswith(("\n", "\r")) or not each else each + self._end for each in texts[:-1]]
        text = self._head + "".join([*whole, texts[-1]])
        try:
            return self._bom + text.encode(self._codec)
        except UnicodeEncodeError:  # Windows-1252 lacks a character of a new row
            return b"\xef\xbb\xbf" + text.encode("utf-8")

    def _written(self, cells: Cells) -> str:
        for name, cell in cells.items():
            if cell and name not in self._fields:
                self._header.append(self._names[name])
                self._fields.append(name)
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
