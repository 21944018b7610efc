"""Every tariff that priced an hour, with how sure it is: before any amount in euros."""

from collections.abc import Iterator

from anwroster.audit.audited import Audited
from anwroster.audit.costs import tariffs_used
from anwroster.audit.speaker import Speaker
from anwroster.model import Band, TariffDecision
from anwroster.reports import Euros, Section, Table
from anwroster.reports.cells import Cell
from anwroster.reports.document import columns_of
from anwroster.reports.money import warnings_of
from anwroster.tariffs import amount
from anwroster.words import say


def tariffs_section(audited: Audited, speaker: Speaker) -> Section:
    """Return the tariffs with status and source, and what must be said about them."""
    view = audited.case.as_worked
    heading = speaker.say("tariffs.heading")
    rows = tuple(row for each in tariffs_used(audited.case, "worked") for row in _rows(each, speaker))
    columns = columns_of("decision band", "rate", speaker.language) + columns_of(
        "status source_of", "", speaker.language
    )
    return Section(
        heading,
        (speaker.say("tariffs.text" if rows else "tariffs.none"),),
        tables=(Table(heading, columns, rows),) if rows else (),
        warnings=warnings_of(view.instance, view.pay, speaker.language, to_doctor=True),
    )


def _rows(decision: TariffDecision, speaker: Speaker) -> Iterator[tuple[Cell, ...]]:
    for band in Band:
        if found := amount(decision, band):
            status = say(f"tariffs.status.{found.status.value}", speaker.language)
            yield decision.id, band.value, Euros(found.euros), status, found.source
