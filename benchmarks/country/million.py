"""Five million assignments of a made-up country as the results of audits, written by the engine itself from a seed."""

from datetime import UTC, date, datetime
from pathlib import Path

from anwroster.model import Period
from anwroster.national.judgement import Judgement
from anwroster.national.judging import JUDGEMENT
from anwroster.national.many import KEPT
from anwroster.national.parquet import engine

SHIFTS, DOCTORS = 12_100, 620
"""Assignments and doctors of each HDS and quarter: 52 × 8 × 12,100 is a little over five million."""

_ROLE = "CASE WHEN d % 10 < 6 THEN 'praktijkhouder' WHEN d % 10 = 6 THEN 'hidha' ELSE 'waarnemer' END"

_TABLES = {
    "assignments": f"""
      SELECT $hds AS hds, $start AS period_start, 'd' || d AS doctor, {_ROLE} AS role, 'a' || d % 6 AS agreement,
             's' || i AS shift, $start + (i % 90)::INT AS day, 'post' || i % 3 AS post, 'consult' AS kind,
             480 AS minutes, 120 AS evening_minutes, 120 AS night_minutes, 120 AS weekend_minutes, 0 AS holiday_minutes,
             hash(i, $salt) % 9 = 0 AS is_night, hash(i, $salt) % 3 = 0 AS is_weekend,
             hash(i, $salt) % 40 = 0 AS is_holiday, true AS counts, false AS forced,
             hash(i, $salt) % 50 <> 0 AS published, true AS worked
      FROM (SELECT i, (hash(i, $salt + 1) % {DOCTORS})::INT AS d FROM range({SHIFTS}) AS t(i))""",
    "doctors": f"""
      SELECT $hds AS hds, $start AS period_start, 'd' || d AS doctor, {_ROLE} AS role, 'a' || d % 6 AS agreement,
             9000::BIGINT AS quota_minutes, 0::BIGINT AS balance_minutes, 9000::BIGINT AS minutes_published,
             9360::BIGINT AS minutes_worked, 0.7 + (hash(d, $salt) % 600) / 1000.0 AS fulfilment,
             (hash(d, $salt) % 20 > 0)::INT AS met, 1 AS owed, 0 AS forced, 1500000::BIGINT AS cents
      FROM range({DOCTORS}) AS t(d)""",
    "openings": f"""
      SELECT $hds AS hds, $start AS period_start, 'post0' AS post, 'consult' AS kind, {SHIFTS} + 200 AS seats,
             (hash($salt) % 200)::INT AS open_published, (hash($salt) % 150)::INT AS open_worked""",
    "indicators": """
      SELECT $hds AS hds, $start AS period_start, 'open_share' AS indicator, 'worked' AS measured_on, '' AS role,
             'share' AS unit, 0.01 AS value, '1/100' AS exact, '' AS reason WHERE $salt IS NOT NULL""",
    "verdicts": """
      SELECT $hds AS hds, $start AS period_start, 'basis' AS policy, 'c' AS criterion, 'Criterium' AS name,
             'Criterion' AS name_en,
             'open_share' AS indicator, 'worked' AS measured_on, 'met' AS outcome, 0.01 AS value,
             NULL::DOUBLE AS at_least, 0.05 AS at_most, 'own choice' AS source, true AS own_choice
      WHERE $salt IS NOT NULL""",
}


def write(output: Path, regions: int = 52, quarters: int = 8) -> int:
    """Write the results below ``output`` and return how many assignments they hold."""
    with engine() as connection:
        for number in range(regions * quarters):
            hds, quarter = f"hds-{number // quarters + 1:02d}", number % quarters
            start = date(2025 + quarter // 4, 3 * (quarter % 4) + 1, 1)
            folder = output / KEPT / f"{number:032x}"
            folder.mkdir(parents=True, exist_ok=True)
            values = {"hds": hds, "start": start, "salt": number}
            for name, query in _TABLES.items():
                target = folder / f"{name}.parquet"
                connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet)", values)
            judgement = Judgement(
                file=f"{hds}-{start}.zip",
                content=f"{number:064x}",
                version="0",
                policy="basis",
                outcome="met",
                hds=hds,
                name=f"HDS {hds}",
                period=Period(start=start, end=date(start.year + start.month // 10, (start.month + 2) % 12 + 1, 1)),
                made_at=datetime(2027, 1, 1, tzinfo=UTC),
                digest=f"{number:064x}",
            )
            (folder / JUDGEMENT).write_text(judgement.model_dump_json(), encoding="utf-8")
    return regions * quarters * SHIFTS
