"""What a level may still cost once it is finished, and what that buys on the levels below."""

import numpy as np
import pytest

from anwroster.model import Category, Level, Phase, Wish
from anwroster.problem import problem_of
from anwroster.solver.caps import ceilings, worst_rows
from anwroster.solver.completion import complete
from anwroster.solver.exchange import Exchange, PriceList
from anwroster.solver.improver import Improver
from anwroster.solver.options import Options
from anwroster.solver.rules import post
from anwroster.solver.trade import trade
from tests.builders import doctor, instance, night, shift
from tests.solver.clock import Clock


def improver(gap: float = 0.0) -> Improver:
    """Three doctors for twelve shifts; each would rather not have the shifts that the one before prefers."""
    shifts = [night(f"n{day}", 2 * day) for day in range(6)]
    shifts += [shift(f"w{day}", 5 + 7 * day, 8, 6, categories=(Category.WEEKEND,)) for day in range(3)]
    shifts += [shift(f"e{day}", 1 + 7 * day, 18, 5) for day in range(3)]
    people = [doctor(name, commitment_hours=hours) for name, hours in zip("abc", (20, 24, 28), strict=True)]
    wishes = tuple(
        Wish(doctor="abc"[(at + more) % 3], shift=each.id, kind=kind)
        for at, each in enumerate(shifts)
        for more, kind in ((0, "prefer"), (1, "avoid"))
    )
    problem = problem_of(instance(shifts, people, wishes=wishes), Phase.ONE, None)
    return Improver(problem, post(problem), Options(gap=gap), Clock())


def at_wishes(gap: float, bound: int) -> Improver:
    """Return a roster as fair as exchange makes it, with a bound on fairness, its upper levels finished."""
    work = improver(gap)
    for level in (Level.COVERAGE, Level.OBLIGATIONS, Level.WORST_OFF, Level.FAIRNESS):
        if level is not Level.WORST_OFF:
            work.hand_round(level, 0.0, (1, 3))
        if level is Level.FAIRNESS:
            work.best.bounds[level] = min(bound, work.best.cost(level))
        work.finish(level)
    return work


def test_what_is_proven_keeps_its_value():
    work = at_wishes(0.5, 10**9)
    assert work.best.reached[Level.FAIRNESS] == work.best.cost(Level.FAIRNESS)


def test_without_a_gap_nothing_may_be_spent():
    work = at_wishes(0.0, 0)
    assert work.best.reached[Level.FAIRNESS] == work.best.cost(Level.FAIRNESS)


@pytest.mark.parametrize("gap", [0.01, 0.2])
def test_what_is_near_enough_may_be_spent_up_to_the_gap(gap):
    work = at_wishes(gap, 0)
    most = max(work.best.cost(Level.FAIRNESS), int(work.slack(Level.FAIRNESS)))
    assert work.best.reached[Level.FAIRNESS] == most


def test_coverage_and_obligations_are_never_spent():
    work = at_wishes(0.9, 0)
    assert work.slack(Level.COVERAGE) == work.slack(Level.OBLIGATIONS) == 0


def test_a_trade_buys_wishes_and_never_more_than_allowed():
    strict, free = at_wishes(0.0, 0), at_wishes(0.3, 0)
    start = free.best.cost(Level.WISHES)
    trade(strict, Level.WISHES, 0.0)
    trade(free, Level.WISHES, 0.0)
    assert free.best.cost(Level.WISHES) < start
    assert free.best.cost(Level.WISHES) < strict.best.cost(Level.WISHES)
    for work in (strict, free):
        assert all(work.best.cost(level) <= most for level, most in work.best.reached.items())


def test_a_shake_is_a_tenth_of_the_gap_over_all_seats():
    work = improver(0.1)
    seats = len(work.best.chosen)
    assert 0 < work.shake(Level.FAIRNESS) * 10 * seats < work.slack(Level.FAIRNESS)
    assert improver(0.0).shake(Level.FAIRNESS) == 0


def test_prices_of_a_trade_fit_in_64_bits_whatever_the_weights():
    heavy = {name: {"weight": 1000} for name in ("fair_hours", "fair_nights", "fair_weekends", "obligations")}
    shifts = [night(f"n{day}", 2 * day) for day in range(8)]
    people = [doctor(name, commitment_hours=hours) for name, hours in zip("abc", (20, 24, 28), strict=True)]
    wishes = tuple(Wish(doctor="abc"[at % 3], shift=each.id, kind="avoid") for at, each in enumerate(shifts))
    problem = problem_of(instance(shifts, people, wishes=wishes, rules=heavy), Phase.ONE, None)
    ledger = post(problem)
    exchange, prices = Exchange(ledger, []), PriceList(ledger)
    for level, rates in (
        (Level.WISHES, {Level.FAIRNESS: 0.1}),
        (Level.COMFORT, {Level.FAIRNESS: 0.1, Level.WISHES: 0.1}),
    ):
        for hard in (True, False):
            exchange.price(prices.exchanging(level, rates, {}, hard=hard))
            exchange.improve(lambda: True, 1000)
            assert not complete(ledger, exchange.chosen).broken


def test_a_level_is_never_less_than_done_when_it_is_proven():
    work = improver(0.1)
    for level in work.best.levels:
        work.best.bounds[level] = work.best.cost(level)
        assert work.is_done(level)
        assert work.slack(level) >= 0


def test_rates_are_told_apart_however_much_fairness_a_wish_is_worth():
    work = at_wishes(0.3, 0)
    for rate in (60.0, 750.0, 1000.0, 1500.0):
        rates = {Level.FAIRNESS: rate, Level.COMFORT: 25.0}
        weight = work.price_list.exchanging(Level.WISHES, rates, {}, hard=False).weight
        assert weight[Level.WISHES] / weight[Level.FAIRNESS] == pytest.approx(rate, rel=0.01)
        assert weight[Level.WISHES] / weight[Level.COMFORT] == pytest.approx(25.0, rel=0.05)


def test_caps_that_are_given_bound_what_they_leave_each_step():
    work = at_wishes(0.3, 0)
    model = work.stage(Level.FAIRNESS)
    for measure in work.ledger.costs(Level.WORST_OFF):
        steps = ceilings(work.ledger, worst_rows(work.ledger), {measure: 0})
        place = np.isin(model.columns, list(steps))
        capped = work.capped(model, {measure: 0})
        assert capped[place].tolist() == [steps[column] for column in model.columns[place].tolist()]
        assert (capped[~place] == work.capped(model, {})[~place]).all()
    assert (work.capped(model, {}) == np.asarray(work.ledger.upper, dtype=float)[model.columns]).all()
