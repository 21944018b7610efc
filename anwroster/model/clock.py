"""A time on the wall clock that can also be 24:00, where shifts do end."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

_CLOCK = re.compile(r"^(\d{1,2})[:.](\d{2})$")


def parse_clock(value: object) -> int:
    """Return minutes since local midnight, 0 to 1440 inclusive.

    Parameters
    ----------
    value
        ``"23:00"``, ``"7:30"``, ``"7.30"`` or ``"24:00"``; a number of minutes is taken as it is.

    Raises
    ------
    ValueError
        When it is no time of the day.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        minutes = value
    else:
        match = _CLOCK.match(str(value).strip())
        if match is None or int(match[2]) > 59:
            raise ValueError("not a time of the day")
        minutes = int(match[1]) * 60 + int(match[2])
    if not 0 <= minutes <= 1440:
        raise ValueError("not a time of the day")
    return minutes


def show_clock(minutes: int) -> str:
    """Return ``HH:MM`` for minutes since midnight; 1440 is ``24:00``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


ClockTime = Annotated[
    int,
    BeforeValidator(parse_clock),
    PlainSerializer(show_clock, return_type=str, when_used="json"),
    Field(description="Time on the wall clock, HH:MM, 00:00 to 24:00; held as minutes since midnight"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}[:.]\d{2}$", "examples": ["23:00", "24:00"]}),
]
