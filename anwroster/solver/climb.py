"""Climbing: from a legal roster to a better one by handing shifts over, one or two at a time.

Works on the ledger alone. Every row with its measures is a convex cost of what the chosen assignments add up to in
it (infinite where no measure helps), so a handover is worth the difference of a few table look-ups.
"""

from collections.abc import Callable, Collection, Mapping

from anwroster.model import LEVELS, Level
from anwroster.solver.ledger import Ledger, Row

_BROKEN = 10**40
"""Cost of a broken hard row: more than all levels together."""
_STEP = 10**7
"""How much a unit of one level outweighs a unit of the next; all levels together stay below ``_BROKEN``."""


class Climber:
    """A choice of assignments with the cost of each row, changed one assignment at a time.

    Parameters
    ----------
    levels
        Levels whose costs count, each far above the next.
    capped
        Column of a worst-off measure → value that must not be passed: what deviates further counts as broken.
    """

    def __init__(
        self, ledger: Ledger, chosen: Collection[int], levels: Collection[Level], capped: Mapping[int, int]
    ) -> None:
        self.chosen: set[int] = set(chosen)
        self._upper = _ceilings(ledger, capped)
        self._of_column: dict[int, list[tuple[int, int]]] = {c: [] for c in ledger.assignments.values()}
        self._base: dict[int, int] = {}
        self._activity: list[int] = []
        self._costs: list[dict[int, int]] = []
        self._steps: list[tuple[list[tuple[int, int]], list[tuple[int, int]], int | None, int | None]] = []
        weights = {level: _STEP ** (len(LEVELS) - 1 - LEVELS.index(level)) for level in levels}
        unit: dict[int, int] = {}
        for penalty in ledger.penalties:
            if penalty.level in weights:
                unit[penalty.column] = unit.get(penalty.column, 0) + penalty.cost * weights[penalty.level]
        for row in ledger.rows:
            self._add_row(ledger, row, unit)
        self._base = {column: unit[column] for column in self._of_column if column in unit}

    def _add_row(self, ledger: Ledger, row: Row, unit: dict[int, int]) -> None:
        own = [(column, coefficient) for column, coefficient in row.terms if column in self._of_column]
        if not own:
            return
        measures = [(column, coefficient) for column, coefficient in row.terms if column not in self._of_column]
        if measures and not any(column in unit for column, _ in measures):
            return
        number = len(self._activity)
        for column, coefficient in own:
            self._of_column[column].append((number, coefficient))
        up = sorted((unit.get(c, 0), self._upper[c]) for c, coefficient in measures if coefficient > 0)
        down = sorted((unit.get(c, 0), self._upper[c]) for c, coefficient in measures if coefficient < 0)
        self._steps.append((up, down, row.lower, row.upper))
        self._costs.append({})
        self._activity.append(sum(coefficient for column, coefficient in own if column in self.chosen))

    def _cost(self, row: int, activity: int) -> int:
        """Return what a row costs at an activity; worked out once."""
        up, down, lower, upper = self._steps[row]
        short, steps = 0, up
        if lower is not None and activity < lower:
            short = lower - activity
        elif upper is not None and activity > upper:
            short, steps = activity - upper, down
        cost = 0
        for unit, width in steps:
            taken = min(short, width)
            cost += taken * unit
            short -= taken
            if not short:
                break
        cost += _BROKEN * short
        self._costs[row][activity] = cost
        return cost

    def change(self, column: int, sign: int) -> int:
        """Return what adding (1) or removing (-1) an assignment would add to the cost."""
        total = sign * self._base.get(column, 0)
        for row, coefficient in self._of_column[column]:
            before, costs = self._activity[row], self._costs[row]
            after = before + sign * coefficient
            old, new = costs.get(before), costs.get(after)
            total += (self._cost(row, after) if new is None else new) - (
                self._cost(row, before) if old is None else old
            )
        return total

    def do(self, column: int, sign: int) -> None:
        """Add or remove an assignment."""
        for row, coefficient in self._of_column[column]:
            self._activity[row] += sign * coefficient
        if sign > 0:
            self.chosen.add(column)
        else:
            self.chosen.discard(column)


