import json
import threading
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anwroster.checks import findings, score
from anwroster.errors import ImpossibleError, NoRosterInTimeError, OwnFaultError, UsageError
from anwroster.files import roster_json
from anwroster.model import LEVELS, Category, Fixed, Level, Phase
from anwroster.rostering import Progress, Request, make_roster, make_rosters, rosters
from anwroster.rostering.worker import Worker
from tests.builders import agreement, doctor, instance, night, roster, shift


def quick(**changes):
    return Request(**({"time_limit_seconds": 20, "workers": 1} | changes))


def best_by_brute_force(tiny) -> tuple[int, ...]:
    """Return the best values, level after level, over every roster that the checks accept."""
    pairs = [(d.id, s.id) for d in tiny.doctors for s in tiny.shifts]
    best = None
    for size in range(len(pairs) + 1):
        for chosen in combinations(pairs, size):
            made = roster(*chosen)
            if not findings(tiny, made):
                values = score(tiny, made, Phase.ONE, None)
                found = tuple(values.get(level, 0) for level in LEVELS)
                best = found if best is None or found < best else best
    assert best is not None
    return best


SHIFTS = st.lists(st.tuples(st.integers(0, 6), st.sampled_from([8, 18, 22]), st.booleans()), min_size=1, max_size=4)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SHIFTS, st.lists(st.integers(4, 24), min_size=2, max_size=2))
def test_levels_reach_what_trying_everything_finds(spans, commitments):
    shifts = [
        shift(f"s{at}", day, hour, 8 if hour != 18 else 5, categories=(Category.WEEKEND,) if weekend else ())
        for at, (day, hour, weekend) in enumerate(spans)
    ]
    tiny = instance(shifts, [doctor(name, commitment_hours=n) for name, n in zip("ab", commitments, strict=True)])
    made = make_roster(tiny, quick())
    reached = {each.name: each.value for each in made.phases[0].levels}
    assert made.status == "optimal"
    assert tuple(reached.get(level.value, 0) for level in LEVELS) == best_by_brute_force(tiny)


def test_no_doctors_leaves_everything_open():
    made = make_roster(instance([night("n", 0)], []), quick())
    assert made.assignments == ()
    assert made.phases[0].open_seats == 1
    assert made.status == "optimal"


def test_no_shifts_is_an_empty_roster():
    assert make_roster(instance([], [doctor("a")]), quick()).assignments == ()


def test_one_doctor_for_everything_takes_what_rest_allows():
    made = make_roster(instance([night(f"n{day}", day) for day in range(4)], [doctor("a")]), quick())
    assert len(made.assignments) == 4


def test_demand_above_all_doctors_leaves_seats_open():
    crowd = night("n", 0).model_copy(update={"demand": 5})
    assert make_roster(instance([crowd], [doctor("a"), doctor("b")]), quick()).phases[0].open_seats == 3


