"""The schedule: a rota per post and week for people, a row per seat for screens and machines."""

from anwroster.model import Instance, Roster
from anwroster.reports.cells import Cell
from anwroster.reports.document import Report, Section, Table, columns_of
from anwroster.reports.numbers import decimal, span, times
from anwroster.reports.rota import rotas, seats_of
from anwroster.words import Language, say


def schedule(instance: Instance, roster: Roster, language: Language) -> Report:
    """Return the schedule of a roster, with the open seats named."""
    every = _every_seat(instance, roster, language)
    left = sum(1 for row in every.rows if row[-1] == "")
    legend = say("reports.schedule.legend", language)
    posts = [post for post in instance.hds.posts if any(each.post == post.id for each in instance.shifts)]
    return Report(
        kind="schedule",
        title=f"{say('reports.title.schedule', language)} – {instance.hds.name}",
        subtitle=span(roster.period, language),
        language=language,
        sections=(
            *(Section(post.name, (legend,), rotas=rotas(instance, roster, post.id, language)) for post in posts),
            Section(every.title, tables=(every,)),
        ),
        main=every,
        key_figures=(
            (
                f"{decimal(len(every.rows) - left, 0, language)} / {decimal(len(every.rows), 0, language)}",
                say("reports.figure_filled", language),
            ),
            (str(left), say("reports.figure_open", language)),
        ),
    )


def _every_seat(instance: Instance, roster: Roster, language: Language) -> Table:
    names = {each.id: each.name for each in instance.doctors}
    posts = {each.id: each.name for each in instance.hds.posts}
    kinds = {each.id: each.name for each in instance.hds.kinds}
    vacant = say("reports.open_seat", language)
    rows: list[tuple[Cell, ...]] = []
    for shift, seats in seats_of(instance, roster):
        about = (shift.day, times(shift.start, shift.end), posts[shift.post], kinds[shift.kind])
        for each in seats:
            if each is None:
                rows.append((*about, vacant, "", shift.id, ""))
                continue
            remark = "fixed" if each.fixed else "forced" if each.forced else ""
            told = say(f"reports.wish.{remark}", language) if remark else ""
            rows.append((*about, names.get(each.doctor, each.doctor), told, shift.id, each.doctor))
    title = say("reports.schedule.heading", language)
    columns = columns_of("day time post kind name remark", "", language, "shift doctor")
    return Table(title, columns, tuple(rows), on_page=False)
