"""``anwroster tariffs``: amounts per band with validity, status and source."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from anwroster.commands import values
from anwroster.commands.given import read_input
from anwroster.commands.parameters import Json
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, document, language, out

if TYPE_CHECKING:
    from datetime import date

    from anwroster.model import TariffDecision
    from anwroster.tariffs import TariffTable

BANDS = ("avond", "weekend", "nacht", "feestdag")


def tariffs(
    folder: Annotated[Path | None, Argument(readable=False)] = None,
    on: Annotated[str | None, Option("--on")] = None,
    json: Json = False,
) -> None:
    """Show tariffs; see ``help.tariffs`` of ``words/cli.toml``."""
    from anwroster.tariffs import TariffTable

    day = values.day(on, "--on") if on is not None else None
    instance = read_input(folder) if folder is not None else None
    talk = Talk(language(instance.hds.language if instance else "nl"))
    table = TariffTable(instance.own_tariffs if instance else (), talk.language)
    decisions = _on(table, day) if day else sorted(table.decisions, key=lambda each: (each.valid_from, each.use))
    if json:
        document(
            {"status": "ok", "on": day.isoformat() if day else None, "tariffs": [_told(each) for each in decisions]}
        )
        return
    _draw(talk, decisions)
    talk.tell("tariffs.covered", covered=table.covered())
    if folder is not None:
        talk.next_step("validate", folder)


def _on(table: "TariffTable", day: "date") -> "list[TariffDecision]":
    """Return what holds on a day: the maximum, and what the HDS pays if it said so."""
    from anwroster.model import TariffUse

    paid = table.find(day, TariffUse.PAID)
    maximum = table.find(day) if paid else table.on(day)
    return [each for each in (maximum, paid) if each]


def _told(decision: "TariffDecision") -> dict[str, object]:
    amounts = {band: getattr(decision, band) for band in BANDS}
    return {
        "id": decision.id,
        "use": decision.use.value,
        "valid_from": decision.valid_from.isoformat(),
        "valid_until": decision.valid_until.isoformat(),
        "amounts": {
            band: {"euros": str(each.euros), "status": each.status.value, "source": each.source}
            for band, each in amounts.items()
        },
    }


def _draw(talk: Talk, decisions: "list[TariffDecision]") -> None:
    """Draw a row per decision; each amount refers to its own status and source below."""
    from datetime import timedelta

    notes: dict[str, int] = {}
    rows = []
    for decision in decisions:
        last = decision.valid_until - timedelta(days=1)
        row = [decision.id, talk.say(f"tariffs.{decision.use.value}"), talk.day(decision.valid_from), talk.day(last)]
        for band in BANDS:
            each = getattr(decision, band)
            note = f"{talk.words(f'tariffs.status.{each.status.value}')}: {each.source}"
            row.append(f"{talk.number(each.euros)} [{notes.setdefault(note, len(notes) + 1)}]")
        rows.append(row)
    headers = [talk.say(f"tariffs.{key}") for key in ("decision", "use", "first", "last")]
    draw([*headers, *BANDS], rows, right=range(4, 8), title=talk.say("tariffs.title"))
    for note, at in notes.items():
        out(f"[{at}] {note}")
