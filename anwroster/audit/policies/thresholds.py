"""What the model alone cannot see in a policy: indicators that do not exist, thresholds that mean nothing."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Unit
from anwroster.files.collector import Faults
from anwroster.files.keys import listed, nearest
from anwroster.files.settings import Settings
from anwroster.files.tomllines import Path
from anwroster.model import LARGEST_THRESHOLD

WHOLE: tuple[Unit, ...] = ("shifts", "doctors", "count")
"""Units of things that come whole."""

LARGEST_SHARE = 10
"""A threshold of a share above 1000 % is meant as a percentage."""

_BOUNDS = ("at_least", "at_most")


def check_criteria(read: Settings, faults: Faults) -> None:
    """Keep every fault in the criteria of a policy, whether or not the model accepted it."""
    criteria = read.raw.get("criteria")
    if not isinstance(criteria, list):
        return
    seen: dict[str, int] = {}
    for number, criterion in enumerate(criteria):
        if isinstance(criterion, dict):
            path: Path = ("criteria", number)
            _check_key(criterion, seen, number, read, faults)
            _check_origin(criterion, path, read, faults)
            _check_thresholds(criterion, path, read, faults)


def _check_key(criterion: Mapping[str, Any], seen: dict[str, int], number: int, read: Settings, faults: Faults) -> None:
    key = criterion.get("id")
    if not isinstance(key, str):
        return
    if key in seen:
        other = read.lines.get(("criteria", seen[key], "id"), seen[key] + 1)
        read.fault(faults, "duplicate_key", ("criteria", number, "id"), key, other=other)
    seen.setdefault(key, number)


def _check_origin(criterion: Mapping[str, Any], path: Path, read: Settings, faults: Faults) -> None:
    source = criterion.get("source", "")
    if not (isinstance(source, str) and source.strip()) and criterion.get("own_choice") is not True:
        read.fault(faults, "criterion_without_source", (*path, "source"))


def _check_thresholds(criterion: Mapping[str, Any], path: Path, read: Settings, faults: Faults) -> None:
    if all(criterion.get(bound) is None for bound in _BOUNDS):
        read.fault(faults, "criterion_without_threshold", (*path, "at_least"))
    name = criterion.get("indicator")
    indicator = CATALOGUE.get(name) if isinstance(name, str) else None
    if isinstance(name, str) and indicator is None:
        near = nearest(name, CATALOGUE) or tuple(CATALOGUE)
        read.fault(faults, "unknown_indicator", (*path, "indicator"), name, near=listed(near, 3))
    numbers = {bound: _number(criterion.get(bound)) for bound in _BOUNDS}
    low, high = numbers["at_least"], numbers["at_most"]
    if low is not None and high is not None and low > high:
        read.fault(faults, "thresholds_crossed", (*path, "at_most"), high, least=low)
    said = criterion.get("unit")
    fitting = (indicator.unit,) if indicator else get_args(Unit)
    if isinstance(said, str) and said and said not in fitting:
        read.fault(faults, "criterion_unit", (*path, "unit"), said, expected=listed(fitting, 12))
    for bound, number in numbers.items():
        if indicator is not None and number is not None and (code := _nonsense(indicator.id, indicator.unit, number)):
            read.fault(faults, code, (*path, bound), number, unit=indicator.unit)


def _nonsense(indicator: str, unit: Unit, number: Decimal) -> str:
    """Return the fault of a threshold that the indicator can never meet or miss for its unit; empty when it is fine."""
    if unit == "share" and abs(number) > LARGEST_SHARE:
        return "threshold_percent"
    if unit in WHOLE and number != number.to_integral_value() and not indicator.endswith("_lowest"):
        return "threshold_not_whole"
    if number < 0 and not indicator.endswith("_change") and unit != "days":
        return "threshold_negative"
    return ""


def _number(value: object) -> Decimal | None:
    """Return a threshold as it would be read; None for what the model refuses."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = Decimal(value) if isinstance(value, int) else Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) <= LARGEST_THRESHOLD else None
