"""What a doctor's shifts add up to, in the unit and over the scope of a maximum, a minimum or a duty."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from anwroster.model import Band, Category, Shift, Unit


def amount_of(shifts: Iterable[Shift], unit: Unit, counting: frozenset[str], scope: str = "total") -> int:
    """Return minutes for hours, else a number of shifts.

    Parameters
    ----------
    counting
        Keys of the kinds that count for quota.
    scope
        ``total`` (counting shifts), ``kind:<kind>`` (all shifts of the kind) or ``band:<band>`` (in hours the
        band's minutes of every shift, in shifts those of that category; ``band:avond``: counting ones without any).
        Holiday shifts are those of category feestdag, for ``kind:<kind>`` only that kind's.
    """
    what, _, name = scope.partition(":")
    if unit is Unit.HOLIDAY_SHIFTS:
        mine = [each for each in shifts if Category.HOLIDAY in each.categories]
        return sum(1 for each in mine if what != "kind" or each.kind == name)
    if what == "band":
        if unit is Unit.HOURS:
            return sum(minutes for each in shifts for band, minutes in each.bands if band.value == name)
        if name == Band.EVENING.value:
            return sum(1 for each in shifts if not each.categories and each.kind in counting)
        return sum(1 for each in shifts if Category(name) in each.categories)
    mine = [each for each in shifts if (each.kind == name if what == "kind" else each.kind in counting)]
    return sum(each.minutes for each in mine) if unit is Unit.HOURS else len(mine)


def at_most(amount: Decimal, unit: Unit) -> int:
    """Return a maximum in whole minutes or shifts, rounded down."""
    return int(_in_unit(amount, unit).to_integral_value(ROUND_FLOOR))


def at_least(amount: Decimal, unit: Unit) -> int:
    """Return a minimum in whole minutes or shifts, rounded up."""
    return int(_in_unit(amount, unit).to_integral_value(ROUND_CEILING))


def _in_unit(amount: Decimal, unit: Unit) -> Decimal:
    return amount * 60 if unit is Unit.HOURS else amount
