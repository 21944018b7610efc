"""What an audit leaves behind: the report as a page and for print, all tables as a workbook, all of it for machines."""

import json
from collections.abc import Callable
from datetime import date

from anwroster.audit.audited import Audited
from anwroster.audit.report.composing import for_page, whole_report
from anwroster.audit.report.machine import audit_result
from anwroster.audit.report.workbook import report_workbook
from anwroster.audit.speaker import Speaker
from anwroster.files import roster_json
from anwroster.reports import Printer, render_html
from anwroster.reports.printing import Attachment, NoPrinterError
from anwroster.words import Language

NAMES = HTML, PDF, XLSX, JSON = "audit.html", "audit.pdf", "audit.xlsx", "audit.json"


def audit_files(
    audited: Audited, language: Language, tell: Callable[[str], None] = lambda _: None
) -> tuple[dict[str, bytes], str]:
    """Return the files by name, and why there is no PDF; empty when there is one.

    Parameters
    ----------
    tell
        Hears the name of each file before it is made.
    """
    tell(HTML)
    whole = whole_report(audited, language)
    page = for_page(whole)
    files = {HTML: render_html(page).encode()}
    tell(XLSX)
    files[XLSX] = report_workbook(whole, made_on(audited))
    tell(JSON)
    files[JSON] = audit_json(audited, language).encode()
    tell(PDF)
    published = audited.case.published
    speaker = Speaker(audited.case, language)
    attached = Attachment("roster.json", roster_json(published), "application/json", speaker.say("attached"))
    try:
        files[PDF] = Printer().archive(page, attached, made_on(audited))
    except NoPrinterError:
        return files, speaker.say("without_typst")
    return files, ""


def audit_json(audited: Audited, language: Language) -> str:
    """Return the result for machines, the same bytes for the same audit."""
    found = audit_result(audited, language).model_dump(mode="json")
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def made_on(audited: Audited) -> date:
    """Return the date that the files bear: of the package, so that another audit of it gives the same bytes."""
    case = audited.case
    if case.manifest:
        return case.manifest.made_at.date()
    return case.published.provenance.made_at.date() if case.published.provenance else case.instance.hds.period.start
