"""``anwroster quota``: who owes what, and from which row that follows."""

from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_input
from anwroster.commands.parameters import Folder, Json
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, document, language

if TYPE_CHECKING:
    from anwroster.model import Instance
    from anwroster.quota import Due, Duty, QuotaLine


def quota(
    folder: Folder,
    doctor: Annotated[str | None, Option("--doctor")] = None,
    json: Json = False,
) -> None:
    """Show quotas and obligations; see ``help.quota`` of ``words/cli.toml``."""
    from anwroster.quota import dues, duties, quota_lines, region_minutes

    instance = read_input(folder)
    only = one_doctor(instance, doctor) if doctor is not None else None
    lines = [each for each in quota_lines(instance) if only in (None, each.doctor)]
    due = [each for each in duties(instance) if only in (None, each.doctor)]
    owed = {doctor: due for doctor, due in dues(instance).items() if only in (None, doctor)}
    regions = {each.id: region_minutes(instance, each) for each in instance.hds.quota.regions}
    if json:
        document(_document(instance, lines, due, owed, regions))
        return
    talk = Talk(language(instance.hds.language))
    names = {each.id: each.name for each in instance.doctors}
    _draw_lines(talk, lines, names)
    if owed:
        _draw_dues(talk, owed, names)
    if due:
        headers = [talk.say(f"quota.{key}") for key in ("doctor", "how")]
        draw(headers, [(names[each.doctor], each.how) for each in due], title=talk.say("quota.duties"))
    if only is None:
        for region, minutes in regions.items():
            shared_out = sum(each.minutes for each in lines if each.region == region)
            talk.tell("quota.region", region=region, hours=talk.hours(minutes), owed=talk.hours(shared_out))
        nobody = sum(each.minutes for each in lines if each.doctor is None)
        if nobody:
            talk.tell("quota.nobody", hours=talk.hours(nobody))
    talk.next_step("solve", folder, "-o", f"{folder}-rooster" if talk.language == "nl" else f"{folder}-roster")


def _draw_lines(talk: Talk, lines: "list[QuotaLine]", names: dict[str, str]) -> None:
    headers = [talk.say(f"quota.{key}") for key in ("doctor", "practice", "hours", "row", "how")]
    rows = [
        (
            names[each.doctor] if each.doctor else talk.say("quota.owed_by_nobody"),
            each.practice or "–",
            talk.hours(each.minutes),
            each.row or "–",
            each.how,
        )
        for each in lines
    ]
    draw(headers, rows, right=(2, 3), title=talk.say("quota.title"))


def _draw_dues(talk: Talk, owed: "dict[str, Due]", names: dict[str, str]) -> None:
    headers = [talk.say("quota.doctor"), *(talk.say(f"due.{key}") for key in ("quota", "balance", "due"))]
    rows = [
        (names[doctor], talk.hours(due.quota_minutes), talk.hours(due.balance_minutes), talk.hours(due.minutes))
        for doctor, due in owed.items()
    ]
    draw(headers, rows, right=(1, 2, 3), title=talk.say("due.title"))


def _document(
    instance: "Instance",
    lines: "list[QuotaLine]",
    due: "list[Duty]",
    owed: "dict[str, Due]",
    regions: dict[str, int],
) -> dict[str, object]:
    return {
        "status": "ok",
        "hds": instance.hds.id,
        "regions": [{"region": region, "minutes": minutes} for region, minutes in regions.items()],
        "lines": [
            {
                "doctor": each.doctor,
                "practice": each.practice,
                "region": each.region,
                "agreement": each.agreement,
                "source": each.source.value,
                "patients": each.patients,
                "minutes": each.minutes,
                "row": each.row,
                "how": each.how,
            }
            for each in lines
        ],
        "due": [
            {
                "doctor": doctor,
                "quota_minutes": each.quota_minutes,
                "balance_minutes": each.balance_minutes,
                "due_minutes": each.minutes,
            }
            for doctor, each in owed.items()
        ],
        "obligations": [
            {
                "doctor": each.doctor,
                "unit": "minutes" if each.unit.value == "hours" else each.unit.value,
                "required": each.required,
                "how": each.how,
            }
            for each in due
        ],
    }
