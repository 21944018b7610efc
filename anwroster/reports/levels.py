"""How good a roster is: level by level what was reached and what no roster can pass; and what each phase filled."""

from fractions import Fraction

from anwroster.model import Level, LevelResult, PhaseResult, Roster
from anwroster.reports.cells import Cell, Share
from anwroster.reports.document import Section, Table, columns_of
from anwroster.words import Language, say

_KNOWN = frozenset(each.value for each in Level)


def level_sections(roster: Roster, language: Language) -> list[Section]:
    """Return the levels of the last phase and of the earlier ones, and what each phase filled; none without phases."""
    if not roster.phases:
        return []
    *earlier, last = roster.phases
    heading = say("reports.fairness.levels_heading", language)
    columns = columns_of("level counts", "value bound gap", language) + columns_of("status", "", language)
    tables = [Table(_phase(last, language), columns, tuple(_level(each, language) for each in last.levels))]
    if earlier:
        columns = columns_of("phase level", "value bound gap", language) + columns_of("status", "", language)
        rows = tuple(
            (each.phase.value, _name(level, language), *_level(level, language)[2:])
            for each in earlier
            for level in each.levels
        )
        tables.append(Table(say("reports.fairness.earlier_phases", language), columns, rows))
    text = say("reports.fairness.levels_text", language), say("reports.fairness.gap_text", language)
    found = [Section(heading, text, tables=tuple(tables))]
    if earlier or last.forced:
        heading = say("reports.fairness.phases_heading", language)
        filled = tuple((each.phase.value, each.filled, each.open_seats, len(each.forced)) for each in roster.phases)
        table = Table(heading, columns_of("phase", "filled open forced_doctors", language), filled)
        found.append(Section(heading, tables=(table,)))
    return found


def _phase(result: PhaseResult, language: Language) -> str:
    return say("reports.fairness.phase", language, phase=result.phase.value)


def _name(level: LevelResult, language: Language) -> str:
    return say(f"solver.level.{level.name}", language) if level.name in _KNOWN else level.name


def _level(level: LevelResult, language: Language) -> tuple[Cell, ...]:
    """Return name, what it counts, value, bound, gap and status of a level."""
    counts = say(f"reports.fairness.counts.{level.name}", language) if level.name in _KNOWN else ""
    status = "optimal" if level.value <= level.bound else "unknown" if level.bound <= 0 else "feasible"
    gap = Share(Fraction(max(0, level.value - level.bound), max(1, level.value)), places=1)
    return (
        _name(level, language),
        counts,
        level.value,
        level.bound,
        gap,
        say(f"reports.fairness.level_status.{status}", language),
    )
