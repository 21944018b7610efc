"""A doctor as the user names one: by key or by name."""

from typing import TYPE_CHECKING

from anwroster.commands.talk import language
from anwroster.commands.values import hint
from anwroster.errors import UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.model import Instance


def one_doctor(instance: "Instance", text: str) -> str:
    """Return the key of the doctor that the user means.

    Raises
    ------
    UsageError
        When nobody has that key or name (with a suggestion), or when two bear the name.
    """
    plain, spoken = text.strip().casefold(), language(instance.hds.language)
    keys = [each.id for each in instance.doctors if each.id.casefold() == plain]
    keys = keys or [each.id for each in instance.doctors if each.name.casefold() == plain]
    if len(keys) == 1:
        return keys[0]
    if keys:
        raise UsageError(say("cli.error.ambiguous_doctor", spoken, value=text, keys=", ".join(keys)))
    near = hint(plain, [each.id for each in instance.doctors])
    near = near or hint(text, [each.name for each in instance.doctors])
    raise UsageError(say("cli.error.unknown_doctor", spoken, value=text, hint=near))
