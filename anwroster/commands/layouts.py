"""A layout for another system as the user names one."""

from pathlib import Path
from typing import TYPE_CHECKING

from anwroster.commands.talk import language
from anwroster.commands.values import hint
from anwroster.errors import UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.model import Instance, Layout


def one_layout(instance: "Instance", text: str, folder: Path) -> "Layout":
    """Return the layout that the user means.

    Raises
    ------
    UsageError
        When the folder has no layout of that name (with those that it has), or none at all.
    """
    plain, spoken = text.strip().casefold(), language(instance.hds.language)
    known = {each.id.casefold(): each for each in instance.layouts}
    if not known:
        raise UsageError(say("layouts.none", spoken, folder=folder, value=text))
    if plain not in known:
        names = ", ".join(each.id for each in instance.layouts)
        raise UsageError(say("layouts.unknown", spoken, value=text, known=names, hint=hint(plain, known)))
    return known[plain]
