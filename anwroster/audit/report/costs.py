"""Hours and euros of the roster as worked: per band, month and post, and what the HDS says that it paid."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from anwroster.audit.audited import Audited
from anwroster.audit.speaker import Speaker
from anwroster.model import Assignment, Shift
from anwroster.reports import Chart, Column, Euros, Hours, Section, Table
from anwroster.reports.cells import Cell
from anwroster.reports.charts import COLOURS, WIDTH, Series, columns
from anwroster.reports.costs import bands_chart
from anwroster.reports.document import columns_of
from anwroster.reports.money import BANDS, exact_sum, pay_table
from anwroster.tariffs import PayLine, pay
from anwroster.words import say


def costs_sections(audited: Audited, speaker: Speaker) -> Iterator[Section]:
    """Yield hours and euros per band, per month and per post, and the payments beside them."""
    view = audited.case.as_worked
    title = speaker.say("costs.bands")
    table = pay_table(view.pay.lines, title, speaker.language, view.pay.total)
    yield Section(title, (speaker.say("costs.text"),), bands_chart(view.pay, speaker.language), (table,))
    posts = {each.id: each.name for each in view.instance.hds.posts}
    months = _lines(audited, lambda shift: f"{shift.day:%Y-%m}")
    heading = speaker.say("costs.months")
    yield Section(
        heading,
        charts=_months(months, speaker.say("costs.months_chart"), speaker),
        tables=(_table(months, heading, "month", speaker),),
    )
    heading = speaker.say("costs.posts")
    by_post = _lines(audited, lambda shift: posts[shift.post])
    yield Section(heading, tables=(_table(by_post, heading, "post", speaker),))
    yield _paid(audited, speaker)


def _lines(audited: Audited, key: Callable[[Shift], str]) -> dict[str, tuple[PayLine, ...]]:
    """Return pay lines by something of the shift."""
    view = audited.case.as_worked
    groups: dict[str, list[Assignment]] = {}
    for each in view.roster.assignments:
        if each.shift in view.shifts:
            groups.setdefault(key(view.shifts[each.shift]), []).append(each)
    return {
        name: pay(view.instance, view.roster.model_copy(update={"assignments": tuple(own)})).lines
        for name, own in sorted(groups.items())
    }


def _table(groups: dict[str, tuple[PayLine, ...]], title: str, kind: str, speaker: Speaker) -> Table:
    present = [band for band in BANDS if any(line.band == band for own in groups.values() for line in own)]
    rows: list[tuple[Cell, ...]] = []
    for name, own in [*groups.items(), (say("reports.total", speaker.language), tuple(sum(groups.values(), ())))]:
        per_band = (Hours(sum(line.minutes for line in own if line.band == band)) for band in present)
        rows.append((name, *per_band, Hours(sum(line.minutes for line in own)), Euros(exact_sum(own))))
    heads = columns_of(kind, "", speaker.language)
    heads += tuple(Column(band, band, "right") for band in present)
    heads += columns_of("", "hours euros", speaker.language)
    return Table(title, heads, tuple(rows), last_is_total=True)


def _months(groups: dict[str, tuple[PayLine, ...]], title: str, speaker: Speaker) -> tuple[Chart, ...]:
    present = [band for band in BANDS if any(line.band == band for own in groups.values() for line in own)]
    series = [
        Series(
            band,
            COLOURS[at % len(COLOURS)],
            tuple(round(sum(line.minutes for line in own if line.band == band) / 60) for own in groups.values()),
        )
        for at, band in enumerate(present)
    ]
    described = "; ".join(f"{each.name}: {', '.join(map(str, each.values))}" for each in series)
    drawn = columns(list(groups), series, title, described, width=WIDTH, under=speaker.say("costs.per_month"))
    return (Chart(title, described, drawn),) if groups else ()


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
    columns_ = columns_of("band", "worked_hours paid_hours computed_euros paid_euros", speaker.language)
    return Section(heading, (speaker.say("costs.paid_text"),), tables=(Table(heading, columns_, tuple(rows)),))
