"""The catalogue of indicators: each with formula, unit and source (``docs/indicatoren.md``)."""

from anwroster.audit.indicators import fulfilment
from anwroster.audit.measure import Indicator

CATALOGUE: dict[str, Indicator] = {each.id: each for each in fulfilment.INDICATORS}
"""Every indicator by its key."""
