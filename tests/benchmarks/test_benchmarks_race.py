import json
from pathlib import Path

import pytest

from anwroster.files import read_folder
from anwroster.model import Phase
from anwroster.problem import problem_of
from anwroster.solver.completion import complete
from anwroster.solver.rules import post
from benchmarks.__main__ import main
from benchmarks.growth import exponent, picture, points
from benchmarks.near import with_near
from benchmarks.page import DOCS, RESULTS, page
from benchmarks.race import race
from benchmarks.solvers import SOLVERS
from benchmarks.solvers.timefold.export import lines_of
from benchmarks.targets import targets

WEEK = Path("examples/first-week")


@pytest.mark.parametrize("solver", SOLVERS)
def test_every_solver_finds_a_legal_roster_of_a_week(solver):
    if not SOLVERS[solver].is_available():
        pytest.skip("Java, its compiler or the jars are missing")
    run = race(WEEK, solver, 3)
    assert run["open_shifts"] is not None
    assert run["levels"][0]["name"] == "coverage"
    assert run["seconds_first"] <= run["seconds_total"]
    assert [each["value"] for each in run["levels"]] == run["trail"][-1][1:]
    assert run["peak_mb"] > 10


def test_nobody_covers_more_of_a_week_than_anwroster():
    values = {solver: race(WEEK, solver, 3)["levels"][0]["value"] for solver in ("anwroster", "textbook", "fullmip")}
    assert min(values.values()) == values["anwroster"]


def test_the_java_program_gets_every_seat_and_row():
    ledger = post(problem_of(read_folder(WEEK), Phase.ONE, None))
    lines = list(lines_of(ledger))
    seats, doctors, columns, rows, pressing = map(int, lines[0].split())
    assert len(lines) == 2 + seats + rows + pressing
    assert columns == len(ledger.lower)
    assert rows + pressing == len(ledger.rows)
    assert doctors == 1 + max(doctor for doctor, _ in ledger.assignments)
    assert not complete(ledger, []).broken or any(ledger.lower)


def run(instance="small", solver="anwroster", trail=((1, 12, 9), (2, 10, 9), (3, 10, 5)), bounds=(10, 4)):
    levels = [
        {"name": name, "value": value, "bound": bound, "idle": 54}
        for name, value, bound in zip(("coverage", "fairness"), trail[-1][1:], bounds, strict=True)
    ]
    return {
        "instance": instance, "solver": solver, "seconds_given": 5, "doctors": 2, "seats": 3, "candidates": 40,
        "open_shifts": 1, "levels": levels, "off_hours": 2.5, "seconds_read": 0.5, "seconds_first": 1,
        "seconds_total": 3, "seconds_proven": {"obligations": 2.5}, "trail": [list(each) for each in trail],
        "peak_mb": 100,
    }  # fmt: skip


def test_near_is_when_a_level_came_within_one_percent_for_good():
    (near,) = with_near([run()])
    assert near["seconds_near"] == {"coverage": 2, "fairness": None}
    (again,) = with_near([run(trail=((1, 10, 4), (2, 11, 4), (3, 10, 4)))])
    assert again["seconds_near"] == {"coverage": 3, "fairness": 1}


def test_the_first_level_that_differs_decides_between_two():
    ours, theirs = run(), run(solver="timefold", trail=((1, 11, 1),), bounds=(None, None))
    (judged,) = [each for each in targets([ours, theirs]) if "timefold" in each.what]
    assert judged.reached
    assert "10 against 11" in judged.measured
    (turned,) = [
        each
        for each in targets([run(trail=((1, 12, 1),)), theirs])
        if "timefold" in each.what
    ]  # fmt: skip
    assert not turned.reached


def test_a_level_that_is_not_proven_misses_its_target():
    (judged,) = [each for each in targets([run()]) if "every level" in each.what]
    assert not judged.reached
    assert "fairness 2.00 %" in judged.measured
    (proven,) = [each for each in targets([run(bounds=(10, 5))]) if "every level" in each.what]
    assert proven.reached


def test_a_range_runs_to_the_first_roster_where_that_costs_more_than_nobody_working():
    (judged,) = [each for each in targets([run(trail=((1, 12, 104), (2, 10, 5)))]) if "every level" in each.what]
    assert "fairness 1.00 %" in judged.measured  # 1 of 4 … 104, not of 4 … 54


def test_growth_is_the_power_of_a_power_law():
    runs = [
        {**run(name), "candidates": size, "seconds_read": 0.0, "seconds_proven": {"obligations": 0.001 * size**1.2}}
        for name, size in (("small", 5_000), ("medium", 15_000), ("large", 50_000))
    ]
    assert exponent(points(runs)) == pytest.approx(1.2, abs=0.01)
    assert picture(points(runs)).count("<circle") == 3
    assert exponent(points(runs[:1])) is None


def test_the_page_says_what_the_results_say():
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert (DOCS / "performance.md").read_text(encoding="utf-8") == page(results)
    for each in results["runs"]:
        assert each.keys() >= {"open_shifts", "levels", "seconds_first", "seconds_total", "peak_mb"}


def test_a_short_race_writes_results(tmp_path):
    main(["--profile", "small", "--solver", "worstperformer", "--seconds", "1", "--results", str(tmp_path / "r.json")])
    (only,) = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["runs"]
    assert only["instance"] == "small"
    assert only["seconds_near"].keys() == {each["name"] for each in only["levels"]}
