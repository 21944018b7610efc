"""What a roster means: schedule, fairness, costs and a page per doctor, as HTML, CSV, JSON or text."""

from typing import Literal

from anwroster.model import Instance, Roster
from anwroster.reports.cells import Cell, Euros, Hours, Share, Sign, shown
from anwroster.reports.changes import Changes, DoctorChange, changes
from anwroster.reports.costs import costs
from anwroster.reports.doctor import doctor_page, doctor_pages
from anwroster.reports.document import Chart, Column, Report, Rota, Seat, Section, Table
from anwroster.reports.fairness import fairness
from anwroster.reports.printing import Printer
from anwroster.reports.render import render_csv, render_html, render_json
from anwroster.reports.schedule import schedule
from anwroster.reports.summary import BandCost, Summary, summary
from anwroster.words import Language

Kind = Literal["schedule", "fairness", "costs", "doctor"]


def report(
    instance: Instance,
    roster: Roster,
    kind: Kind,
    language: Language,
    *,
    doctor: str | None = None,
    assume_year: int | None = None,
) -> Report:
    """Return a report of one kind.

    Parameters
    ----------
    doctor
        Key of the doctor whom a report of kind ``doctor`` is about.
    assume_year
        Tariff year to price with where none was published; None gives hours only.
    """
    if kind == "schedule":
        return schedule(instance, roster, language)
    if kind == "fairness":
        return fairness(instance, roster, language)
    if kind == "costs":
        return costs(instance, roster, language, assume_year)
    assert doctor is not None
    return doctor_page(instance, roster, doctor, language, assume_year)


__all__ = [
    "BandCost",
    "Cell",
    "Changes",
    "Chart",
    "Column",
    "DoctorChange",
    "Euros",
    "Hours",
    "Kind",
    "Printer",
    "Report",
    "Rota",
    "Seat",
    "Section",
    "Share",
    "Sign",
    "Summary",
    "Table",
    "changes",
    "doctor_pages",
    "render_csv",
    "render_html",
    "render_json",
    "report",
    "shown",
    "summary",
]
