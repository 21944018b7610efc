"""Where a roster came from: enough to make it again, and to see whether the input is still the same."""

from anwroster.anwhours import local
from anwroster.model import Roster
from anwroster.reports.document import Section, Table, columns_of
from anwroster.reports.numbers import long_day
from anwroster.words import Language, say


def origin_section(roster: Roster, language: Language) -> list[Section]:
    """Return when and with what a roster was made; nothing for a roster made elsewhere."""
    made = roster.provenance
    if made is None:
        return []
    at = local(made.made_at)
    text = say("reports.origin.made", language, day=long_day(at.date(), language), clock=f"{at:%H:%M}")
    facts = [
        (say("reports.origin.version", language, name=name), value) for name, value in sorted(made.versions.items())
    ]
    facts += [
        (say("reports.origin.option", language, name=name), value) for name, value in sorted(made.options.items())
    ]
    facts += [(say("reports.origin.tariff", language), each) for each in made.tariffs]
    facts += [(say("reports.origin.file", language, name=name), value) for name, value in sorted(made.digests.items())]
    heading = say("reports.origin.heading", language)
    return [
        Section(heading, (text,), tables=(Table(heading, columns_of("fact value_of", "", language), tuple(facts)),))
    ]
