"""Hours and costs: per band and per doctor, with the status of every rate."""

from decimal import Decimal

from anwroster.model import Instance, Roster
from anwroster.reports.document import Cell, Report, Section, Table, columns_of
from anwroster.reports.numbers import day, decimal, euros, hours
from anwroster.tariffs import Pay, PayLine, pay
from anwroster.words import Language, say


def costs(instance: Instance, roster: Roster, language: Language, assume_year: int | None) -> Report:
    """Return hours and costs of a roster; days without a tariff have hours only."""
    paid = pay(instance, roster, assume_year)
    names = {each.id: each.name for each in instance.doctors}
    doctors = _per_doctor(paid, names, language)
    sections = [
        Section(
            say("reports.costs.bands_heading", language), _warnings(paid, language), tables=(_per_band(paid, language),)
        ),
        Section(
            say("reports.costs.doctors_heading", language),
            (say("reports.costs.rounding", language),),
            tables=(doctors,),
        ),
    ]
    if paid.top_ups:
        heading = say("reports.costs.top_ups_heading", language)
        rows = tuple(
            (each, names.get(each, ""), money(amount, language)) for each, amount in sorted(paid.top_ups.items())
        )
        table = Table(heading, columns_of("doctor name", "top_up", language), rows)
        sections.append(Section(heading, tables=(table,)))
    total = ((euros(paid.total, language), say("reports.figure_total", language)),) if paid.total is not None else ()
    return Report(
        kind="costs",
        title=f"{say('reports.title.costs', language)} – {instance.hds.name}",
        subtitle=say("reports.subtitle", language, start=roster.period.start, end=roster.period.end),
        language=language,
        sections=tuple(sections),
        main=doctors,
        key_figures=total,
    )


def money(amount: Decimal | None, language: Language) -> str:
    """Return an amount with two decimals, or a dash."""
    return "–" if amount is None else decimal(amount, 2, language)


def status_name(status: str, language: Language) -> str:
    """Return how sure a rate is, in words; nothing for no rate."""
    return say(f"tariffs.status.{status}", language) if status else "–"


def _warnings(paid: Pay, language: Language) -> tuple[str, ...]:
    found = []
    if paid.indicative:
        found.append(say("reports.costs.indicative", language, decisions=", ".join(paid.decisions)))
    if paid.uncovered:
        found.append(say("reports.costs.uncovered", language, days=len(paid.uncovered)))
    for over in paid.over_maximum:
        found.append(
            say(
                "reports.costs.over",
                language,
                band=over.band.value,
                day=day(over.day, language),
                paid=money(over.paid, language),
                maximum=money(over.maximum, language),
                decision=over.decision,
            )
        )
    return tuple(found)


def _per_band(paid: Pay, language: Language) -> Table:
    sums: dict[tuple[str, Decimal | None, str, str], tuple[int, Decimal | None]] = {}
    for line in paid.lines:
        key = (line.band, line.rate, line.status, line.decision)
        minutes, exact = sums.get(key, (0, None))
        added = exact if line.exact is None else (exact or Decimal(0)) + line.exact
        sums[key] = (minutes + line.minutes, added)
    rows = tuple(
        (
            band,
            status_name(status, language),
            decision or "–",
            hours(minutes, language),
            money(rate, language),
            money(exact, language),
        )
        for (band, rate, status, decision), (minutes, exact) in sorted(sums.items(), key=lambda item: str(item[0]))
    )
    title = say("reports.costs.bands_heading", language)
    return Table(title, columns_of("band status decision", "hours rate euros", language), rows)


def pay_table(lines: tuple[PayLine, ...], title: str, language: Language) -> Table:
    """Return one doctor's pay lines as a table."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            line.band,
            status_name(line.status, language),
            hours(line.minutes, language),
            money(line.rate, language),
            money(line.exact, language),
        )
        for line in lines
    )
    return Table(title, columns_of("band status", "hours rate euros", language), rows)


def _per_doctor(paid: Pay, names: dict[str, str], language: Language) -> Table:
    minutes: dict[str, int] = {}
    for line in paid.lines:
        minutes[line.doctor] = minutes.get(line.doctor, 0) + line.minutes
    rows = tuple(
        (doctor, names.get(doctor, ""), hours(total, language), money(paid.totals.get(doctor), language))
        for doctor, total in sorted(minutes.items())
    )
    title = say("reports.costs.doctors_heading", language)
    return Table(title, columns_of("doctor name", "hours euros", language), rows)
