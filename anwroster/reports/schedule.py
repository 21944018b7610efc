"""The schedule: every shift with who works it."""

from anwroster.model import Instance, Roster
from anwroster.reports.document import Report, Section, Table, columns_of
from anwroster.reports.numbers import clock, day
from anwroster.words import Language, say


def schedule(instance: Instance, roster: Roster, language: Language) -> Report:
    """Return the schedule of a roster, with the open seats named."""
    names = {each.id: each.name for each in instance.doctors}
    posts = {each.id: each.name for each in instance.hds.posts}
    kinds = {each.id: each.name for each in instance.hds.kinds}
    working: dict[str, list[str]] = {}
    for each in roster.assignments:
        working.setdefault(each.shift, []).append(names.get(each.doctor, each.doctor))
    vacant = say("reports.column.open_shift", language)
    rows = []
    for shift in instance.shifts:
        people = sorted(working.get(shift.id, []))
        people += [vacant] * (shift.demand - len(people))
        times = f"{clock(shift.start)}–{clock(shift.end)}"
        rows.append((day(shift.day, language), times, posts[shift.post], kinds[shift.kind], ", ".join(people)))
    table = Table(
        say("reports.schedule.heading", language), columns_of("day time post kind assigned", "", language), tuple(rows)
    )
    return Report(
        kind="schedule",
        title=f"{say('reports.title.schedule', language)} – {instance.hds.name}",
        subtitle=say("reports.subtitle", language, start=roster.period.start, end=roster.period.end),
        language=language,
        sections=(Section(table.title, tables=(table,)),),
        main=table,
    )
