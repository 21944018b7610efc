"""How good a roster is: level by level what was reached and what no roster can pass; and what each phase filled."""

from collections.abc import Iterator
from fractions import Fraction

from anwroster.model import Instance, Level, LevelResult, PhaseResult, Roster
from anwroster.perfect import perfect
from anwroster.problem import before_of, problem_of
from anwroster.reports.cells import Cell, Share
from anwroster.reports.document import Section, Table, columns_of
from anwroster.words import Language, say

_KNOWN = frozenset(each.value for each in Level)


def level_sections(instance: Instance, roster: Roster, language: Language) -> list[Section]:
    """Return the levels of each phase in their order, and what each phase filled; none without phases."""
    if not roster.phases:
        return []
    columns = columns_of("level counts", "value bound perfect gap", language) + columns_of("status", "", language)
    tables = [
        Table(_phase(each, language), columns, tuple(_levels(instance, roster, each, language)))
        for each in roster.phases
    ]
    several = len(roster.phases) > 1
    keys = ("levels_text", "perfect_text", "gap_text", *(("several_text",) if several else ()))
    text = tuple(say(f"reports.fairness.{key}", language) for key in keys)
    heading = say("reports.fairness.levels_heading", language)
    found = [Section(heading, text, tables=tuple(tables))]
    if several or roster.phases[-1].forced:
        heading = say("reports.fairness.phases_heading", language)
        filled = tuple((each.phase.value, each.filled, each.open_seats, len(each.forced)) for each in roster.phases)
        table = Table(heading, columns_of("phase", "filled open forced_doctors", language), filled)
        found.append(Section(heading, tables=(table,)))
    return found


def _phase(result: PhaseResult, language: Language) -> str:
    return say("reports.fairness.phase", language, phase=result.phase.value)


def _name(level: LevelResult, language: Language) -> str:
    return say(f"solver.level.{level.name}", language) if level.name in _KNOWN else level.name


def _levels(instance: Instance, roster: Roster, result: PhaseResult, language: Language) -> Iterator[tuple[Cell, ...]]:
    floors = perfect(problem_of(instance, result.phase, before_of(roster, result.phase)))
    for level in result.levels:
        floor = sum(value for (its, _), value in floors.items() if its.value == level.name)
        yield _level(level, min(floor, level.bound), language)


def _level(level: LevelResult, floor: int, language: Language) -> tuple[Cell, ...]:
    """Return name, what it counts, value, bound, what is perfect, gap and status of a level."""
    counts = say(f"reports.fairness.counts.{level.name}", language) if level.name in _KNOWN else ""
    status = "optimal" if level.value <= level.bound else "unknown" if level.bound <= 0 else "feasible"
    gap = Share(Fraction(max(0, level.value - level.bound), max(1, level.value)), places=1)
    return (
        _name(level, language),
        counts,
        level.value,
        level.bound,
        floor,
        gap,
        say(f"reports.fairness.level_status.{status}", language),
    )
