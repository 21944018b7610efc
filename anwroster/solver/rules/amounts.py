"""What a shift counts for in a limit, a duty or a maximum: minutes or shifts, in total or of one sort."""

from collections.abc import Callable

from anwroster.model import Band, Category, Limit, Shift, Unit

Counts = Callable[[int], int]
"""Shift index → what it counts for."""


def counts_of(shifts: tuple[Shift, ...], counting: tuple[bool, ...], unit: Unit, scope: str = "total") -> Counts:
    """Return how a shift counts, as in *Maxima* of ``docs/rules.md``.

    Parameters
    ----------
    unit
        Hours count minutes, shifts count 1; holiday shifts count 1 for each shift of category feestdag (of the kind,
        where the scope is one).
    scope
        ``total``, ``kind:<kind>`` or ``band:<band>``.
    """

    def count(index: int) -> int:
        shift = shifts[index]
        what, _, which = scope.partition(":")
        if unit is Unit.HOLIDAY_SHIFTS:
            return int(Category.HOLIDAY in shift.categories and (what != "kind" or shift.kind == which))
        if what == "band" and unit is Unit.HOURS:
            return dict(shift.bands).get(Band(which), 0)
        if what == "band" and which == Band.EVENING:
            belongs = counting[index] and not shift.categories
        elif what == "band":
            belongs = Category(which) in shift.categories
        elif what == "kind":
            belongs = shift.kind == which
        else:
            belongs = counting[index]
        return int(belongs) * (shift.minutes if unit is Unit.HOURS else 1)

    return count


def scope_text(limit: Limit) -> str:
    """Return a limit's scope and amount in a few words, for the reason of its row."""
    return f"{limit.bound} {limit.amount} {limit.unit} {limit.scope} (limits row {limit.row})"
