"""Trading: a level made better by exchange at what those above it may still be made to cost."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from anwroster.model import Level
from anwroster.solver.improver import AIM, BEAMS, UPPER, Improver

LOWEST = 0.005
"""Lowest rate, times ``KEEN``: so little of a level above that a trade hardly ever comes about."""

KEEN = 4.0
"""First rate: a unit may cost so much more of a level above than if all that is left to gain were bought with it."""

IN_VAIN = 3
"""Rates tried in a row that gain nothing before trading ends."""


def trade(
    work: Improver,
    level: Level,
    end: float,
    rates: Mapping[Level, float] = MappingProxyType({}),
    until: Callable[[], bool] = lambda: False,
) -> None:
    """Improve a level by exchange at what those above may still be made to cost, at better and worse rates.

    Parameters
    ----------
    rates
        Level above → units of it that a unit of this level is worth at first; by default so many that a little more
        than all that is left to gain could be bought with what may be spent.
    until
        Says when something else is waiting.
    """
    in_vain = 0
    rates = {above: rates.get(above) or keen(work, level, above) for above in soft(work)}
    while in_vain < IN_VAIN and work.watch.left() > end and not until() and not work.is_done(level, AIM):
        before = work.best.cost(level)
        prices = work.price_list.exchanging(level, rates, work.caps())
        passed = work.exchange(level, prices, end, BEAMS[:2], until=until)
        if work.patience.is_gone(work.best.cost(level)) and in_vain:
            return  # the first rate, which is a guess, may well have been too high
        rates = {above: rate * (0.4 if above in passed else 1 if passed else 2) for above, rate in rates.items()}
        in_vain = 0 if work.best.cost(level) < before else in_vain + 1


def soft(work: Improver) -> list[Level]:
    """Return the levels above that may be made to cost more than they do."""
    return [above for above in work.best.reached if above not in (*UPPER, Level.WORST_OFF)]


def keen(work: Improver, level: Level, above: Level) -> float:
    """Return the units of a level above that a unit of a level is worth where nothing else is known."""
    cost = max(1, work.best.cost(level) - work.best.bounds[level])
    return KEEN * max(LOWEST, (work.best.reached[above] - work.best.cost(above)) / cost)