def _ceilings(ledger: Ledger, capped: Mapping[int, int]) -> list[int]:
    """Return the upper bound of every column, lowered so that no worst-off measure passes its cap.

    A worst-off row reads scale × worst − coefficient × Σ steps ≥ lower, with its steps cheapest first.
    """
    upper = list(ledger.upper)
    for row in ledger.rows:
        worst = [(column, scale) for column, scale in row.terms if column in capped]
        if not worst or row.lower is None:
            continue
        ((column, scale),) = worst
        room = scale * capped[column] - row.lower
        for step, coefficient in row.terms:
            if step != column:
                upper[step] = max(0, min(upper[step], room // -coefficient))
                room += coefficient * upper[step]
    return upper


def climb(
    ledger: Ledger,
    chosen: Collection[int],
    levels: Collection[Level],
    go_on: Callable[[], bool],
    capped: Mapping[int, int] | None = None,
) -> set[int]:
    """Return a choice at least as good, by handovers that each make it better; the same every time.

    Parameters
    ----------
    chosen
        Assignment columns of a legal roster.
    levels
        Levels that count, strictly one above the other.
    go_on
        Whether there is time left; asked before each shift.
    capped
        As for ``Climber``; None caps nothing.
    """
    climber = Climber(ledger, chosen, levels, capped or {})
    of_shift: dict[int, list[int]] = {}
    shift_of: dict[int, int] = {}
    mine: dict[int, list[int]] = {}
    doctor_of: dict[int, int] = {}
    for (doctor, shift), column in ledger.assignments.items():
        of_shift.setdefault(shift, []).append(column)
        mine.setdefault(doctor, []).append(column)
        shift_of[column], doctor_of[column] = shift, doctor
    held = {column for column in shift_of if ledger.lower[column]}
    depth, improved = 1, True
    while improved or depth == 1:
        if not improved:
            depth = 2
        improved = False
        for shift in sorted(of_shift):
            if not go_on():
                return climber.chosen
            while _improve_shift(climber, of_shift, shift_of, mine, doctor_of, held, shift, depth):
                improved = True
    return climber.chosen


def _improve_shift(
    climber: Climber,
    of_shift: dict[int, list[int]],
    shift_of: dict[int, int],
    mine: dict[int, list[int]],
    doctor_of: dict[int, int],
    held: Collection[int],
    shift: int,
    depth: int,
) -> bool:
    """Make the best handover of one shift, and return whether there was one that helps."""
    giving: list[int | None] = [c for c in of_shift[shift] if c in climber.chosen and c not in held]
    for giver in [None, *giving]:
        gain = 0
        if giver is not None:
            gain = climber.change(giver, -1)
            climber.do(giver, -1)
        best: tuple[int, int, int | None, int | None] | None = None
        for taker in of_shift[shift]:
            if taker in climber.chosen or taker == giver:
                continue
            total = gain + climber.change(taker, 1)
            if total < 0 and (best is None or total < best[0]):
                best = (total, taker, None, None)
            if depth > 1 and best is None and _BROKEN <= total < 3 * _BROKEN:
                found = _eject(climber, of_shift, shift_of, mine[doctor_of[taker]], held, taker, gain)
                best = found or best
        if best is not None:
            _, taker, dropped, other = best
            if dropped is not None:
                climber.do(dropped, -1)
            climber.do(taker, 1)
            if other is not None:
                climber.do(other, 1)
            return True
        if giver is not None:
            climber.do(giver, 1)
    return False


def _eject(
    climber: Climber,
    of_shift: dict[int, list[int]],
    shift_of: dict[int, int],
    own: list[int],
    held: Collection[int],
    taker: int,
    gain: int,
) -> tuple[int, int, int | None, int | None] | None:
    """Let the taker drop one shift for this one, and find who takes over the dropped one."""
    for dropped in own:
        if dropped not in climber.chosen or dropped in held:
            continue
        first = climber.change(dropped, -1)
        climber.do(dropped, -1)
        second = climber.change(taker, 1)
        if gain + first + second < _BROKEN:
            climber.do(taker, 1)
            for other in of_shift[shift_of[dropped]]:
                if other != dropped and other not in climber.chosen:
                    total = gain + first + second + climber.change(other, 1)
                    if total < 0:
                        climber.do(taker, -1)
                        climber.do(dropped, 1)
                        return total, taker, dropped, other
            climber.do(taker, -1)
        climber.do(dropped, 1)
    return None
