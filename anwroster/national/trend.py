"""Period after period: filling, commitments, fulfilment, and which part of the work goes to which role."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from statistics import median

from anwroster.model import Role
from anwroster.national.counts import PeriodCounts, RoleWork
from anwroster.national.regions import share
from anwroster.reports import Chart, Section, Share, Table, charts
from anwroster.reports.cells import Cell
from anwroster.reports.document import columns_of
from anwroster.reports.numbers import percent
from anwroster.reports.spread import role_name
from anwroster.words import Language, say

_WORK = ("minutes", "nights", "weekends", "holidays")


def trend_sections(work: Sequence[RoleWork], counts: Sequence[PeriodCounts], language: Language) -> Iterator[Section]:
    """Yield the figures per period, then the shares of the roles per period.

    Regions come and go: a period counts those that handed in a package for it, and says how many.
    """
    starts = sorted({each.start for each in counts})
    heading = say("national.trend.heading", language)
    rows = tuple(_figures(start, [each for each in counts if each.start == start], language) for start in starts)
    columns = columns_of(
        "period",
        "regions doctors filled_published filled_share met_share near_share median forced changed_share",
        language,
    )
    yield Section(heading, (say("national.trend.text", language),), tables=(Table(heading, columns, rows),))
    yield _roles(starts, work, language)


def _figures(start: date, own: Sequence[PeriodCounts], language: Language) -> tuple[Cell, ...]:
    seats = sum(each.seats for each in own)
    medians = [each.median for each in own if each.median is not None]
    return (
        period_name(start, language),
        len(own),
        sum(each.doctors for each in own),
        Share(share(seats - sum(each.open_published for each in own), seats), places=1),
        Share(share(seats - sum(each.open_worked for each in own), seats), places=1),
        Share(share(sum(each.met for each in own), sum(each.owed for each in own)), places=1),
        Share(share(sum(each.near for each in own), sum(each.quotas for each in own)), places=1),
        Share(Fraction(median(medians)).limit_denominator(10**6) if medians else None, places=1),
        sum(each.forced for each in own),
        Share(share(sum(each.changed for each in own), sum(each.worked for each in own)), places=1),
    )


def period_name(start: date, language: Language) -> str:
    """Return the month in which a period starts, as in okt 2026."""
    return f"{say(f'reports.short_month.{start.month}', language)} {start.year}"


def _roles(starts: Sequence[date], work: Sequence[RoleWork], language: Language) -> Section:
    heading = say("national.roles.heading", language)
    roles = [role for role in Role if any(each.role == role.value for each in work)]
    names = [period_name(start, language) for start in starts]
    drawn: list[Chart] = []
    rows: list[tuple[Cell, ...]] = []
    for kind in _WORK:
        title = say(f"national.roles.{kind}", language)
        series: dict[str, list[float]] = {role_name(role, language): [] for role in roles}
        for start, name in zip(starts, names, strict=True):
            own = [each for each in work if each.start == start]
            whole = sum(getattr(each, kind) for each in own)
            parts = [share(sum(getattr(each, kind) for each in own if each.role == role), whole) for role in roles]
            for role, part in zip(roles, parts, strict=True):
                series[role_name(role, language)].append(float(part or 0))
            rows.append((title, name, *(Share(part, places=1) for part in parts)))
        told = "; ".join(
            f"{name}: {', '.join(percent(each, language) for each in own)}" for name, own in series.items()
        )
        colours = [charts.colour_of(role.value) for role in roles]
        drawn.append(Chart(title, told, charts.shares(names, series, colours, title, told)))
    columns = (
        *columns_of("what period", "", language),
        *columns_of("", " ".join(f"role_{role.value}" for role in roles), language),
    )
    return Section(
        heading, (say("national.roles.text", language),), tuple(drawn), (Table(heading, columns, tuple(rows)),)
    )
