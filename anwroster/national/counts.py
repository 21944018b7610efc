"""What is counted over all packages: one question to the engine each, in whole numbers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from anwroster.national.parquet import engine, files_of
from anwroster.national.rows import TABLES
from anwroster.national.selection import Selection
from anwroster.words import Language

NEAR = (0.9, 1.1)
"""Fulfilment from which and up to which a doctor counts as near the own quota: an own choice, no norm of anyone's."""


@dataclass(frozen=True)
class RoleWork:
    """What one role has in one HDS and period, as worked; of the quota what the doctors owe."""

    hds: str
    start: date
    role: str
    heads: int
    quota_minutes: int
    minutes: int
    nights: int
    weekends: int
    holidays: int


@dataclass(frozen=True)
class PeriodCounts:
    """What is counted in one HDS and period.

    Parameters
    ----------
    near, quotas
        Doctors whose fulfilment lies within ``NEAR``, of those with a quota.
    median
        Of fulfilment; None without any quota.
    cents
        Paid by the HDS, as far as rates are known.
    changed
        Assignments worked that were not published so.
    """

    hds: str
    start: date
    doctors: int
    quotas: int
    near: int
    median: float | None
    met: int
    owed: int
    forced: int
    cents: int | None
    seats: int
    open_published: int
    open_worked: int
    worked: int
    changed: int


@dataclass(frozen=True)
class Moved:
    """A doctor whose role or agreement differs between two periods of one HDS.

    Parameters
    ----------
    within_year
        Whether both periods start in one calendar year: who changes then may leave a commitment per year behind.
    """

    hds: str
    doctor: str
    since: date
    before: str
    after: str
    within_year: bool


@contextmanager
def tables_of(selection: Selection) -> Iterator[Any]:
    """Yield an engine with a view of every table over the packages that count."""
    folders = [each.folder for each in selection.counted]
    with engine() as connection:
        for table in TABLES:
            connection.execute(f"CREATE VIEW {table.name} AS SELECT * FROM {_source(table.name, folders)}")
        yield connection


def _source(table: str, folders: Sequence[Any]) -> str:
    names = ", ".join("'" + name.replace("'", "''") + "'" for name in files_of(folders, table))
    return f"read_parquet([{names}])"


def role_work(connection: Any) -> list[RoleWork]:
    """Return hours and heavy shifts by HDS, period and role, as worked."""
    return [RoleWork(*row) for row in connection.execute(_ROLE_WORK).fetchall()]


def period_counts(connection: Any) -> list[PeriodCounts]:
    """Return what is counted by HDS and period."""
    return [PeriodCounts(*row) for row in connection.execute(_PERIOD_COUNTS, NEAR).fetchall()]


def moved(connection: Any) -> list[Moved]:
    """Return the doctors who changed role or agreement from one period to the next, by their keys or pseudonyms."""
    return [Moved(*row) for row in connection.execute(_MOVED).fetchall()]


def verdict_counts(connection: Any, language: Language) -> list[tuple[str, str, int, int, int]]:
    """Return (policy, criterion's name, met, not met, unjudged), the basis first, in the order of their keys."""
    name = "name" if language == "nl" else "name_en"
    return [tuple(row) for row in connection.execute(_VERDICTS.format(name=name)).fetchall()]


_ROLE_WORK = """
WITH work AS (
  SELECT hds, period_start, role,
         sum(CASE WHEN counts THEN minutes ELSE 0 END)::BIGINT AS minutes,
         sum(is_night::INT)::BIGINT AS nights,
         sum(is_weekend::INT)::BIGINT AS weekends,
         sum(is_holiday::INT)::BIGINT AS holidays
  FROM assignments WHERE worked GROUP BY ALL
), heads AS (
  SELECT hds, period_start, role, count(*) AS heads, sum(quota_minutes)::BIGINT AS quota
  FROM doctors GROUP BY ALL
)
SELECT hds, period_start, role, heads, quota,
       coalesce(minutes, 0), coalesce(nights, 0), coalesce(weekends, 0), coalesce(holidays, 0)
FROM heads LEFT JOIN work USING (hds, period_start, role)
ORDER BY ALL
"""

_PERIOD_COUNTS = """
WITH people AS (
  SELECT hds, period_start, count(*) AS doctors, count(fulfilment) AS quotas,
         count(*) FILTER (fulfilment BETWEEN ? AND ?) AS near, median(fulfilment) AS median,
         sum(met)::BIGINT AS met, sum(owed)::BIGINT AS owed, sum(forced)::BIGINT AS forced, sum(cents)::BIGINT AS cents
  FROM doctors GROUP BY ALL
), room AS (
  SELECT hds, period_start, sum(seats)::BIGINT AS seats, sum(open_published)::BIGINT AS open_published,
         sum(open_worked)::BIGINT AS open_worked
  FROM openings GROUP BY ALL
), work AS (
  SELECT hds, period_start, count(*) AS worked, count(*) FILTER (NOT published) AS changed
  FROM assignments WHERE worked GROUP BY ALL
)
SELECT hds, period_start, doctors, quotas, near, median, met, owed, forced, cents, coalesce(seats, 0),
       coalesce(open_published, 0), coalesce(open_worked, 0), coalesce(worked, 0), coalesce(changed, 0)
FROM people LEFT JOIN room USING (hds, period_start) LEFT JOIN work USING (hds, period_start)
ORDER BY hds, period_start
"""

_MOVED = """
WITH told AS (
  SELECT hds, doctor, period_start, role || ' (' || agreement || ')' AS now,
         lag(role || ' (' || agreement || ')') OVER own AS before, lag(period_start) OVER own AS earlier
  FROM doctors WINDOW own AS (PARTITION BY hds, doctor ORDER BY period_start)
)
SELECT hds, doctor, period_start, before, now, year(earlier) = year(period_start)
FROM told WHERE before IS NOT NULL AND before <> now ORDER BY ALL
"""

_VERDICTS = """
SELECT policy, {name}, count(*) FILTER (outcome = 'met'), count(*) FILTER (outcome = 'not_met'),
       count(*) FILTER (outcome = 'unjudged')
FROM verdicts GROUP BY policy, criterion, {name} ORDER BY policy <> 'basis', policy, criterion
"""
