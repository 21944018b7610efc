import threading

import pytest

from anwroster.model import Level
from anwroster.solver import ahead, highs, relaxing
from anwroster.solver.arrays import stage
from anwroster.solver.aside import Aside
from anwroster.solver.patience import NARROWER, NOTEWORTHY, PART, Patience
from anwroster.solver.proof import SCALE
from anwroster.solver.whole import open_to
from tests.solver.clock import HERE, Clock
from tests.solver.test_solver_improver import at_wishes, improver


class Hand(Clock):
    """A clock that is put forward by hand."""

    now = 0.0

    def left(self) -> float:
        """Return what is left of 600 seconds."""
        return 600.0 - self.now


def at(clock: Hand, now: float) -> None:
    clock.now = now


def test_patience_lasts_its_least_and_no_longer():
    clock = Hand()
    patience = Patience(clock, 10.0, 2.0)
    at(clock, 1.9)
    assert not patience.is_gone(10.0)
    at(clock, 2.0)
    assert patience.is_gone(10.0)


def test_a_trifle_better_does_not_renew_patience_and_trifles_that_add_up_do():
    clock = Hand()
    patience = Patience(clock, 1000.0, 2.0)
    at(clock, 1.5)
    assert not patience.is_gone(1000.0 * (1 - NOTEWORTHY))
    at(clock, 1.9)
    assert not patience.is_gone(999.0 * (1 - NOTEWORTHY))
    at(clock, 3.8)
    assert not patience.is_gone()
    at(clock, 3.9)
    assert patience.is_gone()


def test_a_better_roster_renews_patience_and_one_as_good_does_not():
    clock = Hand()
    patience = Patience(clock, 10.0, 2.0)
    at(clock, 1.5)
    assert not patience.is_gone(10.0)
    assert not patience.is_gone(9.0)
    at(clock, 3.4)
    assert not patience.is_gone(9.0)
    at(clock, 3.5)
    assert patience.is_gone(9.0)


def test_what_took_long_is_given_long():
    clock = Hand()
    patience = Patience(clock, 10.0, 2.0)
    at(clock, 100.0)
    assert not patience.is_gone(9.0)
    at(clock, 100.0 + PART * 100 - 0.1)
    assert not patience.is_gone()
    at(clock, 100.0 + PART * 100)
    assert patience.is_gone()


@pytest.mark.parametrize(("bound", "gone"), [(100 * (1 - NARROWER) + 1, False), (100 * (1 - NARROWER) - 1, True)])
def test_a_bound_that_closes_enough_of_what_is_left_renews_patience(bound, gone):
    clock = Hand()
    give_up = Patience(clock, 100.0, 2.0).with_search()
    assert not give_up(100.0, 0.0)
    at(clock, 1.9)
    give_up(100.0, bound)
    at(clock, 2.1)
    assert give_up(100.0, bound) is gone


def test_a_search_that_is_given_up_keeps_what_it_began_with():
    work = improver()
    model = stage(work.ledger, Level.FAIRNESS, {})
    start = work.start(model)
    within = model.upper >= model.lower
    asked = []

    def at_once(value: float, bound: float) -> bool:
        asked.append((value, bound))
        return True

    found = highs.search(model, within, start, 20.0, 0, Clock(), give_up=at_once)
    whole = highs.search(model, within, start, 20.0, 0, Clock())
    assert asked
    assert found.values is not None
    assert found.proven < whole.proven


def test_with_one_worker_what_is_put_aside_is_done_first():
    order = []
    with Aside(Clock(), 0, 1) as aside:
        waiting = aside.run(lambda: order.append("aside"))
        assert waiting.done()
        order.append("here")
    assert order == ["aside", "here"]


def test_with_more_workers_it_is_done_elsewhere_while_this_goes_on():
    go = threading.Event()
    with Aside(Clock(), 0, 2) as aside:
        waiting = aside.run(lambda: go.wait(10))
        assert not waiting.done()
        go.set()
        assert aside.wait(waiting, 0.0, False)


def test_what_is_not_done_in_time_is_answered_otherwise():
    go = threading.Event()
    with Aside(Clock(), 0, 2) as aside:
        waiting = aside.run(lambda: go.wait(10))
        assert aside.wait(waiting, 600.0, "late") == "late"
        go.set()


def test_caps_bring_the_worst_off_down_and_none_is_forgotten():
    work = improver()
    for level in (Level.COVERAGE, Level.OBLIGATIONS):
        work.hand_round(level, 0.0, (1, 3))
        work.finish(level)
    before = work.best.cost(Level.WORST_OFF)
    work.hand_under(dict.fromkeys(work.ledger.costs(Level.WORST_OFF), 0), 0.0)
    assert work.best.cost(Level.WORST_OFF) < before
    assert all(work.best.cost(level) == most for level, most in work.best.reached.items())


def test_a_bound_from_a_relaxation_with_rates_is_its_value_less_what_the_rates_charge():
    work = improver()
    for level in (Level.COVERAGE, Level.OBLIGATIONS):
        work.hand_round(level, 0.0, (1, 3))
        work.finish(level)
    work.hand_under(dict.fromkeys(work.ledger.costs(Level.WORST_OFF), 0), 0.0)
    model = ahead.fairest(work, work.best.reached)
    assert model.level is Level.WISHES  # told apart by wishes at next to nothing, so that their rows are in it
    relaxed = relaxing.relax(model, 10, 0, HERE)
    work.finish(Level.WORST_OFF)
    work.prove(Level.FAIRNESS, model, relaxed, {Level.WORST_OFF: ahead.RATE})
    charged = ahead.RATE * work.best.reached[Level.WORST_OFF]
    assert relaxed.objective is not None
    wishes = work.ledger.costs(Level.WISHES).values()
    lost = ahead.rates(work)[Level.WISHES] * sum(wishes)
    least = relaxed.objective - charged - lost
    assert least - 2 <= work.best.bounds[Level.FAIRNESS] <= relaxed.objective - charged + 2
    assert work.best.bounds[Level.FAIRNESS] > 0
    assert work.best.proofs[Level.FAIRNESS].above[Level.WORST_OFF] == -ahead.RATE * SCALE


def test_room_opens_columns_and_never_closes_one():
    work = at_wishes(0.0, 0)
    model = stage(work.ledger, Level.FAIRNESS, {})
    relaxed = relaxing.relax(model, 10, 0, HERE)
    counts = [int(open_to(work, model, relaxed, room).sum()) for room in (-1e6, 0.0, 1e9)]
    assert counts[0] <= counts[1] <= counts[2] == len(model.columns)
    assert counts[0] < counts[2]
