"""``anwroster check``: hold a roster against the hard rules, by a reading apart from the solver."""

from typing import TYPE_CHECKING

from typer import Exit

from anwroster.commands.given import changed_files, read_both, roster_file, strangers
from anwroster.commands.parameters import Folder, Json, RosterFile
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, document, language, out

if TYPE_CHECKING:
    from anwroster.model import Phase, Roster

BREACHES = 1
"""Exit code when the roster breaks a hard rule."""


def check(
    folder: Folder,
    roster: RosterFile,
    json: Json = False,
) -> None:
    """Check a roster; see ``help.check`` of ``words/cli.toml``."""
    from anwroster import checks

    instance, given = read_both(folder, roster)
    talk = Talk(language(instance.hds.language), quiet=json)
    found = checks.findings(instance, given)
    values = checks.score(instance, given, last_phase(given))
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
    if found:
        raise Exit(BREACHES)
    talk.next_step("report", folder, roster_file(roster), "--kind", "fairness")


def last_phase(roster: "Roster") -> "Phase":
    """Return the phase that a roster is the result of: as it says, else the last one of its assignments."""
    from anwroster.model import Phase

    if roster.phases:
        return roster.phases[-1].phase
    order = list(Phase)
    return max((each.phase for each in roster.assignments), key=order.index, default=Phase.ONE)
