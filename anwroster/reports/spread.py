"""How far everybody's own quota is fulfilled: a dot per quota, by role and by region."""

from collections.abc import Callable, Sequence

from anwroster.figures import AccountFigures, DoctorFigures, Spread, spread
from anwroster.model import Instance, Role
from anwroster.reports import charts
from anwroster.reports.cells import Cell, Share
from anwroster.reports.document import Chart, Section, Table, columns_of
from anwroster.reports.numbers import percent
from anwroster.words import Language, say

_COLUMNS = "quotas lowest median highest"


def role_name(role: Role, language: Language) -> str:
    """Return a role as readers know it."""
    return say(f"reports.fairness.role.{role.value}", language)


def spread_section(
    instance: Instance, figures: Sequence[DoctorFigures], quotas: Sequence[AccountFigures], language: Language
) -> Section:
    """Return the spread of fulfilment by role; by region as well where quotas are kept apart."""
    people = {each.doctor.id: each for each in figures}
    roles = {role: [each for each in quotas if people[each.doctor].role is role] for role in Role}
    present = {role: own for role, own in roles.items() if own}

    def tip(each: AccountFigures) -> str:
        return f"{people[each.doctor].doctor.name}: {percent(each.fulfilment, language)}"

    text = [say("reports.fairness.spread_text", language)]
    title = say("reports.fairness.spread_chart", language)
    named = {role_name(role, language): own for role, own in present.items()}
    drawn = (
        [fulfilment_chart(title, named, [charts.colour_of(role.value) for role in present], tip, language)]
        if named
        else []
    )
    tables = [fulfilment_table(title, "role", named, language)]
    regions: dict[str, list[AccountFigures]] = {}
    for region in instance.hds.quota.regions:
        if own := [each for each in quotas if each.region == region.id]:
            regions[region.name] = own
    if regions:
        text.append(say("reports.fairness.apart_text", language))
        title = say("reports.fairness.regions_chart", language)
        drawn.append(fulfilment_chart(title, regions, [charts.COLOURS[5]] * len(regions), tip, language))
        tables.append(fulfilment_table(title, "region", regions, language))
    return Section(say("reports.fairness.spread_heading", language), tuple(text), tuple(drawn), tuple(tables))


def fulfilment_chart(
    title: str,
    groups: dict[str, list[AccountFigures]],
    colours: Sequence[str],
    tip: Callable[[AccountFigures], str],
    language: Language,
) -> Chart:
    """Return a row of dots per group of quotas; ``tip`` is what each dot tells when somebody points at it."""
    named = {name: [charts.Dot(float(each.fulfilment), tip(each)) for each in own] for name, own in groups.items()}
    notes = [
        say("reports.fairness.group_note", language, count=len(own), median=percent(_three(own)[1], language))
        for own in groups.values()
    ]
    description = "; ".join(
        say(
            "reports.fairness.group_described",
            language,
            name=name,
            count=len(own),
            lowest=percent(_three(own)[0], language),
            median=percent(_three(own)[1], language),
            highest=percent(_three(own)[2], language),
        )
        for name, own in groups.items()
    )
    return Chart(title, description, charts.dots(named, notes, colours, title, description))


def _three(own: Sequence[AccountFigures]) -> Spread:
    found = spread(each.fulfilment for each in own)
    assert found is not None  # groups without a quota are left out before
    return found


def fulfilment_table(title: str, kind: str, groups: dict[str, list[AccountFigures]], language: Language) -> Table:
    """Return lowest, median and highest fulfilment per group; ``kind`` is the key of the first column."""
    rows: list[tuple[Cell, ...]] = [
        (name, len(own), *(Share(each) for each in _three(own))) for name, own in groups.items()
    ]
    return Table(title, columns_of(kind, _COLUMNS, language), tuple(rows))
