"""The fairness report: what doctors, directors and insurers look at."""

from collections.abc import Sequence

from anwroster.figures import AccountFigures, DoctorFigures, account_figures, doctor_figures, duty_figures, spread
from anwroster.model import Instance, Phase, Roster, RuleId
from anwroster.perfect import floors
from anwroster.problem import before_of, problem_of
from anwroster.reports.distribution import categories_section, roles_section
from anwroster.reports.document import Report, Section
from anwroster.reports.levels import level_sections
from anwroster.reports.numbers import decimal, percent, span
from anwroster.reports.openings import open_section
from anwroster.reports.origin import origin_section
from anwroster.reports.people import doctors_table, duties_section, forced_section, wishes_section
from anwroster.reports.spread import spread_section
from anwroster.words import Language, say


def fairness(instance: Instance, roster: Roster, language: Language) -> Report:
    """Return the fairness report of a roster."""
    figures = doctor_figures(instance, roster)
    quotas = account_figures(instance, roster)
    doctors = doctors_table(figures, _near(instance, roster), language)
    seats = sum(each.demand for each in instance.shifts)
    return Report(
        kind="fairness",
        title=f"{say('reports.title.fairness', language)} – {instance.hds.name}",
        subtitle=span(roster.period, language),
        language=language,
        sections=(
            spread_section(instance, figures, quotas, language),
            roles_section(figures, language),
            categories_section(figures, language),
            open_section(instance, roster, language),
            *duties_section(figures, duty_figures(instance, roster), language),
            *wishes_section(figures, language),
            *forced_section(figures, language),
            *level_sections(instance, roster, language),
            Section(doctors.title, (say("reports.fairness.doctors_text", language),), tables=(doctors,)),
            *origin_section(roster, language),
        ),
        main=doctors,
        key_figures=_key_figures(figures, quotas, len(roster.assignments), seats, language),
    )


def _near(instance: Instance, roster: Roster) -> dict[str, tuple[int, int]]:
    """Return by doctor the fair part in minutes, and what shifts in blocks allow to reach of it."""
    phase = roster.phases[-1].phase if roster.phases else Phase.ONE
    found: dict[str, tuple[int, int]] = {}
    for each in floors(problem_of(instance, phase, before_of(roster, phase))):
        if each.rule is RuleId.FAIR_HOURS:
            part, nearest = found.get(each.doctor, (0, 0))
            found[each.doctor] = part + each.part, nearest + each.nearest
    return found


def _key_figures(
    figures: Sequence[DoctorFigures],
    quotas: Sequence[AccountFigures],
    filled: int,
    seats: int,
    language: Language,
) -> tuple[tuple[str, str], ...]:
    found = [
        (f"{decimal(filled, 0, language)} / {decimal(seats, 0, language)}", say("reports.figure_filled", language))
    ]
    three = spread(each.fulfilment for each in quotas)
    if three:
        found.append((percent(three[1], language), say("reports.figure_median", language)))
        ends = f"{percent(three[0], language)} – {percent(three[2], language)}"
        found.append((ends, say("reports.figure_range", language)))
    if owed := sum(each.owed for each in figures):
        found.append((f"{sum(each.met for each in figures)} / {owed}", say("reports.figure_duties", language)))
    found.append((str(sum(each.forced for each in figures)), say("reports.figure_forced", language)))
    return tuple(found)
