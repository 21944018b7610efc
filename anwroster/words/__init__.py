"""Every sentence that a planner, a GP or an insurer reads, in Dutch and in English.

The catalogue is a TOML file per area (``faults.toml``, ``reports.toml``, …). A key is ``area.name`` or
``area.name.part``; each entry holds the texts ``nl`` and ``en`` with the same ``{placeholders}``.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


@cache
def area(name: str) -> dict[str, Any]:
    """Return one catalogue file as nested tables.

    Parameters
    ----------
    name
        The file's name without ``.toml``.

    Raises
    ------
    FileNotFoundError
        When there is no such area: a fault of our own, never the user's.
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def say(key: str, language: Language = "nl", /, **values: object) -> str:
    """Return the sentence behind ``key`` in ``language``, with its placeholders filled.

    Parameters
    ----------
    key
        ``area.name`` or ``area.name.part``, as in ``faults.unknown_doctor.why``.
    language
        ``nl`` (default) or ``en``.
    values
        One value for each placeholder of the sentence; shown with ``str``.

    Raises
    ------
    KeyError
        When the sentence or a placeholder's value is missing: a fault of our own.
    """
    name, *path = key.split(".")
    entry: Any = area(name)
    for part in path:
        entry = entry[part]
    text: str = entry[language]
    return text.format(**values) if values else text
