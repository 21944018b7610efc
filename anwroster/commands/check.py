"""``anwroster check``: hold a roster against the hard rules, by a reading apart from the solver."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Exit, Option

from anwroster.commands.given import ROSTER_FILE, changed_files, read_input, roster_file, strangers
from anwroster.commands.keep import with_kept
from anwroster.commands.parameters import Folder, Force, Json, RosterFile
from anwroster.commands.read import TABLES, read_any, tell_reading
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, document, language, out
from anwroster.commands.targets import write_file

if TYPE_CHECKING:
    from anwroster.model import Phase, Roster

BREACHES = 1
"""Exit code when the roster breaks a hard rule."""


def check(
    folder: Folder,
    roster: RosterFile,
    layout: Annotated[str | None, Option("--layout")] = None,
    keep: Annotated[Path | None, Option("--keep", readable=False)] = None,
    save: Annotated[Path | None, Option("--save", readable=False)] = None,
    json: Json = False,
    force: Force = False,
) -> None:
    """Check a roster; see ``help.check`` of ``words/cli.toml``."""
    from anwroster import checks
    from anwroster.files import roster_json
    from anwroster.model import Level
    from anwroster.rostering import as_made, frozen_in

    instance = read_input(folder)
    talk = Talk(language(instance.hds.language), quiet=json)
    read = read_any(instance, folder, roster, layout)
    given = read.roster
    instance = as_made(with_kept(instance, folder, keep, frozen_in(given), talk), given)
    tell_reading(talk, read)
    found = checks.findings(instance, given)
    values = dict(checks.score(instance, given, last_phase(given)))
    if keep is None:
        del values[Level.CHANGES]  # without the earlier roster nobody can tell
    claimed = {each.name: each.value for each in given.phases[-1].levels} if given.phases else {}
    changed = changed_files(instance, given)
    open_seats = sum(each.demand for each in instance.shifts) - len(given.assignments)
    if json:
        document(
            {
                "status": "breaches" if found else "ok",
                "hds": instance.hds.id,
                "open_shifts": max(0, open_seats),
                "findings": [
                    {
                        "rule": each.because.rule.value,
                        "subject": each.because.subject,
                        "detail": each.because.detail,
                        "fix": talk.say(f"remedy.{each.because.rule.value}"),
                        "doctor": each.doctor,
                        "shifts": list(each.shifts),
                    }
                    for each in found
                ],
                "levels": [
                    {"name": level.value, "value": value, "claimed": claimed.get(level.value)}
                    for level, value in values.items()
                ],
                "changed_files": changed,
                "other_sheets": [asdict(each) for each in read.differences],
            }
        )
    elif found:
        out(talk.say("check.breaches", count=len(found)))
        rows = [(talk.say(f"rule.{each.because.rule.value}"), each.because.detail) for each in found]
        draw((talk.say("check.rule"), talk.say("check.what")), rows)
        out(f"\n{talk.say('remedy.title')}")
        for rule in dict.fromkeys(each.because.rule.value for each in found):
            out(f"  {talk.say(f'rule.{rule}')}: {talk.say(f'remedy.{rule}')}")
    else:
        out(talk.say("check.fine", filled=len(given.assignments), open=max(0, open_seats)))
        headers = (talk.say("check.level"), talk.say("check.value"), talk.say("check.claimed"))
        draw(
            headers,
            [(talk.level(level.value), value, claimed.get(level.value, "–")) for level, value in values.items()],
            right=(1, 2),
        )
    if any(claimed.get(level.value, value) != value for level, value in values.items()):
        talk.tell("check.differs")
    if strange := strangers(instance, given):
        talk.tell("check.strangers", names=talk.some(strange, 5))
    if changed:
        talk.tell("check.changed", files=", ".join(changed))
    if save is not None:
        write_file(talk, save, roster_json(given).encode(), ROSTER_FILE, force=force)
    if found:
        raise Exit(BREACHES)
    if save is None and roster_file(roster).suffix.lower() in TABLES:
        talk.next_step("check", folder, roster, "--save", ROSTER_FILE)
    else:
        talk.next_step("report", folder, save or roster_file(roster), "--kind", "fairness")


def last_phase(roster: "Roster") -> "Phase":
    """Return the phase that a roster is the result of: as it says, else the last one of its assignments."""
    from anwroster.model import Phase

    if roster.phases:
        return roster.phases[-1].phase
    order = list(Phase)
    return max((each.phase for each in roster.assignments), key=order.index, default=Phase.ONE)
