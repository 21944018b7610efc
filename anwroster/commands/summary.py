"""The closing table of ``solve``."""

from typing import TYPE_CHECKING

from anwroster.commands.talk import Talk, out

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster


def show_summary(talk: Talk, instance: "Instance", roster: "Roster", assume_year: int | None) -> None:
    """Show what the roster came to."""
    out(talk.say("check.fine", filled=len(roster.assignments), open=roster.phases[-1].open_seats))
