"""Whether the package is sound: each question, its answer, and what does not fit."""

from anwroster.audit.audited import Audited
from anwroster.audit.speaker import Speaker
from anwroster.audit.verdicts import Outcome
from anwroster.reports import Section, Table
from anwroster.reports.document import columns_of


def sound_section(audited: Audited, speaker: Speaker) -> Section:
    """Return the questions with their answers, and every doubt."""
    heading = speaker.say("sound.heading")
    answers = tuple(
        (
            speaker.say(f"check.{each.id}"),
            speaker.sign(each.outcome) if each.outcome is not Outcome.UNJUDGED else speaker.say("sound.nothing"),
            speaker.unjudged(each.measurement) if each.outcome is Outcome.UNJUDGED else speaker.say(f"about.{each.id}"),
            len(each.measurement.evidence),
        )
        for each in audited.checks
    )
    columns = columns_of("check verdict about", "doubts", speaker.language)
    tables = [Table(heading, columns, answers)]
    rows = tuple(
        (
            speaker.say(f"check.{each.id}"),
            speaker.evidence(doubt, "count"),
            speaker.doctor(doubt.doctor),
            speaker.shift(doubt.shift),
        )
        for each in audited.checks
        for doubt in each.measurement.evidence
    )
    if rows:
        title = speaker.say("sound.doubts")
        tables.append(Table(title, columns_of("check what name shift", "", speaker.language), rows))
    return Section(heading, (speaker.say("sound.text"),), tables=tuple(tables))
