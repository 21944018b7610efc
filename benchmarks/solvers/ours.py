"""anwroster itself."""

from anwroster.model import Level
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger
from anwroster.solver.levels import Levels
from anwroster.solver.options import Options
from benchmarks.solvers.contestant import Log


def solve(problem: Problem, ledger: Ledger, log: Log) -> None:
    """Solve level by level with the program's own defaults."""
    levels = Levels(problem, ledger, Options(), log)
    log.hear(levels.best.chosen)

    def tell(level: Level, value: int, bound: int, note: str) -> None:
        log.hear(levels.best.chosen)
        if value == bound:
            log.proven.setdefault(level, log.now())

    log.tell = tell  # type: ignore[method-assign]
    solved = levels.run()
    log.hear(solved.chosen)
    log.bounds = {Level(each.name): each.bound for each in solved.levels}
