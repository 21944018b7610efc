"""How the load is spread: by role against heads and quota, and each quota as published and as worked."""

from collections.abc import Iterator
from dataclasses import replace

from anwroster.audit.audited import Audited
from anwroster.audit.speaker import Speaker
from anwroster.figures import AccountFigures
from anwroster.reports import Hours, Section, Share, Table
from anwroster.reports.cells import Cell
from anwroster.reports.charts import COLOURS, PALE
from anwroster.reports.distribution import categories_section, roles_section
from anwroster.reports.document import columns_of
from anwroster.reports.numbers import percent
from anwroster.reports.spread import fulfilment_chart, fulfilment_table, role_name


def balance_sections(audited: Audited, speaker: Speaker) -> Iterator[Section]:
    """Yield the shares of the roles, the counts per doctor, the spread of fulfilment, and every doctor."""
    figures = audited.case.as_worked.doctors
    roles = roles_section(figures, speaker.language, heads=True)
    yield replace(roles, heading=speaker.say("balance.roles"), text=(speaker.say("balance.roles_text"),))
    yield categories_section(figures, speaker.language)
    yield from _spread(audited, speaker)
    yield _doctors(audited, speaker)


def _spread(audited: Audited, speaker: Speaker) -> Iterator[Section]:
    case = audited.case
    views = {speaker.say(f"on.{on}"): list(case.view(on).accounts) for on in ("published", "worked")}
    groups = {name: own for name, own in views.items() if own}
    if not groups:
        return

    def tip(each: AccountFigures) -> str:
        return f"{speaker.doctor(each.doctor)}: {percent(each.fulfilment, speaker.language)}"

    title = speaker.say("balance.spread")
    colours = [PALE, COLOURS[0]][-len(groups) :]
    chart = fulfilment_chart(title, groups, colours, tip, speaker.language)
    table = fulfilment_table(title, "on", groups, speaker.language)
    yield Section(title, (speaker.say("balance.spread_text"),), (chart,), (table,))


def _doctors(audited: Audited, speaker: Speaker) -> Section:
    before = {each.doctor.id: each for each in audited.case.as_published.doctors}
    rows: list[tuple[Cell, ...]] = []
    ordered = sorted(
        audited.case.as_worked.doctors, key=lambda each: (each.fulfilment is None, each.fulfilment or 0, each.doctor.id)
    )
    for each in ordered:
        was = before.get(each.doctor.id)
        rows.append(
            (
                each.doctor.id,
                each.doctor.name,
                role_name(each.role, speaker.language),
                each.agreement,
                Hours(each.quota_minutes or None),
                Hours(was.minutes if was else None),
                Hours(each.minutes),
                Share(was.fulfilment if was else None),
                Share(each.fulfilment, bar=True),
                *each.per_category,
                f"{each.met} / {each.owed}" if each.owed else "",
                each.forced,
            )
        )
    numbers = "quota published_hours worked_hours published_share fulfilment nights weekends holidays met_duties forced"
    columns = columns_of("doctor name role agreement", numbers, speaker.language)
    title = speaker.say("balance.doctors")
    return Section(
        title, (speaker.say("balance.doctors_text"),), tables=(Table(title, columns, tuple(rows), sortable=True),)
    )
