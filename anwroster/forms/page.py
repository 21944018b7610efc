"""The page of a form: our own style and script once, data as JSON that no name can break out of."""

import base64
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup

from anwroster.version import __version__
from anwroster.words import LANGUAGES, area, say

SCRIPTS = (
    "words",
    "elements",
    "shifts",
    "state",
    "blocks",
    "totals",
    "limits",
    "checks",
    "answer",
    "load",
    "agenda",
    "draft",
    "days",
    "calendar",
    "strokes",
    "keys",
    "pattern",
    "figures",
    "overview",
    "tools",
    "main",
)
"""Parts of the script, in the order in which they are joined; each uses only what stands before it, or runs later."""

_ESCAPES = {each: f"\\u{each:04x}" for each in map(ord, "<>&\u2028\u2029")}


def render(document: dict[str, Any]) -> str:
    """Return a form as one HTML file without any external reference; its one script is allowed by its digest."""
    names = [each["name"] for each in document["doctors"]]
    return _template().render(
        language=document["language"],
        languages=sorted(LANGUAGES, key=lambda each: each != document["language"]),
        say=say,
        hds=document["name"],
        name=names[0] if len(names) == 1 else "",
        data=data_block(document),
        words=_words(),
        style=_style(),
        script=script(),
        digest=script_digest(),
        version=__version__,
    )


def data_block(document: object) -> Markup:
    """Return a document as JSON in which nothing can end the script element that holds it."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_ESCAPES))


@cache
def script() -> Markup:
    """Return the script: its parts in one strict function, so that nothing of it is global."""
    parts = "\n".join(_file(f"script/{name}.js") for name in SCRIPTS)
    return Markup(f'(() => {{\n"use strict";\n{parts}\n}})();')


@cache
def script_digest() -> str:
    """Return the digest of the script as the content security policy names it."""
    return base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()


@cache
def _words() -> Markup:
    return data_block(dict(_flat(area("form"))))


def _flat(found: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    for name, below in found.items():
        if isinstance(next(iter(below.values())), str):
            yield path + name, below
        else:
            yield from _flat(below, f"{path}{name}.")


@cache
def _style() -> Markup:
    return Markup(_file("form.css"))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("anwroster.forms", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2")


def _file(name: str) -> str:
    return files("anwroster.forms").joinpath(name).read_text(encoding="utf-8")
