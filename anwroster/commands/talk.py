"""What the user hears: data on stdout, talk on stderr, in the user's language and in harmless characters."""

import json
import os
import shlex
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TextIO

from anwroster.words import Language, say

VARIABLE = "ANWROSTER_LANGUAGE"


def asked_language() -> Language | None:
    """Return the language that the environment asks for; None when it says nothing that we speak."""
    begin = os.environ.get(VARIABLE, "").strip().lower()[:2]
    return "en" if begin == "en" else "nl" if begin == "nl" else None


def language(of_hds: Language = "nl") -> Language:
    """Return the language to speak: the environment's, else that of the HDS's file, else Dutch."""
    return asked_language() or of_hds


def harmless(text: str) -> str:
    """Return text without control characters other than line ends and tabs, so that no name moves a cursor."""
    return "".join(
        each
        if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co")
        else "\N{REPLACEMENT CHARACTER}"
        for each in text
    )


def out(text: str) -> None:
    """Write data to stdout; on a terminal it is folded between words."""
    sys.stdout.write(folded(harmless(text), sys.stdout) + "\n")
    sys.stdout.flush()


def out_bytes(content: bytes) -> None:
    """Write a document to stdout as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def document(value: Any) -> None:
    """Write the one JSON document of a ``--json`` run; in ASCII, so that no terminal or pipe can spoil it."""
    sys.stdout.write(json.dumps(value, indent=1) + "\n")
    sys.stdout.flush()


def err(text: str, *, fold: bool = True) -> None:
    """Write talk to stderr; on a terminal it is folded between words unless it is to be copied."""
    plain = harmless(text)
    sys.stderr.write((folded(plain, sys.stderr) if fold else plain) + "\n")
    sys.stderr.flush()


def folded(text: str, stream: TextIO) -> str:
    """Return text with its lines folded between words, as wide as a terminal; as it is for a pipe or file."""
    if not stream.isatty():
        return text
    width = max(40, shutil.get_terminal_size().columns - 1)
    lines = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        wrap = textwrap.TextWrapper(
            width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        lines += wrap.wrap(line) or [""]
    return "\n".join(lines)


@dataclass(frozen=True)
class Talk:
    """How to speak during one command.

    Parameters
    ----------
    language
        Dutch or English.
    quiet
        Whether to say nothing at all; errors do not come through here.
    """

    language: Language
    quiet: bool = False

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of ``words/cli.toml``."""
        return say(f"cli.{key}", self.language, **values)

    def words(self, key: str, /) -> str:
        """Return a word of another catalogue."""
        return say(key, self.language)

    def level(self, name: str) -> str:
        """Return the name of a level."""
        return say(f"solver.level.{name}", self.language)

    def number(self, value: Decimal | Fraction | float, decimals: int = 2) -> str:
        """Return a number with a decimal comma in Dutch, without thousands' marks; halves go to the even digit."""
        text = f"{value:.{decimals}f}" if isinstance(value, (Decimal, float)) else f"{float(value):.{decimals}f}"
        return text.replace(".", ",") if self.language == "nl" else text

    def hours(self, minutes: int) -> str:
        """Return minutes as hours with at most two decimals."""
        sign, whole = ("-" if minutes < 0 else ""), self.number(Fraction(abs(minutes), 60))
        return sign + whole.rstrip("0").rstrip(",.")

    def day(self, day: date) -> str:
        """Return a day as 24-12-2026 in Dutch and as 2026-12-24 in English."""
        return f"{day:%d-%m-%Y}" if self.language == "nl" else day.isoformat()

    def some(self, names: Sequence[str], most: int) -> str:
        """Return the first names with commas between them, and how many more there are."""
        shown = ", ".join(names[:most])
        return shown if len(names) <= most else self.say("written.and_more", names=shown, count=len(names) - most)

    def tell(self, key: str, /, **values: object) -> None:
        """Say a sentence of ``words/cli.toml`` on stderr, unless quiet."""
        if not self.quiet:
            err(self.say(key, **values))

    def next_step(self, *words: str | Path) -> None:
        """Say which command to try next, with the paths that the user gave."""
        if not self.quiet:
            err(self.say("next.step", command=shown_command(*words)), fold=False)


def shown_command(*words: str | Path) -> str:
    """Return a command of ours as it can be pasted into a shell."""
    return shlex.join(["anwroster", *(str(word) for word in words)])
