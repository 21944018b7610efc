"""Doctors by name: everybody's figures, duties not met, wishes, and who was assigned without an offer."""

from collections.abc import Mapping, Sequence

from anwroster.figures import DoctorFigures, DutyFigures
from anwroster.model import Role, Unit
from anwroster.reports.cells import Cell, Hours, Share
from anwroster.reports.document import Section, Table, columns_of, without
from anwroster.reports.spread import role_name
from anwroster.words import Language, say


def doctors_table(figures: Sequence[DoctorFigures], near: Mapping[str, tuple[int, int]], language: Language) -> Table:
    """Return a row per doctor, from the least fulfilled to the most; without a quota at the end.

    People see the keys of doctors only where two of them have the same name.

    Parameters
    ----------
    near
        By doctor: fair part in minutes, and the nearest to it that can be reached.
    """
    ordered = sorted(figures, key=lambda each: (each.fulfilment is None, each.fulfilment or 0, each.doctor.id))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.doctor.id,
            each.doctor.name,
            role_name(each.role, language),
            each.agreement,
            Hours(each.quota_minutes) if each.quota_minutes else Hours(None),
            Hours(each.balance_minutes),
            *(Hours(minutes) for minutes in near.get(each.doctor.id, (None, None))),
            Hours(each.minutes),
            Share(each.fulfilment, bar=True),
            each.shifts,
            *each.per_category,
            each.forced,
        )
        for each in ordered
    )
    numbers = "quota balance part nearest hours fulfilment shifts nights weekends holidays forced"
    needless = set() if len({each.doctor.name for each in figures}) < len(figures) else {"doctor"}
    columns = without(columns_of("doctor name role agreement", numbers, language), needless)
    return Table(say("reports.fairness.doctors_heading", language), columns, rows, sortable=True)


def duties_section(figures: Sequence[DoctorFigures], done: Sequence[DutyFigures], language: Language) -> list[Section]:
    """Return how many duties are met and whose are not; nothing when nobody owes any."""
    if not done:
        return []
    names = {each.doctor.id: each.doctor.name for each in figures}
    missed = [each for each in done if not each.met]
    heading = say("reports.fairness.duties_heading", language)
    text = say("reports.fairness.duties_text", language, met=len(done) - len(missed), owed=len(done))
    rows = tuple(
        (
            each.duty.doctor,
            names.get(each.duty.doctor, ""),
            say(f"reports.unit.{each.duty.unit.value}", language),
            amount(each.duty.required, each.duty.unit),
            amount(each.done, each.duty.unit),
            each.duty.how,
        )
        for each in missed
    )
    columns = columns_of("doctor name unit", "required done", language) + columns_of("how", "", language)
    tables = (Table(say("reports.fairness.duties_missed", language), columns, rows),) if rows else ()
    return [Section(heading, (text,), tables=tables)]


def amount(number: int, unit: Unit) -> Cell:
    """Return minutes as hours, and shifts as they are."""
    return Hours(number) if unit is Unit.HOURS else number


def wishes_section(figures: Sequence[DoctorFigures], language: Language) -> list[Section]:
    """Return per role how far wishes were respected; nothing when nobody wished anything."""
    if not any(each.wanted or each.avoided for each in figures):
        return []
    heading = say("reports.fairness.wishes_heading", language)
    rows = []
    for role in Role:
        own = [each for each in figures if each.role is role]
        if own:
            wanted = sum(each.wanted for each in own)
            happy = sum(1 for each in own if each.wanted and each.preferred)
            asked = sum(1 for each in own if each.wanted)
            unwanted = sum(each.avoided for each in own)
            preferred = sum(each.preferred for each in own)
            rows.append((role_name(role, language), wanted, preferred, asked, happy, unwanted))
    columns = columns_of("role", "wanted preferred wishers happy avoided", language)
    text = say("reports.fairness.wishes_text", language)
    return [Section(heading, (text,), tables=(Table(heading, columns, tuple(rows)),))]


def forced_section(figures: Sequence[DoctorFigures], language: Language) -> list[Section]:
    """Return who was assigned without an offer; nothing when nobody was."""
    forced = [each for each in figures if each.forced]
    if not forced:
        return []
    columns = columns_of("doctor name", "forced fulfilment", language)
    rows = tuple((each.doctor.id, each.doctor.name, each.forced, Share(each.fulfilment)) for each in forced)
    heading = say("reports.fairness.forced_heading", language)
    shifts = sum(each.forced for each in forced)
    text = say("reports.fairness.forced_text", language, doctors=len(forced), shifts=shifts)
    return [Section(heading, (text,), tables=(Table(heading, columns, rows),))]
