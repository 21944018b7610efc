"""What is counted over packages, by hand: two HDSs, two periods, a few doctors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from anwroster.model import Period
from anwroster.national import Judgement, select
from anwroster.national.counts import Moved, moved, period_counts, role_work, tables_of, verdict_counts
from anwroster.national.judging import JUDGEMENT
from anwroster.national.many import KEPT
from anwroster.national.parquet import parquet_bytes
from anwroster.national.rows import TABLES, Row

pytest.importorskip("duckdb")
WINTER, SPRING, NEXT = date(2026, 1, 1), date(2026, 4, 1), date(2027, 1, 1)


@dataclass(frozen=True)
class Person:
    """A doctor of a package: minutes worked as published, nights, and fulfilment."""

    key: str
    role: str
    agreement: str
    fulfilment: float | None
    nights: int = 0
    days: int = 0
    taken: int = 0


def doctor_row(hds: str, start: date, each: Person) -> Row:
    quota = 0 if each.fulfilment is None else 600
    return hds, start, each.key, each.role, each.agreement, quota, 0, 480, 480, each.fulfilment, 1, 2, 0, 12345


def assignment_rows(hds: str, start: date, each: Person) -> Iterable[Row]:
    kinds = [(True, True)] * each.nights + [(False, True)] * each.days + [(False, False)] * each.taken
    for number, (is_night, published) in enumerate(kinds):
        bands = (0, 480, 0, 0) if is_night else (480, 0, 0, 0)
        who = (each.key, each.role, each.agreement, f"s{number}", start, "post", "consult", 480)
        yield hds, start, *who, *bands, is_night, False, False, True, False, published, True


def package(root: Path, hds: str, start: date, *people: Person, outcome: str = "met") -> None:
    folder = root / KEPT / f"{hds}-{start}"
    folder.mkdir(parents=True)
    rows: dict[str, list[Row]] = {
        "assignments": [row for each in people for row in assignment_rows(hds, start, each)],
        "doctors": [doctor_row(hds, start, each) for each in people],
        "indicators": [],
        "verdicts": [
            (hds, start, "basis", "rust", "Rust", "Rest", "i", "worked", outcome, 0.0, None, 0.0, "", True),
            (hds, start, "eigen", "delen", "Delen", "Shares", "i", "worked", "unjudged", None, None, 0.0, "", True),
        ],
        "openings": [(hds, start, "post", "consult", 10, 2, 1), (hds, start, "post", "visite", 5, 0, 0)],
    }
    for table in TABLES:
        (folder / f"{table.name}.parquet").write_bytes(parquet_bytes(table, rows[table.name]))
    judgement = Judgement(
        file=f"{hds}-{start}.zip",
        content="",
        version="0",
        policy="eigen",
        outcome=outcome,  # type: ignore[arg-type]
        hds=hds,
        name=f"HDS {hds}",
        period=Period(start=start, end=date(start.year, start.month + 2, 28)),
        made_at=datetime(2027, 6, 1, tzinfo=UTC),
        digest=f"{hds}{start}",
    )
    (folder / JUDGEMENT).write_text(judgement.model_dump_json(), encoding="utf-8")


@pytest.fixture
def country(tmp_path: Path) -> Path:
    anna = Person("anna", "praktijkhouder", "houder", 0.9, nights=1, days=2)
    bas = Person("bas", "praktijkhouder", "houder", 1.11, nights=2)
    cor = Person("cor", "waarnemer", "vip", None, nights=3, taken=1)
    package(tmp_path, "noord", WINTER, anna, bas, cor)
    package(tmp_path, "noord", SPRING, anna, Person("bas", "waarnemer", "vip", 1.1), outcome="not_met")
    package(tmp_path, "noord", NEXT, Person("anna", "waarnemer", "vip", 1.0), Person("bas", "waarnemer", "vip", 1.1))
    package(tmp_path, "zuid", WINTER, Person("anna", "hidha", "hidha", 0.89))
    return tmp_path


def test_work_is_added_up_by_role(country: Path) -> None:
    with tables_of(select(country)) as connection:
        found = [each for each in role_work(connection) if (each.hds, each.start) == ("noord", WINTER)]
    assert [(each.role, each.heads, each.quota_minutes, each.minutes, each.nights) for each in found] == [
        ("praktijkhouder", 2, 1200, 5 * 480, 3),
        ("waarnemer", 1, 0, 4 * 480, 3),
    ]


def test_a_period_is_counted(country: Path) -> None:
    with tables_of(select(country)) as connection:
        found = period_counts(connection)[0]
    assert (found.hds, found.start, found.doctors, found.quotas) == ("noord", WINTER, 3, 2)
    assert found.near == 1  # 90 % is near enough, 111 % is not
    assert found.median == pytest.approx(1.005)
    assert (found.met, found.owed, found.cents) == (3, 6, 3 * 12345)
    assert (found.seats, found.open_published, found.open_worked) == (15, 2, 1)
    assert (found.worked, found.changed) == (9, 1)


def test_who_changes_role_is_told_within_the_year_and_over_new_year(country: Path) -> None:
    with tables_of(select(country)) as connection:
        found = moved(connection)
    houder, vip = "praktijkhouder (houder)", "waarnemer (vip)"
    assert found == [
        Moved("noord", "anna", NEXT, houder, vip, within_year=False),
        Moved("noord", "bas", SPRING, houder, vip, within_year=True),
    ]  # anna of zuid is another person


def test_verdicts_are_counted_by_criterion_the_basis_first(country: Path) -> None:
    with tables_of(select(country)) as connection:
        assert verdict_counts(connection, "nl") == [("basis", "Rust", 3, 1, 0), ("eigen", "Delen", 0, 0, 4)]
        assert verdict_counts(connection, "en")[0][1] == "Rest"


def test_text_of_any_kind_comes_back_as_it_was(tmp_path: Path) -> None:
    odd = 'a "b", c\nd;\\N=1'
    package(tmp_path, "noord", WINTER, Person("anna", "hidha", odd, 1.0))
    with tables_of(select(tmp_path)) as connection:
        assert connection.execute("SELECT agreement FROM doctors").fetchall() == [(odd,)]
