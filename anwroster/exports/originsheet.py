"""Where the workbook comes from: enough to recognise a file that comes back."""

from datetime import UTC, timedelta

from anwroster.exports.book import Book, Value, heads_of
from anwroster.model import Instance, Roster
from anwroster.words import say


def write_origin(book: Book, instance: Instance, roster: Roster) -> None:
    """Write HDS, period and, where the roster tells, when and with what it was made."""
    language = instance.hds.language
    rows: list[tuple[Value, Value]] = [
        (say("exports.origin.hds", language), instance.hds.name),
        (say("exports.origin.key", language), instance.hds.id),
        (say("exports.origin.first", language), roster.period.start.isoformat()),
        (say("exports.origin.last", language), (roster.period.end - timedelta(days=1)).isoformat()),
    ]
    if made := roster.provenance:
        rows.append((say("exports.origin.made", language), f"{made.made_at.astimezone(UTC):%Y-%m-%d %H:%M}"))
        rows += [
            (say("reports.origin.version", language, name=name), value) for name, value in sorted(made.versions.items())
        ]
        rows += [
            (say("reports.origin.option", language, name=name), value) for name, value in sorted(made.options.items())
        ]
        rows += [(say("reports.origin.tariff", language), each) for each in made.tariffs]
        rows += [
            (say("reports.origin.file", language, name=name), value) for name, value in sorted(made.digests.items())
        ]
    heads = heads_of(language, ("fact", 30, "text"), ("value_of", 70, "text"))
    book.table(say("exports.sheet.origin", language), heads, rows)
