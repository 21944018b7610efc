"""A row per HDS: size, filling, commitments, and what locums carry against what they owe."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from anwroster.model import Role
from anwroster.national.counts import PeriodCounts, RoleWork
from anwroster.reports import Hours, Section, Share, Table
from anwroster.reports.cells import Cell, rounded
from anwroster.reports.document import columns_of
from anwroster.words import Language, say


def regions_section(
    work: Sequence[RoleWork], counts: Sequence[PeriodCounts], names: Mapping[str, str], language: Language
) -> Section:
    """Return the comparison of the regions, over all periods together."""
    heading = say("national.regions.heading", language)
    rows: list[tuple[Cell, ...]] = []
    for hds in sorted({each.hds for each in counts}, key=lambda each: (names.get(each, each), each)):
        own = [each for each in counts if each.hds == hds]
        roles = [each for each in work if each.hds == hds]
        rows.append((names.get(hds, hds), *_figures(own, roles), hds))
    columns = columns_of(
        "hds_name",
        "periods doctors hours filled_share met_share changed_share nights_waarnemers quota_waarnemers night_burden",
        language,
        "hds",
    )
    text = say("national.regions.text", language)
    return Section(heading, (text,), tables=(Table(heading, columns, tuple(rows), sortable=True),))


def _figures(own: Sequence[PeriodCounts], roles: Sequence[RoleWork]) -> tuple[Cell, ...]:
    nights = _part(((each.role, each.nights) for each in roles), Role.WAARNEMER)
    quota = _part(((each.role, each.quota_minutes) for each in roles), Role.WAARNEMER)
    seats = sum(each.seats for each in own)
    burden = rounded(nights / quota, 2) if nights is not None and quota else None
    return (
        len(own),
        max(each.doctors for each in own),
        Hours(sum(each.minutes for each in roles)),
        Share(share(seats - sum(each.open_worked for each in own), seats), places=1),
        Share(share(sum(each.met for each in own), sum(each.owed for each in own)), places=1),
        Share(share(sum(each.changed for each in own), sum(each.worked for each in own)), places=1),
        Share(nights, places=1),
        Share(quota, places=1),
        burden,
    )


def share(part: int, whole: int) -> Fraction | None:
    """Return part ÷ whole; None of nothing."""
    return Fraction(part, whole) if whole else None


def _part(amounts: Iterable[tuple[str, int]], role: Role) -> Fraction | None:
    found = list(amounts)
    return share(sum(amount for its, amount in found if its == role.value), sum(amount for _, amount in found))
