"""Dutch words and dates in ``hds.toml`` where the model has English ones."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from anwroster.files.cells import day, plain_word
from anwroster.files.collector import UnreadableError

_DAYS = {
    "weekday": ("werkdag", "werkdagen", "weekdays", "doordeweeks"),
    "saturday": ("zaterdag", "za"),
    "sunday": ("zondag", "zo"),
    "holiday": ("feestdag", "feestdagen"),
    "eve": ("vooravond", "dag voor feestdag", "vooravond feestdag"),
}
_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "days": _DAYS,
    "not_on": _DAYS,
    "unit": {
        "shifts": ("diensten",),
        "hours": ("uren",),
        "holiday_shifts": ("feestdagdiensten",),
    },
    "per": {
        "quarter": ("kwartaal",),
        "half_year": ("halfjaar", "half jaar"),
        "year": ("jaar",),
        "period": ("periode", "roosterperiode"),
    },
    "quota": {
        "patients": ("patienten", "patiënten"),
        "share": ("aandeel",),
        "commitment": ("eigen", "toezegging", "eigen toezegging"),
        "none": ("geen",),
    },
    "per_person": {"merged": ("samen",), "apart": ("gescheiden",)},
    "hours": {"elapsed": ("verstreken",), "nominal": ("nominaal",)},
    "mode": {"hard": (), "soft": ("zacht",), "off": ("uit",)},
    "paid_by": {"employer": ("werkgever",)},
}
_TRANSLATED = {
    key: {plain_word(word): english for english, words in by_word.items() for word in (english, *words)}
    for key, by_word in _WORDS.items()
}
_DATES = ("start", "end", "valid_from", "valid_until", "dates", "deadline")
_CLOCKS = ("start", "end")


def as_json(settings: Mapping[str, Any]) -> str:
    """Return settings read from TOML as JSON in the model's own words, for strict validation.

    Strictness is why it goes through JSON: there a text may be a date or a word of a list, but ``"2"`` is no number
    and ``true`` no 1. What is not understood stays as it is, for the model to refuse at its place.
    """
    return json.dumps(_plain(settings, ()))


def _plain(value: Any, path: tuple[str, ...]) -> Any:
    key = path[-1] if path else ""
    if isinstance(value, dict):
        return {name: _plain(each, (*path, name)) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, path) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if path[:1] == ("templates",) and key in _CLOCKS and not isinstance(value, str):
        return str(value)
    if isinstance(value, str) and key in _TRANSLATED:
        return _TRANSLATED[key].get(plain_word(value), value)
    if isinstance(value, str) and key in _DATES and not (path[:1] == ("templates",) and key in _CLOCKS):
        return _date_text(value)
    return value


def _date_text(value: str) -> str:
    try:
        return day(value).isoformat()
    except UnreadableError:
        return value
