"""The roster as CSV in the layout of another system, as ``layouts.toml`` prescribes it."""

import csv
import io
from collections.abc import Callable, Iterator

from anwroster.errors import UsageError
from anwroster.exports.layoutvalues import Seat, seats, values_of
from anwroster.files import CODECS, neutral
from anwroster.model import LAYOUT_FIELDS, FieldKind, Instance, Layout, LayoutColumn, Roster
from anwroster.words import say

_SHOWN = 12
"""Places named when an export is refused; the message says how many there are."""


def layout_csv(instance: Instance, roster: Roster, layout: Layout) -> tuple[str, bytes]:
    """Return the name and the content of the file that a layout prescribes.

    Raises
    ------
    UsageError
        When something needed is missing, or has signs that the encoding does not know: every place, nothing written.
    """
    cells = [writer(each, layout) for each in layout.columns]
    rows = [(seat, values_of(instance, seat)) for seat in seats(instance, roster) if layout.rows == "seats" or seat.of]
    missing: dict[str, None] = {}
    told: list[list[str]] = [[_safe(each.title, layout) for each in layout.columns]] if layout.header else []
    for seat, values in rows:
        line = [write(values) for write in cells]
        for column, text in zip(layout.columns, line, strict=True):
            if column.needed and not text and seat.of:
                missing.setdefault(_where(instance, seat, column))
        told.append(line)
    language = instance.hds.language
    if missing:
        raise UsageError(say("layouts.missing", language, layout=layout.id, **_some(list(missing))))
    if strange := list(_strange(told, layout)):
        raise UsageError(say("layouts.strange", language, layout=layout.id, encoding=layout.encoding, **_some(strange)))
    period = instance.hds.period
    holes = {"layout": layout.id, "hds": instance.hds.id, "start": period.start, "end": period.end}
    name = (layout.file or "{layout}.csv").format(**holes)
    return name, _lines(told, layout).encode(CODECS[layout.encoding])


def _lines(told: list[list[str]], layout: Layout) -> str:
    target = io.StringIO(newline="")
    lines = csv.writer(
        target,
        delimiter="\t" if layout.delimiter == "tab" else layout.delimiter,
        lineterminator="\r\n" if layout.line_end == "crlf" else "\n",
        quoting=csv.QUOTE_ALL if layout.quote == "always" else csv.QUOTE_MINIMAL,
    )
    lines.writerows(told)
    return target.getvalue()


def writer(column: LayoutColumn, layout: Layout) -> Callable[[dict[str, object]], str]:
    """Return what writes a column's cell from a seat's values."""
    if column.field is None:
        constant = _safe(column.constant or "", layout)
        return lambda _: constant
    field, kind = column.field, LAYOUT_FIELDS[column.field]
    form = column.format or {FieldKind.DAY: layout.date, FieldKind.TIME: layout.time}.get(
        kind, f"{layout.date} {layout.time}"
    )

    def write(values: dict[str, object]) -> str:
        value = values[field]
        if value is None or value == "":
            return _safe(column.otherwise or "", layout)
        if column.codes:
            return _safe(
                column.codes.get(str(value), str(value) if column.otherwise is None else column.otherwise), layout
            )
        if kind in (FieldKind.DAY, FieldKind.TIME, FieldKind.MOMENT):
            return _safe(format(value, form), layout)
        if kind is FieldKind.FLAG:
            return _safe(layout.yes if value else layout.no, layout)
        if kind is FieldKind.DECIMAL:
            return str(value).replace(".", layout.decimal)
        return str(value) if kind is FieldKind.WHOLE else _safe(str(value), layout)

    return write


def _safe(text: str, layout: Layout) -> str:
    """Return text on one line; harmless for a spreadsheet unless only a program will read it."""
    plain = " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text.rstrip("\r\n")
    return plain if layout.machine else neutral(plain)


def _strange(told: list[list[str]], layout: Layout) -> Iterator[str]:
    """Yield every text once that the encoding cannot hold."""
    seen: set[str] = set()
    for line in told:
        for text in line:
            if text not in seen and not text.isascii():
                seen.add(text)
                try:
                    text.encode(CODECS[layout.encoding])
                except UnicodeEncodeError:
                    yield text


def _where(instance: Instance, seat: Seat, column: LayoutColumn) -> str:
    about_doctor = column.field in ("doctor", "name", "agb", "email", "agreement", "role")
    key = seat.of.doctor if about_doctor and seat.of else seat.shift.id
    return f"{column.title}: {key}"


def _some(names: list[str]) -> dict[str, object]:
    more = ", …" if len(names) > _SHOWN else ""
    return {"count": len(names), "names": ", ".join(names[:_SHOWN]) + more}
