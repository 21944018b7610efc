"""One doctor's page: the shifts, the quota and where it comes from, hours and pay."""

from anwroster.figures import doctor_figures, spread
from anwroster.model import Assignment, Instance, Roster, Shift, WishKind
from anwroster.quota import quota_lines
from anwroster.reports.costs import pay_table
from anwroster.reports.document import Report, Section, Table, columns_of
from anwroster.reports.numbers import clock, day, hours, percent
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
    figures = doctor_figures(instance, roster)
    mine = next(each for each in figures if each.doctor.id == doctor)
    three = spread(figures)
    shifts = _shifts(instance, roster, doctor, language)
    if mine.fulfilment is None:
        text = say("reports.doctor.no_quota", language, hours=hours(mine.minutes, language))
    else:
        text = say(
            "reports.doctor.quota_text",
            language,
            hours=hours(mine.minutes, language),
            percent=percent(mine.fulfilment, language),
            quota=hours(mine.quota_minutes, language),
            median=percent(three[1] if three else None, language),
        )
    lines = tuple(each for each in pay(instance, roster, assume_year).lines if each.doctor == doctor)
    pay_heading = say("reports.doctor.pay_heading", language)
    return Report(
        kind="doctor",
        title=say("reports.title.doctor", language, name=person.name),
        subtitle=say("reports.subtitle", language, start=roster.period.start, end=roster.period.end),
        language=language,
        sections=(
            Section(shifts.title, tables=(shifts,)),
            Section(
                say("reports.doctor.quota_heading", language), (text,), tables=(_quota(instance, doctor, language),)
            ),
            Section(pay_heading, tables=(pay_table(lines, pay_heading, language),)),
        ),
        main=shifts,
        key_figures=((str(mine.shifts), say("reports.column.shifts", language)),),
    )


def _shifts(instance: Instance, roster: Roster, doctor: str, language: Language) -> Table:
    shifts = {each.id: each for each in instance.shifts}
    posts = {each.id: each.name for each in instance.hds.posts}
    kinds = {each.id: each.name for each in instance.hds.kinds}
    wishes = {each.shift: each.kind for each in instance.wishes if each.doctor == doctor}
    own = [(shifts[each.shift], each) for each in roster.assignments if each.doctor == doctor and each.shift in shifts]
    rows = tuple(
        (
            day(shift.day, language),
            f"{clock(shift.start)}–{clock(shift.end)}",
            posts[shift.post],
            kinds[shift.kind],
            _remark(each, shift, wishes, language),
            hours(shift.minutes, language),
        )
        for shift, each in sorted(own, key=lambda pair: (pair[0].start, pair[0].id))
    )
    title = say("reports.doctor.shifts_heading", language)
    return Table(title, columns_of("day time post kind wish", "hours", language), rows)


def _remark(assignment: Assignment, shift: Shift, wishes: dict[str, WishKind], language: Language) -> str:
    remarks = [say(f"reports.wish.{wishes[shift.id].value}", language)] if shift.id in wishes else []
    remarks += [say("reports.wish.fixed", language)] if assignment.fixed else []
    remarks += [say("reports.wish.forced", language)] if assignment.forced else []
    return ", ".join(remarks)


def _quota(instance: Instance, doctor: str, language: Language) -> Table:
    rows = tuple(
        (each.practice or "–", each.how, hours(each.minutes, language))
        for each in quota_lines(instance)
        if each.doctor == doctor
    )
    title = say("reports.doctor.quota_heading", language)
    return Table(title, columns_of("practice how", "quota", language), rows)
