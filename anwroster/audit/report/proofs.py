"""How good the published roster is: achieved, best possible and perfect, as the certificate proves it."""

from fractions import Fraction

from anwroster.audit.audited import Audited
from anwroster.audit.report.front import certificate_state
from anwroster.audit.speaker import Speaker
from anwroster.reports import Section, Table
from anwroster.reports.cells import Cell
from anwroster.reports.document import columns_of
from anwroster.reports.numbers import percent
from anwroster.solver.verify import Verdict
from anwroster.words import say


def proofs_section(audited: Audited, speaker: Speaker) -> Section:
    """Return what was proven, level by level; why nothing was, without an accepted certificate."""
    heading = speaker.say("proofs.heading")
    state = certificate_state(audited)
    if state == "absent":
        return Section(heading, (speaker.say("proofs.absent"),))
    verdicts, refusals = audited.case.verification
    warnings = (speaker.say("proofs.refused", count=len(refusals)),) if refusals else ()
    text = (speaker.say("proofs.text"), speaker.say("proofs.perfect"))
    columns = columns_of("level counts", "value bound perfect", speaker.language)
    columns += columns_of("in_words", "", speaker.language)
    tables = tuple(
        Table(
            say("reports.fairness.phase", speaker.language, phase=phase.value),
            columns,
            tuple(_row(each, speaker) for each in verdicts if each.phase is phase),
        )
        for phase in dict.fromkeys(each.phase for each in verdicts)
    )
    return Section(heading, text, tables=tables, warnings=warnings)


def _row(verdict: Verdict, speaker: Speaker) -> tuple[Cell, ...]:
    name = verdict.level.value
    return (
        say(f"solver.level.{name}", speaker.language),
        say(f"reports.fairness.counts.{name}", speaker.language),
        verdict.value,
        verdict.bound,
        verdict.perfect,
        _words(verdict, speaker),
    )


def _words(verdict: Verdict, speaker: Speaker) -> str:
    if verdict.value <= verdict.perfect:
        return speaker.say("proofs.is_perfect")
    if verdict.is_optimal:
        return speaker.say("proofs.is_best")
    if verdict.bound <= 0:
        return speaker.say("proofs.is_open")
    gap = Fraction(verdict.value - verdict.bound, verdict.value)
    return speaker.say("proofs.is_within", gap=percent(gap, speaker.language, 1))
