"""``anwroster validate``: whether the input is right, and what is in it."""

from datetime import timedelta

from typer import Exit

from anwroster.commands.given import read_input
from anwroster.commands.parameters import Folder, Json
from anwroster.commands.talk import Talk, document, language, out
from anwroster.words import say

IMPOSSIBLE = 1
"""Exit code when the input can be read, but no roster can exist for it."""


def validate(folder: Folder, json: Json = False) -> None:
    """Read the folder and say what is in it; see ``help.validate`` of ``words/cli.toml``."""
    from anwroster.checks import pinned_clashes
    from anwroster.files import remarks

    instance = read_input(folder)
    odd, clashes = remarks(instance), pinned_clashes(instance)
    talk = Talk(language(instance.hds.language))
    counts = {
        "posts": len(instance.hds.posts),
        "shifts": len(instance.shifts),
        "seats": sum(each.demand for each in instance.shifts),
        "practices": len(instance.practices),
        "doctors": len(instance.doctors),
        "offers": len(instance.offers),
        "wishes": len(instance.wishes),
        "blocked": len(instance.blocked),
        "limits": len(instance.limits),
        "fixed": len(instance.fixed),
    }
    period = instance.hds.period
    if json:
        document(
            {
                "status": "impossible" if clashes else "ok",
                "hds": instance.hds.id,
                "period": {"start": period.start.isoformat(), "end": period.end.isoformat()},
                "counts": counts,
                "faults": [],
                "remarks": [
                    {"code": each.code, "subjects": list(each.subjects), "text": each.text(talk.language)}
                    for each in odd
                ],
                "clashes": [{"rule": each.because.rule.value, "text": each.because.detail} for each in clashes],
            }
        )
        if clashes:
            raise Exit(IMPOSSIBLE)
        return
    last = talk.day(period.end - timedelta(days=1))
    out(
        talk.say(
            "validate.impossible" if clashes else "validate.fine",
            name=instance.hds.name,
            first=talk.day(period.start),
            last=last,
        )
    )
    for name, count in counts.items():
        out(f"  {talk.say(f'validate.count.{name}'):<36}{count:>8}")
    for each in odd:
        talk.tell("validate.remark", text=each.text(talk.language))
    if clashes:
        listed = "\n".join(f"  • {each.because.detail}" for each in clashes)
        out(say("solver.error.fixed_clash", talk.language, findings=listed))
        raise Exit(IMPOSSIBLE)
    talk.next_step("quota", folder)
    talk.next_step("form", folder, "-o", "formulieren" if talk.language == "nl" else "forms")
    talk.next_step("solve", folder, "-o", f"{folder}-rooster" if talk.language == "nl" else f"{folder}-roster")
