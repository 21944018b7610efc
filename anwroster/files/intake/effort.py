"""How much work one calendar may make: every kind of it counted as what it was measured to take, all added up.

A bound on each thing by itself lets through a calendar that stays below every one of them; a bound on the sum does not,
and leaves room for a calendar that has much of one thing. It counts, and looks at no clock: the same calendar is
refused, or read, on any machine.
"""

from collections import Counter

from anwroster.files.collector import UnreadableError

MOST = 1_200_000
"""Microseconds that one calendar may take: about a second."""


class Effort:
    """Adds up the work of one calendar.

    Notes
    -----
    Costs are microseconds on the machine on which they were measured (AMD EPYC, one core, Python 3.11), rounded up.
    """

    def __init__(self, most: int = MOST) -> None:
        self._left = float(most)
        self._spent: Counter[str] = Counter()

    def spend(self, kind: str, cost: float, count: int = 1) -> None:
        """Take what some work costs off what is left.

        Parameters
        ----------
        kind
            What it is spent on; its words are ``intake.effort.<kind>``.

        Raises
        ------
        UnreadableError
            ``calendar_effort``, with the kind on which most was spent.
        """
        self._left -= cost * count
        self._spent[kind] += round(cost * count)
        if self._left < 0:
            raise UnreadableError("calendar_effort", what=max(self._spent, key=lambda each: self._spent[each]))
