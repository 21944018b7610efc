"""anwroster and what it is measured against, each a way from one and the same ledger to a roster."""

from collections.abc import Mapping

from benchmarks.solvers import fullmip, ours, textbook, timefold, worstperformer
from benchmarks.solvers.contestant import Contestant

SOLVERS: Mapping[str, Contestant] = {
    each.name: each
    for each in (
        Contestant("anwroster", "this program", ours.solve),
        Contestant("textbook", "CP-SAT: pairwise rest, absolute deviations, one weighted sum", textbook.solve),
        Contestant("fullmip", "HiGHS: every level as one MIP over all columns", fullmip.solve),
        Contestant("timefold", "Timefold 1.24 (Java), one thread", timefold.solve, timefold.is_available),
        Contestant("worstperformer", "each shift to who has the lowest % of quota", worstperformer.solve),
    )
}
"""By name."""

__all__ = ["SOLVERS", "Contestant"]
