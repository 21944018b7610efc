"""Hours and costs: per band, per payer and per doctor, with the status of every rate."""

from collections.abc import Callable
from decimal import Decimal

from anwroster.model import Instance, Roster
from anwroster.reports import charts
from anwroster.reports.cells import Cell, Euros, Hours
from anwroster.reports.document import Chart, Report, Section, Table, columns_of
from anwroster.reports.money import BANDS, exact_sum, outside_text, pay_table, status_names, warnings_of
from anwroster.reports.numbers import euros, hours, span
from anwroster.tariffs import Pay, PayLine, pay
from anwroster.words import Language, say


def costs(instance: Instance, roster: Roster, language: Language, assume_year: int | None) -> Report:
    """Return hours and costs of a roster; days without a tariff have hours only."""
    paid = pay(instance, roster, assume_year)
    doctors = _per_doctor(instance, paid, language)
    title = say("reports.costs.bands_heading", language)
    sections = [
        Section(
            title,
            (*_total_text(paid, language), *outside_text(paid.lines, language)),
            charts=bands_chart(paid, language),
            tables=(pay_table(paid.lines, title, language, paid.total),),
            warnings=warnings_of(instance, paid, language),
        ),
        *_payers(instance, paid, language),
        Section(doctors.title, (say("reports.costs.rounding", language),), tables=(doctors,)),
        *top_up_section(instance, paid, language),
    ]
    minutes = sum(line.minutes for line in paid.lines)
    figures = [(hours(minutes, language), say("reports.figure_hours", language))]
    if paid.total is not None:
        total = euros(paid.total, language, indicative=paid.indicative)
        figures.append((total, _priced(paid, language)))
    return Report(
        kind="costs",
        title=f"{say('reports.title.costs', language)} – {instance.hds.name}",
        subtitle=span(roster.period, language),
        language=language,
        sections=tuple(sections),
        main=doctors,
        key_figures=tuple(figures),
    )


def _total_text(paid: Pay, language: Language) -> tuple[str, ...]:
    return (say("reports.costs.total_text", language),) if paid.total is not None else ()


def _priced(paid: Pay, language: Language) -> str:
    """Return what the total is of: all hours, or the part of them that has a rate."""
    minutes = sum(line.minutes for line in paid.lines)
    priced = sum(line.minutes for line in paid.lines if line.rate is not None)
    if priced == minutes:
        return say("reports.figure_total", language)
    return say("reports.figure_part", language, priced=hours(priced, language), hours=hours(minutes, language))


def top_up_section(instance: Instance, paid: Pay, language: Language) -> list[Section]:
    """Return the private top-ups, apart from everything that the HDS pays; nothing when there are none."""
    if not paid.top_ups:
        return []
    names = {each.id: each.name for each in instance.doctors}
    rows = tuple((doctor, names.get(doctor, ""), Euros(amount)) for doctor, amount in sorted(paid.top_ups.items()))
    heading = say("reports.costs.top_ups_heading", language)
    table = Table(heading, columns_of("doctor name", "top_up", language), rows)
    return [Section(heading, (say("reports.costs.top_ups_text", language),), tables=(table,))]


def bands_chart(paid: Pay, language: Language) -> tuple[Chart, ...]:
    """Return which part of the hours, and of the euros, lies in each band."""
    bands = [band for band in BANDS if any(line.band == band for line in paid.lines)]
    minutes = [sum(line.minutes for line in paid.lines if line.band == band) for band in bands]
    amounts = [exact_sum(line for line in paid.lines if line.band == band) or Decimal(0) for band in bands]
    if not sum(minutes):
        return ()
    total = sum(amounts, Decimal(0))
    rows = [say("reports.column.hours", language)] + ([say("reports.column.euros_word", language)] if total else [])
    series = {
        band: [part / sum(minutes), *([float(amount / total)] if total else [])]
        for band, part, amount in zip(bands, minutes, amounts, strict=True)
    }
    title = say("reports.costs.chart", language)
    described = "; ".join(f"{band}: {', '.join(f'{each:.0%}' for each in parts)}" for band, parts in series.items())
    drawn = charts.shares(rows, series, charts.COLOURS[: len(bands)], title, described)
    return (Chart(title, described, drawn),)


def _payers(instance: Instance, paid: Pay, language: Language) -> list[Section]:
    """Return who pays how much, where it is not only the HDS."""
    agreements = {each.id: each.paid_by for each in instance.hds.agreements}
    payers = {each.id: agreements[each.agreement] for each in instance.doctors}
    table = _summed(paid, lambda line: payers.get(line.doctor, ""), language)
    if len(table) < 2:
        return []
    heading = say("reports.costs.payers_heading", language)
    columns = columns_of("paid_by", "hours euros", language)
    text = say("reports.costs.payers_text", language)
    rows = tuple((_payer(payer, language), minutes, amount) for payer, _, minutes, amount in table)
    return [Section(heading, (text,), tables=(Table(heading, columns, rows),))]


def _payer(paid_by: str, language: Language) -> str:
    known = ("hds", "employer")
    return say(f"reports.costs.payer.{paid_by}", language) if paid_by in known else paid_by


def _summed(paid: Pay, key: Callable[[PayLine], str], language: Language) -> list[tuple[str, str, Hours, Euros]]:
    """Return (key, statuses, hours, euros) per key, in order of the keys."""
    groups: dict[str, list[PayLine]] = {}
    for line in paid.lines:
        groups.setdefault(key(line), []).append(line)
    found = []
    for name, lines in sorted(groups.items()):
        doctors = {line.doctor for line in lines}
        known = [total for doctor, total in paid.totals.items() if doctor in doctors and total is not None]
        indicative = any(line.status == "indicative" for line in lines)
        amount = Euros(sum(known, Decimal(0)) if known else None, indicative)
        found.append((name, status_names(lines, language), Hours(sum(line.minutes for line in lines)), amount))
    return found


def _per_doctor(instance: Instance, paid: Pay, language: Language) -> Table:
    names = {each.id: each.name for each in instance.doctors}
    rows: list[tuple[Cell, ...]] = [
        (doctor, names.get(doctor, ""), status, minutes, amount)
        for doctor, status, minutes, amount in _summed(paid, lambda line: line.doctor, language)
    ]
    title = say("reports.costs.doctors_heading", language)
    return Table(title, columns_of("doctor name status", "hours euros", language), tuple(rows), sortable=True)
