"""An instance together with the earlier roster that a new one is to change as little as possible."""

from datetime import date

from anwroster.errors import UsageError
from anwroster.model import Assignment, Instance, Kept, Phase, Roster
from anwroster.problem import frozen
from anwroster.words import say

FROZEN = "frozen_until"
"""Option in a roster's provenance: the day before which nothing could change."""


def keeping(instance: Instance, roster: Roster, frozen_until: date | None = None) -> Instance:
    """Return an instance with an earlier roster to keep.

    Parameters
    ----------
    frozen_until
        Shifts that start before this day stay as they are in the earlier roster; None freezes nothing.

    Raises
    ------
    UsageError
        When a doctor who has a frozen shift does not occur in the input.
    """
    fixed = {(each.doctor, each.shift) for each in instance.fixed}
    offered = {(each.doctor, each.shift) for each in instance.offers}
    kept = Kept(
        assignments=tuple(_flagged(each, fixed, offered) for each in roster.assignments), frozen_until=frozen_until
    )
    made = instance.model_copy(update={"kept": kept})
    unknown = {each.doctor for each in frozen(made)} - {each.id for each in instance.doctors}
    if unknown:
        names = ", ".join(sorted(unknown))
        raise UsageError(
            say("solver.error.frozen_unknown", instance.hds.language, names=names, day=f"{frozen_until:%d-%m-%Y}")
        )
    return made


def frozen_in(roster: Roster) -> date | None:
    """Return the day before which nothing could change when a roster was made; None when it does not say."""
    until = roster.provenance.options.get(FROZEN) if roster.provenance else None
    try:
        return date.fromisoformat(until) if until else None
    except ValueError:  # a roster made elsewhere says what it likes
        return None


def as_made(instance: Instance, roster: Roster) -> Instance:
    """Return the instance as it was when a roster was made with frozen shifts, which it holds itself."""
    day = frozen_in(roster)
    if day is None or instance.kept is not None:
        return instance
    known = {each.id for each in instance.doctors}
    own = tuple(each for each in roster.assignments if each.doctor in known)
    kept = instance.model_copy(update={"kept": Kept(assignments=own, frozen_until=day)})
    return instance.model_copy(update={"kept": Kept(assignments=frozen(kept), frozen_until=day)})


def _flagged(given: Assignment, fixed: set[tuple[str, str]], offered: set[tuple[str, str]]) -> Assignment:
    """Return an assignment flagged as the present input has it."""
    pair = (given.doctor, given.shift)
    forced = given.phase is Phase.THREE and pair not in fixed and pair not in offered
    return given.model_copy(update={"fixed": pair in fixed, "forced": forced})
