"""Hours: spans cut into bands, holidays, clock changes, and the shifts of a period."""

from anwroster.anwhours.bands import band_of, cut, pieces
from anwroster.anwhours.clock import AMSTERDAM, local, moment, months_between
from anwroster.anwhours.holidays import day_types, easter, holidays_between, nza_holidays
from anwroster.anwhours.timetable import make_shifts

__all__ = [
    "AMSTERDAM",
    "band_of",
    "cut",
    "day_types",
    "easter",
    "holidays_between",
    "local",
    "make_shifts",
    "moment",
    "months_between",
    "nza_holidays",
    "pieces",
]
