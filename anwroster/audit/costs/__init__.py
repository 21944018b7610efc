"""Hours per band and euros of one roster: told apart, and against tariffs of years."""

from anwroster.audit.costs.cuts import CUTS, By, costs_by
from anwroster.audit.costs.rows import BANDS, CostRow, On, total_of
from anwroster.audit.costs.years import BudgetRow, WhatIf, budget, priced_as, tariffs_used, what_if

__all__ = [
    "BANDS",
    "CUTS",
    "BudgetRow",
    "By",
    "CostRow",
    "On",
    "WhatIf",
    "budget",
    "costs_by",
    "priced_as",
    "tariffs_used",
    "total_of",
    "what_if",
]
