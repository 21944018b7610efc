"""The rows that one audit adds to the tables of the country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anwroster.audit.audited import Audited
from anwroster.audit.case import Case
from anwroster.audit.indicators import CATALOGUE, SUBJECTS
from anwroster.audit.measure import Scope
from anwroster.model import Band, Category, Role

Value = str | int | float | bool | date | None
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """A table of the country.

    Parameters
    ----------
    columns
        (name, type) pairs; every table begins with HDS and first day of the period.
    """

    name: str
    columns: tuple[tuple[str, str], ...]


_KEY = (("hds", "VARCHAR"), ("period_start", "DATE"))
_BANDS = ((Band.EVENING, "evening"), (Band.NIGHT, "night"), (Band.WEEKEND, "weekend"), (Band.HOLIDAY, "holiday"))

ASSIGNMENTS = Table(
    "assignments",
    (
        *_KEY,
        *((name, "VARCHAR") for name in ("doctor", "role", "agreement", "shift")),
        ("day", "DATE"),
        *((name, "VARCHAR") for name in ("post", "kind")),
        ("minutes", "INTEGER"),
        *((f"{name}_minutes", "INTEGER") for _, name in _BANDS),
        *((name, "BOOLEAN") for name in ("is_night", "is_weekend", "is_holiday", "counts")),
        *((name, "BOOLEAN") for name in ("forced", "published", "worked")),
    ),
)
"""A row per doctor and shift, in the roster as published, as worked, or both."""

DOCTORS = Table(
    "doctors",
    (
        *_KEY,
        *((name, "VARCHAR") for name in ("doctor", "role", "agreement")),
        *((name, "BIGINT") for name in ("quota_minutes", "balance_minutes", "minutes_published", "minutes_worked")),
        ("fulfilment", "DOUBLE"),
        *((name, "INTEGER") for name in ("met", "owed", "forced")),
        ("cents", "BIGINT"),
    ),
)
"""A row per doctor; fulfilment as worked, balance included; cents are NULL where no rate is known."""

INDICATORS = Table(
    "indicators",
    (
        *_KEY,
        *((name, "VARCHAR") for name in ("indicator", "measured_on", "role", "unit")),
        ("value", "DOUBLE"),
        ("exact", "VARCHAR"),
        ("reason", "VARCHAR"),
    ),
)
"""A row per indicator, roster and role; NULL with a reason where it cannot be judged."""

VERDICTS = Table(
    "verdicts",
    (
        *_KEY,
        *(
            (name, "VARCHAR")
            for name in ("policy", "criterion", "name", "name_en", "indicator", "measured_on", "outcome")
        ),
        *((name, "DOUBLE") for name in ("value", "at_least", "at_most")),
        ("source", "VARCHAR"),
        ("own_choice", "BOOLEAN"),
    ),
)
"""A row per criterion."""

OPENINGS = Table(
    "openings",
    (
        *_KEY,
        *((name, "VARCHAR") for name in ("post", "kind")),
        *((name, "INTEGER") for name in ("seats", "open_published", "open_worked")),
    ),
)
"""A row per post and kind of shift: seats asked for, and those that stayed open."""

TABLES = (ASSIGNMENTS, DOCTORS, INDICATORS, VERDICTS, OPENINGS)

BY_ROLE = frozenset(each.id for each in SUBJECTS["shares"])
"""Indicators that are measured of each role as well; the others of everybody."""


def rows_of(audited: Audited) -> dict[str, list[Row]]:
    """Return the rows of every table, by its name."""
    case = audited.case
    key = (case.instance.hds.id, case.instance.hds.period.start)
    found = {
        ASSIGNMENTS.name: _assignments(case),
        DOCTORS.name: _doctors(case),
        INDICATORS.name: _indicators(case),
        VERDICTS.name: _verdicts(audited),
        OPENINGS.name: _openings(case),
    }
    return {name: [(*key, *row) for row in rows] for name, rows in found.items()}


def _assignments(case: Case) -> Iterator[Row]:
    shifts = {each.id: each for each in case.instance.shifts}
    counting = {each.id for each in case.instance.hds.kinds if each.counts}
    roles = {each.doctor.id: each for each in case.as_worked.doctors}
    published = {(each.doctor, each.shift): each.forced for each in case.published.assignments}
    worked = {(each.doctor, each.shift) for each in case.as_worked.roster.assignments}
    for doctor, shift in sorted(published.keys() | worked):
        if doctor not in roles or shift not in shifts:
            continue  # strangers: a criterion names them
        its, who = shifts[shift], roles[doctor]
        minutes = dict(its.bands)
        yield (
            doctor,
            who.role.value,
            who.doctor.agreement,
            shift,
            its.day,
            its.post,
            its.kind,
            its.minutes,
            *(minutes.get(band, 0) for band, _ in _BANDS),
            *(category in its.categories for category in Category),
            its.kind in counting,
            published.get((doctor, shift), False),
            (doctor, shift) in published,
            (doctor, shift) in worked,
        )


def _doctors(case: Case) -> Iterator[Row]:
    before = {each.doctor.id: each.minutes for each in case.as_published.doctors}
    paid = case.as_worked.pay.totals
    for each in case.as_worked.doctors:
        yield (
            each.doctor.id,
            each.role.value,
            each.doctor.agreement,
            each.quota_minutes,
            each.balance_minutes,
            before.get(each.doctor.id, 0),
            each.minutes,
            None if each.fulfilment is None else float(each.fulfilment),
            each.met,
            each.owed,
            each.forced,
            _cents(paid.get(each.doctor.id)),
        )


def _cents(euros: Decimal | None) -> int | None:
    return None if euros is None else int(euros * 100)


def _indicators(case: Case) -> Iterator[Row]:
    for indicator in CATALOGUE.values():
        roles: tuple[Role | None, ...] = (None, *Role) if indicator.id in BY_ROLE else (None,)
        for on in ("published", "worked"):
            for role in roles:
                measured = indicator.measure(case, Scope(on, role))
                value = measured.value
                told = (None, None) if value is None else (float(value), str(value))
                yield indicator.id, on, role.value if role else "", indicator.unit, *told, measured.reason


def _verdicts(audited: Audited) -> Iterator[Row]:
    for each in audited.judged:
        criterion, value = each.criterion, each.measurement.value
        yield (
            each.policy,
            criterion.id,
            criterion.named("nl"),
            criterion.named("en"),
            criterion.indicator,
            criterion.on,
            each.outcome.value,
            None if value is None else float(value),
            None if criterion.at_least is None else float(criterion.at_least),
            None if criterion.at_most is None else float(criterion.at_most),
            criterion.source,
            criterion.own_choice,
        )


def _openings(case: Case) -> Iterator[Row]:
    shifts = {each.id: each for each in case.instance.shifts}
    seats: dict[tuple[str, str], list[int]] = {}
    for each in case.instance.shifts:
        seats.setdefault((each.post, each.kind), [0, 0, 0])[0] += each.demand
    for seat in case.seats:
        shift = shifts.get(seat.shift)
        if shift is not None:
            own = seats[shift.post, shift.kind]
            own[1] += seat.allotted is None
            own[2] += seat.worked is None
    for (post, kind), numbers in sorted(seats.items()):
        yield post, kind, *numbers
