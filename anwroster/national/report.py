"""The country in one report: what was audited, how regions compare, what changed over the periods."""

from collections.abc import Iterator, Sequence
from typing import Any

from anwroster.national.counts import PeriodCounts, moved, period_counts, role_work, tables_of, verdict_counts
from anwroster.national.judgement import Judgement
from anwroster.national.ranking import ranking_sections
from anwroster.national.regions import regions_section
from anwroster.national.selection import Selection
from anwroster.national.trend import trend_sections
from anwroster.reports import Report, Section, Table
from anwroster.reports.cells import Cell
from anwroster.reports.document import columns_of
from anwroster.reports.numbers import decimal, long_day, percent
from anwroster.words import Language, say

SHOWN = 12
"""Reasons that are named per package."""


def national(selection: Selection, language: Language) -> Report:
    """Return the national report of the packages that count."""
    with tables_of(selection) as connection:
        work, counts = role_work(connection), period_counts(connection)
        names = selection.names
        regions = regions_section(work, counts, names, language)
        return Report(
            kind="national",
            title=say("national.title", language),
            subtitle=_subtitle(selection, language),
            language=language,
            sections=(
                *_overview(selection, connection, language),
                *ranking_sections(counts, names, language),
                regions,
                *trend_sections(work, counts, language),
                *_moved(connection, names, language),
            ),
            main=regions.tables[0],
            key_figures=_key_figures(selection, counts, language),
        )


def _subtitle(selection: Selection, language: Language) -> str:
    periods = [each.judgement.period for each in selection.counted if each.judgement.period is not None]
    first, last = min(each.start for each in periods), max(each.end for each in periods)
    return say("national.subtitle", language, first=long_day(first, language), last=long_day(last, language))


def _key_figures(
    selection: Selection, counts: Sequence[PeriodCounts], language: Language
) -> tuple[tuple[str, str], ...]:
    hds = len({each.judgement.hds for each in selection.counted})
    seats, empty = sum(each.seats for each in counts), sum(each.open_worked for each in counts)
    owed, met = sum(each.owed for each in counts), sum(each.met for each in counts)
    passed = sum(each.judgement.outcome == "met" for each in selection.counted)
    found = [
        (str(hds), say("national.figure.hds", language)),
        (decimal(len(selection.counted), 0, language), say("national.figure.packages", language)),
        (f"{passed} / {len(selection.counted)}", say("national.figure.passed", language)),
        (percent(1 - empty / seats if seats else None, language, 1), say("national.figure.filled", language)),
        (percent(met / owed if owed else None, language, 1), say("national.figure.met", language)),
    ]
    return tuple(found)


def _overview(selection: Selection, connection: Any, language: Language) -> Iterator[Section]:
    """Yield what stands on the first page: which packages count, which do not, and how sure the tariffs are."""
    heading = say("national.overview.heading", language)
    outcomes = [each.judgement.outcome for each in selection.counted]
    text = say(
        "national.overview.text",
        language,
        met=outcomes.count("met"),
        not_met=outcomes.count("not_met"),
        unjudged=outcomes.count("unjudged"),
    )
    rows = tuple(
        (say(f"national.policy_{'basis' if policy == 'basis' else 'own'}", language), name, met, not_met, unjudged)
        for policy, name, met, not_met, unjudged in verdict_counts(connection, language)
    )
    columns = columns_of("policy criterion", "met not_met unjudged", language)
    yield Section(
        heading,
        (text, say("national.overview.no_norm", language)),
        tables=(Table(heading, columns, rows),),
        warnings=tuple(_warnings(selection, language)),
    )
    yield _tariffs(selection, language)
    if lost := tuple(_lost(selection, language)):
        heading = say("national.lost.heading", language)
        yield Section(
            heading,
            (say("national.lost.text", language),),
            tables=(Table(heading, columns_of("file hds_name outcome reason", "", language), lost),),
        )


def _warnings(selection: Selection, language: Language) -> Iterator[str]:
    for key, found in (
        ("nothing", selection.nothing),
        ("twice", selection.twice),
        ("replaced", selection.replaced),
        ("overlapping", selection.overlapping),
    ):
        if found:
            yield say(f"national.warning.{key}", language, count=len(found))


def _lost(selection: Selection, language: Language) -> Iterator[tuple[Cell, ...]]:
    """Yield the packages that do not count, and why."""
    for each in selection.nothing:
        reasons = "; ".join(each.why(language)[:SHOWN])
        yield each.file, each.name or "–", say(f"national.outcome.{each.outcome}", language), reasons
    for each in selection.twice:
        yield each.file, each.name, say("national.outcome.twice", language), say("national.lost.twice", language)
    for key, pairs in (("replaced", selection.replaced), ("overlapping", selection.overlapping)):
        for each, other in pairs:
            reason = say(f"national.lost.{key}", language, other=other.file)
            yield each.file, each.name, say(f"national.outcome.{key}", language), reason


def _tariffs(selection: Selection, language: Language) -> Section:
    """Return every tariff that priced an hour anywhere, with how sure it is."""
    heading = say("national.tariffs.heading", language)
    used: dict[tuple[str, tuple[str, ...]], list[Judgement]] = {}
    for each in selection.counted:
        for decision, statuses in each.judgement.tariffs.items():
            used.setdefault((decision, statuses), []).append(each.judgement)
    rows = tuple(
        (decision, ", ".join(say(f"tariffs.status.{each}", language) for each in statuses), len(own))
        for (decision, statuses), own in sorted(used.items())
    )
    bare = sum(each.judgement.uncovered_days > 0 for each in selection.counted)
    warnings = (say("national.tariffs.uncovered", language, count=bare),) if bare else ()
    table = Table(heading, columns_of("decision status", "packages", language), rows)
    text = say("national.tariffs.text" if rows else "national.tariffs.none", language)
    return Section(heading, (text,), tables=(table,) if rows else (), warnings=warnings)


def _moved(connection: Any, names: dict[str, str], language: Language) -> Iterator[Section]:
    """Yield the doctors who changed role or agreement between periods; each period counts them as they were then."""
    found = moved(connection)
    if not found:
        return
    heading = say("national.moved.heading", language)
    rows = tuple(
        (
            names.get(each.hds, each.hds),
            each.doctor,
            each.since,
            each.before,
            each.after,
            say(f"national.moved.{'within' if each.within_year else 'over'}", language),
        )
        for each in found
    )
    text = say("national.moved.text", language, count=len(rows))
    table = Table(heading, columns_of("hds_name doctor since before after when", "", language), rows)
    yield Section(heading, (text,), tables=(table,))
