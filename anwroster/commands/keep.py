"""The options ``--keep`` and ``--frozen-until``, and what changed since the roster that was kept."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anwroster.commands import values
from anwroster.commands.given import roster_file, strangers
from anwroster.commands.read import read_any, tell_reading
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, language, out
from anwroster.errors import UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster

SHOWN_DOCTORS, SHOWN_SHIFTS = 40, 4
"""Doctors and shifts that the table names before it counts the rest; ``--json`` has all."""


def frozen_day(keep: Path | None, frozen_until: str | None) -> date | None:
    """Return the day of ``--frozen-until``, which makes sense with ``--keep`` only."""
    if frozen_until is None:
        return None
    if keep is None:
        raise UsageError(say("cli.error.frozen_needs_keep", language()))
    return values.day(frozen_until, "--frozen-until")


def kept_words(keep: Path | None, frozen_until: str | None) -> list[str]:
    """Return both options as they were given, for a next step."""
    words = ["--keep", str(keep)] if keep is not None else []
    return [*words, "--frozen-until", frozen_until] if frozen_until is not None else words


def prove_apart(keep: Path | None, output: Path) -> None:
    """Refuse to write over the roster that is kept: later, ``verify`` needs it."""
    if keep is not None and output.resolve() in roster_file(keep).resolve().parents:
        raise UsageError(say("cli.error.keep_is_output", language(), path=output))


def with_kept(instance: "Instance", folder: Path, keep: Path | None, until: date | None, talk: Talk) -> "Instance":
    """Return the instance with the roster that is to be kept; as it is without one."""
    if keep is None:
        return instance
    from anwroster.rostering import keeping

    found = read_any(instance, folder, keep)
    earlier = found.roster
    tell_reading(talk, found)
    if gone := strangers(instance, earlier):
        talk.tell("keep.gone", names=talk.some(gone, SHOWN_SHIFTS))
    return keeping(instance, earlier, until)


def show_changes(talk: Talk, instance: "Instance", roster: "Roster") -> None:
    """Show on stdout how many shifts changed since the roster that was kept, and for whom."""
    if instance.kept is None:
        return
    from anwroster.reports import changes

    told = changes(instance, instance.kept, roster)
    out("")
    out(talk.say("keep.changed", shifts=told.shifts, of=told.of, impossible=told.impossible, moved=told.moved))
    rows = [
        (each.name, len(each.lost), len(each.gained), _shifts(talk, each.lost, "−"), _shifts(talk, each.gained, "+"))
        for each in told.doctors[:SHOWN_DOCTORS]
    ]
    if rows:
        draw([talk.say(f"keep.{key}") for key in ("doctor", "lost", "gained", "which", "new")], rows, right=(1, 2))
    if len(told.doctors) > SHOWN_DOCTORS:
        out(talk.say("keep.more", count=len(told.doctors) - SHOWN_DOCTORS))


def changes_document(instance: "Instance", roster: "Roster") -> dict[str, Any]:
    """Return the same for ``--json``; nothing when no roster was kept."""
    if instance.kept is None:
        return {}
    from anwroster.reports import changes

    told = changes(instance, instance.kept, roster)
    doctors = [{"doctor": each.doctor, "lost": list(each.lost), "gained": list(each.gained)} for each in told.doctors]
    counts = {"shifts": told.shifts, "of": told.of, "impossible": told.impossible, "moved": told.moved}
    return {"changes": counts | {"doctors": doctors}}


def _shifts(talk: Talk, shifts: tuple[str, ...], sign: str) -> str:
    return talk.some([f"{sign}{each}" for each in shifts], SHOWN_SHIFTS)
