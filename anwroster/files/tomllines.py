"""On which line of a TOML file a key stands; the TOML reader itself does not say."""

import re
from collections import defaultdict

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'))*)\s*=")


def lines_of(text: str) -> dict[Path, int]:
    """Return the line of every table and key, by path; items of arrays of tables are numbered from 0."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = defaultdict(int)
    current: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _HEADER.match(line):
            path = _located(_parts(match[2]), counts)
            if match[1] == "[[":
                counts[path] += 1
                path = (*path, counts[path] - 1)
            lines.setdefault(path, number)
            current = path
        elif match := _KEY.match(line):
            path = (*current, *_parts(match[1]))
            for length in range(len(current) + 1, len(path) + 1):
                lines.setdefault(path[:length], number)
    return lines


def line_of(path: Path, lines: dict[Path, int]) -> int | None:
    """Return the line of a path, or of the nearest table around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def shown_path(path: Path) -> str:
    """Return a path as people read it: ``templates[2].start``, counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))


def _located(parts: tuple[str, ...], counts: dict[Path, int]) -> Path:
    """Return a table's path with the number of the last item wherever it goes through an array of tables."""
    path: Path = ()
    for index, part in enumerate(parts):
        path = (*path, part)
        if index < len(parts) - 1 and counts.get(path):
            path = (*path, counts[path] - 1)
    return path
