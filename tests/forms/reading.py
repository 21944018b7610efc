"""Read a form as its own script does, but in Python: the data block, and the shifts that its rows spell out."""

import json
import re
from datetime import date, timedelta
from typing import Any

from anwroster.forms import forms
from anwroster.model import Instance

WHO = "sneeuwberg"
"""A doctor of the example of one week."""


def quiet(instance: Instance) -> Instance:
    """Return the same folder in which nobody said anything yet."""
    return instance.model_copy(update={"offers": (), "wishes": (), "blocked": (), "limits": (), "fixed": ()})


def page_of(instance: Instance, doctor: str, **options: Any) -> str:
    ((_, page),) = forms(instance, [doctor], "nl", **options)
    return page.decode()


def data_of(page: str) -> dict[str, Any]:
    (block,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    found: dict[str, Any] = json.loads(block)
    return found


def shown_by(data: dict[str, Any], at: int = 0) -> list[tuple[str, str, int, int]]:
    """Return (shift, kind, minutes, local start) as the script numbers them."""
    doctor, found = data["doctors"][at], []
    start = date.fromisoformat(data["start"])
    days = (date.fromisoformat(data["end"]) - start).days
    for row in data["choices"][doctor["series"]] if "series" in doctor else range(len(data["series"])):
        template, _, kind, begin, _, minutes, *_, steps = data["series"][row]
        day = 0
        for step in steps:
            day += step
            if doctor.get("first", 0) <= day < doctor.get("until", days):
                found.append((f"{template}-{start + timedelta(days=day)}", data["kinds"][kind]["id"], minutes, begin))
    return found


def marks_of(data: dict[str, Any]) -> dict[str, str]:
    """Return the mark of each shift that has one at the start."""
    shown, found = shown_by(data), {}
    for mark, steps in data["doctors"][0]["standing"]["marks"].items():
        at = 0
        for step in steps:
            at += step
            found[shown[at][0]] = mark
    return found
