"""Hours and euros of the roster as worked: per band, month, post and role, by other years, and what was paid."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from anwroster.audit.audited import Audited
from anwroster.audit.costs import BANDS, By, CostRow, costs_by, total_of
from anwroster.audit.report.years import years_section
from anwroster.audit.speaker import Speaker
from anwroster.model import Role
from anwroster.reports import Chart, Column, Euros, Hours, Section, Table
from anwroster.reports.cells import Cell, rounded
from anwroster.reports.charts import COLOURS, WIDTH, Series, columns
from anwroster.reports.costs import bands_chart
from anwroster.reports.document import columns_of
from anwroster.reports.money import exact_sum, pay_table
from anwroster.words import say


def costs_sections(audited: Audited, speaker: Speaker) -> Iterator[Section]:
    """Yield hours and euros per band, month, post and role, by the tariffs of years, and the payments beside them."""
    view = audited.case.as_worked
    title = speaker.say("costs.bands")
    table = pay_table(view.pay.lines, title, speaker.language, view.pay.total)
    yield Section(title, (speaker.say("costs.text"),), bands_chart(view.pay, speaker.language), (table,))
    months = costs_by(audited.case, "worked", "month")
    heading = speaker.say("costs.months")
    yield Section(heading, charts=_months(months, speaker), tables=(_table(months, "month", speaker),))
    apart = {by: costs_by(audited.case, "worked", by) for by in _APART}
    yield Section(
        speaker.say("costs.apart"),
        (speaker.say("costs.apart_text"),),
        tables=tuple(_table(rows, by, speaker, on_page=by in _SHOWN) for by, rows in apart.items()),
    )
    yield years_section(audited, speaker)
    yield _paid(audited, speaker)


_APART: tuple[By, ...] = ("post", "role", "practice", "doctor")
_SHOWN: tuple[By, ...] = ("post", "role")
"""Of these the ones that are few enough for a page."""


def _table(rows: tuple[CostRow, ...], by: By, speaker: Speaker, *, on_page: bool = True) -> Table:
    present = [at for at in range(len(BANDS)) if any(row.minutes[at] for row in rows)]
    told = [(_name(row.key, by, speaker), row) for row in rows]
    told.append((say("reports.total", speaker.language), total_of(rows)))
    cells: list[tuple[Cell, ...]] = [
        (
            name,
            *(Hours(round(row.minutes[at])) for at in present),
            Hours(round(sum(row.minutes, Fraction(0)))),
            Euros(None if row.euros is None else rounded(row.euros, 2)),
        )
        for name, row in told
    ]
    heads = columns_of(by, "", speaker.language)
    heads += tuple(Column(BANDS[at], BANDS[at], "right") for at in present)
    heads += columns_of("", "hours euros", speaker.language)
    title = speaker.say(f"costs.by.{by}")
    return Table(title, heads, tuple(cells), last_is_total=True, on_page=on_page)


def _name(key: str, by: By, speaker: Speaker) -> str:
    """Return what a row is called; of none is a dash."""
    if by == "doctor":
        return f"{speaker.doctor(key)} ({key})"
    if by == "role" and key:
        return speaker.role(Role(key))
    instance = speaker.case.instance
    places = instance.hds.posts if by == "post" else instance.practices if by == "practice" else ()
    return next((each.name for each in places if each.id == key), key or "–")


def _months(rows: tuple[CostRow, ...], speaker: Speaker) -> tuple[Chart, ...]:
    if not rows:
        return ()
    series = [
        Series(band, COLOURS[at % len(COLOURS)], tuple(round(row.minutes[at] / 60) for row in rows))
        for at, band in enumerate(BANDS)
        if any(row.minutes[at] for row in rows)
    ]
    title = speaker.say("costs.by.month")
    described = "; ".join(f"{each.name}: {', '.join(map(str, each.values))}" for each in series)
    names = [row.key for row in rows]
    drawn = columns(names, series, title, described, width=WIDTH, under=speaker.say("costs.per_month"))
    return (Chart(title, described, drawn),)


def _paid(audited: Audited, speaker: Speaker) -> Section:
    """Return per band what the HDS says that it paid, beside what follows from the roster."""
    heading = speaker.say("costs.paid")
    told = audited.case.worked.paid
    if not told:
        return Section(heading, (speaker.say("costs.not_paid"),))
    lines = audited.case.as_worked.pay.lines
    rows: list[tuple[Cell, ...]] = []
    for band in BANDS:
        own = [line for line in lines if line.band == band]
        paid = [line for line in told if line.band == band]
        if own or paid:
            rows.append(
                (
                    band,
                    Hours(sum(line.minutes for line in own)),
                    Hours(sum(line.minutes for line in paid)),
                    Euros(exact_sum(own)),
                    Euros(sum((line.euros for line in paid), Decimal(0))),
                )
            )
    heads = columns_of("band", "worked_hours paid_hours computed_euros paid_euros", speaker.language)
    return Section(heading, (speaker.say("costs.paid_text"),), tables=(Table(heading, heads, tuple(rows)),))
