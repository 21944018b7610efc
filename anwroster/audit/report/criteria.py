"""Each criterion: what is asked, what was found, and which doctors and shifts it comes from."""

from collections.abc import Iterator

from anwroster.audit.audited import Audited
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.speaker import Speaker
from anwroster.audit.verdicts import Judged, Outcome
from anwroster.model import Role
from anwroster.reports import Section, Table
from anwroster.reports.cells import Cell
from anwroster.reports.document import columns_of
from anwroster.reports.spread import role_name
from anwroster.words import area, say


def criteria_sections(audited: Audited, speaker: Speaker) -> Iterator[Section]:
    """Yield a section per criterion of the policy, in its order."""
    for number, each in enumerate(audited.judged, start=1):
        yield _section(number, each, speaker)


def _section(number: int, each: Judged, speaker: Speaker) -> Section:
    criterion, found = each.criterion, each.measurement
    unit = CATALOGUE[criterion.indicator].unit
    values = {
        "figure": speaker.judged(each),
        "threshold": speaker.threshold(criterion),
        "on": speaker.say(f"on.{criterion.on}"),
        "scope": _scope(each, speaker),
    }
    verdict = speaker.say(f"criterion.{each.outcome.value}", **values)
    text = [
        speaker.say("criterion.source", source=speaker.source(criterion)),
        *_meaning(criterion.indicator, speaker),
    ]
    tables = []
    if found.parts:
        rows: tuple[tuple[Cell, ...], ...] = tuple((part(name, speaker), speaker.figure(value, unit)) for name, value in found.parts)
        title = speaker.say("criterion.parts")
        tables.append(Table(title, columns_of("part_of", "figure", speaker.language), rows))
    if found.evidence:
        tables.append(_evidence(each, unit, speaker))
    return Section(
        speaker.say("criterion.heading", number=number, name=criterion.name),
        tuple(text),
        tables=tuple(tables),
        warnings=() if each.outcome is Outcome.MET else (verdict,),
        assurances=(verdict,) if each.outcome is Outcome.MET else (),
    )


def _evidence(each: Judged, unit: str, speaker: Speaker) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            speaker.evidence(proof, unit),
            speaker.doctor(proof.doctor),
            speaker.shift(proof.shift),
            speaker.figure(proof.amount, unit) if proof.amount is not None else "",
        )
        for proof in each.measurement.evidence
    )
    columns = columns_of("what name shift", "figure", speaker.language)
    return Table(speaker.say("criterion.evidence", id=each.criterion.id), columns, rows)


def _scope(each: Judged, speaker: Speaker) -> str:
    criterion = each.criterion
    if criterion.role is not None:
        return say(f"reports.fairness.role.{criterion.role.value}", speaker.language)
    if criterion.agreement is not None:
        agreements = {its.id: its.name for its in speaker.case.instance.hds.agreements}
        return agreements.get(criterion.agreement, criterion.agreement)
    return speaker.say("everybody")


def _meaning(indicator: str, speaker: Speaker) -> tuple[str, ...]:
    """Return what an indicator measures, in the words of the catalogue."""
    told = area("audit")["indicator"].get(indicator)
    if told is None:
        return ()
    name, formula = told["name"][speaker.language], told["formula"][speaker.language]
    return (speaker.say("criterion.meaning", name=name, formula=formula),)


def part(name: str, speaker: Speaker) -> str:
    """Return the name of a part of a figure: a role, a band or a word of the catalogue."""
    if name in (each.value for each in Role):
        return role_name(Role(name), speaker.language)
    return say(f"audit.part.{name}", speaker.language) if name in area("audit")["part"] else name
