"""A policy from its TOML: a shipped one by name, or a file; all faults at once, by line and key."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from anwroster.audit.policies.thresholds import check_criteria
from anwroster.files.bounded import read_bytes
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.keys import listed
from anwroster.files.settings import read_toml
from anwroster.model import Policy
from anwroster.words import Language

BASIS = "basis"
"""The policy that is always judged."""


@cache
def shipped_policies() -> dict[str, Policy]:
    """Return the policies that come with anwroster, by name; those of regions are examples."""
    folder = files(__package__)
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return {each.name.removesuffix(".toml"): _policy(each.read_bytes(), each.name, "nl") for each in found}


def shipped_text(name: str) -> bytes:
    """Return the TOML of a shipped policy, to start an own one from."""
    return files(__package__).joinpath(f"{name}.toml").read_bytes()


def read_policy(given: str | Path, language: Language = "nl") -> Policy:
    """Return a policy by the name of a shipped one, or from a file.

    Parameters
    ----------
    given
        A name such as ``hzw``, or the path of a TOML file; what ends in ``.toml`` or holds a slash is a path.
    language
        Of the faults.

    Raises
    ------
    InputError
        When there is no such policy or file, or with everything that is wrong with it, by line and key.
    """
    name = str(given)
    if not name.endswith(".toml") and "/" not in name and "\\" not in name:
        shipped = shipped_policies()
        if name in shipped:
            return shipped[name]
        if not Path(name).is_file():
            faults = _faults(language)
            faults.add("unknown_policy", name, value=name, known=listed(shipped, 20))
            faults.raise_if_any()
    path = Path(given)
    try:
        content = read_bytes(path)
    except UnreadableError as reason:
        faults = _faults(language)
        faults.add(reason.code, path.name, **reason.details)
        faults.raise_if_any()
    return _policy(content, path.name, language)


def _policy(content: bytes, file: str, language: Language) -> Policy:
    faults = _faults(language)
    read = read_toml(content, faults, file, Policy, _as_json, "empty_policy")
    check_criteria(read, faults)
    faults.raise_if_any()
    assert isinstance(read.said, Policy)
    return read.said


def _faults(language: Language) -> Faults:
    faults = Faults()
    faults.language = language
    return faults


def _as_json(raw: Mapping[str, Any]) -> str:
    return json.dumps(raw, default=str)
