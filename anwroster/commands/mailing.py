"""The option ``--mails``: beside files for doctors, a mail for each of them to open and send."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from anwroster.commands.talk import Talk
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.exports import About
    from anwroster.model import Instance

Attached: TypeAlias = "tuple[About, Mapping[str, bytes]]"
"""What a mail is about, and its attachments by name."""

SHOWN = 10
"""Doctors without an address who are named before the rest is counted."""


def prove_empty(talk: Talk, mails: Path | None) -> None:
    """Refuse a folder in which anything stands, before anything is written: a mail must not be sent twice."""
    if mails is not None and mails.exists() and (not mails.is_dir() or any(mails.iterdir())):
        raise UsageError(talk.say("mails.not_empty", path=mails))


def write_mails(talk: Talk, instance: "Instance", mails: Path, attached: Mapping[str, Attached]) -> None:
    """Write the mails and say how many there are, and for whom there is none.

    Parameters
    ----------
    attached
        By doctor.
    """
    from anwroster import exports
    from anwroster.files import write_all

    made = exports.mails(instance, attached, talk.language)
    if made:
        write_all(mails, made, language=talk.language)
        talk.tell("mails.made", path=mails, count=len(made))
    else:
        talk.tell("mails.none")
    missing = [each.id for each in instance.doctors if each.id in attached and not exports.can_be_mailed(each)]
    if missing:
        talk.tell("mails.without", count=len(missing), names=talk.some(missing, SHOWN))
