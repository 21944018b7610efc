"""One doctor's page: shifts and why, quota and where it comes from, holidays, wishes, duties and pay.

No colleague is named, not even where nobody looks: others are counted, or dots without a name.
"""

from collections.abc import Iterable, Iterator

from anwroster.figures import DoctorFigures
from anwroster.model import Instance, Roster
from anwroster.reports import charts
from anwroster.reports.cells import Cell, Euros, Hours
from anwroster.reports.doctorfacts import DoctorFacts
from anwroster.reports.document import Chart, Report, Section, Table, columns_of
from anwroster.reports.feasts import feasts_section
from anwroster.reports.money import outside_text, pay_table, warnings_of
from anwroster.reports.numbers import hours, percent, span
from anwroster.reports.ownshifts import own_shifts
from anwroster.reports.people import amount
from anwroster.reports.reasons import reasons_section, wishes_section
from anwroster.reports.spread import role_name
from anwroster.words import Language, say


def doctor_page(instance: Instance, roster: Roster, doctor: str, language: Language, assume_year: int | None) -> Report:
    """Return one doctor's page.

    Parameters
    ----------
    doctor
        Key of a doctor of the instance.
    """
    return page_of(DoctorFacts(instance, roster, assume_year), doctor, language)


def doctor_pages(
    instance: Instance, roster: Roster, doctors: Iterable[str], language: Language, assume_year: int | None = None
) -> Iterator[tuple[str, Report]]:
    """Yield (key, page) for each of these doctors; what the pages share is computed once."""
    facts = DoctorFacts(instance, roster, assume_year)
    for doctor in doctors:
        yield doctor, page_of(facts, doctor, language)


def page_of(facts: DoctorFacts, doctor: str, language: Language) -> Report:
    """Return one doctor's page from what all pages share."""
    mine = facts.figures[doctor]
    shifts = own_shifts(facts, doctor, language)
    return Report(
        kind="doctor",
        title=say("reports.title.doctor", language, name=mine.doctor.name),
        subtitle=f"{facts.instance.hds.name} – {span(facts.roster.period, language)}",
        language=language,
        sections=(
            shifts,
            *reasons_section(facts, doctor, language),
            _quota(facts, mine, language),
            *feasts_section(facts, doctor, language),
            *wishes_section(facts, doctor, language),
            *_duties(facts, doctor, language),
            *_pay(facts, doctor, language),
        ),
        main=shifts.tables[0],
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


def _quota(facts: DoctorFacts, mine: DoctorFigures, language: Language) -> Section:
    """Return the quota line by line with its origin, and where the doctor stands among all."""
    heading = say("reports.doctor.quota_heading", language)
    if mine.fulfilment is None:
        return Section(heading, (say("reports.doctor.no_quota", language, hours=hours(mine.minutes, language)),))
    practices = {each.id: each.name for each in facts.instance.practices}
    regions = {each.id: each.name for each in facts.instance.hds.quota.regions}
    rows: list[tuple[Cell, ...]] = [
        (
            practices.get(each.practice or "", "–"),
            regions.get(each.region or "", "–"),
            each.how,
            Hours(each.minutes),
            each.row or None,
        )
        for each in facts.lines.get(mine.doctor.id, ())
    ]
    rows.append((say("reports.total", language), "", "", Hours(mine.quota_minutes), ""))
    table = Table(heading, columns_of("practice region how", "quota", language, "row"), tuple(rows), last_is_total=True)
    three = facts.spread
    text = say(
        "reports.doctor.quota_text",
        language,
        hours=hours(mine.minutes, language),
        balance=hours(mine.balance_minutes, language),
        percent=percent(mine.fulfilment, language),
        quota=hours(mine.quota_minutes, language),
        median=percent(three[1] if three else None, language),
    )
    dots = [charts.Dot(float(each.fulfilment), strong=each.doctor == mine.doctor.id) for each in facts.accounts]
    title, role = say("reports.doctor.chart", language), role_name(mine.role, language)
    note = say("reports.doctor.chart_note", language, count=len(dots))
    everyone = say("reports.doctor.everyone", language)
    drawn = charts.dots({everyone: dots}, [note], [charts.PALE], title, f"{text} ({role})")
    return Section(heading, (text,), (Chart(title, text, drawn),), (table,))


def _duties(facts: DoctorFacts, doctor: str, language: Language) -> list[Section]:
    own = facts.duties.get(doctor, [])
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


def _pay(facts: DoctorFacts, doctor: str, language: Language) -> list[Section]:
    """Return hours and pay of one doctor, and apart from them the private top-ups."""
    paid = facts.pay_of(doctor)
    heading = say("reports.doctor.pay_heading", language)
    table = pay_table(paid.lines, heading, language, paid.totals.get(doctor))
    text: tuple[str, ...] = (say("reports.doctor.pay_text", language),) if paid.totals.get(doctor) is not None else ()
    text += outside_text(paid.lines, language)
    found = [
        Section(heading, text, tables=(table,), warnings=warnings_of(facts.instance, paid, language, to_doctor=True))
    ]
    if doctor in paid.top_ups:
        heading = say("reports.costs.top_ups_heading", language)
        top_ups = Table(heading, columns_of("", "top_up", language), ((Euros(paid.top_ups[doctor]),),))
        found.append(Section(heading, (say("reports.costs.top_ups_text", language),), tables=(top_ups,)))
    return found
