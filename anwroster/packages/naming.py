"""Pseudonyms: the same person under the same key is the same pseudonym, in every period; nobody without it can tell."""

import hmac
import re
from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha256

from anwroster.errors import UsageError
from anwroster.words import Language, say

HEAD = "anwroster-pseudonyms-1"
_KEY = re.compile(rf"{HEAD} ([0-9a-f]{{64}})")
LETTERS = 10
"""Letters of a pseudonym, 5 bits each: among 2,000 doctors two are the same once in half a billion keys."""


def key_text(key: bytes) -> bytes:
    """Return the content of a key file."""
    return f"{HEAD} {key.hex()}\n".encode()


def key_from(content: bytes, language: Language = "nl") -> bytes:
    """Return the 32 bytes of a key file.

    Raises
    ------
    UsageError
        When it is something else.
    """
    found = _KEY.fullmatch(content.decode("utf-8", "replace").strip())
    if found is None:
        raise UsageError(say("packages.no_pseudonym_key", language))
    return bytes.fromhex(found[1])


class Pseudonyms:
    """Who is who under one key: HMAC-SHA-256 of the kind and the own key, in letters and digits.

    Parameters
    ----------
    language
        Of the names that people get.
    """

    def __init__(self, key: bytes, doctors: Iterable[str], practices: Iterable[str], language: Language = "nl") -> None:
        self._key = key
        self._language = language
        self.fingerprint = self._digest("key", "").hex()[:16]
        self.doctors = self._all("doctor", doctors)
        self.practices = self._all("practice", practices)

    def name(self, kind: str, key: str) -> str:
        """Return the name that goes with a pseudonym: the word for the kind, and the pseudonym's letters."""
        known = self.doctors if kind == "doctor" else self.practices
        return say(f"packages.name.{kind}", self._language, letters=known[key].partition("-")[2].upper())

    def _all(self, kind: str, keys: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        bearer: dict[str, str] = {}
        for key in sorted(set(keys)):
            letters = b32encode(self._digest(kind, key)).decode().lower()[:LETTERS]
            pseudonym = f"{kind[0]}-{letters}"
            if pseudonym in bearer:
                raise UsageError(say("packages.clash", self._language, one=bearer[pseudonym], other=key))
            bearer[pseudonym] = key
            found[key] = pseudonym
        return found

    def _digest(self, kind: str, key: str) -> bytes:
        return hmac.new(self._key, f"{kind}\0{key}".encode(), sha256).digest()
