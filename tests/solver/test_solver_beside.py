"""The process beside: what it answers is what comes out here, it can be stopped, and it may be lost."""

import threading
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from anwroster.files import read_folder
from anwroster.model import Level, Phase
from anwroster.problem import problem_of
from anwroster.rostering import beside as door
from anwroster.rostering.beside import begin_beside
from anwroster.solver import aside as module
from anwroster.solver import highs
from anwroster.solver.arrays import Stage, stage
from anwroster.solver.aside import Aside
from anwroster.solver.elsewhere import Afar, Elsewhere
from anwroster.solver.orders import Search, Stop
from anwroster.solver.relaxing import relax_within
from anwroster.solver.rules import post
from tests.solver.clock import HERE, Clock
from tests.solver.test_solver_proof import LEDGER, reached_above


def never(value: float, bound: float) -> bool:
    return False


class Watch(Clock):
    """A watch with a process beside."""

    def __init__(self) -> None:
        self.process = begin_beside()

    def beside(self):
        """Return it."""
        return self.process


@pytest.fixture
def aside(monkeypatch):
    monkeypatch.setattr(module, "WORTH", 0)
    with Aside(Watch(), 0, 2) as made:
        made.begin()
        yield made


def model(level=Level.FAIRNESS):
    return stage(LEDGER, level, reached_above(level))


def start(of):
    return np.zeros(len(of.columns))


@pytest.fixture(scope="module")
def long_search() -> tuple[Stage, NDArray[np.bool_]]:
    """Return a stage on which a search takes seconds."""
    folder = Path(__file__).parents[2] / "examples" / "small"
    ledger = post(problem_of(read_folder(folder), Phase.ONE, None))
    of = stage(ledger, Level.FAIRNESS, {Level.COVERAGE: 109, Level.OBLIGATIONS: 0, Level.WORST_OFF: 4440})
    return of, np.ones(len(of.columns), dtype=bool)


def test_a_relaxation_is_the_same_there_as_here(aside):
    of = model()
    there = aside.relax(of, start(of), 0.0).result()
    here = relax_within(of, start(of), 10, 0, HERE, 0.0)
    assert there.objective == here.objective
    assert (there.duals == here.duals).all()


def test_bounds_can_be_changed_and_a_relaxation_solved_again(aside):
    of = model(Level.COVERAGE)
    both = [each.relaxation(of, 0, vertex=True) for each in (aside, HERE)]
    assert isinstance(both[0], Afar)
    plain = [each.solve(10).objective for each in both]
    for each in both:
        each.forget()
        each.bounded(of.lower, np.where(of.assignment, 0.0, of.upper))
    empty = [each.solve(10).objective for each in both]
    assert plain[0] == plain[1] < empty[0] == empty[1]


def test_two_relaxations_do_not_get_mixed_up(aside):
    one, other = model(Level.COVERAGE), model()
    first, second = (aside.relaxation(each, 0, vertex=True) for each in (one, other))
    before = first.solve(10).objective, second.solve(10).objective
    assert (first.solve(10).objective, second.solve(10).objective) == before


def test_a_search_is_the_same_there_as_here(aside):
    of = model(Level.WISHES)
    every = np.ones(len(of.columns), dtype=bool)
    there = aside.search(of, every, None, 20, 0, never)
    here = highs.search(of, every, None, 20, 0, HERE)
    assert there.values is not None
    assert there.proven == here.proven
    assert of.cost @ there.values == of.cost @ here.values


def test_a_search_is_ended_by_who_gives_it_up(aside, long_search):
    told = []

    def at_once(value: float, bound: float) -> bool:
        told.append(bound)
        return True

    found = aside.search(*long_search, None, 60, 0, at_once)
    assert told
    assert found.proven < 50_121  # the best there is, by a search of six seconds


def test_what_is_stopped_before_it_begins_ends_at_once(aside, long_search):
    elsewhere = aside._elsewhere

    class Impatient(Clock):
        def on_stop(self, cancel):
            cancel()
            return lambda: None

    of, every = long_search
    ended = elsewhere.ask(Search(elsewhere.number(), 60, of, every, None, 0, 0.0), Impatient())
    assert isinstance(ended, highs.Found)
    assert ended.proven < 50_121
    of = model()
    assert aside.relax(of, start(of), 0.0).result().objective is not None  # and the next one does not


def test_a_process_that_is_lost_is_a_relaxation_that_failed(aside):
    aside._beside.end()
    of = model()
    relaxed = aside.relax(of, start(of), 0.0).result()
    assert relaxed.failed
    assert relaxed.objective is None
    found = aside.search(of, np.ones(len(of.columns), dtype=bool), None, 20, 0, never)
    assert found.values is None
    assert found.proven == -np.inf


def test_one_that_dies_at_work_is_not_waited_for(aside, long_search):
    numbers = count()

    def kill(value: float, bound: float) -> bool:
        if next(numbers) == 0:
            aside._beside.end()
        return False

    found = aside.search(*long_search, None, 60, 0, kill)
    assert found.values is None
    assert next(numbers) == 1


def test_leaving_ends_the_process():
    watch = Watch()
    with Aside(watch, 0, 2) as made:
        made.begin()
        assert watch.process._process.poll() is None
    assert watch.process._process.poll() is not None


def test_small_stages_stay_here():
    of = model()
    with Aside(Watch(), 0, 2) as made:
        made.begin()
        assert len(of.values) < module.WORTH
        assert not isinstance(made.relaxation(of, 0), Afar)


def test_with_one_worker_no_process_begins():
    class Never(Clock):
        def beside(self):
            raise AssertionError("begun")

    with Aside(Never(), 0, 1) as made:
        made.begin()
        assert not isinstance(made.relaxation(model(), 0), Afar)


def test_where_no_process_can_begin_all_is_done_here(monkeypatch):
    def refuse(*_, **__):
        raise OSError

    monkeypatch.setattr(door.subprocess, "Popen", refuse)
    assert begin_beside() is None
    monkeypatch.setattr(module, "WORTH", 0)
    with Aside(Watch(), 0, 2) as made:
        made.begin()
        of = model()
        assert made.relax(of, start(of), 0.0).result().objective is not None


def test_the_process_ends_when_nobody_orders_any_more():
    process = begin_beside()
    process.orders.close()
    assert process._process.wait(20) == 0
    process.close()


def test_orders_from_several_threads_do_not_run_into_each_other(aside):
    """The message to stop comes from another thread than the order."""
    of = model()
    elsewhere = aside._elsewhere
    assert isinstance(elsewhere, Elsewhere)
    threads = [threading.Thread(target=elsewhere._send, args=(Stop(-1 - number),)) for number in range(20)]
    for each in threads:
        each.start()
    relaxed = aside.relax(of, start(of), 0.0).result()
    for each in threads:
        each.join()
    assert relaxed.objective is not None
