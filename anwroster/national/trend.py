"""Period after period: filling, commitments, fulfilment, and which part of the work goes to which role."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from statistics import median

from anwroster.model import Role
from anwroster.national.counts import PeriodCounts, RoleWork
from anwroster.national.regions import share
from anwroster.reports import Chart, Column, Section, Share, Table, charts
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
    yield from _roles(starts, work, language)


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


def _roles(starts: Sequence[date], work: Sequence[RoleWork], language: Language) -> Iterator[Section]:
    """Yield, for each sort of work, which part of it goes to each role."""
    roles = [role for role in Role if any(each.role == role.value for each in work)]
    names = [period_name(start, language) for start in starts]
    heads = [Column(role.value, role_name(role, language), "right") for role in roles]
    columns = (*columns_of("period", "", language), *heads)
    colours = [charts.colour_of(role.value) for role in roles]
    for kind in _WORK:
        title = say(f"national.roles.{kind}", language)
        parts = [_parts(kind, [each for each in work if each.start == start], roles) for start in starts]
        series = {role_name(role, language): [float(own[at] or 0) for own in parts] for at, role in enumerate(roles)}
        shown = {name: ", ".join(percent(each, language) for each in own) for name, own in series.items()}
        told = "; ".join(f"{name}: {each}" for name, each in shown.items())
        rows: list[tuple[Cell, ...]] = [
            (name, *(Share(each, places=1) for each in own)) for name, own in zip(names, parts, strict=True)
        ]
        yield Section(
            title,
            (say("national.roles.text", language),),
            charts=(Chart(title, told, charts.shares(names, series, colours, title, told)),),
            tables=(Table(title, columns, tuple(rows)),),
        )


def _parts(kind: str, own: Sequence[RoleWork], roles: Sequence[Role]) -> list[Fraction | None]:
    whole = sum(getattr(each, kind) for each in own)
    return [share(sum(getattr(each, kind) for each in own if each.role == role.value), whole) for role in roles]
