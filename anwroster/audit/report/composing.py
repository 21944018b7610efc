"""The sections of the report in their order, and what of them stands on a page."""

from dataclasses import replace

from anwroster.audit.audited import Audited
from anwroster.audit.report.balance import balance_sections
from anwroster.audit.report.changes import changes_sections
from anwroster.audit.report.costs import costs_sections
from anwroster.audit.report.criteria import criteria_sections
from anwroster.audit.report.front import front_sections, key_figures, overview
from anwroster.audit.report.proofs import proofs_section
from anwroster.audit.report.sound import sound_section
from anwroster.audit.speaker import Speaker
from anwroster.reports import Report, Section
from anwroster.reports.numbers import span
from anwroster.words import Language, say

SHOWN = 15
"""Rows of a long table that stand on a page; the workbook holds all of them."""


def whole_report(audited: Audited, language: Language) -> Report:
    """Return the report of an audit with every table whole, as the workbook holds it."""
    speaker = Speaker(audited.case, language)
    hds = audited.case.instance.hds
    sections = (
        *front_sections(audited, speaker),
        sound_section(audited, speaker),
        *criteria_sections(audited, speaker),
        *balance_sections(audited, speaker),
        *changes_sections(audited, speaker),
        proofs_section(audited, speaker),
        *costs_sections(audited, speaker),
    )
    return Report(
        kind="audit",
        title=speaker.say("title", name=hds.name),
        subtitle=f"{span(hds.period, language)} – {audited.policy.named(language)}",
        language=language,
        sections=sections,
        main=overview(audited, speaker),
        key_figures=key_figures(audited, speaker),
    )


def for_page(whole: Report) -> Report:
    """Return a report as it stands on a page: its long tables cut, each with how many rows there are."""
    return replace(whole, sections=tuple(_cut(each, whole.language) for each in whole.sections))


def _cut(section: Section, language: Language) -> Section:
    shown = [each for each in section.tables if each.on_page]
    cut = [each for each in shown if len(each.rows) > SHOWN and not each.last_is_total]
    told = (say("auditreport.cut", language, title=each.title, shown=SHOWN, count=len(each.rows)) for each in cut)
    tables = (replace(each, rows=each.rows[:SHOWN]) if each in cut else each for each in shown)
    return replace(section, tables=tuple(tables), text=(*section.text, *told))
