"""What the package says: the entries of the catalogue, and the keys that the code asks for, read from its source."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from anwroster.words import area

PACKAGE = Path(__file__).parents[1] / "anwroster"
HOLE = "\0"
"""Stands in a key for what is only known when the program runs."""

CLI = ("say", "tell")
"""Methods of ``commands.talk.Talk`` whose keys stand under ``cli``."""


@cache
def entries() -> dict[str, dict[str, str]]:
    """Return the texts of every entry by key, of all areas."""
    areas = sorted(each.stem for each in (PACKAGE / "words").glob("*.toml"))
    return {key: texts for name in areas for key, texts in _entries(name, area(name))}


def _entries(path: str, found: Any) -> Iterator[tuple[str, dict[str, str]]]:
    if any(isinstance(each, str) for each in found.values()):
        yield path, found
    else:
        for name, below in found.items():
            yield from _entries(f"{path}.{name}", below)


@dataclass(frozen=True)
class Asked:
    """A key that the code asks for; with holes where it depends on values."""

    key: str
    place: str

    @property
    def is_literal(self) -> bool:
        return HOLE not in self.key

    def matches(self, key: str) -> list[str] | None:
        """Return what fills the holes when the key is meant; None when it is not."""
        pattern = "(.+)".join(re.escape(part) for part in self.key.split(HOLE))
        match = re.fullmatch(pattern, key)
        return list(match.groups()) if match else None


@cache
def asked() -> tuple[Asked, ...]:
    """Return every key that code and templates ask for."""
    found = [each for path in sorted(PACKAGE.rglob("*.py")) for each in _asked(path)]
    for path in sorted(PACKAGE.rglob("*.j2")):
        keys = re.findall(r"""\bsay\(\s*["']([\w.]+)["']""", path.read_text(encoding="utf-8"))
        found += [Asked(key, str(path.relative_to(PACKAGE.parent))) for key in keys]
    return tuple(found + list(_asked_by_form()))


def _asked_by_form() -> Iterator[Asked]:
    """Yield the keys that the page of the form asks for: in its markup, and in its script as literals and families."""
    for path in sorted(each for each in (PACKAGE / "forms").rglob("*") if each.suffix in (".js", ".j2")):
        text, place = path.read_text(encoding="utf-8"), str(path.relative_to(PACKAGE.parent))
        keys = re.findall(r"""data-say(?:-label)?="([\w.]+)\"""", text)
        if path.suffix == ".js":
            keys += re.findall(r"""\b(?:say|refuse)\("([\w.]+)\"""", text) + re.findall(
                r"""\"([a-z]+\.[a-z_]+)\"""", text
            )
            keys += [f"{each}.{HOLE}" for each in re.findall(r"say\([^()\n]*`([a-z]+)\.\$\{\w+\}`", text)]
        yield from (Asked(f"form.{key}", place) for key in dict.fromkeys(keys))


def _asked(path: Path) -> Iterator[Asked]:
    module = ast.parse(path.read_text(encoding="utf-8"))
    wrappers = dict(_wrappers(module))
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name, own = _called(node.func)
        place = f"{path.relative_to(PACKAGE.parent)}:{node.lineno}"
        for key in _keys(node.args[0]):
            if key == f"cli.{HOLE}":
                continue  # what every method of CLI does; its callers tell which keys are meant
            if (name == "say" and not own) or name == "words":
                yield Asked(key, place)
            elif own and name in CLI and path.parent.name == "commands" and name not in wrappers:
                yield Asked(f"cli.{key}", place)
            elif own and name == "say" and path.parent.name in ("audit", "report"):
                yield Asked(f"auditreport.{key}", place)  # what a Speaker of the audit says
            elif name in wrappers:
                yield Asked(wrappers[name].replace(HOLE, key), place)


def _called(function: ast.expr) -> tuple[str, bool]:
    """Return the name of what is called, and whether it is a method."""
    match function:
        case ast.Name(id=name):
            return name, False
        case ast.Attribute(attr=name):
            return name, True
    return "", False


def _keys(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression can be, with holes; nothing for a plain variable."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _keys(one)
            yield from _keys(other)
        case ast.JoinedStr(values=parts):
            yield "".join(each.value if isinstance(each, ast.Constant) else HOLE for each in parts)  # type: ignore[misc]


def _wrappers(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield functions that say ``prefix.<first argument>``, with that key and a hole for the argument."""
    for function in ast.walk(module):
        if not isinstance(function, ast.FunctionDef):
            continue
        names = [each.arg for each in (*function.args.posonlyargs, *function.args.args) if each.arg != "self"]
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _called(node.func) == ("say", False) and names:
                match node.args[0]:
                    case ast.JoinedStr(
                        values=[ast.Constant(value=str() as prefix), ast.FormattedValue(value=ast.Name(id=name))]
                    ):
                        if name == names[0] and not (function.name in CLI and prefix == "cli."):
                            yield function.name, prefix + HOLE


@cache
def spoken_of() -> frozenset[str]:
    """Return every word in the source of the package: what a hole can be filled with stands somewhere."""
    sources = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.js")]
    return frozenset(word for path in sources for word in re.findall(r"\w+", path.read_text(encoding="utf-8")))
