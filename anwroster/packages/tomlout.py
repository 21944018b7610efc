"""Plain values as TOML: no comments, nothing but the values."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


def toml(value: Mapping[str, Any]) -> bytes:
    """Return nested tables as TOML; what is None is left out."""
    return ("\n".join(_table(value, "")).strip() + "\n").encode()


def _table(value: Mapping[str, Any], path: str) -> Iterator[str]:
    """Yield the lines of a table: first its own values, then the tables in it."""
    later = []
    for key, each in value.items():
        if each is None:
            continue
        if isinstance(each, dict) or (isinstance(each, list) and each and isinstance(each[0], dict)):
            later.append((f"{path}.{_key(key)}" if path else _key(key), each))
        else:
            yield f"{_key(key)} = {_inline(each)}"
    for place, each in later:
        for one in each if isinstance(each, list) else [each]:
            yield ""
            yield f"[[{place}]]" if isinstance(each, list) else f"[{place}]"
            yield from _table(one, place)


def _key(key: str) -> str:
    return (
        key
        if key.replace("_", "").replace("-", "").isalnum() and key.isascii()
        else json.dumps(key, ensure_ascii=False)
    )


def _inline(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_inline(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False)
