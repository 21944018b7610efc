"""Whether the package holds: each question of the basis, its answer, and what does not fit."""

from anwroster.audit.audited import Audited
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.report.criteria import criteria_table
from anwroster.audit.speaker import Speaker
from anwroster.audit.verdicts import Outcome
from anwroster.reports import Cell, Section, Table
from anwroster.reports.document import columns_of


def sound_section(audited: Audited, speaker: Speaker) -> Section:
    """Return the criteria of the basis with their answers, and everything that was found against them."""
    heading = speaker.say("sound.heading")
    tables = [criteria_table(audited.basis, heading, speaker)]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.criterion.named(speaker.language),
            speaker.evidence(doubt, CATALOGUE[each.criterion.indicator].unit),
            speaker.doctor(doubt.doctor),
            speaker.shift(doubt.shift),
        )
        for each in audited.basis
        if each.outcome is Outcome.NOT_MET
        for doubt in each.measurement.evidence
    )
    if rows:
        columns = columns_of("criterion what", "", speaker.language, "name shift")
        tables.append(Table(speaker.say("sound.doubts"), columns, rows))
    return Section(heading, (speaker.say("sound.text"),), tables=tuple(tables))
