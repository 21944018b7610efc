"""Relaxations, and where HiGHS solves them: in this process, or (``aside.py``) in another."""

from dataclasses import replace
from typing import Protocol

from anwroster.solver.arrays import Numbers, Stage
from anwroster.solver.condensed import STEPS, condense
from anwroster.solver.highs import Relaxation, Relaxed
from anwroster.solver.options import Timed


class Relaxing(Protocol):
    """A relaxation that can be solved again with other bounds, here or elsewhere."""

    def bounded(self, lower: Numbers, upper: Numbers) -> None:
        """Take other bounds of the columns."""

    def forget(self) -> None:
        """Begin anew the next time."""

    def solve(self, seconds: float) -> Relaxed:
        """Solve it within some seconds."""


class Machine(Timed, Protocol):
    """Where HiGHS runs, and for how long it may."""

    def relaxation(self, stage: Stage, seed: int, *, vertex: bool = False, shake: float = 0.0) -> Relaxing:
        """Return a relaxation; see ``highs.Relaxation``."""


class Here:
    """HiGHS in this process.

    Parameters
    ----------
    watch
        Its time and its stop are those of what runs here.
    """

    def __init__(self, watch: Timed) -> None:
        self.left, self.on_stop = watch.left, watch.on_stop

    def relaxation(self, stage: Stage, seed: int, *, vertex: bool = False, shake: float = 0.0) -> Relaxing:
        """Return a relaxation."""
        return Relaxation(stage, seed, self, vertex=vertex, shake=shake)


def relax(stage: Stage, seconds: float, seed: int, machine: Machine) -> Relaxed:
    """Solve the linear relaxation of a stage once, by simplex."""
    return machine.relaxation(stage, seed, vertex=True).solve(seconds)


def relax_within(stage: Stage, start: Numbers, seconds: float, seed: int, machine: Machine, shake: float) -> Relaxed:
    """Solve the linear relaxation of a stage once by interior point, made smaller first.

    Parameters
    ----------
    start
        Value of each column in a legal roster.
    shake
        As for ``highs.Relaxation``.
    """
    until, steps, found = machine.left() - seconds, STEPS, None
    while True:
        small = condense(stage, start, steps)
        relaxed = machine.relaxation(small.stage, seed, shake=shake).solve(machine.left() - until)
        if found and relaxed.objective is None:
            return found
        if not len(relaxed.duals):
            return relaxed
        values, duals = small.values(stage, relaxed.values), small.duals(stage, relaxed.duals)
        found = replace(relaxed, values=values, duals=duals)
        if not small.is_loose(stage, relaxed.values) or 2 * relaxed.seconds > machine.left() - until:
            return found
        steps *= 4