def test_same_seed_gives_the_same_bytes(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    tiny = instance([night(f"n{day}", day) for day in range(6)], [doctor(name) for name in "abc"])
    one, other = (roster_json(make_roster(tiny, quick(seed=3))) for _ in range(2))
    assert one == other
    assert json.loads(one)["provenance"]["made_at"].startswith("2027-01-15")


def test_fixed_assignments_that_clash_are_named():
    shifts = [shift("x", 0, 8, 8), shift("y", 0, 17, 4)]
    tiny = instance(shifts, [doctor("a")], fixed=(Fixed(doctor="a", shift="x"), Fixed(doctor="a", shift="y")))
    with pytest.raises(ImpossibleError) as caught:
        make_roster(tiny, quick())
    assert "rust" in str(caught.value)
    assert caught.value.exit_code == 1


def test_a_later_phase_needs_a_roster():
    with pytest.raises(UsageError, match="--from"):
        make_roster(instance([], []), quick(phase="3"))


def test_the_first_phase_takes_no_roster():
    with pytest.raises(UsageError, match="--from"):
        make_roster(instance([], []), quick(before=roster()))


def test_a_roster_that_breaks_rules_is_no_beginning():
    tiny = instance([night("n", 0)], [doctor("a")], [])
    with pytest.raises(ImpossibleError, match="aangeboden"):
        make_roster(tiny, quick(phase="3", before=roster(("a", "n"))))


def test_no_time_is_said_and_gives_nothing():
    with pytest.raises(NoRosterInTimeError) as caught:
        make_roster(instance([night("n", 0)], [doctor("a")]), quick(time_limit_seconds=0))
    assert caught.value.exit_code == 3


def phases_of_three():
    late = agreement("late", phase=Phase.TWO_B)
    shifts = [night("n0", 0), night("n2", 2), night("n4", 4)]
    people = [doctor("a"), doctor("b"), doctor("z", agreement="late")]
    return instance(shifts, people, [("a", "n0"), ("z", "n2")], agreements=(agreement(), late))


def test_each_phase_fills_what_is_its_own():
    made = make_rosters(phases_of_three(), quick(phase="all"))
    assert [each.phase for each in made] == [Phase.ONE, Phase.TWO_B, Phase.THREE]
    assert [(each.filled, each.open_seats) for each in made[-1].roster.phases] == [(1, 2), (1, 1), (1, 0)]


def test_phase_3_forces_whoever_is_furthest_behind():
    last = make_roster(phases_of_three(), quick(phase="all"))
    assert last.phases[-1].forced == ("b",)
    (forced,) = [each for each in last.assignments if each.forced]
    assert (forced.doctor, forced.shift, forced.phase) == ("b", "n4", Phase.THREE)


def test_phases_by_themselves_build_on_a_roster():
    tiny = phases_of_three()
    first = make_roster(tiny, quick())
    second = make_roster(tiny, quick(phase="2b", before=first))
    assert set(first.assignments) < set(second.assignments)
    assert [each.phase for each in second.phases] == [Phase.ONE, Phase.TWO_B]


def test_progress_is_told_on_the_calling_thread():
    heard: list[tuple[Progress, threading.Thread]] = []
    tiny = instance([night(f"n{day}", day) for day in range(3)], [doctor("a"), doctor("b")])
    make_roster(tiny, quick(), lambda news: heard.append((news, threading.current_thread())))
    assert {news.level for news, _ in heard} >= {"coverage", "fairness"}
    assert {thread for _, thread in heard} == {threading.current_thread()}
    assert all(news.bound is not None and news.value is not None and news.bound <= news.value for news, _ in heard)


def test_ctrl_c_keeps_the_best_roster_so_far():
    tiny = instance([night(f"n{day}", day) for day in range(6)], [doctor("a"), doctor("b")])
    calls = []

    def interrupt(news: Progress) -> None:
        calls.append(news)
        if len(calls) == 1:
            raise KeyboardInterrupt

    made = make_roster(tiny, quick(), interrupt)
    assert len(made.assignments) == 6
    assert not findings(tiny, made)


def test_a_cancel_that_comes_after_the_stop_is_called_at_once():
    worker = Worker(Phase.ONE, 0.0, 10.0, None)
    called = []
    worker._stop()
    worker.on_stop(lambda: called.append(1))
    assert called == [1]
    assert worker.left() == 0


def test_a_fault_on_the_solvers_thread_reaches_the_caller(monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("anwroster.solver.solve.solve_phase", broken)
    with pytest.raises(RuntimeError, match="planted"):
        make_roster(instance([night("n", 0)], [doctor("a")]), quick())


def test_disagreement_of_solver_and_checks_is_our_own_fault(monkeypatch):
    monkeypatch.setattr(rosters.checks, "score", lambda *_: {Level.COVERAGE: 99})
    with pytest.raises(OwnFaultError, match="coverage") as caught:
        make_roster(instance([night("n", 0)], [doctor("a")]), quick())
    assert caught.value.exit_code == 70
