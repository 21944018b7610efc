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
from anwroster.reports import Report, Section, Table
from anwroster.reports.numbers import span
from anwroster.words import Language

SHOWN = 15
"""Rows of a long table that stand on a page; the workbook holds all of them."""


def audit_report(audited: Audited, language: Language, *, whole: bool = False) -> Report:
    """Return the report of an audit.

    Parameters
    ----------
    whole
        Whether every table is there with all of its rows, as in the workbook; on a page long ones are cut.
    """
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
        sections=sections if whole else tuple(_cut(each, speaker) for each in sections),
        main=overview(audited, speaker),
        key_figures=key_figures(audited, speaker),
    )


def _cut(section: Section, speaker: Speaker) -> Section:
    """Return a section as it stands on a page: long tables cut, with how many rows there are."""
    tables, told = [], list(section.text)
    for each in section.tables:
        if not each.on_page:
            continue
        if len(each.rows) > SHOWN and not each.last_is_total:
            told.append(speaker.say("cut", title=each.title, shown=SHOWN, count=len(each.rows)))
        tables.append(_first(each))
    return replace(section, tables=tuple(tables), text=tuple(told))


def _first(table: Table) -> Table:
    return table if table.last_is_total else replace(table, rows=table.rows[:SHOWN])
