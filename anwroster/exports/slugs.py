"""File names out of keys: small letters, digits and dashes, never the same for two keys, stable from run to run."""

import hashlib
import re
import unicodedata

_CLEAN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST = 60


def slug(key: str) -> str:
    """Return the file name of a key.

    A key that is a good file name already is its own. Any other gets the beginning of its SHA-256 after an
    underscore, which no good name has: so no two keys share a name, and no doctor's file depends on who else there is.
    """
    if _CLEAN.fullmatch(key) and len(key) <= _MOST:
        return key
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MOST].strip("-") or "x"
    return f"{base}_{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
