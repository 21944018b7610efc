"""The fairness report: what insurers and doctors look at."""

from fractions import Fraction

from anwroster.figures import DoctorFigures, doctor_figures, open_seats, spread
from anwroster.model import Instance, Level, LevelResult, Roster
from anwroster.reports import charts
from anwroster.reports.document import Align, Cell, Chart, Report, Section, Table, columns_of
from anwroster.reports.numbers import decimal, hours, percent
from anwroster.words import Language, say

_SHARES = ("share_quota", "share_hours", "share_nights", "share_weekends", "share_holidays")


def fairness(instance: Instance, roster: Roster, language: Language) -> Report:
    """Return the fairness report of a roster."""
    figures = doctor_figures(instance, roster)
    seats = sum(each.demand for each in instance.shifts)
    doctors = _doctors(figures, language)
    sections = [
        _spread(figures, language),
        _roles(figures, language),
        _open(instance, roster, seats, language),
        *_phases(roster, language),
        *_forced(figures, language),
        Section(say("reports.fairness.doctors_heading", language), tables=(doctors,)),
    ]
    subtitle = say("reports.subtitle", language, start=roster.period.start, end=roster.period.end)
    return Report(
        kind="fairness",
        title=f"{say('reports.title.fairness', language)} – {instance.hds.name}",
        subtitle=subtitle,
        language=language,
        sections=tuple(sections),
        main=doctors,
        key_figures=_key_figures(figures, len(roster.assignments), seats, language),
    )


def _key_figures(
    figures: tuple[DoctorFigures, ...], filled: int, seats: int, language: Language
) -> tuple[tuple[str, str], ...]:
    found = [(f"{filled} / {seats}", say("reports.figure_filled", language))]
    three = spread(figures)
    if three:
        found.append((percent(three[1], language), say("reports.figure_median", language)))
        lowest_highest = f"{percent(three[0], language)} – {percent(three[2], language)}"
        found.append((lowest_highest, say("reports.figure_range", language)))
    owed = sum(each.owed for each in figures)
    if owed:
        found.append((f"{sum(each.met for each in figures)} / {owed}", say("reports.figure_duties", language)))
    found.append((str(sum(each.forced for each in figures)), say("reports.figure_forced", language)))
    return tuple(found)


def role_name(role: str, language: Language) -> str:
    """Return a role as readers know it."""
    return say(f"reports.fairness.role.{role}", language)


def _spread(figures: tuple[DoctorFigures, ...], language: Language) -> Section:
    groups: dict[str, list[float]] = {}
    for each in figures:
        if each.fulfilment is not None:
            groups.setdefault(role_name(each.role.value, language), []).append(float(each.fulfilment))
    parts: list[tuple[str, Align]] = [
        (say(f"reports.fairness.{part}", language), "right") for part in ("lowest", "median", "highest")
    ]
    columns = (*columns_of("role", "doctors", language), *parts)
    rows: list[tuple[Cell, ...]] = []
    for role in sorted({each.role for each in figures}):
        own = [each for each in figures if each.role is role and each.fulfilment is not None]
        three = spread(own)
        if three:
            rows.append((role_name(role.value, language), len(own), *(percent(each, language) for each in three)))
    title = say("reports.fairness.spread_chart", language)
    text = say("reports.fairness.spread_text", language)
    return Section(
        say("reports.fairness.spread_heading", language),
        (text,),
        Chart(title, text, charts.strip(groups, title, text)) if groups else None,
        (Table(title, columns, tuple(rows)),),
    )


def _roles(figures: tuple[DoctorFigures, ...], language: Language) -> Section:
    roles = sorted({each.role for each in figures})
    amounts = {
        role: [
            sum(each.quota_minutes for each in figures if each.role is role),
            sum(each.minutes for each in figures if each.role is role),
            *(sum(each.per_category[at] for each in figures if each.role is role) for at in range(3)),
        ]
        for role in roles
    }
    totals = [sum(amounts[role][at] for role in roles) or 1 for at in range(5)]
    shares = {role: [Fraction(amounts[role][at], totals[at]) for at in range(5)] for role in roles}
    names = [say(f"reports.column.{key}", language) for key in _SHARES]
    title = say("reports.fairness.roles_chart", language)
    text = say("reports.fairness.roles_text", language)
    series = {role_name(role.value, language): [float(each) for each in shares[role]] for role in roles}
    columns = columns_of("role", " ".join(("doctors", *_SHARES)), language)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            role_name(role.value, language),
            sum(each.role is role for each in figures),
            *(percent(each, language) for each in shares[role]),
        )
        for role in roles
    )
    return Section(
        say("reports.fairness.roles_heading", language),
        (text,),
        Chart(title, text, charts.bars(names, series, title, text)),
        (Table(title, columns, rows),),
    )


