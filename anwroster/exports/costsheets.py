"""Hours and euros in the workbook: per line, per doctor, and private top-ups apart."""

from anwroster.exports.book import Book, Formula, Value, heads_of, known_sum, subtotal
from anwroster.model import Instance, Roster
from anwroster.tariffs import Pay, PayLine, pay
from anwroster.words import say


def write_costs(book: Book, instance: Instance, roster: Roster, assume_year: int | None) -> tuple[PayLine, ...]:
    """Write the lines with their rates, each doctor's rounded total and, if there are any, the private top-ups.

    Returns
    -------
    tuple
        The lines, in the order of their sheet.
    """
    paid = pay(instance, roster, assume_year)
    names = {each.id: each.name for each in instance.doctors}
    _lines(book, instance, paid, names)
    _totals(book, instance, paid, names)
    if paid.top_ups:
        heads = heads_of(instance.hds.language, ("doctor", 16, "text"), ("name", 26, "text"), ("top_up", 14, "euros"))
        rows = [(doctor, names.get(doctor, ""), amount) for doctor, amount in sorted(paid.top_ups.items())]
        total = subtotal(2, len(rows), float(sum(paid.top_ups.values())))
        word = say("reports.total", instance.hds.language)
        book.table(say("exports.sheet.top_ups", instance.hds.language), heads, rows, totals=(word, None, total))
    return paid.lines


def _lines(book: Book, instance: Instance, paid: Pay, names: dict[str, str]) -> None:
    language = instance.hds.language
    euros = "indicative" if paid.indicative else "euros"
    words = (("doctor", 16, "text"), ("name", 26, "text"), ("band", 14, "text"), ("hours", 10, "hours"))
    heads = heads_of(
        language,
        *words,
        ("rate", 20, euros),
        ("euros", 22, euros),
        ("status", 16, "text"),
        ("decision", 16, "text"),
    )
    rows: list[tuple[Value, ...]] = [
        (
            line.doctor,
            names.get(line.doctor, ""),
            line.band,
            line.minutes / 60,
            line.rate,
            None if line.exact is None else Formula("=D#*E#", float(line.exact)),
            say(f"tariffs.status.{line.status}", language) if line.status else "–",
            line.decision or "–",
        )
        for line in paid.lines
    ]
    hours = subtotal(3, len(rows), sum(line.minutes for line in paid.lines) / 60)
    exact = known_sum(line.exact for line in paid.lines)
    totals = (say("reports.total", language), None, None, hours, None, subtotal(5, len(rows), exact))
    book.table(say("exports.sheet.costs", language), heads, rows, frozen=2, totals=totals)


def _totals(book: Book, instance: Instance, paid: Pay, names: dict[str, str]) -> None:
    minutes: dict[str, int] = {}
    for line in paid.lines:
        minutes[line.doctor] = minutes.get(line.doctor, 0) + line.minutes
    euros = "indicative" if paid.indicative else "euros"
    heads = heads_of(
        instance.hds.language,
        ("doctor", 16, "text"),
        ("name", 26, "text"),
        ("hours", 10, "hours"),
        ("euros", 22, euros),
    )
    rows = [
        (doctor, names.get(doctor, ""), worked / 60, paid.totals.get(doctor))
        for doctor, worked in sorted(minutes.items())
    ]
    whole = known_sum(paid.totals.values())
    sums = subtotal(2, len(rows), sum(minutes.values()) / 60), subtotal(3, len(rows), whole)
    totals = (say("reports.total", instance.hds.language), None, *sums)
    book.table(say("exports.sheet.totals", instance.hds.language), heads, rows, totals=totals)
