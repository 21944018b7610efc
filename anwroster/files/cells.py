"""One cell as a date, a number, a word: strict, with a reason when it cannot be."""

import calendar
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from anwroster.files.collector import UnreadableError
from anwroster.model import parse_clock
from anwroster.words import Language

Cell = str | float | bool | date | datetime | time | timedelta
"""What a cell holds: text in a CSV file, native values in a workbook."""

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DUTCH = re.compile(r"^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$")
_FORBIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_YEARS = range(2000, 2101)


def text(cell: Cell) -> str:
    """Return a cell as text: trimmed, whole numbers without a point, one kind of space."""
    if isinstance(cell, str):
        plain = cell
    elif isinstance(cell, bool):
        return "ja" if cell else "nee"
    elif isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    else:
        plain = str(cell)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain.replace("\ufeff", ""))
        plain = "".join(" " if unicodedata.category(each) == "Zs" else each for each in plain)
    return plain.strip()


def proper_text(cell: Cell) -> str:
    """Return text without line breaks, tabs and characters that cannot be seen."""
    plain = text(cell)
    if plain.isprintable():
        return plain
    if any(unicodedata.category(each) in ("Cc", "Cs") or each in _FORBIDDEN for each in plain):
        raise UnreadableError("control_character")
    return plain


def day(cell: Cell) -> date:
    """Return a date: 24-12-2027, 24/12/2027, 2027-12-24 or a date cell."""
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise UnreadableError("unreadable_date")
        return _likely(cell.date())
    if isinstance(cell, date):
        return _likely(cell)
    plain = text(cell)
    if match := _ISO.match(plain):
        year, month, number = (int(part) for part in match.groups())
    elif match := _DUTCH.match(plain):
        number, month, year = (int(part) for part in match.groups())
    else:
        raise UnreadableError("unreadable_date")
    if not 1 <= month <= 12:
        raise UnreadableError("impossible_month", month=month)
    if year not in _YEARS:
        raise UnreadableError("unlikely_year", year=year)
    if not 1 <= number <= (last := calendar.monthrange(year, month)[1]):
        raise UnreadableError("impossible_date", last=last)
    return date(year, month, number)


def _likely(found: date) -> date:
    if found.year not in _YEARS:
        raise UnreadableError("unlikely_year", year=found.year)
    return found


def clock(cell: Cell) -> int:
    """Return minutes after midnight, 0 to 1440: 18:00, 7.30, 24:00 or a time cell."""
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    try:
        return parse_clock(text(cell).removesuffix(":00") if text(cell).count(":") == 2 else text(cell))
    except ValueError:
        raise UnreadableError("unreadable_time") from None


def day_and_clock(cell: Cell) -> tuple[date, int | None]:
    """Return a date and, where one is given, minutes after its midnight."""
    if isinstance(cell, datetime):
        cell += timedelta(seconds=30)  # a workbook's 18:00 may lie a fraction of a second before it
        return _likely(cell.date()), cell.hour * 60 + cell.minute or None
    if isinstance(cell, date):
        return _likely(cell), None
    parts = text(cell).replace("T", " ").split()
    if not 1 <= len(parts) <= 2:
        raise UnreadableError("unreadable_moment")
    return day(parts[0]), clock(parts[1]) if len(parts) == 2 else None


def number(cell: Cell, language: Language) -> Decimal:
    """Return a number as people of that language write it; refuse one that can be read in two ways."""
    if isinstance(cell, float) and not isinstance(cell, bool):
        found = Decimal(repr(cell))
        if not found.is_finite():
            raise UnreadableError("unreadable_number")
        return found
    if not isinstance(cell, str):
        raise UnreadableError("unreadable_number")
    plain = text(cell).replace("−", "-").replace(" ", "")
    comma, point = (",", ".") if language == "nl" else (".", ",")
    if len(plain) > 30 or not re.fullmatch(r"[+-]?\d+([.,]\d+)*", plain, re.ASCII):
        raise UnreadableError("unreadable_number")
    head, *tail = plain.split(comma)
    groups = head.split(point)
    if len(groups) == 1 and len(tail) <= 1:
        return _decimal(head, "".join(tail))
    if len(groups) == 2 and not tail:
        raise UnreadableError("ambiguous_number", one=comma.join(groups), other="".join(groups))
    thousands = len(groups[0].lstrip("+-")) <= 3 and all(len(group) == 3 for group in groups[1:])
    if thousands and len(tail) <= 1 and not any(point in part for part in tail):
        return _decimal("".join(groups), "".join(tail))
    raise UnreadableError("unreadable_number")


def _decimal(whole: str, part: str) -> Decimal:
    try:
        return Decimal(f"{whole}.{part}" if part else whole)
    except InvalidOperation:
        raise UnreadableError("unreadable_number") from None


def not_negative(found: Decimal) -> Decimal:
    """Return the number, or refuse it when it is below 0."""
    if found < 0:
        raise UnreadableError("negative_number")
    if found > 10_000_000:
        raise UnreadableError("unlikely_number")
    return found


def whole(cell: Cell, language: Language) -> int:
    """Return a whole number of 0 or more."""
    found = not_negative(number(cell, language))
    if found != int(found):
        raise UnreadableError("not_whole")
    return int(found)


def hours(cell: Cell, language: Language) -> Decimal:
    """Return hours: a number, or 7:30 for seven and a half."""
    if isinstance(cell, time):
        return Decimal(cell.hour * 60 + cell.minute) / 60
    if isinstance(cell, timedelta):
        return not_negative(Decimal(int(cell.total_seconds())) / 3600)
    if isinstance(cell, str) and (match := re.fullmatch(r"(\d{1,5}):([0-5]\d)", text(cell), re.ASCII)):
        return Decimal(int(match[1]) * 60 + int(match[2])) / 60
    return not_negative(number(cell, language))


def share(cell: Cell, language: Language) -> Decimal:
    """Return a part of 1: 50 %, 50% or 0,5."""
    plain = text(cell)
    percent = isinstance(cell, str) and plain.endswith("%")
    found = not_negative(number(plain[:-1].rstrip() if percent else cell, language))
    part = found / 100 if percent else found
    if part > 1:
        raise UnreadableError("share_above_one")
    return part


def euros(cell: Cell, language: Language) -> Decimal:
    """Return an amount in euros, with or without the sign."""
    found = cell.replace("€", "").strip() if isinstance(cell, str) else cell
    return not_negative(number(found, language))


YES_NO = {
    **dict.fromkeys(("ja", "j", "yes", "y", "x", "1", "true", "waar"), True),
    **dict.fromkeys(("nee", "n", "no", "0", "false", "onwaar"), False),
}


def plain_word(cell: Cell) -> str:
    """Return a word as it is compared: lower case, single spaces for spaces, dashes and underscores."""
    return " ".join(re.split(r"[\s_-]+", text(cell).casefold())).strip()


def choice(cell: Cell, words: Mapping[str, object]) -> object:
    """Return what a word stands for among the words that the column knows."""
    found = plain_word(cell)
    if found not in words:
        raise UnreadableError("unknown_word", known=", ".join(dict.fromkeys(words)))
    return words[found]


def several(cell: Cell) -> tuple[str, ...]:
    """Return the parts of a list separated by spaces, bars or commas, each once."""
    return tuple(dict.fromkeys(part for part in re.split(r"[\s|,;]+", proper_text(cell)) if part))
