"""One doctor's page: the shifts, the quota and where it comes from, duties, hours and pay; no colleague is named."""

from dataclasses import replace

from anwroster.figures import DoctorFigures, account_figures, doctor_figures, duty_figures, spread
from anwroster.model import Instance, Roster
from anwroster.quota import quota_lines
from anwroster.reports import charts
from anwroster.reports.cells import Cell, Euros, Hours
from anwroster.reports.document import Chart, Report, Section, Table, columns_of
from anwroster.reports.money import pay_table, warnings_of
from anwroster.reports.numbers import hours, percent, span
from anwroster.reports.ownshifts import own_shifts
from anwroster.reports.people import amount
from anwroster.reports.spread import role_name
from anwroster.tariffs import pay
from anwroster.words import Language, say


def doctor_page(instance: Instance, roster: Roster, doctor: str, language: Language, assume_year: int | None) -> Report:
    """Return one doctor's page.

    Parameters
    ----------
    doctor
        Key of a doctor of the instance.
    """
    person = next(each for each in instance.doctors if each.id == doctor)
    mine = next(each for each in doctor_figures(instance, roster) if each.doctor.id == doctor)
    shifts = own_shifts(instance, roster, doctor, language)
    return Report(
        kind="doctor",
        title=say("reports.title.doctor", language, name=person.name),
        subtitle=f"{instance.hds.name} – {span(roster.period, language)}",
        language=language,
        sections=(
            Section(shifts.title, tables=(shifts,)),
            _quota(instance, roster, mine, language),
            *_duties(instance, roster, doctor, language),
            *_pay(instance, roster, doctor, language, assume_year),
        ),
        main=shifts,
        key_figures=_key_figures(mine, language),
    )


def _key_figures(mine: DoctorFigures, language: Language) -> tuple[tuple[str, str], ...]:
    counts = zip(("nights", "weekends", "holidays"), mine.per_category, strict=True)
    found = [
        (str(mine.shifts), say("reports.column.shifts", language)),
        (hours(mine.minutes, language), say("reports.column.hours", language)),
        *((str(count), say(f"reports.column.{key}", language)) for key, count in counts),
    ]
    if mine.fulfilment is not None:
        found.insert(2, (percent(mine.fulfilment, language), say("reports.column.fulfilment", language)))
    return tuple(found)


def _quota(instance: Instance, roster: Roster, mine: DoctorFigures, language: Language) -> Section:
    """Return the quota line by line with its origin, and where the doctor stands among all."""
    heading = say("reports.doctor.quota_heading", language)
    if mine.fulfilment is None:
        return Section(heading, (say("reports.doctor.no_quota", language, hours=hours(mine.minutes, language)),))
    practices = {each.id: each.name for each in instance.practices}
    regions = {each.id: each.name for each in instance.hds.quota.regions}
    own = [each for each in quota_lines(instance) if each.doctor == mine.doctor.id]
    rows: list[tuple[Cell, ...]] = [
        (
            practices.get(each.practice or "", "–"),
            regions.get(each.region or "", "–"),
            each.row or None,
            each.how,
            Hours(each.minutes),
        )
        for each in own
    ]
    rows.append((say("reports.total", language), "", "", "", Hours(mine.quota_minutes)))
    table = Table(heading, columns_of("practice region row how", "quota", language), tuple(rows), last_is_total=True)
    quotas = account_figures(instance, roster)
    three = spread(each.fulfilment for each in quotas)
    text = say(
        "reports.doctor.quota_text",
        language,
        hours=hours(mine.minutes, language),
        balance=hours(mine.balance_minutes, language),
        percent=percent(mine.fulfilment, language),
        quota=hours(mine.quota_minutes, language),
        median=percent(three[1] if three else None, language),
    )
    dots = [charts.Dot(float(each.fulfilment), strong=each.doctor == mine.doctor.id) for each in quotas]
    title, role = say("reports.doctor.chart", language), role_name(mine.role, language)
    note = say("reports.doctor.chart_note", language, count=len(dots))
    everyone = say("reports.doctor.everyone", language)
    drawn = charts.dots({everyone: dots}, [note], [charts.PALE], title, f"{text} ({role})")
    return Section(heading, (text,), (Chart(title, text, drawn),), (table,))


def _duties(instance: Instance, roster: Roster, doctor: str, language: Language) -> list[Section]:
    own = [each for each in duty_figures(instance, roster) if each.duty.doctor == doctor]
    if not own:
        return []
    heading = say("reports.doctor.duties_heading", language)
    rows = tuple(
        (
            say(f"reports.unit.{each.duty.unit.value}", language),
            each.duty.how,
            say(f"reports.doctor.{'met' if each.met else 'missed'}", language),
            amount(each.duty.required, each.duty.unit),
            amount(each.done, each.duty.unit),
        )
        for each in own
    )
    return [Section(heading, tables=(Table(heading, columns_of("unit how verdict", "required done", language), rows),))]


def _pay(instance: Instance, roster: Roster, doctor: str, language: Language, assume_year: int | None) -> list[Section]:
    """Return hours and pay of one doctor, and apart from them the private top-ups."""
    whole = pay(instance, roster, assume_year)  # the whole roster decides whether euros are indicative
    paid = replace(whole, lines=tuple(line for line in whole.lines if line.doctor == doctor))
    heading = say("reports.doctor.pay_heading", language)
    table = pay_table(paid.lines, heading, language, paid.totals.get(doctor))
    found = [Section(heading, tables=(table,), warnings=warnings_of(instance, paid, language))]
    if doctor in paid.top_ups:
        heading = say("reports.costs.top_ups_heading", language)
        top_ups = Table(heading, columns_of("", "top_up", language), ((Euros(paid.top_ups[doctor]),),))
        found.append(Section(heading, (say("reports.costs.top_ups_text", language),), tables=(top_ups,)))
    return found
