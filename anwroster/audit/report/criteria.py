"""Each criterion: what is asked, what was found, and which doctors and shifts it comes from."""

from collections.abc import Iterable, Iterator

from anwroster.audit.audited import Audited
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.speaker import Speaker
from anwroster.audit.telling import indicator_formula, indicator_name, indicator_source, part_name
from anwroster.audit.verdicts import Judged, Outcome
from anwroster.model import Role
from anwroster.reports import Cell, Section, Table
from anwroster.reports.document import columns_of

_ROLES = {each.value: each for each in Role}


def criteria_table(judged: Iterable[Judged], title: str, speaker: Speaker) -> Table:
    """Return criteria with their verdict, figure and threshold, and where the threshold comes from."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.criterion.named(speaker.language),
            speaker.sign(each.outcome),
            speaker.reason(each) or speaker.figure(each),
            speaker.threshold(each.criterion),
            speaker.say(f"on.{each.criterion.on}"),
            speaker.source(each.criterion),
        )
        for each in judged
    )
    return Table(title, columns_of("criterion verdict figure threshold on source_of", "", speaker.language), rows)


def criteria_sections(audited: Audited, speaker: Speaker) -> Iterator[Section]:
    """Yield a section per criterion of the policy, in its order; those of the basis stand together elsewhere."""
    for number, each in enumerate(audited.own, start=1):
        yield _section(number, each, speaker)


def _section(number: int, each: Judged, speaker: Speaker) -> Section:
    criterion, language = each.criterion, speaker.language
    verdict = speaker.say(
        f"criterion.{each.outcome.value}",
        figure=speaker.reason(each) or speaker.figure(each),
        threshold=speaker.threshold(criterion),
        on=speaker.say(f"on.{criterion.on}"),
        scope=_scope(each, speaker),
    )
    meaning = speaker.say(
        "criterion.meaning",
        name=indicator_name(criterion.indicator, language),
        formula=indicator_formula(criterion.indicator, language),
        source=indicator_source(criterion.indicator, language),
    )
    met = each.outcome is Outcome.MET
    return Section(
        speaker.say("criterion.heading", number=number, name=criterion.named(language)),
        (speaker.say("criterion.source", source=speaker.source(criterion)), meaning),
        tables=tuple(_tables(number, each, speaker)),
        warnings=() if met else (verdict,),
        assurances=(verdict,) if met else (),
    )


def _tables(number: int, each: Judged, speaker: Speaker) -> Iterator[Table]:
    unit, found = CATALOGUE[each.criterion.indicator].unit, each.measurement
    if found.parts:
        parts = tuple((_part(name, speaker), speaker.value(value, unit)) for name, value in found.parts)
        title = speaker.say("criterion.parts", number=number)
        yield Table(title, columns_of("part_of", "figure", speaker.language), parts)
    if found.evidence:
        amounts = any(proof.amount is not None for proof in found.evidence)
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (
                speaker.evidence(proof, unit),
                *((speaker.value(proof.amount, unit),) if amounts else ()),
                speaker.doctor(proof.doctor),
                speaker.shift(proof.shift),
            )
            for proof in found.evidence
        )
        columns = columns_of("what", "figure" if amounts else "", speaker.language, "name shift")
        yield Table(speaker.say("criterion.evidence", number=number), columns, rows)


def _scope(each: Judged, speaker: Speaker) -> str:
    criterion = each.criterion
    if criterion.role is not None:
        return speaker.role(criterion.role)
    if criterion.agreement is not None:
        agreements = {its.id: its.name for its in speaker.case.instance.hds.agreements}
        return agreements.get(criterion.agreement, criterion.agreement)
    return speaker.say("everybody")


def _part(name: str, speaker: Speaker) -> str:
    return speaker.role(_ROLES[name]) if name in _ROLES else part_name(name, speaker.language)
