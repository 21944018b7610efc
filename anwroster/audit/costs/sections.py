"""Hours and euros in sections to read: per role, practice and doctor, against the maximum, and by other years."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.costs.cuts import By, costs_by
from anwroster.audit.costs.rows import BANDS, CostRow, On, total_of
from anwroster.audit.costs.years import budget, what_if
from anwroster.reports import Cell, Column, Euros, Hours, Section, Table
from anwroster.reports.document import columns_of
from anwroster.words import Language, say


def money_sections(case: Case, language: Language, on: On = "worked") -> Iterator[Section]:
    """Yield who has which hours and euros, what the maximum would be, and what another year's tariff would give."""
    instance = case.view(on).instance
    doctors = {each.id: each.name for each in instance.doctors}
    practices = {each.id: each.name for each in instance.practices}
    yield _cut(case, on, "role", {}, language)
    if practices:
        yield _cut(case, on, "practice", practices, language)
    yield _cut(case, on, "doctor", doctors, language)
    yield _budget(case, on, language)
    yield _what_if(case, on, language)


def _say(key: str, language: Language) -> str:
    return say(f"audit.costs.{key}", language)


def _cut(case: Case, on: On, by: By, names: Mapping[str, str], language: Language) -> Section:
    rows = costs_by(case, on, by)
    present = [at for at, _ in enumerate(BANDS) if any(each.minutes[at] for each in rows)]
    cells = [_cells(each, names, present, language) for each in rows]
    total = total_of(rows)
    if by == "role":
        cells.append((say("reports.total", language), *_numbers(total, present)))
    named = columns_of(f"{by} name" if names else by, "", language)
    bands = tuple(Column(BANDS[at], BANDS[at], "right") for at in present)
    columns = (*named, *bands, *columns_of("", "hours euros", language))
    heading = say(f"audit.costs.by_{by}", language)
    table = Table(heading, columns, tuple(cells), sortable=by != "role", last_is_total=by == "role")
    return Section(heading, (say(f"audit.costs.text_{by}", language),), tables=(table,))


def _cells(row: CostRow, names: Mapping[str, str], present: list[int], language: Language) -> tuple[Cell, ...]:
    key = row.key or _say("nobody", language)
    return (key, *((names.get(row.key, ""),) if names else ()), *_numbers(row, present))


def _numbers(row: CostRow, present: list[int]) -> tuple[Cell, ...]:
    hours = [Hours(round(row.minutes[at])) for at in present]
    return (*hours, Hours(round(sum(row.minutes))), _euros(row.euros))


def _euros(exact: Fraction | None, *, indicative: bool = False) -> Euros:
    return Euros(None if exact is None else Decimal(exact.numerator) / exact.denominator, indicative)


def _budget(case: Case, on: On, language: Language) -> Section:
    heading = _say("budget", language)
    rows: list[tuple[Cell, ...]] = []
    bare = 0
    for each in budget(case, on):
        bare += len(each.bare)
        room = each.maximum - each.cost if each.maximum is not None and each.cost is not None else None
        hours = Hours(round(sum(each.minutes)))
        rows.append((str(each.year), hours, Hours(round(each.unpriced)), *map(_euros, (each.cost, each.maximum, room))))
    columns = [_column("year", language, "left")]
    columns += [_column(key, language) for key in ("hours", "unpriced", "cost", "maximum", "room")]
    warnings = (say("audit.costs.bare", language, days=bare),) if bare else ()
    table = Table(heading, tuple(columns), tuple(rows))
    return Section(heading, (_say("text_budget", language),), tables=(table,), warnings=warnings)


def _what_if(case: Case, on: On, language: Language) -> Section:
    heading = _say("what_if", language)
    rows = tuple(
        (str(each.year), each.decision, Hours(round(each.unpriced)), _euros(each.euros, indicative=True))
        for each in what_if(case, on)
    )
    left = (_column("year", language, "left"), *columns_of("decision", "", language))
    columns = (*left, _column("unpriced", language), *columns_of("", "euros", language))
    return Section(heading, (_say("text_what_if", language),), tables=(Table(heading, columns, rows),))


def _column(key: str, language: Language, align: str = "right") -> Column:
    return Column(key, say(f"audit.costs.column.{key}", language), "left" if align == "left" else "right")
