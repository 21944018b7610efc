"""``hds.toml`` and its like: read, proven by their model, errors told by line and key."""

import re
import tomllib
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from anwroster.files.bounded import decoded
from anwroster.files.cells import proper_text
from anwroster.files.collector import Faults, UnreadableError, shown
from anwroster.files.keys import listed, nearest
from anwroster.files.synonyms import as_json
from anwroster.files.tomllines import Path, line_of, lines_of, shown_path
from anwroster.files.translate import code_of
from anwroster.model import Hds, NzaHoliday, RuleId
from anwroster.words import LANGUAGES

_POSITION = re.compile(r"line (\d+), column (\d+)")


@dataclass
class Settings:
    """What stands in ``hds.toml``, or in another TOML file with a model of its own.

    Parameters
    ----------
    said
        What the model made of it; None when the model refused it, and faults then say why.
    raw
        The file as nested tables, for what can still be read of it.
    """

    said: BaseModel | None = None
    raw: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Path, int] = field(default_factory=dict)
    file: str = "hds.toml"
    model: type[BaseModel] = Hds

    @property
    def hds(self) -> Hds | None:
        """What ``hds.toml`` says; None when the model refused it."""
        return self.said if isinstance(self.said, Hds) else None

    def fault(self, faults: Faults, code: str, path: Path, value: object = None, **details: Any) -> None:
        """Keep a fault about one key."""
        row = line_of(path, dict(self.lines))
        faults.add(code, self.file, row=row, column=shown_path(path) or None, value=value, **details)

    def stood(self, path: Path) -> Any:
        """Return what stands in the file at a path; None when nothing does."""
        found: Any = self.raw
        for part in path:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def names(self, *path: str) -> dict[str, str] | None:
        """Return the name by key of a list of tables, as far as it has them; None when there is no such list."""
        found: Any = self.raw
        for part in path:
            found = found.get(part) if isinstance(found, dict) else None
        if not isinstance(found, list):
            return None
        tables = [each for each in found if isinstance(each, dict) and isinstance(each.get("id"), str)]
        return {each["id"]: str(each.get("name", each["id"])) for each in tables}

    def holiday_names(self) -> dict[str, str]:
        """Return the name by key of the NZa's holidays and of the HDS's own."""
        nza = {each.value: each.value.replace("_", " ") for each in NzaHoliday}
        return nza | (self.names("holidays", "extra") or {})


FILE = "hds.toml"


def read_settings(content: bytes, faults: Faults) -> Settings:
    """Return what ``hds.toml`` says; whatever is wrong with it is kept as faults."""
    return read_toml(content, faults, FILE, Hds, as_json, "empty_settings")


def read_toml(
    content: bytes,
    faults: Faults,
    file: str,
    model: type[BaseModel],
    as_text: Callable[[Mapping[str, Any]], str],
    empty: str,
) -> Settings:
    """Return what a TOML file says; whatever is wrong with it is kept as faults.

    Parameters
    ----------
    model
        What it must say.
    as_text
        Turns its tables into the JSON that the model reads.
    empty
        Fault of a file with nothing in it.
    """
    settings = Settings(file=file, model=model)
    try:
        text = decoded(content)
    except UnreadableError as reason:
        faults.add(reason.code, file)
        return settings
    if not text.strip():
        faults.add(empty, file)
        return settings
    try:
        raw = tomllib.loads(text)
        json_text = as_text(raw)
    except tomllib.TOMLDecodeError as error:
        _syntax(str(error), text, file, faults)
        return settings
    except (ValueError, RecursionError):
        faults.add("toml_syntax", file, line="")
        return settings
    if file == FILE and raw.get("language") in LANGUAGES:
        faults.language = raw["language"]
    settings.raw, settings.lines = raw, lines_of(text)
    _characters(raw, (), settings, faults)
    try:
        settings.said = model.model_validate_json(json_text, strict=True)
    except ValidationError as error:
        found = error.errors(include_url=False)
        for each in found:
            # A list whose only item is wrong is called too short as well; the item's own fault says enough.
            inner = any(other["loc"][: len(each["loc"])] == each["loc"] for other in found if other is not each)
            if each["type"] != "too_short" or not inner:
                _translated(each, settings, faults)
    return settings


def _syntax(message: str, text: str, file: str, faults: Faults) -> None:
    """Keep a fault about TOML that cannot be read, with the line as it stands."""
    match = _POSITION.search(message)
    lines = text.splitlines()
    row = int(match[1]) if match else len(lines)
    line = lines[row - 1].strip() if 0 < row <= len(lines) else ""
    if "Invalid date" in message:
        code = "impossible_toml_date"
    elif "Cannot overwrite" in message or "Cannot declare" in message:
        code = "toml_key_twice"
    else:
        code = "toml_syntax"
    faults.add(code, file, row=row, value=line, line=line)


def _characters(value: Any, path: Path, settings: Settings, faults: Faults) -> None:
    """Keep a fault for every text with line breaks or characters that cannot be seen."""
    if isinstance(value, dict):
        for name, each in value.items():
            _characters(each, (*path, name), settings, faults)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            _characters(each, (*path, number), settings, faults)
    elif isinstance(value, str):
        try:
            proper_text(value)
        except UnreadableError as reason:
            settings.fault(faults, reason.code, path, value)


def _translated(error: Mapping[str, Any], settings: Settings, faults: Faults) -> None:
    path: Path = tuple(part for part in error["loc"] if part != "[key]")
    code, details = code_of(error)
    value = settings.stood(path)
    if isinstance(value, (dict, list)):
        value = None
    if code.startswith("wrong_type") and isinstance(value, str):
        value = f'"{value}"'
    if code == "unknown_key":
        known = _fields(settings.model, path[:-1])
        near = nearest(str(path[-1]), known, 1)
        value = path[-1]
        code, details = ("misspelt_key", {"near": near[0]}) if near else (code, {"known": listed(known, 20)})
    elif code == "unknown_choice" and path[:1] == ("rules",) and len(path) == 2:
        rules = [each.value for each in RuleId]
        code, value = "unknown_rule", path[-1]
        details = {"near": ", ".join(nearest(str(path[-1]), rules)) or listed(rules, 30)}
    settings.fault(faults, code, path, value if value is None else shown(value), **details)


def _fields(model: Any, path: Path) -> list[str]:
    """Return the keys that the model knows at a path."""
    for part in path:
        if isinstance(model, type) and issubclass(model, BaseModel) and part in model.model_fields:
            model = model.model_fields[str(part)].annotation
        else:
            model = _inner(model)
    while not (isinstance(model, type) and issubclass(model, BaseModel)):
        inner = _inner(model)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _inner(annotation: Any) -> Any:
    """Return what a tuple, a mapping or an optional holds; None when it holds nothing."""
    arguments = [each for each in get_args(annotation) if each not in (type(None), Ellipsis)]
    if get_origin(annotation) in (Union, types.UnionType):
        return arguments[0]
    return arguments[-1] if arguments else None
