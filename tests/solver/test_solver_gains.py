from anwroster.model import Level
from anwroster.solver.gains import EVERY, LEAST, Border, Gains
from tests.solver.test_solver_improver import at_wishes


def passes(gains: Gains, gained: int) -> list[bool]:
    return [gains.are_small(gained) for _ in range(EVERY)]


def test_gains_are_looked_at_after_so_many_passes():
    gains = Gains(1000.0)
    assert passes(gains, 0) == [False] * (EVERY - 1) + [True]


def test_gains_are_small_below_a_part_of_what_is_left_and_not_at_it():
    gains = Gains(1000.0)
    assert not passes(gains, round(1000 * LEAST))[-1]
    assert not passes(gains, round(2 * 1000 * LEAST))[-1]
    assert passes(gains, round(3 * 1000 * LEAST) - 1)[-1]


def test_where_nothing_is_left_no_gain_is_small():
    assert not any(passes(Gains(0.0), 0))


def test_a_border_is_passed_by_what_costs_a_level_above_more_and_the_last_roster_within_is_kept():
    work = at_wishes(0.0, 0)
    within = work.best.chosen
    for level in (Level.COVERAGE, Level.FAIRNESS):
        work.best.reached[level] = work.best.cost(level)
    border = Border(work.best, within)
    assert not any(border.is_passed(within) for _ in range(EVERY))
    assert border.within(within) == within
    assert border.within(frozenset()) == within  # nobody working leaves seats open
    assert Level.COVERAGE in border.passed


def test_where_a_roster_costs_too_much_to_begin_with_there_is_no_border():
    work = at_wishes(0.0, 0)
    work.best.reached[Level.COVERAGE] = work.best.cost(Level.COVERAGE)
    border = Border(work.best, frozenset())
    assert not any(border.is_passed(frozenset()) for _ in range(2 * EVERY))
    assert border.within(frozenset()) == frozenset()
