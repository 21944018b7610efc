"""``anwroster advise``: how much to offer, from what the others offer so far."""

from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands import values
from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_input
from anwroster.commands.parameters import Folder, Json
from anwroster.commands.progress import steps
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, document, language, out

if TYPE_CHECKING:
    from anwroster.solver.simulation import Outlook

BAR = 10
"""Characters of a whole bar."""


def advise(
    folder: Folder,
    doctor: Annotated[str | None, Option("--doctor")] = None,
    runs: Annotated[str, Option("--runs")] = "50",
    seed: Annotated[str, Option("--seed")] = "0",
    json: Json = False,
) -> None:
    """Advise how much to offer; see ``help.advise`` of ``words/cli.toml``."""
    from anwroster.problem import problem_of
    from anwroster.quota import dues
    from anwroster.solver.rules import post
    from anwroster.solver.simulation import outlooks

    times = values.whole(runs, "--runs", 1, 10_000)
    start = values.whole(seed, "--seed", 0, 2**31 - 1)
    instance = read_input(folder)
    only = one_doctor(instance, doctor) if doctor is not None else None
    talk = Talk(language(instance.hds.language), quiet=json)
    problem = problem_of(instance, seed=start)
    with steps(talk, "advise.busy", times) as heard:
        found = outlooks(problem, post(problem), times, Random(start).random, heard)
    shown = [each for each in found if only in (None, each.doctor)]
    if json:
        document({"status": "ok", "hds": instance.hds.id, "runs": times, "doctors": [_plain(each) for each in shown]})
        return
    if not shown:
        out(talk.say("advise.nobody"))
        return
    names = {each.id: each.name for each in instance.doctors}
    _table(talk, names, shown)
    if only is not None:
        due = dues(instance)[only]
        told = {"quota": due.quota_minutes, "balance": due.balance_minutes, "due": due.minutes}
        out(talk.say("due.line", **{key: talk.hours(minutes) for key, minutes in told.items()}))
        _picture(talk, shown[0])
    for key in ("offered", "kept_up", "reached", "assigned"):
        out(talk.say(f"advise.reading.{key}", runs=times))
    out(talk.say("advise.reading.enough"))
    _next(talk, folder, shown)


def advice(talk: Talk, outlook: "Outlook") -> str:
    """Return the advice to one doctor, in a sentence.

    *Enough* is said only when the doctor gets all that is to be done in at least ``ENOUGH`` of the rosters. Who keeps
    up that often but does not get so far, is told that more offers would not help: all together get too little.
    """
    from anwroster.solver.simulation import ENOUGH

    if outlook.owed_minutes <= 0:
        return talk.say("advise.done")
    if not outlook.offered_shifts:
        return talk.say("advise.none", more=talk.hours(outlook.more_minutes))
    if not outlook.more_minutes and outlook.kept_up < ENOUGH:
        return talk.say("advise.others")
    if not outlook.more_minutes:
        return talk.say("advise.enough" if outlook.reached >= ENOUGH else "advise.enough_to_keep_up")
    return talk.say("advise.more", more=talk.hours(outlook.more_minutes))


def _table(talk: Talk, names: dict[str, str], shown: "list[Outlook]") -> None:
    keys = ("doctor", "due", "offered", "expected", "kept_up", "reached", "assigned", "advice")
    rows = []
    for each in sorted(shown, key=lambda its: (its.kept_up, its.doctor)):
        expected = sum(each.given_minutes) // len(each.given_minutes)
        rows.append(
            (
                names[each.doctor],
                talk.hours(max(0, each.owed_minutes)),
                talk.hours(each.offered_minutes),
                talk.hours(expected),
                f"{_bar(each.kept_up)} {_percent(each.kept_up)}",
                _percent(each.reached),
                _percent(each.assigned),
                advice(talk, each),
            )
        )
    heads = [talk.say("due.due" if key == "due" else f"advise.{key}") for key in keys]
    draw(heads, rows, right=(1, 2, 3, 5, 6), title=talk.say("advise.title"))


def _picture(talk: Talk, outlook: "Outlook") -> None:
    """Draw how often each share of the quota came out."""
    out("")
    shares = outlook.shares
    tens = [min(15, int(10 * each)) for each in shares]
    most = max(tens.count(each) for each in tens)
    rows = []
    for ten in range(min(tens), max(tens) + 1):
        times = tens.count(ten)
        label = f"{10 * ten}–{10 * ten + 10} %" if ten < 15 else "> 150 %"
        rows.append((label, "█" * round(30 * times / most), talk.say("advise.times", times=times)))
    draw((talk.say("advise.share"), "", ""), rows, title=talk.say("advise.picture"))


def _bar(share: Fraction) -> str:
    full = round(BAR * share)
    return "█" * full + "░" * (BAR - full)


def _percent(share: Fraction) -> str:
    return f"{round(100 * share)} %"


def _next(talk: Talk, folder: Path, shown: "list[Outlook]") -> None:
    short = [each for each in shown if each.more_minutes]
    if len(shown) > 1 and short:
        talk.tell("advise.short", count=len(short), all=len(shown))
        talk.next_step("advise", folder, "--doctor", short[0].doctor)
    else:
        talk.next_step("solve", folder, "-o", f"{folder}-rooster" if talk.language == "nl" else f"{folder}-roster")


def _plain(outlook: "Outlook") -> dict[str, object]:
    return {
        "doctor": outlook.doctor,
        "owed_minutes": outlook.owed_minutes,
        "offered_minutes": outlook.offered_minutes,
        "offered_shifts": outlook.offered_shifts,
        "expected_minutes": sum(outlook.given_minutes) // len(outlook.given_minutes),
        "reached": round(float(outlook.reached), 3),
        "kept_up": round(float(outlook.kept_up), 3),
        "assigned": round(float(outlook.assigned), 3),
        "more_minutes": outlook.more_minutes,
        "given_minutes": list(outlook.given_minutes),
    }
