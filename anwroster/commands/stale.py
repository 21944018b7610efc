"""A roster that breaks hard rules: which, and whether that is because the input changed since or the roster itself."""

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

    What is broken is laid to the input when a file differs; else to the roster itself, since none that this program
    made breaks a hard rule of the input that it was made from.

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
    from anwroster import checks

    changed = changed_files(instance, roster)
    if changed:
        talk.tell("check.changed", files=", ".join(changed))
    found = checks.findings(instance, roster)
    if not found:
        return
    lines = [f"  {talk.say(f'rule.{each.because.rule.value}')}: {each.because.detail}" for each in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"  {talk.say('stale.more', count=len(found) - SHOWN)}")
    command = shown_command("check", folder, named)
    cause = "changed" if changed else "elsewhere" if roster.provenance is None else "by_hand"
    told = {"cause": talk.say(f"stale.cause.{cause}"), "count": len(found), "findings": "\n".join(lines)}
    if refuse:
        remedy = talk.say("stale.again" if changed else "stale.mend")
        raise ImpossibleError(talk.say("stale.refused", **told, command=command, remedy=remedy))
    talk.tell("stale.breaks", **told, command=command)
