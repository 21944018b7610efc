"""From the text of a tariff file to decisions, with every fault told at once."""

import re
import tomllib
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from anwroster.errors import Fault, InputError
from anwroster.model import TariffDecision


def decisions_from(text: str, file: str) -> tuple[TariffDecision, ...]:
    """Return the decisions of one file, sorted by use and first day.

    Parameters
    ----------
    text
        TOML with a table ``[[tariff]]`` per decision.
    file
        The file's name, for faults.

    Raises
    ------
    InputError
        For broken TOML, wrong or missing amounts, spans that end before they begin, gaps and overlaps.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        row = int(line[1]) if line else None
        raise InputError((Fault("toml_syntax", file, row=row, details=(("error", str(error)),)),)) from None
    faults: list[Fault] = []
    found: list[TariffDecision] = []
    tables = content.get("tariff")
    if not isinstance(tables, list) or not tables:
        raise InputError((Fault("tariff_none", file, column="tariff"),))
    for number, table in enumerate(tables, start=1):
        decision = _decision(table, file, number, faults)
        if decision:
            found.append(decision)
    found.sort(key=lambda each: (each.use, each.valid_from))
    faults.extend(_joints(found, file))
    if faults:
        raise InputError(tuple(faults))
    return tuple(found)


def _decision(table: Any, file: str, number: int, faults: list[Fault]) -> TariffDecision | None:
    try:
        decision = TariffDecision.model_validate(table)
    except ValidationError as error:
        for each in error.errors():
            path = ".".join([f"tariff[{number}]", *(str(part) for part in each["loc"])])
            value = None if each["type"] == "missing" else str(each["input"])[:80]
            code = "toml_missing" if each["type"] == "missing" else "tariff_value"
            faults.append(Fault(code, file, column=path, value=value))
        return None
    if decision.valid_until <= decision.valid_from:
        path = f"tariff[{number}].valid_until"
        faults.append(Fault("tariff_span", file, column=path, value=str(decision.valid_until)))
        return None
    return decision


def _joints(decisions: list[TariffDecision], file: str) -> list[Fault]:
    """Return a fault for each gap or overlap between neighbours of the same use."""
    faults = []
    for before, after in pairwise(decisions):
        if before.use is not after.use or before.valid_until == after.valid_from:
            continue
        code = "tariff_gap" if before.valid_until < after.valid_from else "tariff_overlap"
        details = (("before", before.id), ("until", str(before.valid_until)))
        faults.append(Fault(code, file, column=f"{after.id}.valid_from", value=str(after.valid_from), details=details))
    return faults
