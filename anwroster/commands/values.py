"""Values of options, read strictly, each refusal with the way out."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches

from anwroster.commands.talk import language
from anwroster.errors import UsageError
from anwroster.words import say


def seconds(text: str, option: str) -> float:
    """Return a number of seconds above 0; a decimal comma is fine."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number > 0):
        raise UsageError(say("cli.error.not_a_number", language(), option=option, value=text))
    return number


def percent(text: str, option: str) -> float:
    """Return a percentage from 0 to 100, with or without its sign; a decimal comma is fine."""
    try:
        number = float(text.strip().removesuffix("%").strip().replace(",", "."))
    except ValueError:
        number = math.nan
    if not 0 <= number <= 100:
        raise UsageError(say("cli.error.not_a_percentage", language(), option=option, value=text))
    return number


def minutes(text: str, option: str) -> int:
    """Return minutes of a span such as 30m, 12u (or 12h) or 1d; at most 28 days."""
    found = re.fullmatch(r"(\d{1,5})\s*([muhd])", text.strip().lower())
    number = int(found[1]) * {"m": 1, "u": 60, "h": 60, "d": 1440}[found[2]] if found else -1
    if not 0 <= number <= 28 * 1440:
        raise UsageError(say("cli.error.not_a_span", language(), option=option, value=text))
    return number


NO_ALARM = -1
"""What ``alarm`` returns for none."""


def alarm(text: str | None, option: str) -> int | None:
    """Return minutes as in ``minutes``; ``NO_ALARM`` for *geen* or *none*; None when nothing was said."""
    if text is None:
        return None
    return NO_ALARM if text.strip().lower() in ("geen", "none") else minutes(text, option)


def whole(text: str, option: str, least: int, most: int) -> int:
    """Return a whole number in a closed range."""
    plain = text.strip()
    if plain.isascii() and plain.removeprefix("-").isdigit() and len(plain) < 12 and least <= int(plain) <= most:
        return int(plain)
    raise UsageError(say("cli.error.not_whole", language(), option=option, value=text, least=least, most=most))


def year(text: str | None, option: str) -> int | None:
    """Return a calendar year, or None when there is none."""
    if text is None:
        return None
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) == 4 and plain[0] in "12":
        return int(plain)
    raise UsageError(say("cli.error.not_a_year", language(), option=option, value=text))


def day(text: str, option: str) -> date:
    """Return a date written as 24-12-2026, 24/12/2026 or 2026-12-24."""
    for pattern in ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007  a calendar day has no zone
        except ValueError:
            continue
    raise UsageError(say("cli.error.not_a_day", language(), option=option, value=text))


def choice(text: str, option: str, choices: tuple[str, ...]) -> str:
    """Return one of the choices, whatever its case."""
    plain = text.strip().lower()
    if plain in choices:
        return plain
    raise UsageError(
        say(
            "cli.error.not_a_choice",
            language(),
            option=option,
            value=text,
            choices=", ".join(choices),
            hint=hint(plain, choices),
        )
    )


def hint(text: str, known: Iterable[str]) -> str:
    """Return a suggestion of what was meant, with a space before it; empty when nothing comes near."""
    plain = {each.lstrip("-"): each for each in known}
    near = [plain[each] for each in get_close_matches(text.lstrip("-"), plain, n=3, cutoff=0.7)]
    if not near:
        return ""
    if len(near) == 1:
        return say("cli.error.meant", language(), name=near[0])
    return say("cli.error.meant_several", language(), names=", ".join(near))
