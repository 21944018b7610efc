"""NZa tariffs as dated data with status and source, and what a roster costs."""

from anwroster.tariffs.parsing import decisions_from
from anwroster.tariffs.pricing import STANDBY, OverMaximum, Pay, PayLine, pay
from anwroster.tariffs.table import NoTariffError, TariffTable, amount, shipped

__all__ = [
    "STANDBY",
    "NoTariffError",
    "OverMaximum",
    "Pay",
    "PayLine",
    "TariffTable",
    "amount",
    "decisions_from",
    "pay",
    "shipped",
]
