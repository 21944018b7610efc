"""The first page: the conclusion in a sentence, the figures that matter, the tariffs, and which package it is about."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from anwroster.audit.audited import Audited, blocks
from anwroster.audit.report.criteria import criteria_table
from anwroster.audit.report.tariffs import tariffs_section
from anwroster.audit.speaker import Speaker
from anwroster.audit.verdicts import Judged, Outcome
from anwroster.figures import spread
from anwroster.reports import Section, Table
from anwroster.reports.cells import Cell
from anwroster.reports.document import columns_of
from anwroster.reports.numbers import clock, decimal, long_day, percent, span
from anwroster.version import __version__
from anwroster.words import Language

_NAMED = 4
"""Criteria that the conclusion names."""


def front_sections(audited: Audited, speaker: Speaker) -> Iterator[Section]:
    """Yield the conclusion, the tariffs and the identity of the package."""
    told = conclusion(audited, speaker)
    table = overview(audited, speaker)
    met = audited.outcome is Outcome.MET
    yield Section(
        speaker.say("front.heading"),
        (speaker.say("front.text"),),
        tables=(table,),
        warnings=() if met else (told,),
        assurances=(told,) if met else (),
    )
    yield tariffs_section(audited, speaker)
    heading = speaker.say("identity.heading")
    columns = columns_of("fact value_of", "", speaker.language)
    rows = tuple(_identity(audited, speaker))
    yield Section(heading, (speaker.say("identity.text"),), tables=(Table(heading, columns, rows),))


def conclusion(audited: Audited, speaker: Speaker) -> str:
    """Return in one sentence what came of the audit."""
    language = speaker.language
    values = {
        "name": audited.case.instance.hds.name,
        "period": span(audited.case.instance.hds.period, language),
        "policy": audited.policy.named(language),
        "count": len(audited.own),
        "met": sum(each.outcome is Outcome.MET for each in audited.own),
    }
    if audited.outcome is Outcome.MET:
        every = all(each.outcome is Outcome.MET for each in audited.own)
        key = "front.sound" if not audited.own else "front.met_all" if every else "front.met"
        return speaker.say(key, **values)
    if audited.outcome is Outcome.UNJUDGED:
        unknown = [each.criterion.named(language) for each in audited.judged if blocks(each)]
        return speaker.say("front.unjudged", **values, unknown=len(unknown), names=speaker.some(unknown, _NAMED))
    unsound, failed = (_failed(each, language) for each in (audited.basis, audited.own))
    reasons = []
    if unsound:
        reasons.append(speaker.say("front.unsound", names=speaker.some(unsound, _NAMED)))
    if failed:
        reasons.append(speaker.say("front.failed", failed=len(failed), names=speaker.some(failed, _NAMED), **values))
    return speaker.say("front.not_met", **values, reasons=speaker.say("front.and").join(reasons))


def _failed(judged: Iterable[Judged], language: Language) -> list[str]:
    return [each.criterion.named(language) for each in judged if each.outcome is Outcome.NOT_MET]


def overview(audited: Audited, speaker: Speaker) -> Table:
    """Return every criterion of the policy with its verdict, figure and threshold, and where that comes from."""
    return criteria_table(audited.own or audited.basis, speaker.say("front.criteria"), speaker)


def key_figures(audited: Audited, speaker: Speaker) -> tuple[tuple[str, str], ...]:
    """Return the figures that stand large at the top."""
    case, language = audited.case, speaker.language
    met = sum(each.outcome is Outcome.MET for each in audited.judged)
    seats = sum(each.demand for each in case.instance.shifts)
    worked = sum(seat.worked is not None for seat in case.seats)
    changed = sum(bool(seat.changes) for seat in case.seats)
    found = [
        (f"{met} / {len(audited.judged)}", speaker.say("figure.met")),
        (f"{decimal(worked, 0, language)} / {decimal(seats, 0, language)}", speaker.say("figure.worked")),
        (decimal(changed, 0, language), speaker.say("figure.changed")),
    ]
    if three := spread(each.fulfilment for each in case.as_worked.accounts):
        found.append((f"{percent(three[0], language)} – {percent(three[2], language)}", speaker.say("figure.range")))
    if (total := case.as_worked.pay.total) is not None:
        found.append((f"€ {decimal(total, 0, language)}", speaker.say("figure.total")))
    return tuple(found)


def _identity(audited: Audited, speaker: Speaker) -> Iterator[tuple[Cell, ...]]:
    case, language, identity = audited.case, speaker.language, audited.identity
    instance, manifest = case.instance, case.manifest

    def fact(key: str, value: str) -> tuple[Cell, ...]:
        return speaker.say(f"identity.{key}"), value

    yield fact("hds", f"{instance.hds.name} ({instance.hds.id})")
    last = instance.hds.period.end - timedelta(days=1)
    yield fact("period", f"{long_day(instance.hds.period.start, language)} – {long_day(last, language)}")
    yield fact("digest", identity.digest or "–")
    if not identity.signed_by:
        yield fact("signed", speaker.say("identity.unsigned"))
    else:
        key = "identity.signed_expected" if identity.expected else "identity.signed_by"
        yield fact("signed", speaker.say(key, key=identity.signed_by))
    if manifest:
        made = manifest.made_at
        yield fact("made", f"{long_day(made.date(), language)}, {clock(made)}")
        yield fact("packed_with", ", ".join(f"{name} {value}" for name, value in sorted(manifest.versions.items())))
        named = "identity.pseudonymised" if manifest.pseudonyms else "identity.named"
        yield fact("names", speaker.say(named, key=manifest.pseudonyms))
    if origin := case.published.provenance:
        told = ", ".join(f"{name} {value}" for name, value in sorted(origin.versions.items()))
        yield fact("roster", f"{long_day(origin.made_at.date(), language)}, {clock(origin.made_at)}; {told}")
        if instance.kept:
            yield fact("kept", speaker.say("identity.kept_text"))
        options = ", ".join(f"{name} {value}" for name, value in sorted(origin.options.items()) if value)
        yield fact("options", options or "–")
    yield fact("certificate", speaker.say(f"identity.certificate_{certificate_state(audited)}"))
    yield fact("policy", f"{audited.policy.named(language)} ({audited.policy.id}). {audited.policy.told(language)}")
    yield fact("audited_with", f"anwroster {__version__}")


def certificate_state(audited: Audited) -> str:
    """Return whether the certificate is accepted, refused or absent."""
    if audited.case.certificate is None:
        return "absent"
    return "refused" if audited.case.verification[1] else "accepted"
