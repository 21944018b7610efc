"""Who got what: shares of the roles, and how many nights, weekends and holidays doctors have."""

from collections.abc import Sequence
from fractions import Fraction

from anwroster.figures import DoctorFigures
from anwroster.model import Category, Role
from anwroster.reports import charts
from anwroster.reports.cells import Cell, Share, rounded
from anwroster.reports.document import Chart, Section, Table, columns_of
from anwroster.reports.numbers import percent
from anwroster.reports.spread import role_name
from anwroster.words import Language, say

_SHARES = ("share_quota", "share_hours", "share_nights", "share_weekends", "share_holidays")
_CATEGORIES = {Category.NIGHT: "nights", Category.WEEKEND: "weekends", Category.HOLIDAY: "holidays"}


def roles_section(figures: Sequence[DoctorFigures], language: Language, *, heads: bool = False) -> Section:
    """Return which part of quota, hours, nights, weekends and holidays goes to each role.

    Parameters
    ----------
    heads
        Whether the part of the doctors themselves stands above them.
    """
    roles = [role for role in Role if any(each.role is role for each in figures)]
    keys = ("share_heads", *_SHARES) if heads else _SHARES
    amounts = {role: _amounts([each for each in figures if each.role is role])[-len(keys) :] for role in roles}
    totals = [sum(amounts[role][at] for role in roles) for at in range(len(keys))]
    parts = {
        role: [Fraction(amounts[role][at], totals[at]) if totals[at] else Fraction(0) for at in range(len(keys))]
        for role in roles
    }
    names = [say(f"reports.column.{key}", language) for key in keys]
    title = say("reports.fairness.roles_heads_chart" if heads else "reports.fairness.roles_chart", language)
    series = {role_name(role, language): [float(each) for each in parts[role]] for role in roles}
    colours = [charts.colour_of(role.value) for role in roles]
    description = "; ".join(
        f"{role_name(role, language)}: "
        + ", ".join(f"{name} {percent(part, language)}" for name, part in zip(names, parts[role], strict=True))
        for role in roles
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            role_name(role, language),
            sum(each.role is role for each in figures),
            *(Share(part if total else None) for part, total in zip(parts[role], totals, strict=True)),
        )
        for role in roles
    )
    return Section(
        say("reports.fairness.roles_heading", language),
        (say("reports.fairness.roles_text", language),),
        (Chart(title, description, charts.shares(names, series, colours, title, description)),),
        (Table(title, columns_of("role", " ".join(("doctors", *keys)), language), rows),),
    )


def _amounts(own: Sequence[DoctorFigures]) -> list[int]:
    """Return heads, quota and hours in minutes, and shifts per category."""
    counts = [sum(each.per_category[at] for each in own) for at in range(len(_CATEGORIES))]
    return [len(own), sum(each.quota_minutes for each in own), sum(each.minutes for each in own), *counts]


def categories_section(figures: Sequence[DoctorFigures], language: Language) -> Section:
    """Return how many doctors have how many nights, weekends and holidays."""
    roles = [role for role in Role if any(each.role is role for each in figures)]
    drawn, rows = [], []
    for at, (_, key) in enumerate(_CATEGORIES.items()):
        counts = {role: [each.per_category[at] for each in figures if each.role is role] for role in roles}
        most = max((number for own in counts.values() for number in own), default=0)
        name = say(f"reports.column.{key}", language)
        title = say("reports.fairness.category_chart", language, category=name)
        under = say("reports.fairness.per_doctor", language, category=name.lower())
        series = [
            charts.Series(
                role_name(role, language),
                charts.colour_of(role.value),
                tuple(own.count(number) for number in range(most + 1)),
            )
            for role, own in counts.items()
        ]
        numbers = [str(number) for number in range(most + 1)]
        drawn.append(Chart(title, under, charts.columns(numbers, series, title, under, under=under)))
        rows += [_row(name, role, own, figures, language) for role, own in counts.items()]
    columns = columns_of("category role", "doctors sum mean highest per_100_hours", language)
    heading = say("reports.fairness.categories_heading", language)
    text = say("reports.fairness.categories_text", language)
    return Section(heading, (text,), tuple(drawn), (Table(heading, columns, tuple(rows)),))


def _row(
    name: str, role: Role, own: Sequence[int], figures: Sequence[DoctorFigures], language: Language
) -> tuple[Cell, ...]:
    worked = sum(each.minutes + each.standby_minutes for each in figures if each.role is role)
    per_100 = rounded(Fraction(sum(own) * 6000, worked), 1) if worked else None
    mean = rounded(Fraction(sum(own), len(own)), 1)
    return name, role_name(role, language), len(own), sum(own), mean, max(own), per_100
