"""What the solver counts: candidates, minutes and fair parts as sorted whole numbers."""

from anwroster.problem.candidates import PAIR_RULES, PairRule
from anwroster.problem.problem import Problem, problem_of

__all__ = ["PAIR_RULES", "PairRule", "Problem", "problem_of"]
