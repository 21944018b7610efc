"""The relaxations of wishes and comfort: the one that guides, those that prove, and the floors that are put off."""

from dataclasses import replace

import numpy as np
import pytest

from anwroster.model import Level, RuleId
from anwroster.solver import guides as module
from anwroster.solver import taking_part as partly
from anwroster.solver.arrays import stage
from anwroster.solver.aside import Aside
from anwroster.solver.guide import TRADING, Fair, Guide
from anwroster.solver.guides import Guides
from anwroster.solver.rated import UNRATED
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
    return Fair(model, relax(model, 10, 0, HERE), {})


def begun(work, fair):
    with Aside(Clock(), 0, 1) as aside:
        guides = Guides(work, aside)
        guides.begin(fair)
        for level in TRADING:
            guides.bound(level)
    return guides


def test_one_guide_serves_both_levels_and_what_is_proven_no_roster_passes(work, fair):
    guides = begun(work, fair)
    guide = guides.guide.result()
    assert guide.is_known
    assert guide.model.level is Level.COMFORT
    for level in TRADING:
        assert guides.prove(level) is not None
        work.finish(level)
    assert 0 <= work.best.bounds[Level.WISHES] <= work.best.cost(Level.WISHES)


def test_what_a_wish_is_worth_is_the_same_from_either_side(work, fair):
    guide = begun(work, fair).guide.result()
    wishes, comfort = guide.rates(Level.WISHES), guide.rates(Level.COMFORT)
    assert wishes[Level.COMFORT] == pytest.approx(1 / comfort[Level.WISHES])
    assert wishes[Level.FAIRNESS] == pytest.approx(comfort[Level.FAIRNESS] / comfort[Level.WISHES])
    assert Guide(guide.model, UNRATED).rates(Level.WISHES) == {}


def test_what_a_guide_uses_is_told_for_the_columns_of_any_level(work, fair):
    guide = begun(work, fair).guide.result()
    used = dict(zip(guide.model.columns.tolist(), guide.rated.relaxed.values.tolist(), strict=True))
    wishes = work.stage(Level.WISHES)
    assert guide.values(wishes).tolist() == [used.get(column, 0.0) for column in wishes.columns.tolist()]
    assert not Guide(guide.model, UNRATED).values(wishes).any()


def test_without_the_relaxation_of_fairness_it_is_begun_all_the_same(work):
    assert begun(work, None).guide.result().is_known


def test_floors_that_are_put_off_are_proven_once_whoever_is_free(work, fair):
    done = []
    fair = replace(fair, floors=[lambda _, name=name: done.append(name) for name in "abc"])
    with Aside(Clock(), 0, 1) as aside:
        guides = Guides(work, aside)
        guides.begin(fair)
        guides.begin(fair)
        guides.prove_floors(HERE, until=lambda: len(done) == 1)
        assert done == ["a"]
        guides.bound(Level.WISHES)  # the other core begins with those that nobody has begun with
        assert done == ["a", "c", "b"]
        guides.prove_floors(HERE)
    assert done == ["a", "c", "b"]


def test_what_the_rules_say_together_is_asked_once_and_when_the_floors_are_there(work, fair):
    done = []
    fair = replace(fair, floors=[lambda _: done.append("floor")], together=lambda _, end: done.append(end))
    with Aside(Clock(), 0, 1) as aside:
        guides = Guides(work, aside)
        guides.begin(fair)
        guides.bound(Level.WISHES)
        guides.prove_together(HERE, 7.0)
        guides.bound(Level.COMFORT)
        guides.prove_together(HERE, 7.0)
    assert done == ["floor", 7.0]


def test_where_there_is_no_time_nothing_guides_and_what_is_soon_there_proves(work, fair, monkeypatch):
    monkeypatch.setattr(module, "USEFUL", np.inf)
    monkeypatch.setattr(module, "LONGER", dict.fromkeys(TRADING, np.inf))
    guides = begun(work, replace(fair, relaxed=replace(fair.relaxed, seconds=1.0)))
    assert guides.guide is None
    assert guides.prove(Level.WISHES).objective is None
    assert len(guides._lean[Level.WISHES].result().duals)


def test_of_many_candidates_the_rosters_own_and_all_that_are_wanted_take_part(work, fair, monkeypatch):
    model = stage(work.ledger, Level.WISHES, work.best.reached)
    assert partly.taking_part(work, model, fair.model, fair.relaxed).all()
    monkeypatch.setattr(partly, "MOST", 0)
    monkeypatch.setattr(partly, "FEWEST", 1)
    flags = partly.taking_part(work, model, fair.model, fair.relaxed)
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
