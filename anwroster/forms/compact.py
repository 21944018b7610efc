"""Makes a document smaller: what many doctors share stands in it once."""

import json
from typing import Any

LISTS = {"quota": ("minutes", "practice"), "duties": ("unit", "required")}
"""Lists of a doctor's document with the fields that stand before the computation."""


class Once:
    """A list in which each value stands once, found again by its place."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[str, int] = {}

    def place(self, value: Any) -> int:
        """Return the place of a value, which is put at the end when it is new."""
        key = json.dumps(value)
        if key not in self._places:
            self._places[key] = len(self.values)
            self.values.append(value)
        return self._places[key]


def compact(document: dict[str, Any]) -> dict[str, Any]:
    """Return the same document with computations (``texts``) and sets of rows (``choices``) standing once.

    In the doctors' documents ``how`` and, in a shared form, ``series`` become places in those lists; a line of the
    quota becomes ``[minutes, practice, how]``, a duty ``[unit, required, how]``.
    """
    texts, choices = Once(), Once()
    doctors = []
    for each in document["doctors"]:
        lists = {
            key: [[*(row[field] for field in fields), texts.place(row["how"])] for row in each[key]]
            for key, fields in LISTS.items()
        }
        series = {"series": choices.place(each["series"])} if "series" in each else {}
        doctors.append(each | lists | series)
    return document | {"texts": texts.values, "choices": choices.values, "doctors": doctors}
