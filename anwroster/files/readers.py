"""For every column, what turns a cell into a value."""

import re
from collections.abc import Callable
from typing import Any

from anwroster.files import cells
from anwroster.files.cells import Cell
from anwroster.files.collector import UnreadableError
from anwroster.files.columns import Column, Holds, Table
from anwroster.files.keys import Keys, Known
from anwroster.files.patterns import Pattern, parse_pattern
from anwroster.words import Language

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}", re.ASCII)
_LONGEST = {Holds.NAME: 120, Holds.EMAIL: 200, Holds.TEXT: 400}
_BANDS = {
    "avond": "band:avond",
    "evening": "band:avond",
    "nacht": "band:nacht",
    "night": "band:nacht",
    "weekend": "band:weekend",
    "feestdag": "band:feestdag",
    "holiday": "band:feestdag",
    "totaal": "total",
    "total": "total",
}


def readers(table: Table, known: Known, language: Language) -> dict[str, Callable[[Cell], Any]]:
    """Return the reader of each column of a table, by field."""
    return {column.field: _reader(column, known, language) for column in table.columns}


def _reader(column: Column, known: Known, language: Language) -> Callable[[Cell], Any]:
    match column.holds:
        case Holds.NAME | Holds.EMAIL | Holds.TEXT:
            return lambda cell: _short(cell, _LONGEST[column.holds])
        case Holds.WORD:
            words = column.words or {}
            return lambda cell: cells.choice(cell, words)
        case Holds.WHOLE:
            return lambda cell: cells.whole(cell, language)
        case Holds.YEAR:
            return _year
        case Holds.NUMBER:
            return lambda cell: cells.number(cell, language)
        case Holds.HOURS:
            return lambda cell: cells.hours(cell, language)
        case Holds.SHARE:
            return lambda cell: cells.share(cell, language)
        case Holds.EUROS:
            return lambda cell: cells.euros(cell, language)
        case Holds.POSTS | Holds.KINDS:
            keys = known.posts if column.holds is Holds.POSTS else known.kinds
            return lambda cell: _several(cell, keys)
        case Holds.SCOPE:
            return lambda cell: _scope(cell, known.kinds)
        case Holds.DOCTOR:
            return known.doctors.find
        case Holds.PRACTICE:
            return known.practices.find
        case Holds.AGREEMENT:
            return known.agreements.find
        case Holds.REGION:
            return known.regions.find
        case Holds.SHIFT:
            return known.shifts.find
        case Holds.HOLIDAY:
            return known.holidays.find
        case _:
            return _PLAIN[column.holds]


def own_key(cell: Cell) -> str:
    """Return a key that a table gives to its rows: letters, digits, dot, dash, underscore; at most 40."""
    found = cells.proper_text(cell)
    if not _KEY.fullmatch(found):
        raise UnreadableError("bad_key")
    return found


def _short(cell: Cell, most: int) -> str:
    found = cells.proper_text(cell)
    if len(found) > most:
        raise UnreadableError("too_long", length=len(found), most=most)
    return found


def _agb(cell: Cell) -> str:
    """Return an AGB code; a number cell has lost its leading zeros, which are put back."""
    found = cells.proper_text(cell)
    if isinstance(cell, float):
        found = found.zfill(8)
    if not re.fullmatch(r"\d{8}", found, re.ASCII):
        raise UnreadableError("bad_agb")
    return found


def _yes_no(cell: Cell) -> object:
    if isinstance(cell, bool):
        return cell
    return cells.choice(cell, cells.YES_NO)


def _year(cell: Cell) -> int:
    found = cells.text(cell)
    if not re.fullmatch(r"\d{4}", found, re.ASCII):
        raise UnreadableError("unreadable_year")
    if not 2000 <= int(found) <= 2100:
        raise UnreadableError("unlikely_year", year=found)
    return int(found)


def _several(cell: Cell, keys: Keys) -> tuple[str, ...]:
    """Return a list of keys; a cell that as a whole is one name may hold spaces."""
    if keys.names is None:
        return cells.several(cell)
    try:
        return (keys.find(cell),)
    except UnreadableError:
        return tuple(dict.fromkeys(keys.find(part) for part in cells.several(cell)))


def _scope(cell: Cell, kinds: Keys) -> str:
    found = cells.proper_text(cell)
    if (word := cells.plain_word(cell)) in _BANDS:
        return _BANDS[word]
    prefix, colon, rest = found.partition(":")
    if colon and prefix.strip().casefold() in ("soort", "kind"):
        return f"kind:{kinds.find(rest.strip())}"
    band = _BANDS.get(rest.strip().casefold(), "")
    if prefix.strip().casefold() == "band" and band.startswith("band:"):
        return band
    raise UnreadableError("unknown_scope")


def _pattern(cell: Cell) -> Pattern:
    return parse_pattern(cells.proper_text(cell))


_PLAIN: dict[Holds, Callable[[Cell], Any]] = {
    Holds.KEY: own_key,
    Holds.AGB: _agb,
    Holds.DATE: cells.day,
    Holds.MOMENT: cells.day_and_clock,
    Holds.YES_NO: _yes_no,
    Holds.PATTERN: _pattern,
}
