"""The committed examples are what their maker makes, hold what their stories tell, and end as they should."""

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from anwroster.checks import findings, pinned_clashes, score
from anwroster.cli import run
from anwroster.files import read_folder, read_roster
from anwroster.model import Category, Instance, Phase
from anwroster.rostering import Request, make_rosters
from examples.maker.__main__ import FOLDERS

EXAMPLES = Path(__file__).parent.parent / "examples"
KERSTNACHT = "nacht-2026-12-24"


@pytest.fixture(scope="module")
def half_year() -> Instance:
    return read_folder(EXAMPLES / "half-year")


@pytest.fixture(scope="module")
def small() -> Instance:
    return read_folder(EXAMPLES / "small")


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_the_maker_makes_the_committed_tables_byte_for_byte(name: str, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / name / "hds.toml", tmp_path)
    FOLDERS[name](tmp_path)
    made = {each.name: each.read_bytes() for each in tmp_path.glob("*.csv")}
    assert made == {each.name: each.read_bytes() for each in (EXAMPLES / name).glob("*.csv")}


def test_every_example_has_its_story_in_the_index() -> None:
    index = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for folder in EXAMPLES.glob("*/hds.toml"):
        assert f"({folder.parent.name}/README.md)" in index
        assert (folder.parent / "README.md").stat().st_size > 500


def test_half_year_has_its_size(half_year: Instance) -> None:
    assert len(half_year.doctors) == 325
    assert len(half_year.hds.posts) == len(half_year.hds.quota.regions) == 2
    seats = sum(each.demand for each in half_year.shifts)
    assert 2000 <= seats <= 2300
    assert 5 <= len(half_year.offers) / seats <= 10
    assert sum(each.patients for each in half_year.practices) == 325_000


def test_small_has_its_size(small: Instance) -> None:
    assert len(small.doctors) == 110
    assert len(small.hds.posts) == 1
    assert sum(each.patients for each in small.practices) == 150_000
    assert 5 <= len(small.offers) / sum(each.demand for each in small.shifts) <= 10


def test_half_year_holds_every_edge_case_of_its_story(half_year: Instance) -> None:
    doctors, period = half_year.doctors, half_year.hds.period
    assert max(each.patients for each in half_year.practices) > 7000
    named = Counter(each.name for each in doctors)
    assert max(named.values()) > 1
    assert any(each.joins and each.joins > period.start for each in doctors)
    assert any(each.leaves and each.leaves < period.end for each in doctors)
    assert half_year.busy
    posts = {practice.id: practice.region for practice in half_year.practices}
    regions: dict[str, set[str]] = {}
    for each in half_year.affiliations:
        if each.practice:
            regions.setdefault(each.doctor, set()).add(posts[each.practice])
    assert sum(len(each) == 2 for each in regions.values()) >= 2
    assert date(2027, 3, 28) in {each.day for each in half_year.holidays if each.id == "eerste_paasdag"}


def test_a_post_of_half_year_closes_at_night_in_april(half_year: Instance) -> None:
    standby = {each.id for each in half_year.hds.kinds if each.standby}
    nights = [each for each in half_year.shifts if Category.NIGHT in each.categories and each.kind not in standby]
    posts = {each.id for each in half_year.hds.posts}
    assert {each.post for each in nights if each.day < date(2027, 4, 1)} == posts
    assert len({each.post for each in nights if each.day >= date(2027, 4, 1)}) == 1


def test_clock_change_nights_of_the_examples(half_year: Instance, small: Instance) -> None:
    spring = next(each for each in half_year.shifts if each.id == "vz-nacht-2027-03-27")
    usual = next(each for each in half_year.shifts if each.id == "vz-nacht-2027-03-20")
    autumn = next(each for each in small.shifts if each.id == "tw-nacht-2026-10-24")
    assert (usual.minutes - spring.minutes, autumn.minutes - usual.minutes) == (60, 60)
    assert autumn.end - autumn.start == timedelta(minutes=autumn.minutes)


@pytest.mark.parametrize("name", ["first-week", "small", "half-year"])
def test_fixed_shifts_can_be_together(name: str) -> None:
    assert pinned_clashes(read_folder(EXAMPLES / name)) == ()


def test_first_week_ends_as_its_story_tells() -> None:
    instance = read_folder(EXAMPLES / "first-week")
    phases = make_rosters(instance, Request(phase="all", time_limit_seconds=20))
    roster = phases[-1].roster
    given = {each.shift: each for each in roster.assignments}
    assert len(given) == len(instance.shifts) == 14
    assert findings(instance, roster) == ()
    assert [each.roster.phases[-1].filled for each in phases] == [11, 2, 1]
    assert given[KERSTNACHT].doctor == "ijsbloem"
    assert [(each.doctor, each.shift) for each in roster.assignments if each.forced] == [
        ("winterkoning", "avond-2026-12-27")
    ]
    assert {each.status for phase in roster.phases for each in phase.levels} == {"optimal"}


def test_who_worked_christmas_last_year_is_spared_in_first_week(tmp_path: Path) -> None:
    folder = tmp_path / "week"
    shutil.copytree(EXAMPLES / "first-week", folder)
    balances = folder / "balances.csv"
    kept = [line for line in balances.read_text(encoding="utf-8").splitlines() if "eerste_kerstdag" not in line]
    balances.write_text("\n".join(kept), encoding="utf-8")
    (made,) = make_rosters(read_folder(folder), Request(phase="1", time_limit_seconds=20))
    assert {each.shift: each.doctor for each in made.roster.assignments}[KERSTNACHT] == "winterkoning"


def test_impossible_names_both_clashes_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["solve", str(EXAMPLES / "impossible"), "-o", str(tmp_path / "uit")]) == 1
    said = capsys.readouterr().err
    assert "Zeepsop" in said
    assert "Luchtkasteel" in said
    assert not (tmp_path / "uit").exists()
    assert run(["validate", str(EXAMPLES / "impossible")]) == 1
    assert "geen rooster" in capsys.readouterr().out


def test_impossible_becomes_possible_as_its_story_says(tmp_path: Path) -> None:
    folder = tmp_path / "weekend"
    shutil.copytree(EXAMPLES / "impossible", folder)
    (folder / "fixed.csv").write_text("dokter;dienst\nzeepsop;avond-2027-01-09\n", encoding="utf-8")
    assert run(["solve", str(folder), "-o", str(tmp_path / "uit"), "--quiet"]) == 0
    instance = read_folder(folder)
    roster = read_roster(tmp_path / "uit" / "roster.json", instance)
    assert findings(instance, roster) == ()
    assert 0 < len(roster.assignments) < len(instance.shifts)
    assert sum(score(instance, roster, Phase.ONE).values()) > 0
