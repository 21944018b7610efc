"""A roster whose input has changed since: that is said, and what it breaks now."""

from pathlib import Path
from typing import TYPE_CHECKING

from anwroster.commands.given import changed_files
from anwroster.commands.talk import Talk, shown_command
from anwroster.errors import ImpossibleError

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster

SHOWN = 3
"""Findings that are named; ``check`` names all."""


def tell_changes(
    instance: "Instance", roster: "Roster", folder: Path, named: Path, talk: Talk, *, refuse: bool
) -> None:
    """Say when the input is not as it was when the roster was made, and name hard rules that the roster breaks now.

    The rules are looked at only when a file differs, or when the roster does not say what it was made from.

    Parameters
    ----------
    named
        The roster as the user named it.
    refuse
        Whether to end when a hard rule is broken, instead of only saying so.

    Raises
    ------
    ImpossibleError
        When ``refuse`` is set and a hard rule is broken.
    """
    changed = changed_files(instance, roster)
    if not changed and roster.provenance is not None:
        return
    from anwroster import checks

    if changed:
        talk.tell("check.changed", files=", ".join(changed))
    found = checks.findings(instance, roster)
    if not found:
        return
    lines = [f"  {talk.say(f'rule.{each.because.rule.value}')}: {each.because.detail}" for each in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"  {talk.say('stale.more', count=len(found) - SHOWN)}")
    command = shown_command("check", folder, named)
    told = {"count": len(found), "findings": "\n".join(lines), "command": command}
    if refuse:
        raise ImpossibleError(talk.say("stale.refused", **told))
    talk.tell("stale.breaks", **told)
