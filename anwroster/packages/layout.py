"""What stands where in a package."""

INPUT = "input/"
"""Folder of the input files, by their names in the roster's digests."""

MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
ROSTER = "roster.json"
CERTIFICATE = "certificate.json"
KEPT = "kept.json"
"""Earlier roster of the same period that this one was to change as little as possible."""

RULEBOOK = "rulebook.json"
TARIFFS = "tariffs.json"
AFTER = ("worked", "newcomers", "paid")
"""Stems of the tables about what happened after publication, with the ending ``.csv`` or ``.xlsx``."""

ENDINGS = (".csv", ".xlsx")


def is_after(name: str) -> bool:
    """Return whether a path of a package is such a table."""
    stem, dot, ending = name.rpartition(".")
    return stem in AFTER and f"{dot}{ending}" in ENDINGS


def is_safe(name: str) -> bool:
    """Return whether a path stays within the package and can mean one thing only.

    No absolute path, no drive, no ``..`` or empty part, no backslash, no control character; at most 200 characters.
    """
    parts = name.split("/")
    plain = name.isprintable() and "\\" not in name and ":" not in name and 0 < len(name) <= 200
    return plain and all(part not in ("", ".", "..") for part in parts)
