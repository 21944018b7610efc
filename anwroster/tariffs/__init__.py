"""NZa tariffs as dated data with status and source, and what a roster costs."""

from anwroster.tariffs.bill import STANDBY, OverMaximum, Pay, PayLine
from anwroster.tariffs.maximum import over_maximum
from anwroster.tariffs.parsing import decisions_from
from anwroster.tariffs.pricing import pay
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
    "over_maximum",
    "pay",
    "shipped",
]
