"""What is begun ahead is used where its guess was right, and done again where it was not."""

import numpy as np
import pytest

from anwroster.model import Level
from anwroster.solver.ahead import Ahead, fairest
from anwroster.solver.arrays import stage
from anwroster.solver.aside import Aside
from anwroster.solver.relaxing import relax
from tests.solver.clock import HERE, Clock
from tests.solver.test_solver_improver import improver


@pytest.fixture(params=[1, 2])
def made(request):
    work = improver()
    work.options = type(work.options)(workers=request.param)
    with Aside(Clock(), 0, request.param) as aside:
        yield work, Ahead(work, aside)


def settle(work, ahead, level, *, off=0):
    """Prove a level by its relaxation, say so, and let it cost what it may."""
    model = stage(work.ledger, level, work.best.reached)
    work.prove(level, model, relax(model, 10, 0, HERE))
    ahead.bounded(level)
    work.best.reached[level] = work.best.bounds[level] + off


def test_what_was_begun_with_the_right_guess_is_what_the_level_would_relax(made):
    work, ahead = made
    settle(work, ahead, Level.COVERAGE)
    guess = ahead.upper(Level.OBLIGATIONS, 0.0)
    if work.options.workers == 1:
        assert guess is None  # nothing is done before it is certain to be of use
        return
    own = stage(work.ledger, Level.OBLIGATIONS, work.best.reached)
    assert guess.reached == work.best.reached
    assert guess.relaxed.objective == pytest.approx(relax(own, 10, 0, HERE).objective)
    settle(work, ahead, Level.OBLIGATIONS)
    fair = ahead.fairest().result()
    assert fair.reached == work.best.reached
    assert (fair.model.row_upper == fairest(work, work.best.reached).row_upper).all()
    assert len(fair.relaxed.duals) == len(fair.model.row_lower)


def test_what_was_begun_with_a_wrong_guess_is_done_again(made):
    work, ahead = made
    settle(work, ahead, Level.COVERAGE, off=1)
    assert ahead.upper(Level.OBLIGATIONS, 0.0) is None
    settle(work, ahead, Level.OBLIGATIONS)
    fair = ahead.fairest().result()
    assert fair.reached == work.best.reached
    assert fair.relaxed.objective is not None


def test_it_is_begun_once(made):
    work, ahead = made
    settle(work, ahead, Level.COVERAGE)
    ahead.upper(Level.OBLIGATIONS, 0.0)
    settle(work, ahead, Level.OBLIGATIONS)
    assert ahead.fairest() is ahead.fairest()


def test_nothing_comes_of_what_did_not_end(made, monkeypatch):
    work, ahead = made
    monkeypatch.setattr(ahead._aside, "left", lambda: 0.0)
    model = stage(work.ledger, Level.COVERAGE, {})
    work.prove(Level.COVERAGE, model, relax(model, 10, 0, HERE))
    monkeypatch.setattr("anwroster.solver.ahead.relax", lambda *_: unknown())
    ahead.bounded(Level.COVERAGE)
    work.best.reached[Level.COVERAGE] = work.best.bounds[Level.COVERAGE]
    assert ahead.upper(Level.OBLIGATIONS, 0.0) is None
    monkeypatch.undo()
    settle(work, ahead, Level.OBLIGATIONS)
    assert ahead.fairest().result().relaxed.objective is not None


def unknown():
    from anwroster.solver.highs import UNKNOWN

    assert not np.size(UNKNOWN.duals)
    return UNKNOWN
