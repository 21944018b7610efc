"""How much one doctor could work at most: the best choice of shifts without overlap and with rest."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from anwroster.model import Shift

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def minute_of(moment: datetime) -> int:
    """Return whole minutes from 1 January 2000 00:00 UTC to a moment."""
    return int((moment - _EPOCH).total_seconds()) // 60


def reach(shifts: Iterable[Shift], rest_minutes: int, worth: Callable[[Shift], int]) -> int:
    """Return the greatest total worth of shifts of which any two lie at least ``rest_minutes`` apart.

    Parameters
    ----------
    shifts
        What the doctor could be given, in any order.
    rest_minutes
        Least minutes between two shifts, 0 or more; 0 still forbids overlap.
    worth
        What a shift counts for: its minutes, or 1; never negative.

    Notes
    -----
    Weighted interval scheduling: with the shifts sorted by end, best(i) = max(best(i - 1), worth(i) + best(j)), j
    being the last shift that ends ``rest_minutes`` or more before shift i starts. Exact, O(n log n).
    """
    chosen = sorted(((minute_of(each.end), minute_of(each.start), worth(each)) for each in shifts), key=lambda x: x[0])
    ends = [end for end, _, _ in chosen]
    best = [0]
    for index, (_, start, value) in enumerate(chosen):
        before = bisect_right(ends, start - rest_minutes, hi=index)
        best.append(max(best[-1], value + best[before]))
    return best[-1]
