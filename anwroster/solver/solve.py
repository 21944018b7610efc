"""One phase: problem → ledger → levels → assignments."""

from dataclasses import dataclass

from anwroster.model import Assignment, Instance, LevelProof, LevelResult, Phase, Roster
from anwroster.problem import frozen, problem_of
from anwroster.solver.levels import Levels
from anwroster.solver.options import Options, Watch
from anwroster.solver.rules import post


@dataclass(frozen=True)
class PhaseSolved:
    """What solving one phase came to: all assignments of the roster, earlier ones included."""

    assignments: tuple[Assignment, ...]
    levels: tuple[LevelResult, ...]
    proofs: tuple[LevelProof, ...]


def solve_phase(instance: Instance, phase: Phase, before: Roster | None, options: Options, watch: Watch) -> PhaseSolved:
    """Return the best roster found for one phase.

    Parameters
    ----------
    before
        Roster of the earlier phases, whose assignments stand; proven to keep the hard rules.
    """
    problem = problem_of(instance, phase, before, seed=options.seed)
    ledger = post(problem)
    solved = Levels(problem, ledger, options, watch).run()
    standing = (*(before.assignments if before else ()), *frozen(instance))
    earlier = {(each.doctor, each.shift): each for each in standing}
    fixed = {(each.doctor, each.shift) for each in instance.fixed}
    offered = {(each.doctor, each.shift) for each in instance.offers}
    assignments = []
    for (d, s), column in ledger.assignments.items():
        pair = (problem.doctors[d].id, problem.shifts[s].id)
        if column not in solved.chosen:
            continue
        forced = phase is Phase.THREE and pair not in fixed and pair not in offered
        made = Assignment(doctor=pair[0], shift=pair[1], phase=phase, fixed=pair in fixed, forced=forced)
        assignments.append(earlier.get(pair, made))
    order = sorted(assignments, key=lambda each: (each.shift, each.doctor))
    return PhaseSolved(tuple(order), solved.levels, solved.proofs)
