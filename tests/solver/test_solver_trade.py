"""Trading: back from a roster that costs the levels above too much, and what is dealt anew on the way."""

import pytest

from anwroster.model import Level
from anwroster.solver.approach import Approach
from anwroster.solver.gains import OFTEN, Back
from anwroster.solver.trade import trade
from tests.solver.test_solver_improver import at_wishes

RATES = {Level.FAIRNESS: 300.0}


def at_prices(work, prices):
    """Return the roster that exchange comes to from the best one at some prices."""
    work.exchange(Level.WISHES, prices, 0.0, (3,), work.best.chosen)
    return work.exchanged


def wishful(work):
    """Return a roster that exchange makes good on wishes, of which each may cost a thousand of fairness."""
    return at_prices(work, work.price_list.exchanging(Level.WISHES, {Level.FAIRNESS: 1000.0}, {}, hard=False))


def test_an_approach_from_beyond_ends_with_a_roster_that_costs_no_more_than_it_may():
    work = at_wishes(0.0, 0)
    start = wishful(work)
    assert work.best.costs_of(start)[Level.FAIRNESS] > work.best.reached[Level.FAIRNESS]
    ended = work.best.costs_of(Approach(work).approach(Level.WISHES, 0.0, start, RATES))
    assert all(ended[level] <= most for level, most in work.best.reached.items())
    assert work.best.cost(Level.WISHES) <= ended[Level.WISHES]


def worst_of_all(work):
    """Return a roster in which exchange that counts nothing but wishes has let somebody become far worse off."""
    return at_prices(work, work.price_list.prices([Level.COVERAGE, Level.OBLIGATIONS, Level.WISHES], {}, hard=False))


def test_who_became_worse_off_than_may_be_is_brought_back():
    work = at_wishes(0.0, 0)
    start = worst_of_all(work)
    assert work.best.costs_of(start)[Level.WORST_OFF] > work.best.reached[Level.WORST_OFF]
    mended = Approach(work)._mended(Level.WISHES, start, {**RATES, Level.COMFORT: 25.0}, 0.0)
    assert work.best.costs_of(mended)[Level.WORST_OFF] <= work.best.reached[Level.WORST_OFF]


def test_who_cannot_be_brought_back_at_any_price_is_brought_back_whatever_it_costs(monkeypatch):
    work = at_wishes(0.0, 0)
    start = worst_of_all(work)
    monkeypatch.setattr("anwroster.solver.approach.deal", lambda ledger, model, chosen, *_: chosen)
    mended = Approach(work)._mended(Level.WISHES, start, RATES, 0.0)
    assert work.best.costs_of(mended)[Level.WORST_OFF] <= work.best.reached[Level.WORST_OFF]


def test_the_dearer_a_level_above_has_become_the_faster_its_price_rises():
    work = at_wishes(0.0, 0)
    start = wishful(work)
    cost = work.best.costs_of(start)[Level.FAIRNESS]
    falls = []
    for most in (cost // 2, cost - 1, cost):
        work.best.reached[Level.FAIRNESS] = most
        falls.append(Approach(work)._dearer(Level.FAIRNESS, start))
    assert falls == [0.5, 0.75, pytest.approx(0.5**0.5)]


def test_an_approach_says_where_it_ended_even_where_nothing_came_of_it():
    work = at_wishes(0.0, 0)
    work.best.reached[Level.FAIRNESS] = -1  # no roster can
    before = work.best.chosen
    ended = Approach(work).approach(Level.WISHES, 0.0, wishful(work), RATES)
    assert work.best.costs_of(ended)
    assert work.best.chosen == before


def test_a_trade_stops_when_something_else_is_waiting():
    work = at_wishes(0.3, 0)
    before = work.best.chosen
    trade(work, Level.WISHES, 0.0, until=lambda: True)
    assert work.best.chosen == before


@pytest.mark.parametrize("gap", [0.1, 0.3])
def test_rates_that_are_known_trade_no_more_than_is_allowed(gap):
    work = at_wishes(gap, 0)
    before = work.best.cost(Level.WISHES)
    trade(work, Level.WISHES, 0.0, RATES)
    assert work.best.cost(Level.WISHES) <= before
    assert all(work.best.cost(level) <= most for level, most in work.best.reached.items())


def test_the_way_back_is_looked_at_every_few_passes_and_ends_where_all_is_kept():
    work = at_wishes(0.0, 0)
    back = Back(work.best)
    assert [back.is_there(work.best.chosen) for _ in range(OFTEN)] == [False] * (OFTEN - 1) + [True]
    work.best.reached[Level.FAIRNESS] = -1
    assert not any(Back(work.best).is_there(work.best.chosen) for _ in range(2 * OFTEN))
