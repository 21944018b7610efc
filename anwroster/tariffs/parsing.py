"""From the text of a tariff file to decisions, with every fault told at once."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from anwroster.errors import Fault, InputError
from anwroster.model import TariffDecision

_HEADER = re.compile(r"^\s*\[\[\s*tariff\s*\]\]")
_TABLE = "tariff"
HIGHEST = Decimal(1000)
"""EUR per hour above which an amount is taken for a slip, such as cents typed as euros; own choice."""


def decisions_from(text: str, file: str, known: Sequence[TariffDecision] = ()) -> tuple[TariffDecision, ...]:
    """Return the decisions of one file, sorted by use and first day.

    Parameters
    ----------
    text
        TOML with a table ``[[tariff]]`` per decision; ``data/`` has examples.
    file
        The file's name, for faults.
    known
        Decisions of the HDS's other files, with which this one must not overlap nor share a key.

    Raises
    ------
    InputError
        For broken TOML, unknown keys, wrong or missing amounts, spans that end before they begin, keys given twice,
        gaps between decisions of this file, and overlaps; all faults at once, each with file, line and key path.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else max(1, len(text.splitlines()))
        raise InputError((Fault("toml_syntax", file, row=number),)) from None
    tables = content.get(_TABLE)
    if not isinstance(tables, list) or not tables:
        raise InputError((Fault("tariff_none", file, column=_TABLE),))
    faults = [Fault("tariff_key", file, column=key, value=key) for key in content if key != _TABLE]
    headers = [number for number, line in enumerate(text.splitlines(), start=1) if _HEADER.match(line)]
    found: list[tuple[str, int | None, TariffDecision]] = []
    for number, table in enumerate(tables, start=1):
        path = f"{_TABLE}[{number}]"
        row = headers[number - 1] if len(headers) == len(tables) else None
        read = _decision(table)
        if isinstance(read, TariffDecision):
            found.append((path, row, read))
        else:
            faults += [_placed(code, file, path, row, key, value, text) for code, key, value in read]
    faults += _between(found, file, known)
    if faults:
        raise InputError(tuple(faults))
    return tuple(sorted((each for _, _, each in found), key=lambda each: (each.use, each.valid_from)))


def _decision(table: Any) -> TariffDecision | Sequence[tuple[str, tuple[str, ...], str | None]]:
    """Return the decision, or (code, key path, value) for each of its faults."""
    try:
        decision = TariffDecision.model_validate(table)
    except ValidationError as error:
        codes = {"missing": "toml_missing", "extra_forbidden": "tariff_key"}
        return [
            (
                codes.get(each["type"], "tariff_value"),
                tuple(str(part) for part in each["loc"]),
                _shown(each),
            )
            for each in error.errors()
        ]
    if decision.valid_until <= decision.valid_from:
        return [("tariff_span", ("valid_until",), str(decision.valid_until))]
    amounts = {name: getattr(decision, name).euros for name in ("avond", "nacht", "weekend", "feestdag")}
    high = [("tariff_high", (name, "euros"), str(euros)) for name, euros in amounts.items() if euros > HIGHEST]
    return high or decision


def _shown(error: ErrorDetails) -> str | None:
    """Return what stood there: the value, or the key itself where there is no such key."""
    if error["type"] == "missing":
        return None
    return str(error["loc"][-1] if error["type"] == "extra_forbidden" else error["input"])[:80]


def _placed(
    code: str, file: str, path: str, row: int | None, key: tuple[str, ...], value: str | None, text: str
) -> Fault:
    """Return the fault at the line of its key, or else of its table."""
    lines = text.splitlines()
    for number in range((row or len(lines)), len(lines)):
        if _HEADER.match(lines[number]):
            break
        if key and re.match(rf"\s*{re.escape(key[0])}\s*[.=]", lines[number]):
            row = number + 1
            break
    details = (("most", f"{HIGHEST:f}"),) if code == "tariff_high" else ()
    return Fault(code, file, row=row, column=".".join((path, *key)), value=value, details=details)


def _between(
    found: Sequence[tuple[str, int | None, TariffDecision]], file: str, known: Sequence[TariffDecision]
) -> Iterator[Fault]:
    """Yield keys given twice, and overlaps and gaps of decisions of the same use."""
    others = [("", None, each) for each in known]
    pairs = [*combinations(found, 2), *((other, mine) for other in others for mine in found)]
    for (_, _, first), (path, row, second) in pairs:
        if first.id == second.id:
            yield Fault("tariff_double", file, row=row, column=f"{path}.id", value=second.id)
        if first.use is second.use and first.valid_from < second.valid_until and second.valid_from < first.valid_until:
            yield _joint("tariff_overlap", file, path, row, first, second)
    ordered = sorted(found, key=lambda each: (each[2].use, each[2].valid_from))
    for (_, _, before), (path, row, after) in pairwise(ordered):
        if before.use is after.use and before.valid_until < after.valid_from:
            yield _joint("tariff_gap", file, path, row, before, after)


def _joint(code: str, file: str, path: str, row: int | None, before: TariffDecision, after: TariffDecision) -> Fault:
    details = (("before", before.id), ("first", str(before.valid_from)), ("until", str(before.valid_until)))
    value = str(after.valid_from)
    return Fault(code, file, row=row, column=f"{path}.valid_from", value=value, details=details)
