"""Pay lines as a table, and what must be said about the rates."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from anwroster.model import Band, Instance
from anwroster.reports.cells import Cell, Euros, Hours
from anwroster.reports.document import Table, columns_of
from anwroster.reports.numbers import day, decimal, hours
from anwroster.tariffs import STANDBY, Pay, PayLine, TariffTable
from anwroster.words import Language, say

BANDS = (*(band.value for band in Band), STANDBY)
"""Bands in the order in which they are shown: those of the tariff, then what lies outside it."""


def exact_sum(lines: Iterable[PayLine]) -> Decimal | None:
    """Return what the lines with a rate come to, before rounding; None when none has one."""
    known = [line.exact for line in lines if line.exact is not None]
    return sum(known, Decimal(0)) if known else None


def status_names(lines: Iterable[PayLine], language: Language) -> str:
    """Return how sure the rates are, in words; a dash where there is no rate."""
    found = sorted({line.status for line in lines if line.status})
    return ", ".join(say(f"tariffs.status.{each}", language) for each in found) or "–"


def outside_text(lines: Iterable[PayLine], language: Language) -> tuple[str, ...]:
    """Return what hours outside ANW are, where there are any."""
    return (say("reports.costs.outside", language),) if any(each.band == Band.OUTSIDE for each in lines) else ()


def pay_table(lines: Sequence[PayLine], title: str, language: Language, total: Decimal | None = None) -> Table:
    """Return pay lines added up per band, rate and status, with a total.

    Parameters
    ----------
    total
        Total as it will be paid; None: what the lines come to.
    """
    groups: dict[tuple[int, str, Decimal, str], list[PayLine]] = {}
    for line in lines:
        key = (BANDS.index(line.band), line.decision, line.rate or Decimal(-1), line.status)
        groups.setdefault(key, []).append(line)
    rows: list[tuple[Cell, ...]] = [
        (
            own[0].band,
            status_names(own, language),
            own[0].decision or "–",
            Hours(sum(line.minutes for line in own)),
            Euros(own[0].rate, own[0].status == "indicative"),
            Euros(exact_sum(own), own[0].status == "indicative"),
        )
        for _, own in sorted(groups.items())
    ]
    if rows:
        indicative = any(line.status == "indicative" for line in lines)
        summed = total if total is not None else exact_sum(lines)
        minutes = Hours(sum(line.minutes for line in lines))
        rows.append((say("reports.total", language), "", "", minutes, None, Euros(summed, indicative)))
    columns = columns_of("band status decision", "hours rate euros", language)
    return Table(title, columns, tuple(rows), last_is_total=bool(rows))


def warnings_of(instance: Instance, paid: Pay, language: Language, *, to_doctor: bool = False) -> tuple[str, ...]:
    """Return what a reader must know of the rates: assumed, missing, above a maximum, not to be judged.

    Parameters
    ----------
    to_doctor
        Whether a doctor reads it, who can do nothing about a missing tariff.
    """
    found = []
    if paid.indicative:
        names = ", ".join(each for each in paid.decisions if each != "hds")
        found.append(say("reports.costs.indicative", language, decisions=names, days=len(paid.assumed)))
    if paid.uncovered and to_doctor:
        years = ", ".join(dict.fromkeys(str(each.year) for each in sorted(paid.uncovered)))
        found.append(say("reports.doctor.uncovered", language, years=years))
    elif paid.uncovered:
        year = TariffTable(instance.own_tariffs).years()[-1]
        found.append(say("reports.costs.uncovered", language, days=len(paid.uncovered), year=year))
    unpriced = sum(line.minutes for line in paid.lines if line.rate is None)
    if unpriced:
        bands = ", ".join(dict.fromkeys(line.band for line in paid.lines if line.rate is None))
        found.append(say("reports.costs.unpriced", language, hours=hours(unpriced, language), bands=bands))
    for over in paid.over_maximum:
        found.append(
            say(
                "reports.costs.over",
                language,
                band=over.band.value,
                day=day(over.day, language),
                paid=decimal(over.paid, 2, language),
                maximum=decimal(over.maximum, 2, language),
                decision=over.decision,
                against=over.against,
            )
        )
    if paid.unjudged:
        found.append(say("reports.costs.unjudged", language, days=len(paid.unjudged)))
    return tuple(found)
