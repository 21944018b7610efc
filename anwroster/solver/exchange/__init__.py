"""Exchange: making a roster better by handing shifts round along chains of doctors."""

from anwroster.solver.exchange.prices import PriceList
from anwroster.solver.exchange.search import LONGEST, Exchange
from anwroster.solver.exchange.tables import Prices

__all__ = ["LONGEST", "Exchange", "PriceList", "Prices"]
