"""CSV for a Dutch Excel, or plain for machines; cells that a spreadsheet would run are made harmless."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

_NUMBER = re.compile(r"^[+-]?\d+([.,]\d+)*$")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before what looks like one."""
    if text.lstrip(" ").startswith(_STARTS_FORMULA) and not _NUMBER.match(text):
        return f"'{text}"
    return text


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]], *, dutch: bool = True) -> bytes:
    """Return a table as CSV.

    Parameters
    ----------
    dutch
        True: semicolons, BOM, CRLF, decimal comma and 24-12-2027, as a Dutch Excel reads it. False: commas, no BOM,
        line feeds, decimal point and 2027-12-24.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";" if dutch else ",", lineterminator="\r\n" if dutch else "\n")
    writer.writerow([neutral(each) for each in header])
    for row in rows:
        writer.writerow([_shown(each, dutch=dutch) for each in row])
    return target.getvalue().encode("utf-8-sig" if dutch else "utf-8")


def _shown(value: object, *, dutch: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("ja" if value else "nee") if dutch else str(value).lower()
    if isinstance(value, (Decimal, float)):
        plain = f"{value:f}" if isinstance(value, Decimal) else repr(value)
        return plain.replace(".", ",") if dutch else plain
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}" if dutch else value.isoformat()
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}" if dutch else value.isoformat()
    return neutral(str(value).replace("\r\n", "\n").replace("\r", "\n"))
