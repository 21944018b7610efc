"""What the model alone cannot see in ``layouts.toml``: fields, forms and codes that do not exist or are forgotten."""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from anwroster.files.collector import Faults
from anwroster.files.keys import listed, nearest
from anwroster.files.settings import Settings
from anwroster.files.tomllines import Path
from anwroster.model import DATE_DIRECTIVES, LAYOUT_FIELDS, TIME_DIRECTIVES, FieldKind, Layout, LayoutColumn, Layouts

CODECS = {"utf-8": "utf-8", "utf-8-bom": "utf-8-sig", "windows-1252": "cp1252", "iso-8859-1": "latin-1"}
"""Encodings by the names that people know them by → Python's own."""

_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}")
_HOLES = ("layout", "hds", "start", "end")
_SPELT_OUT = ("doctor", "post", "kind", "agreement", "template")
"""Fields of which every key must have a code as soon as one has; the others' keys are not the HDS's own."""

_DIRECTIVES = {
    FieldKind.DAY: DATE_DIRECTIVES,
    FieldKind.TIME: TIME_DIRECTIVES,
    FieldKind.MOMENT: DATE_DIRECTIVES + TIME_DIRECTIVES,
}


def check_layouts(layouts: Layouts, read: Settings, faults: Faults, keys: Mapping[str, Sequence[str]]) -> None:
    """Keep every fault of layouts that the model accepted.

    Parameters
    ----------
    keys
        Field → the keys that it can hold; fields that could not be read are left out.
    """
    seen: dict[str, int] = {}
    for number, layout in enumerate(layouts.layouts):
        path: Path = ("layouts", number)
        if layout.id in seen:
            other = read.lines.get(("layouts", seen[layout.id], "id"), seen[layout.id] + 1)
            read.fault(faults, "duplicate_key", (*path, "id"), layout.id, other=other)
        seen.setdefault(layout.id, number)
        _check_file(layout, "".join(keys.get("hds", ())), path, read, faults)
        _check_form(layout.date, DATE_DIRECTIVES, (*path, "date"), read, faults)
        _check_form(layout.time, TIME_DIRECTIVES, (*path, "time"), read, faults)
        for place, text in _texts(layout, path):
            _check_encoding(text, layout.encoding, place, read, faults)
        titles: dict[str, int] = {}
        for at, column in enumerate(layout.columns):
            place = (*path, "columns", at)
            title = column.title.strip().casefold()
            if title in titles:
                read.fault(faults, "column_twice", (*place, "title"), column.title, other=titles[title] + 1)
            titles.setdefault(title, at)
            _check_column(column, place, read, faults, keys)


def _check_file(layout: Layout, hds: str, path: Path, read: Settings, faults: Faults) -> None:
    if layout.file is None:
        return
    try:
        parts = [part[1:] for part in Formatter().parse(layout.file) if part[1] is not None]
    except ValueError:
        parts = [("", "", None)]
    # Nothing but a name between the braces: with {layout:>9999999} a name could grow, or come into another folder.
    plain = all(name in _HOLES and not form and not conversion for name, form, conversion in parts)
    day = "2027-01-01"
    filled = layout.file.format(layout=layout.id, hds=hds, start=day, end=day) if plain else ""
    if not _FILE.fullmatch(filled) or filled.endswith((" ", ".")):
        read.fault(faults, "bad_file_name", (*path, "file"), layout.file, known=", ".join(_HOLES))


def _check_form(form: str, allowed: str, path: Path, read: Settings, faults: Faults) -> None:
    """Keep a fault for each sign behind a % that means nothing, and for a form without any."""
    told = ", ".join(f"%{each}" for each in allowed)
    found = re.findall(r"%(.?)", form, re.DOTALL)
    wrong = [each for each in found if each != "%" and (each not in allowed or not each)]
    for each in dict.fromkeys(wrong):
        read.fault(faults, "unknown_directive", path, f"%{each}", form=form, known=told)
    if not wrong and not [each for each in found if each != "%"]:
        read.fault(faults, "form_without_directive", path, form, known=told)


def _check_column(
    column: LayoutColumn, path: Path, read: Settings, faults: Faults, keys: Mapping[str, Sequence[str]]
) -> None:
    if (column.field is None) == (column.constant is None):
        read.fault(faults, "column_without_content", (*path, "title"), column.title)
        return
    if column.field is None:
        for key in ("format", "codes", "otherwise", "needed"):
            if getattr(column, key):
                read.fault(faults, "only_with_field", (*path, key), key)
        return
    kind = LAYOUT_FIELDS.get(column.field)
    if kind is None:
        near = nearest(column.field, LAYOUT_FIELDS) or tuple(LAYOUT_FIELDS)
        read.fault(faults, "unknown_field", (*path, "field"), column.field, near=listed(near, 40))
        return
    if column.format is not None:
        if kind in _DIRECTIVES:
            _check_form(column.format, _DIRECTIVES[kind], (*path, "format"), read, faults)
        else:
            read.fault(faults, "form_not_for_field", (*path, "format"), column.format, field=column.field)
    if column.codes and kind is not FieldKind.KEY:
        able = [name for name, each in LAYOUT_FIELDS.items() if each is FieldKind.KEY]
        read.fault(faults, "codes_not_for_field", (*path, "codes"), column.field, known=", ".join(able))
    elif column.codes and column.field in keys:
        _check_codes(column, keys[column.field], path, read, faults)


def _check_codes(column: LayoutColumn, known: Sequence[str], path: Path, read: Settings, faults: Faults) -> None:
    for key in column.codes:
        if key not in known:
            near = listed(nearest(key, known) or known, 5)
            read.fault(faults, "unknown_code_key", (*path, "codes", key), key, field=column.field, near=near)
    missing = [each for each in known if each not in column.codes]
    if missing and column.otherwise is None and column.field in _SPELT_OUT:
        told = {"field": column.field, "missing": listed(missing, 12), "count": len(missing)}
        read.fault(faults, "codes_missing", (*path, "codes"), None, **told)


def _texts(layout: Layout, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text of a layout that comes into the file as it stands, with its place."""
    yield from (((*path, key), getattr(layout, key)) for key in ("yes", "no", "date", "time"))
    for at, column in enumerate(layout.columns):
        place = (*path, "columns", at)
        for key in ("title", "constant", "format", "otherwise"):
            if (text := getattr(column, key)) is not None:
                yield (*place, key), text
        yield from (((*place, "codes", key), text) for key, text in column.codes.items())


def _check_encoding(text: str, encoding: str, path: Path, read: Settings, faults: Faults) -> None:
    try:
        text.encode(CODECS[encoding])
    except UnicodeEncodeError as error:
        read.fault(faults, "not_in_encoding", path, text, sign=text[error.start], encoding=encoding)