def _open(instance: Instance, roster: Roster, seats: int, language: Language) -> Section:
    left = open_seats(instance, roster)
    shifts = {each.id: each for each in instance.shifts}
    kinds = {kind.id: kind.name for kind in instance.hds.kinds}
    posts = {post.id: post.name for post in instance.hds.posts}
    weeks: dict[str, int] = {}
    for day in instance.hds.period:
        weeks.setdefault(_week(day.isocalendar()), 0)
    per_kind: dict[tuple[str, str], int] = {}
    for name, number in left.items():
        shift = shifts[name]
        weeks[_week(shift.day.isocalendar())] += number
        key = (posts[shift.post], kinds[shift.kind])
        per_kind[key] = per_kind.get(key, 0) + number
    title = say("reports.fairness.open_chart", language)
    text = say("reports.fairness.open_text", language, open=sum(left.values()), seats=seats)
    columns = columns_of("post kind", "open", language)
    rows = tuple((post, kind, number) for (post, kind), number in sorted(per_kind.items()))
    return Section(
        say("reports.fairness.open_heading", language),
        (text,),
        Chart(title, text, charts.columns(weeks, title, text)) if left else None,
        (Table(say("reports.fairness.open_heading", language), columns, rows),) if rows else (),
    )


def _week(calendar: tuple[int, int, int]) -> str:
    return f"{calendar[0] % 100:02d}-{calendar[1]:02d}"


def _phases(roster: Roster, language: Language) -> list[Section]:
    if not roster.phases:
        return []
    rows = tuple((each.phase.value, each.filled, each.open_seats, len(each.forced)) for each in roster.phases)
    heading = say("reports.fairness.phases_heading", language)
    columns = columns_of("phase", "filled open forced", language)
    filled = Section(heading, tables=(Table(heading, columns, rows),))
    heading = say("reports.fairness.levels_heading", language)
    columns = columns_of("level verdict", "value bound", language)
    tables = tuple(
        Table(
            f"{say('reports.column.phase', language)} {each.phase.value}",
            columns,
            tuple(_level(level, language) for level in each.levels),
        )
        for each in roster.phases
    )
    return [Section(heading, (say("reports.fairness.levels_text", language),), tables=tables), filled]


def _level(level: LevelResult, language: Language) -> tuple[Cell, ...]:
    if level.value == level.bound:
        verdict = say("reports.fairness.optimal", language)
    elif level.bound == 0:
        verdict = say("reports.fairness.unknown", language)
    else:
        gap = f"{decimal(level.gap * 100, 1, language)} %"
        verdict = say("reports.fairness.feasible", language, gap=gap)
    known = {each.value for each in Level}
    name = say(f"solver.level.{level.name}", language) if level.name in known else level.name
    return name, verdict, decimal(level.value, 0, language), decimal(level.bound, 0, language)


def _forced(figures: tuple[DoctorFigures, ...], language: Language) -> list[Section]:
    forced = [each for each in figures if each.forced]
    if not forced:
        return []
    columns = columns_of("doctor name", "forced fulfilment", language)
    rows = tuple((e.doctor.id, e.doctor.name, e.forced, percent(e.fulfilment, language)) for e in forced)
    heading = say("reports.fairness.forced_heading", language)
    total = sum(each.forced for each in forced)
    text = say("reports.fairness.forced_text", language, doctors=len(forced), shifts=total)
    return [Section(heading, (text,), tables=(Table(heading, columns, rows),))]


def _doctors(figures: tuple[DoctorFigures, ...], language: Language) -> Table:
    ordered = sorted(figures, key=lambda each: (each.fulfilment is None, each.fulfilment or 0, each.doctor.id))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.doctor.id,
            each.doctor.name,
            role_name(each.role.value, language),
            each.agreement,
            hours(each.quota_minutes, language),
            hours(each.minutes, language),
            percent(each.fulfilment, language),
            each.shifts,
            *each.per_category,
            each.forced,
        )
        for each in ordered
    )
    numbers = "quota hours fulfilment shifts nights weekends holidays forced"
    columns = columns_of("doctor name role agreement", numbers, language)
    return Table(say("reports.fairness.doctors_heading", language), columns, rows)
