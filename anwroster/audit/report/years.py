"""What the roster costs by the tariffs of its own years, and what it would cost by those of others."""

from anwroster.audit.audited import Audited
from anwroster.audit.costs import budget, what_if
from anwroster.audit.speaker import Speaker
from anwroster.reports import Cell, Euros, Hours, Section, Table
from anwroster.reports.cells import rounded
from anwroster.reports.document import columns_of


def years_section(audited: Audited, speaker: Speaker) -> Section:
    """Return cost and maximum per calendar year, and the whole by the maximum of every year that is known."""
    own: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.year),
            Hours(round(sum(each.minutes))),
            Hours(round(each.unpriced)),
            Euros(None if each.cost is None else rounded(each.cost, 2)),
            Euros(None if each.maximum is None else rounded(each.maximum, 2)),
            len(each.bare),
        )
        for each in budget(audited.case, "worked")
    )
    others: tuple[tuple[Cell, ...], ...] = tuple(
        (str(each.year), each.decision, Hours(round(each.unpriced)), Euros(rounded(each.euros, 2), indicative=True))
        for each in what_if(audited.case, "worked")
    )
    language = speaker.language
    return Section(
        speaker.say("years.heading"),
        (speaker.say("years.text"),),
        tables=(
            Table(speaker.say("years.own"), columns_of("year", "hours unpriced euros at_maximum bare", language), own),
            Table(speaker.say("years.others"), columns_of("year decision", "unpriced euros", language), others),
        ),
    )
