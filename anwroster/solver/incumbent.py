"""The best roster so far, and what is proven about it."""

from collections.abc import Collection, Mapping
from math import ceil, isfinite

import numpy as np

from anwroster.model import FloorProof, Level, LevelProof, LevelResult, Status
from anwroster.solver.caps import left_to_each, lowered
from anwroster.solver.completion import Completion, complete
from anwroster.solver.ledger import Ledger
from anwroster.solver.matrix import matrix_of
from anwroster.solver.proof import Duals, exact_bound, excludes


class Incumbent:
    """The best choice of assignments so far, with a bound per level.

    A new choice is taken only when exact whole-number arithmetic on the ledger shows that it breaks no row, is no
    worse on the levels that are finished, and is better on the level at hand or, as good there, on those below: what
    a solver says in floating point is never believed.

    Parameters
    ----------
    chosen
        Assignment columns of a legal roster.
    """

    def __init__(self, ledger: Ledger, chosen: Collection[int]) -> None:
        self.ledger = ledger
        self.levels = ledger.levels()
        self.reached: dict[Level, int] = {}
        self.bounds: dict[Level, int] = dict.fromkeys(self.levels, 0)
        self.proofs: dict[Level, Duals] = {}
        self.floors: dict[int, tuple[int, Duals]] = {}
        self._together: tuple[int, Duals] | None = None
        self._costs = {level: matrix_of(ledger).cost(level) for level in self.levels}
        self._take(chosen, complete(ledger, chosen))

    def cost(self, level: Level) -> int:
        """Return what the best choice costs on a level."""
        return self._cost[level]

    def offer(self, level: Level, chosen: Collection[int]) -> bool:
        """Take a choice when it is better, and return whether it was."""
        completion = complete(self.ledger, chosen)
        costs = self._costs_of(completion)
        if completion.broken or any(costs[above] > reached for above, reached in self.reached.items()):
            return False
        below = [each for each in self.levels if each not in self.reached and each is not level]
        order = [level, *below]
        if [costs[each] for each in order] >= [self.cost(each) for each in order]:
            return False
        self._take(chosen, completion)
        return True

    def costs_of(self, chosen: Collection[int]) -> dict[Level, int]:
        """Return what a choice costs on each level; empty where it breaks a row."""
        completion = complete(self.ledger, chosen)
        return {} if completion.broken else self._costs_of(completion)

    def _costs_of(self, completion: Completion) -> dict[Level, int]:
        values = np.asarray(completion.values, dtype=np.int64)
        return {level: int(costs @ values) for level, costs in self._costs.items()}

    def _take(self, chosen: Collection[int], completion: Completion) -> None:
        self.chosen, self.values = frozenset(chosen), completion.values
        self._cost = self._costs_of(completion)

    def prove_exactly(self, level: Level, duals: Duals) -> None:
        """Take dual values when they prove more than those before them."""
        bound = self._exact(level, self.reached, duals)
        if bound > self._exact(level, self.reached, self.proofs.get(level, Duals())):
            self.proofs[level] = duals
        self.bounds[level] = max(self.bounds[level], min(bound, self.cost(level)))

    def _exact(self, level: Level, above: Mapping[Level, int], duals: Duals) -> int:
        return exact_bound(self.ledger, level, above, duals, floors=self._least())

    def lowered(self) -> list[int]:
        """Return the upper bound of each column that what is proven of the worst-off leaves."""
        return lowered(self.ledger, self._least(), self.reached.get(Level.WORST_OFF))

    def _least(self) -> dict[int, int]:
        return {measure: least for measure, (least, _) in self.floors.items()}

    def prove_floor(self, measure: int, least: int, duals: Duals) -> bool:
        """Take dual values that exclude all below ``least`` of a worst-off measure, and return whether they do."""
        if least <= self.floors.get(measure, (0, duals))[0]:
            return True
        above = dict(self.reached)  # a floor may be proven on another core while levels below are finished
        if not excludes(self.ledger, {measure: least - 1}, above, duals):
            return False
        self.floors = {**self.floors, measure: (least, duals)}  # whoever reads them meanwhile has them as they were
        self.bounds[Level.WORST_OFF] = max(self.bounds[Level.WORST_OFF], self._floor())
        return True

    def prove_together(self, least: int, duals: Duals) -> bool:
        """Take dual values that exclude all that costs less on the level worst_off, and return whether they do."""
        caps = left_to_each(self.ledger, self._least(), least - 1)
        if not excludes(self.ledger, caps, dict(self.reached), duals):
            return False
        self._together = (least, duals)
        self.bounds[Level.WORST_OFF] = max(self.bounds[Level.WORST_OFF], min(least, self.cost(Level.WORST_OFF)))
        return True

    def _floor(self) -> int:
        costs = self._costs[Level.WORST_OFF]
        return sum(int(costs[measure]) * least for measure, least in self._least().items())

    def prove(self, level: Level, bound: float | None) -> None:
        """Take a solver's bound when it is higher; rounded up to a whole value with room for its tolerance."""
        if bound is not None and isfinite(bound):
            rounded = ceil(bound - 1e-6 * max(1.0, abs(bound)))
            self.bounds[level] = max(self.bounds[level], min(rounded, self.cost(level)))

    def is_proven(self, level: Level) -> bool:
        """Return whether no roster is better on a level."""
        return self.cost(level) <= self.bounds[level]

    def result(self, level: Level) -> LevelResult:
        """Return what was reached on a level and what is proven."""
        value, bound = self.cost(level), self.bounds[level]
        status: Status = "optimal" if value == bound else "feasible"
        return LevelResult(
            name=level.value, value=value, bound=bound, gap=(value - bound) / max(value, 1), status=status
        )

    def proof(self, level: Level) -> LevelProof:
        """Return what proves the bound of a level, with the values that the levels above have in the end."""
        duals = self.proofs.get(level, Duals())
        above = {each: self.cost(each) for each in self.levels[: self.levels.index(level)]}
        value = self.cost(level)
        proof = LevelProof(
            name=level.value,
            value=value,
            bound=min(value, self._exact(level, above, duals)),
            rows=dict(duals.rows),
            above=_named(duals),
        )
        return self._with_floors(proof) if level is Level.WORST_OFF else proof

    def _with_floors(self, proof: LevelProof) -> LevelProof:
        rule_of = {each.column: each.because.rule for each in self.ledger.penalties if each.level is Level.WORST_OFF}
        floors = tuple(
            FloorProof(rule=rule_of[measure], least=least, rows=dict(duals.rows), above=_named(duals))
            for measure, (least, duals) in sorted(self.floors.items())
        )
        bound = max(proof.bound, self._floor())
        if self._together and self._together[0] > bound:
            bound, duals = self._together
            floors += (FloorProof(rule=None, least=bound, rows=dict(duals.rows), above=_named(duals)),)
        return proof.model_copy(update={"floors": floors, "bound": min(proof.value, bound)})


def _named(duals: Duals) -> dict[str, int]:
    return {each.value: dual for each, dual in duals.above.items()}
