"""What the solver counts: candidates, minutes and fair parts as sorted whole numbers."""

from anwroster.problem.candidates import PAIR_RULES, PairRule
from anwroster.problem.keeping import frozen
from anwroster.problem.lottery import by_lot, lot
from anwroster.problem.problem import Problem, before_of, problem_of

__all__ = ["PAIR_RULES", "PairRule", "Problem", "before_of", "by_lot", "frozen", "lot", "problem_of"]
