"""What stays open: per week, and per post and kind."""

from anwroster.figures import open_seats
from anwroster.model import Category, Instance, Roster
from anwroster.reports import charts
from anwroster.reports.cells import Cell
from anwroster.reports.document import Chart, Section, Table, columns_of
from anwroster.reports.numbers import times
from anwroster.words import Language, say


def open_section(instance: Instance, roster: Roster, language: Language) -> Section:
    """Return what stays open: a picture per week, a table per post and kind, and every shift."""
    left = open_seats(instance, roster)
    seats = sum(each.demand for each in instance.shifts)
    heading = say("reports.fairness.open_heading", language)
    if not left:
        return Section(heading, (say("reports.fairness.open_none", language, seats=seats),))
    shifts = {each.id: each for each in instance.shifts}
    kinds = {kind.id: kind.name for kind in instance.hds.kinds}
    posts = {post.id: post.name for post in instance.hds.posts}
    weeks: dict[tuple[int, int], int] = {}
    for day in instance.hds.period:
        weeks.setdefault(day.isocalendar()[:2], 0)
    per_kind: dict[tuple[str, str], list[int]] = {}
    for name, number in left.items():
        shift = shifts[name]
        weeks[shift.day.isocalendar()[:2]] += number
        counts = per_kind.setdefault((posts[shift.post], kinds[shift.kind]), [0] * (1 + len(Category)))
        counts[0] += number
        for at, category in enumerate(Category, start=1):
            counts[at] += number * (category in shift.categories)
    title = say("reports.fairness.open_chart", language)
    text = say("reports.fairness.open_text", language, open=sum(left.values()), seats=seats)
    series = charts.Series("", charts.COLOURS[1], tuple(weeks.values()))
    under = say("reports.fairness.week_numbers", language)
    names = [str(week) for _, week in weeks]
    drawn = charts.columns(names, (series,), title, text, width=charts.WIDTH, under=under)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (post, kind, *counts) for (post, kind), counts in sorted(per_kind.items())
    )
    every: tuple[tuple[Cell, ...], ...] = tuple(
        (
            shifts[name].day,
            times(shifts[name].start, shifts[name].end),
            posts[shifts[name].post],
            kinds[shifts[name].kind],
            number,
        )
        for name, number in left.items()
    )
    return Section(
        heading,
        (text,),
        (Chart(title, text, drawn),),
        (
            Table(heading, columns_of("post kind", "open nights weekends holidays", language), rows),
            Table(
                say("reports.fairness.open_all", language), columns_of("day time post kind", "open", language), every
            ),
        ),
    )
