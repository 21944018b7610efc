"""The relaxations of wishes and comfort, and which candidates take part in those that guide."""

import numpy as np
import pytest

from anwroster.model import Level, RuleId
from anwroster.solver import guides as module
from anwroster.solver.arrays import stage
from anwroster.solver.aside import Aside
from anwroster.solver.guides import Fair, Guides
from anwroster.solver.relaxing import relax
from tests.solver.clock import HERE, Clock
from tests.solver.test_solver_improver import at_wishes


@pytest.fixture
def work():
    return at_wishes(0.3, 0)


@pytest.fixture
def fair(work):
    reached = {level: most for level, most in work.best.reached.items() if level is not Level.FAIRNESS}
    model = stage(work.ledger, Level.FAIRNESS, reached)
    return Fair(model, relax(model, 10, 0, HERE))


def begun(work, fair):
    with Aside(Clock(), 0, 1) as aside:
        guides = Guides(work, aside)
        guides.begin(fair)
    return guides


def test_every_trading_level_has_a_guide_and_bounds_that_no_roster_passes(work, fair):
    guides = begun(work, fair)
    assert list(guides.guide) == [level for level in (Level.WISHES, Level.COMFORT) if level in work.best.levels]
    for level in guides.guide:
        assert guides.guide[level].result().rates[Level.FAIRNESS] > 0
        assert guides.prove(level) is guides.whole[level].result()
        work.finish(level)
    assert 0 <= work.best.bounds[Level.WISHES] <= work.best.cost(Level.WISHES)


def test_without_the_relaxation_of_fairness_they_are_begun_all_the_same(work):
    guides = begun(work, None)
    assert len(guides.guide[Level.WISHES].result().relaxed.values)


def test_what_is_put_off_is_done_once_however_often_they_are_begun(work, fair):
    done = []
    fair = Fair(fair.model, fair.relaxed, [lambda: done.append(1)])
    with Aside(Clock(), 0, 1) as aside:
        guides = Guides(work, aside)
        guides.begin(fair)
        guides.begin(fair)
    assert done == [1]


def test_where_there_is_no_time_nobody_begins(work, fair, monkeypatch):
    monkeypatch.setattr(module, "LONGER", dict.fromkeys((Level.WISHES, Level.COMFORT), np.inf))
    slow = Fair(fair.model, module.replace(fair.relaxed, seconds=1.0))
    guides = begun(work, slow)
    assert guides.guide[Level.WISHES].result() is module.UNRATED
    assert guides.lean[Level.WISHES].result().objective is not None


def test_of_many_candidates_the_rosters_own_and_all_that_are_wanted_take_part(work, fair, monkeypatch):
    model = stage(work.ledger, Level.WISHES, work.best.reached)
    assert module._some(work, model, fair).all()
    monkeypatch.setattr(module, "MOST", dict.fromkeys((Level.WISHES, Level.COMFORT), 0))
    monkeypatch.setattr(module, "FEWEST", 1)
    flags = module._some(work, model, fair)
    assert not flags.all()
    taken = set(model.columns[flags].tolist())
    assert work.best.chosen <= taken
    assignments = set(work.ledger.assignments.values())
    wanted = {
        column for row in work.ledger.rows if row.because.rule is RuleId.PREFER for column, _ in row.terms
    } & assignments
    assert wanted
    assert wanted <= taken
    shifts = {shift for (_, shift), column in work.ledger.assignments.items() if column in taken}
    assert shifts == {shift for _, shift in work.ledger.assignments}
