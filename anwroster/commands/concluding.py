"""What ``verify`` concludes, in sentences for people: per phase, what no roster can do better and what is open."""

from typing import TYPE_CHECKING

from anwroster.commands.talk import Talk, out

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster
    from anwroster.solver.verify import Verdict


def conclude(talk: Talk, instance: "Instance", roster: "Roster", verdicts: "tuple[Verdict, ...]") -> None:
    """Say what holds of each phase; a later phase is judged with what the earlier ones assigned."""
    if any(each.parts for each in verdicts):
        out(talk.say("verify.perfect_text"))
    out(talk.say("verify.holds"))
    phases = list(dict.fromkeys(each.phase for each in verdicts))
    only = len(roster.phases) == 1
    open_seats = {each.phase: each.open_seats for each in roster.phases}
    seats = sum(each.demand for each in instance.shifts)
    for phase in phases:
        levels = [each for each in verdicts if each.phase is phase]
        proven = [each.level.value for each in levels if each.is_optimal]
        name = talk.say("verify.title", phase=phase.value)
        if "coverage" in proven:
            key = "verify.best_seats" if phase is roster.phases[0].phase else "verify.best_seats_later"
            out(talk.say(key, phase=name, seats=seats, open=open_seats.get(phase, seats - len(roster.assignments))))
        if only and "worst_off" in proven:
            out(talk.say("verify.best_worst"))
        if "changes" in proven:
            out(talk.say("verify.best_kept", phase=name))
        others = [
            talk.level(each)
            for each in proven
            if each not in ("coverage", "changes") and not (only and each == "worst_off")
        ]
        if others:
            out(talk.say("verify.best", phase=name, levels=", ".join(others)))
        if unproven := [talk.level(each.level.value) for each in levels if not each.is_optimal]:
            out(talk.say("verify.open", phase=name, levels=", ".join(unproven)))
    if boasted := _boasted(talk, roster, verdicts):
        out(talk.say("verify.solver_says", levels=", ".join(boasted)))


def _boasted(talk: Talk, roster: "Roster", verdicts: "tuple[Verdict, ...]") -> list[str]:
    """Return levels that the roster calls best and the certificate does not prove to be."""
    told = {(phase.phase, level.name): level for phase in roster.phases for level in phase.levels}
    found = []
    for each in verdicts:
        claim = told.get((each.phase, each.level.value))
        if claim is not None and claim.bound == claim.value and not each.is_optimal:
            name = talk.say("verify.title", phase=each.phase.value)
            found.append(f"{name}: {talk.level(each.level.value)}")
    return found
